// Runs reactions as jobs. A job is idempotent and its cause is an event, so that it may run again after a crash. The queue
// would free a killed worker's jobs only after four hours: workers beat, and the locks of those that are silent for a
// minute are released.

import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type { OpenDatabase } from './database.ts';
import type { Log } from './log.ts';
import { patientPool } from './patient-pool.ts';

/** How often a worker says that it lives. */
export const beatMillis = 5_000;
const silentMillis = 60_000;

export type Work = (payload: Record<string, unknown>) => Promise<void>;
export type RunningJobs = { stop: () => Promise<void> };

export async function startJobs(
  database: OpenDatabase,
  tasks: Record<string, Work>,
  log: Log,
  now: () => Date,
  concurrency = 8,
): Promise<RunningJobs> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, work]) => [name, (payload: unknown) => work(payload as Record<string, unknown>)]),
  );
  const events: WorkerEvents = new EventEmitter();
  const workerIds = new Set<string>();
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId));
  events.on('pool:create', ({ workerPool }) => workerIds.add(workerPool.id));
  events.on('job:start', ({ worker }) => workerIds.add(worker.workerId));
  events.on('localQueue:init', ({ localQueue }) => letItReturnJobs(localQueue));
  const ended = new AbortController();
  const runner: Runner = await run({
    pgPool: patientPool(database.pool, ended.signal, log),
    taskList,
    events,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error(message);
    }),
    preset: { worker: { localQueue: { size: 100 }, completeJobBatchDelay: 5, failJobBatchDelay: 5 } },
  });
  runner.promise.catch((error) => log.error({ err: error }, 'The job runner stopped.'));
  const beat = () =>
    beatAndRelease(database, [...workerIds], now()).catch((error) => log.error({ err: error }, 'No beat.'));
  void beat();
  const timer = setInterval(beat, beatMillis);
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop().catch((error) => log.warn({ err: error }, 'The job runner was stopped already.'));
      ended.abort();
      await sql`delete from worker_beat where worker_id = any(${[...workerIds]}::text[])`.execute(database.db);
    },
  };
}

/**
 * graphile-worker 0.18.0 refuses to give the jobs in its hands back once it stops, and loses the error of trying to. This is
 * its own function without the refusal.
 */
function letItReturnJobs(localQueue: unknown): void {
  const queue = localQueue as {
    backgroundCount: number;
    decreaseBackgroundCount: () => void;
    decreaseBackgroundCountWithError: (error: unknown) => void;
    background: (promise: Promise<unknown>) => void;
  };
  queue.background = (promise) => {
    queue.backgroundCount++;
    promise.then(queue.decreaseBackgroundCount, queue.decreaseBackgroundCountWithError);
  };
}

/** Notes that these workers live, and unlocks the jobs of workers that were silent for 60 s or never beat. */
export async function beatAndRelease(database: OpenDatabase, workerIds: string[], now: Date): Promise<string[]> {
  const silentSince = new Date(now.getTime() - silentMillis);
  await sql`insert into worker_beat (worker_id, beat_at) select unnest(${workerIds}::text[]), ${now}
            on conflict (worker_id) do update set beat_at = excluded.beat_at`.execute(database.db);
  const silent = await sql<{ lockedBy: string }>`
    select distinct j.locked_by from graphile_worker._private_jobs j
     where j.locked_by is not null and j.locked_at < ${silentSince}
       and not exists (select 1 from worker_beat b where b.worker_id = j.locked_by and b.beat_at >= ${silentSince})`.execute(
    database.db,
  );
  const ids = silent.rows.map((row) => row.lockedBy);
  if (ids.length > 0) await sql`select graphile_worker.force_unlock_workers(${ids}::text[])`.execute(database.db);
  await sql`delete from worker_beat where beat_at < ${new Date(now.getTime() - 24 * 3600_000)}`.execute(database.db);
  return ids;
}
