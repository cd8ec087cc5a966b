// What happened, kept so that a broken invariant can be told as a short story that anybody can replay.

export type Story = {
  tell: (at: Date, what: string, number?: string | null) => void;
  /** What happened to these tickets and to the desk as a whole, the latest last. */
  about: (numbers: readonly string[]) => string[];
};

const mostLines = 60_000;
const mostTold = 40;

export function makeStory(): Story {
  const lines: { at: Date; what: string; number: string | null }[] = [];
  return {
    tell: (at, what, number = null) => {
      lines.push({ at, what, number });
      if (lines.length > mostLines) lines.splice(0, mostLines / 2);
    },
    about: (numbers) =>
      lines
        .filter((line) => line.number === null || numbers.includes(line.number))
        .slice(-mostTold)
        .map(({ at, what, number }) => `  ${at.toISOString()}  ${number ?? '(desk)'}  ${what}`),
  };
}
