// The database of a simulated desk: a real PostgreSQL of its own that loses nothing when it is killed, and that does nothing by
// itself, because what it did when would depend on how busy the machine is, and with it how statements are planned.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../db/migrate.ts';
import { readConfig } from '../server/platform/config.ts';
import { openPool } from '../server/platform/database.ts';
import { openDatabase } from '../server/platform/embedded-database.ts';
import { createLog } from '../server/platform/log.ts';

export type Server = { connection: pg.ClientConfig; release: () => Promise<void> };

/** Where the first process of the server stands in it (the first line of postmaster.pid). */
export function postmasterOf(folder: string): number {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((one) =>
    one.endsWith('postmaster.pid'),
  );
  return Number(readFileSync(join(folder, found ?? 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Whoever stops a run with Ctrl-C leaves neither a server behind nor what it kept in memory. @returns takes it back */
export function endWithProcess(folder: string): () => void {
  const end = (signal: NodeJS.Signals) => {
    try {
      process.kill(postmasterOf(folder), 'SIGQUIT');
    } catch {
      // It has not been started yet, or is gone.
    }
    rmSync(folder, { recursive: true, force: true });
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return () => void process.off('SIGINT', end).off('SIGTERM', end);
}

const settings = {
  // No machine loses its power here, so nothing has to reach a disk; but the server is killed, and what it has confirmed stays.
  fsync: 'off',
  synchronous_commit: 'on',
  full_page_writes: 'off',
  autovacuum: 'off',
  checkpoint_timeout: '1d',
  jit: 'off',
};

export async function openServer(folder: string): Promise<Server> {
  const config = readConfig({ TELLONCE_DATA: join(folder, 'data'), LOG_LEVEL: 'error' });
  const opened = await openDatabase(config, createLog('error'), settings);
  if ('connectionString' in opened.connection) throw new Error('The simulation uses the embedded database.');
  const pool = openPool(opened.connection, 2).pool;
  await migrate(pool);
  await indexWhatComesDue(pool);
  await tidyUp(pool);
  await pool.end();
  return { connection: opened.connection, release: opened.release };
}

/** What a database does by itself now and then: it clears away old rows and counts those that are there. */
export async function tidyUp(pool: pg.Pool | pg.Client): Promise<void> {
  await pool.query('vacuum (analyze)');
}

/** The simulation asks again and again when the next thing is due; the desk itself never does. */
async function indexWhatComesDue(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ table: string; column: string }>(dueColumns);
  for (const { table, column } of rows) await pool.query(`create index on "${table}" ("${column}")`);
}

/** Everything timed stands in such a column: that is a rule of the house. */
export const dueColumns = `
  select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name ~ '(^|_)due_at$'
   order by 1, 2`;

const pause = (millis: number) => new Promise((done) => setTimeout(done, millis));

/** One backend that dies by kill -9 takes all with it: PostgreSQL ends every connection and recovers from its journal. */
export async function killServer(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(rows[0]!.pid, 'SIGKILL');
  // Its end is not waited for: nobody answers any more.
  void client.end().catch(() => {});
  for (;;) {
    const next = new pg.Client(connection);
    next.on('error', () => {});
    const isBack = await next.connect().then(
      () => true,
      () => false,
    );
    void next.end().catch(() => {});
    if (isBack) return;
    await pause(20);
  }
}
