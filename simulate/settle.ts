// What the desk does by itself, until nothing follows any more: the dispatcher, its jobs, and the timed work. Any of it may die
// on the way; then a new process takes its place and goes on where the rows say.

import { dispatchBatch, type Expand, type Job } from '../server/platform/dispatcher.ts';
import type { Work } from '../server/platform/jobs.ts';
import type { TimedJob } from '../server/platform/sweeps.ts';
import type { Wiring } from '../server/platform/wiring.ts';
import { jobsForAll } from '../server/reactions.ts';
import type { Crash } from './crash.ts';
import { idleLook } from './idle-look.ts';
import type { Onlooker } from './onlookers.ts';

export type DeskWork = {
  wiring: Wiring;
  crash: Crash;
  onlooker: Onlooker;
  tasks: Record<string, Work>;
  timedFor: (wiring: Wiring) => readonly TimedJob[];
  runs: { timed: boolean };
  /** Somebody wrote something that others may want to hear of. */
  isWoken: () => boolean;
  onRestart: () => void;
  /** What it wrote to its log as errors. */
  errors: readonly string[];
};

const mostRounds = 50;
/** What runs this seldom or less often in a desk does not run at each moment here. */
const seldomSeconds = 600;

export function settling(work: DeskWork): () => Promise<void> {
  const { onlooker, runs, isWoken } = work;
  // The queue survives whoever works on it.
  const queue: Job[] = [];
  const timed = timedWork(work);
  return async () => {
    for (let round = 0; round < mostRounds; round++) {
      const isBusy = await dispatch(work, queue);
      if (runs.timed && (round === 0 || isBusy || isWoken())) await timed();
      if (!isBusy && !isWoken() && !(await hasEvents(onlooker))) return;
    }
    throw new Error(
      ['The desk did not come to rest: something follows from itself for ever.', ...work.errors].join('\n'),
    );
  };

  async function dispatch({ wiring, tasks }: DeskWork, waiting: Job[]): Promise<boolean> {
    let isBusy = false;
    while (await hasEvents(onlooker)) {
      isBusy = true;
      await survive(work, 'the dispatcher', async () => {
        const found: Job[] = [];
        const collect: Expand = async (tx, events) => {
          found.push(...(await jobsForAll(true)(tx, events)));
          return [];
        };
        await dispatchBatch(wiring.database, collect);
        waiting.push(...found);
      });
    }
    while (waiting[0]) {
      const job = waiting[0];
      if (await survive(work, job.task, () => tasks[job.task]!(job.payload))) waiting.shift();
      isBusy = true;
    }
    return isBusy;
  }
}

/** Does a step of the desk's own. @returns false when it died on the way, and a new process has begun */
async function survive({ crash, onRestart }: DeskWork, name: string, step: () => Promise<unknown>): Promise<boolean> {
  crash.boundaries.during(name);
  try {
    await step();
  } catch (error) {
    if (!crash.isDead()) throw error;
  }
  if (!crash.isDead()) return true;
  await crash.restart();
  onRestart();
  return false;
}

/** One round of timed work: what finds nothing is not run, unless something was written before its turn. */
function timedWork(work: DeskWork): () => Promise<void> {
  const { wiring, crash, onlooker, timedFor } = work;
  const jobs = timedFor(wiring);
  const often = new Set(jobs.filter(({ everySeconds }) => everySeconds < seldomSeconds).map(({ name }) => name));
  const isIdle = idleLook(onlooker, wiring, timedFor);
  const lastRun = new Map<string, number>();
  const isTurn = ({ name, everySeconds }: TimedJob): boolean => {
    const now = wiring.sources.now().getTime();
    const isDue = Math.abs(now - (lastRun.get(name) ?? 0)) >= everySeconds * 1000;
    if (isDue) lastRun.set(name, now);
    return isDue;
  };
  return async () => {
    const wanting = await isIdle(often);
    const before = crash.written();
    for (const job of jobs) {
      const isWanted = often.has(job.name) ? wanting.has(job.name) || crash.written() > before : isTurn(job);
      // Whoever takes its place does it within seconds, and does not wait for the next moment of a quiet day.
      while (isWanted && !(await survive(work, job.name, job.run)));
    }
  };
}

/** Whether something was recorded that nobody has followed up. */
async function hasEvents(onlooker: Onlooker): Promise<boolean> {
  const { rows } = await onlooker.ask(
    `select exists (select 1 from event e where (e.xact, e.sequence) > (c.xact, c.sequence)) as has
       from event_cursor c where c.name = 'reactions'`,
  );
  return rows[0]?.has === true;
}
