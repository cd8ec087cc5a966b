// Whether every invariant holds, asked after each moment. The database is asked about the moment as it was, by somebody who
// goes on reading it while the next one already happens; what does not hold ends the run one moment later with its story.

import type pg from 'pg';
import { checkInvariants, invariants, type Verdict } from '../server/guarantees/invariants.ts';
import { type Onlooker, onlookerOn } from './onlookers.ts';
import type { Story } from './story.ts';

export class Offence extends Error {
  story: string[];
  constructor(story: string[]) {
    super(story[0]);
    this.story = story;
  }
}

export type Checks = {
  /** Looks at this moment: in full, or at what has changed since then. Resolves when the next moment may begin. */
  begin: (at: { now: Date; since: Date | null; story: Story }) => Promise<void>;
  /** Waits for what was begun. @throws Offence */
  end: () => Promise<void>;
  /** Waits for it too, and lets go of the database. What does not hold is told by `end`. */
  rest: () => Promise<void>;
  count: () => number;
};

export function checksOn(connection: pg.ClientConfig): Checks {
  // In full everything is read, and little of it by an index.
  const [often, nightly] = [onlookerOn(connection, 'index'), onlookerOn(connection, 'any')];
  let running: Promise<void> = Promise.resolve();
  let count = 0;
  const quiet = () =>
    running.then(
      () => {},
      () => {},
    );
  return {
    begin: async ({ now, since, story }) => {
      await quiet();
      const onlooker = since ? often : nightly;
      await Promise.all([
        onlooker.ask('begin isolation level repeatable read read only'),
        // Only the first question settles which moment is seen.
        onlooker.ask('select 1'),
      ]);
      const about = story.upToNow();
      running = look(onlooker, { now, since }).then((verdicts) => {
        count += verdicts.filter((one) => one.state !== 'not built').length;
        const broken = verdicts.filter((one) => one.state === 'broken');
        if (broken.length > 0) throw offence(now, broken.map(asLine), about(broken.flatMap(numbersOf)));
      });
      running.catch(() => {});
    },
    end: async () => {
      const was = running;
      running = quiet();
      await was;
    },
    count: () => count,
    rest: async () => {
      await quiet();
      await Promise.all([often.close(), nightly.close()]);
    },
  };
}

async function look(onlooker: Onlooker, at: { now: Date; since: Date | null }): Promise<Verdict[]> {
  const verdicts = await Promise.all(invariants.map((one) => checkInvariants(onlooker.db, at, [one])));
  await onlooker.ask('commit');
  return verdicts.flat();
}

export const offence = (at: Date, why: string[], what: string[]): Offence =>
  new Offence([`At ${at.toISOString()}:`, ...why, 'What had happened:', ...what]);

const asLine = ({ number, name, offenders }: Verdict): string =>
  `Invariant ${number} (${name}) is broken: ${JSON.stringify(offenders.slice(0, 3))}`;

const numbersOf = ({ offenders }: Verdict): string[] =>
  offenders.slice(0, 3).flatMap(({ ticket }) => (typeof ticket === 'string' ? [ticket] : []));
