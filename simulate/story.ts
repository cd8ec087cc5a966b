// What happened, kept so that a broken invariant can be told as a short story that anybody can replay, with a mark of the whole
// of it: whoever plays the same seed hears the same story, or something in the desk leans on chance.

import { createHash, type Hash } from 'node:crypto';

export type Story = {
  tell: (at: Date, what: string, number?: string | null) => void;
  /** What happened to these tickets and to the desk as a whole, the latest last. */
  about: (numbers: readonly string[]) => string[];
  /** The same of what has happened up to now, asked later. */
  upToNow: () => (numbers: readonly string[]) => string[];
  /** Takes into the mark what the desk itself has recorded. */
  note: (line: string) => void;
  mark: () => string;
};

type Line = { at: Date; what: string; number: string | null };

const mostLines = 60_000;
const mostTold = 40;

/** `onTell` hears each line as it comes. */
export function makeStory(onTell: (line: string) => void = () => {}): Story {
  let lines: Line[] = [];
  const hash: Hash = createHash('sha256');
  const about = (from: readonly Line[], until: number, numbers: readonly string[]) =>
    from
      .slice(0, until)
      .filter((line) => line.number === null || numbers.includes(line.number))
      .slice(-mostTold)
      .map(lineOf);
  const note = (line: string) => void hash.update(`${line.replace(madeByDatabase, 'some id')}\n`);
  return {
    tell: (at, what, number = null) => {
      // Whoever looks back at an earlier moment keeps the lines of then.
      if (lines.length > mostLines) lines = lines.slice(mostLines / 2);
      lines.push({ at, what, number });
      const line = lineOf({ at, what, number });
      note(line);
      onTell(line);
    },
    about: (numbers) => about(lines, lines.length, numbers),
    upToNow: () => {
      const [from, until] = [lines, lines.length];
      return (numbers) => about(from, until, numbers);
    },
    note,
    mark: () => hash.copy().digest('hex').slice(0, 16),
  };
}

/** What a migration wrote has an id by chance, and it is of no account. All others come from the seed (version 7). */
const madeByDatabase = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const lineOf = ({ at, what, number }: Line): string => `  ${at.toISOString()}  ${number ?? '(desk)'}  ${what}`;
