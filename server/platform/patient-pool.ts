// The job queue's way to the database. graphile-worker 0.18.0 ends for good, and our process with it, when it cannot note that
// a job is done; so whatever it says to the database is said again until the database hears it. It says single statements
// that may be repeated: fetch, complete, fail, give back.

import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from './log.ts';

const againMillis = 250;
const mostMillis = 5000;

/** SQLSTATE classes that mean our own mistake: saying it again would change nothing. */
const isMistake = (code: string): boolean => /^(0A|22|23|42)/.test(code);

/** The pool, with clients that borrow a connection for each statement. Gives up when `ended` is aborted. */
export function patientPool(pool: pg.Pool, ended: AbortSignal, log: Log): pg.Pool {
  const query = async (...said: unknown[]): Promise<unknown> => {
    for (let wait = againMillis; ; wait = Math.min(wait * 2, mostMillis)) {
      try {
        return await sayOnce(pool, said);
      } catch (error) {
        if (ended.aborted || isMistake((error as { code?: string }).code ?? '')) throw error;
        log.warn({ err: error }, 'The job queue waits for the database.');
        await delay(wait, undefined, { signal: ended }).catch(() => {});
      }
    }
  };
  const client = { query, release: () => {} };
  // Whoever listens for notices keeps a connection of its own, and deals with its end.
  const connect = (callback?: Parameters<pg.Pool['connect']>[0]) =>
    callback ? pool.connect(callback) : Promise.resolve(client);
  return Object.create(pool, { connect: { value: connect }, query: { value: query } }) as pg.Pool;
}

async function sayOnce(pool: pg.Pool, said: unknown[]): Promise<unknown> {
  const client = await pool.connect();
  try {
    const result = await (client.query as (...all: unknown[]) => Promise<unknown>)(...said);
    client.release();
    return result;
  } catch (error) {
    client.release(!isMistake((error as { code?: string }).code ?? ''));
    throw error;
  }
}
