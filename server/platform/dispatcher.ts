// From the record to the work. After a commit the dispatcher is woken; it reads new events in batches, asks the reactions
// which jobs follow, and enqueues them in one statement together with its cursor, so that each event is expanded exactly
// once. Other processes hear of it by NOTIFY, at most twenty times a second; a poll each second stands behind both.

import { sql } from 'kysely';
import type pg from 'pg';
import type { Database, OpenDatabase } from './database.ts';
import type { StoredEvent } from './events.ts';

export type Job = { task: string; payload: Record<string, unknown>; key: string };
/** Which jobs follow from a batch of events. It may read, once for the batch. */
export type Expand = (tx: Database, events: readonly StoredEvent[]) => Promise<Job[]>;

const batchSize = 500;
const pollMillis = 1000;
const notifyMillis = 50;
export const wakeChannel = 'tellonce_wake';
export const liveChannel = 'tellonce_live';

export type Dispatcher = { wake: () => void; drain: () => Promise<number>; stop: () => Promise<void> };

/** Expands new events once. @returns how many events were read; 0 when there are none or another process is at it. */
export async function dispatchBatch(database: OpenDatabase, expand: Expand): Promise<number> {
  return database.db.transaction().execute(async (tx) => {
    const cursor = await sql<{ xact: string; sequence: number }>`
      select xact::text as xact, sequence from event_cursor where name = 'reactions' for update skip locked`.execute(
      tx,
    );
    const from = cursor.rows[0];
    if (!from) return 0;
    // With the cursor as constants the index on (xact, sequence) is walked from where it stands.
    const events = await sql<StoredEvent & { xact: string }>`
      select e.sequence, e.xact::text as xact, e.kind, e.at, e.actor_id, e.ticket_id, e.subject_id, e.data
        from event e
       where (e.xact, e.sequence) > (${from.xact}::xid8, ${from.sequence}::bigint)
         and e.xact < pg_snapshot_xmin(pg_current_snapshot())
       order by e.xact, e.sequence limit ${batchSize}`.execute(tx);
    const last = events.rows.at(-1);
    if (!last) return 0;
    const jobs = await expand(tx, events.rows);
    if (jobs.length > 0) {
      const specs = jobs.map((job) => ({ identifier: job.task, payload: job.payload, job_key: job.key }));
      await sql`select 1 from graphile_worker.add_jobs(array(
        select json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)))`.execute(tx);
    }
    await sql`update event_cursor set xact = ${last.xact}::xid8, sequence = ${last.sequence} where name = 'reactions'`.execute(
      tx,
    );
    return events.rows.length;
  });
}

/** Runs until stopped. `wake` is cheap and may be called after every commit. */
export function startDispatcher(
  database: OpenDatabase,
  expand: Expand,
  onError: (error: unknown) => void,
  runs: { expands: boolean },
): Dispatcher {
  let pending = false;
  let stopped = false;
  let running: Promise<void> | undefined;
  let notified = 0;
  let notifyTimer: NodeJS.Timeout | undefined;

  const tell = () => {
    if (notifyTimer || stopped) return;
    notifyTimer = setTimeout(
      () => {
        notifyTimer = undefined;
        notified = performance.now();
        database.pool.query(`notify ${liveChannel}`).catch(onError);
        if (!runs.expands) database.pool.query(`notify ${wakeChannel}`).catch(onError);
      },
      Math.max(0, notified + notifyMillis - performance.now()),
    );
  };
  const run = async () => {
    do {
      pending = false;
      try {
        while (!stopped && (await dispatchBatch(database, expand)) > 0) tell();
      } catch (error) {
        onError(error);
      }
    } while (pending && !stopped);
    running = undefined;
  };
  const wake = () => {
    if (stopped) return;
    tell();
    if (!runs.expands) return;
    pending = true;
    running ??= run();
  };
  const poll = runs.expands ? setInterval(wakeQuietly, pollMillis) : undefined;
  function wakeQuietly() {
    pending = true;
    running ??= run();
  }
  return {
    wake,
    drain: () => dispatchBatch(database, expand),
    stop: async () => {
      stopped = true;
      clearInterval(poll);
      clearTimeout(notifyTimer);
      await running;
    },
  };
}

/**
 * One connection that listens, and comes back by itself when it is lost. `onReady` runs after each (re)connection, so that
 * what was missed can be read again.
 */
export function listen(
  connection: pg.ClientConfig,
  Client: typeof pg.Client,
  channels: readonly string[],
  on: { notice: (channel: string) => void; ready: () => void; error: (error: unknown) => void },
): { stop: () => Promise<void> } {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const again = (error: unknown) => {
    if (stopped || timer) return;
    on.error(error);
    client?.removeAllListeners();
    client?.on('error', () => {});
    client?.end().catch(() => {});
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, 500);
  };
  const connect = async () => {
    const fresh = new Client({ ...connection, application_name: 'tellonce listener', keepAlive: true });
    client = fresh;
    fresh.on('error', again);
    fresh.on('end', () => again(new Error('The listening connection was closed.')));
    fresh.on('notification', (message) => on.notice(message.channel));
    try {
      await fresh.connect();
      for (const channel of channels) await fresh.query(`listen ${channel}`);
      on.ready();
    } catch (error) {
      again(error);
    }
  };
  void connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      client?.removeAllListeners();
      client?.on('error', () => {});
      await client?.end().catch(() => {});
    },
  };
}
