// Which timed work has anything to do at this moment. Each job is run for trial, all at once, in a transaction that is rolled
// back: whichever reads and finds nothing has nothing to do, and need not be run, because it would read the same. Whichever
// wants to write, writes a line to the log, or fails is run in earnest. This knows nothing of what the jobs are.

import { newUuid } from '../server/platform/context.ts';
import type { OpenDatabase } from '../server/platform/database.ts';
import { createLog } from '../server/platform/log.ts';
import type { TimedJob } from '../server/platform/sweeps.ts';
import type { Wiring } from '../server/platform/wiring.ts';
import { writesInside } from './crash.ts';
import { type Answer, askedBy, type Onlooker } from './onlookers.ts';

type Trial = { name: string; run: () => Promise<void>; wants: boolean; wrote: boolean };

/** `jobsFor` makes the timed jobs of a desk with this wiring. @returns asks which of them have something to do */
export function idleLook(
  onlooker: Onlooker,
  wiring: Wiring,
  jobsFor: (wiring: Wiring) => readonly TimedJob[],
): (names: ReadonlySet<string>) => Promise<ReadonlySet<string>> {
  const trials = jobsFor(wiring).map(({ name }) => trialOf(name, onlooker, wiring, jobsFor));
  return async (names) => {
    const tried = trials.filter(({ name }) => names.has(name));
    for (const trial of tried) Object.assign(trial, { wants: false, wrote: false });
    const state = [onlooker.ask('begin')];
    const runs = tried.map((trial) =>
      trial.run().catch(() => {
        trial.wants = true;
      }),
    );
    await Promise.all(runs);
    state.push(onlooker.ask('rollback'));
    await Promise.all(state);
    // What one has written the others have seen, and none of them can be relied on.
    const isMixed = tried.some(({ wrote }) => wrote);
    return new Set(tried.filter(({ wants }) => isMixed || wants).map(({ name }) => name));
  };
}

function trialOf(
  name: string,
  onlooker: Onlooker,
  wiring: Wiring,
  jobsFor: (wiring: Wiring) => readonly TimedJob[],
): Trial {
  const trial: Trial = { name, run: async () => {}, wants: false, wrote: false };
  const ask = (text: string, values?: readonly unknown[]) => tryOut(trial, onlooker, text, values);
  const db = askedBy(ask) as OpenDatabase['db'];
  const alone: Wiring = {
    ...wiring,
    database: { db, pool: { query: ask } as unknown as OpenDatabase['pool'], close: async () => {} },
    sources: { ...wiring.sources, newId: () => newUuid(0, Buffer.alloc(10)), random: () => 0 },
    log: createLog('warn', {
      write: () => {
        trial.wants = true;
      },
    }),
    wake: () => {},
  };
  trial.run = jobsFor(alone).find((job) => job.name === name)!.run;
  return trial;
}

const bounds = /^(begin|start transaction|commit|rollback)\b/;
const reads = /^(select|with|update|delete)\b/;
/** What is not taken back with the transaction. */
const lasting = /\b(nextval|setval|add_jobs?|pg_notify)\b/;

async function tryOut(trial: Trial, onlooker: Onlooker, text: string, values?: readonly unknown[]): Promise<Answer> {
  const start = text.trimStart().toLowerCase();
  if (bounds.test(start)) return { command: 'BEGIN', rowCount: null, rows: [] };
  if (!reads.test(start) || writesInside(start) || lasting.test(text)) {
    trial.wants = true;
    throw new Error('It has something to do.');
  }
  const answer = await onlooker.ask(text, values);
  if (answer.command !== 'SELECT' && (answer.rowCount ?? 0) > 0) {
    Object.assign(trial, { wants: true, wrote: true });
    throw new Error('It has something to do.');
  }
  return answer;
}
