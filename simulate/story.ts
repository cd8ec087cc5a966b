// What happened, kept so that a broken invariant can be told as a short story that anybody can replay.

export type Story = {
  tell: (at: Date, what: string, number?: string | null) => void;
  /** What happened to these tickets and to the desk as a whole, the latest last. */
  about: (numbers: readonly string[]) => string[];
};

type Line = { at: Date; what: string; number: string | null };

const mostLines = 60_000;
const mostTold = 40;

/** `onTell` hears each line as it comes. */
export function makeStory(onTell: (line: string) => void = () => {}): Story {
  const lines: Line[] = [];
  return {
    tell: (at, what, number = null) => {
      lines.push({ at, what, number });
      onTell(lineOf({ at, what, number }));
      if (lines.length > mostLines) lines.splice(0, mostLines / 2);
    },
    about: (numbers) =>
      lines
        .filter((line) => line.number === null || numbers.includes(line.number))
        .slice(-mostTold)
        .map(lineOf),
  };
}

const lineOf = ({ at, what, number }: Line): string => `  ${at.toISOString()}  ${number ?? '(desk)'}  ${what}`;
