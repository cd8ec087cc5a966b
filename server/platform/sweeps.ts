// Timed work. What is due stands in an indexed `due_at` column; a sweep looks for it with the context's time. Sweeps lock
// the rows they act on and skip locked ones, so that any number of processes may run them.

import type { Log } from './log.ts';

export type TimedJob = { name: string; everySeconds: number; run: () => Promise<void> };

/** Runs each job now and again; a run that is still going is not started twice. */
export function startSweeps(jobs: readonly TimedJob[], log: Log): { stop: () => Promise<void> } {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const turn = async (job: TimedJob) => {
    if (stopped) return;
    try {
      await job.run();
    } catch (error) {
      log.error({ err: error, job: job.name }, 'A timed job failed; it runs again at its next turn.');
    }
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      start(job);
    }, job.everySeconds * 1000);
    timers.add(timer);
  };
  const start = (job: TimedJob) => {
    const done: Promise<void> = turn(job).finally(() => running.delete(done));
    running.add(done);
  };
  for (const job of jobs) start(job);
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
