// The database of a desk: the one that DATABASE_URL names, else a real PostgreSQL that lives in the data folder.
//
// Several of our processes may use the built-in one at the same time (a running desk, commands beside it). Each holds a
// shared advisory lock on a connection of its own, the keeper. Whoever lets go tries the exclusive lock; whoever gets it
// was the last and stops the server. A killed process lets go by dying, so nothing has to be cleaned up after it.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type DatabaseError } from 'pg';
import type { Config } from './config.ts';
import { processExists } from './data-folder.ts';
import { databaseFailure } from './embedded/failure.ts';
import { type Place, preparePlace } from './embedded/folder.ts';
import {
  endOrphans,
  freePort,
  livePostmaster,
  removeStaleLocks,
  type Started,
  socketPort,
  startPostmaster,
  stopPostmaster,
} from './embedded/postmaster.ts';
import type { Log } from './log.ts';

/** What `new pg.Pool({...connection})` or `new pg.Client({...connection})` takes. */
export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string; ssl: false };

export type OpenedDatabase = {
  embedded: boolean;
  connection: Connection;
  /** For LISTEN, migrations and advisory locks: past a pooler where there is one. */
  directConnection: Connection;
  /** Lets go of the database after all other connections of the process were closed; the last one stops the server. */
  release(): Promise<void>;
};

const user = 'tellonce';
const database = 'tellonce';
const keeperLock = 7_355_608;
const keeperName = 'tellonce keeper ';
const pollMs = 20;
const patienceMs = 60_000;

/**
 * Opens the database. The built-in one is made the first time, started if it does not run, and brought back when it
 * dies under a running desk. Throws an Error whose message is a sentence for the person who starts the desk.
 * `settings` are settings of PostgreSQL for a server that this call starts (tests turn fsync off).
 */
export async function openDatabase(
  config: Config,
  log: Log,
  settings: Record<string, string> = {},
): Promise<OpenedDatabase> {
  if (config.databaseUrl !== undefined) {
    const connection = { connectionString: config.databaseUrl };
    const directConnection = { connectionString: config.databaseDirectUrl ?? config.databaseUrl };
    return { embedded: false, connection, directConnection, release: async () => {} };
  }
  const place = await preparePlace(config, settings, log);
  const hold = await holdDatabase(place, log);
  const connection = { ...addressOf(place, hold.port), database };
  return { embedded: true, connection, directConnection: connection, release: hold.release };
}

function addressOf(place: Place, port: number) {
  const host = place.overTcp ? '127.0.0.1' : place.folder;
  return { host, port, user, password: place.password, ssl: false as const };
}

type Keeper = { client: Client; port: number };

/** Holds the server until `release`; when it dies, brings it back on the same address. */
async function holdDatabase(place: Place, log: Log) {
  let closing = false;
  let keeper: Keeper | undefined = await takeKeeper(place, undefined, log);
  let returning: Promise<void> = Promise.resolve();
  const { port } = keeper;

  async function bringBack(): Promise<void> {
    for (let waitMs = 100; !closing; waitMs = Math.min(waitMs * 2, 5000)) {
      try {
        watch(await takeKeeper(place, port, log));
        log.info('The database is back.');
        return;
      } catch (error) {
        log.error({ err: error }, 'The database cannot be started again; the next attempt follows.');
        await delay(waitMs);
      }
    }
  }

  function watch(taken: Keeper): void {
    keeper = taken;
    taken.client.once('end', () => {
      if (closing) return;
      keeper = undefined;
      log.warn('The database went away; starting it again.');
      returning = bringBack();
    });
  }

  async function letGo(): Promise<void> {
    closing = true;
    await returning;
    if (keeper) await releaseKeeper(place, keeper.client, log);
  }

  watch(keeper);
  let released: Promise<void> | undefined;
  return {
    port,
    release: () => {
      released ??= letGo();
      return released;
    },
  };
}

/** A connection with the shared lock. It is lost when the server was just ending; then the server is started again. */
async function takeKeeper(place: Place, fixedPort: number | undefined, log: Log): Promise<Keeper> {
  for (;;) {
    const keeper = await reach(place, fixedPort, log);
    try {
      await keeper.client.query('select pg_advisory_lock_shared($1)', [keeperLock]);
      await makeDatabase(keeper.client);
      return keeper;
    } catch (error) {
      await keeper.client.end();
      if (!isPassing(error)) throw error;
    }
  }
}

async function makeDatabase(client: Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (found.rowCount !== 0) return;
  try {
    await client.query(`create database ${database}`);
  } catch (error) {
    // Another process made it at the same moment.
    if (!['42P04', '23505', '55006'].includes((error as DatabaseError).code ?? '')) throw error;
    await delay(pollMs);
    await makeDatabase(client);
  }
}

async function releaseKeeper(place: Place, client: Client, log: Log): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [keeperLock]);
    if (await isLast(client)) await stopPostmaster(place, log);
  } catch (error) {
    if (!isPassing(error)) throw error;
    log.warn({ err: error }, 'The database was gone before it was let go.');
  }
  await client.end();
}

const deadKeeperMs = 1000;

/**
 * Whether nobody else holds the server; then the exclusive lock is ours. The connection of a killed process lingers for a
 * moment, so one whose process is gone is waited for.
 */
async function isLast(client: Client): Promise<boolean> {
  for (const giveUpAt = Date.now() + deadKeeperMs; ; ) {
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [keeperLock]);
    if (rows[0]?.last) return true;
    const others = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity where application_name like $1 and pid <> pg_backend_pid()`,
      [`${keeperName}%`],
    );
    const lives = others.rows.some(({ name }) => processExists(Number(name.slice(keeperName.length))));
    if (lives || Date.now() > giveUpAt) return false;
    await delay(pollMs);
  }
}

type Meeting = { client: Client; port: number } | 'nobody' | 'busy';

/** Connects, starting the server as often as it takes; throws when it cannot start. */
async function reach(place: Place, fixedPort: number | undefined, log: Log): Promise<Keeper> {
  const beganAt = Date.now();
  let busyAt = beganAt;
  let started: Started | undefined;
  try {
    for (;;) {
      const met = await meet(place);
      if (typeof met === 'object') return met;
      if (met === 'busy') busyAt = Date.now();
      else started = await startUnlessAlive(place, fixedPort, started, beganAt);
      if (Date.now() - Math.max(busyAt, beganAt) > patienceMs) throw neverAnswers(place);
      await delay(pollMs);
    }
  } catch (error) {
    if (started?.running()) await stopPostmaster(place, log);
    throw error;
  }
}

async function meet(place: Place): Promise<Meeting> {
  const port = place.overTcp ? livePostmaster(place.folder)?.port : socketPort;
  if (!port) return 'nobody';
  const client = new Client({
    ...addressOf(place, port),
    database: 'postgres',
    application_name: keeperName + process.pid,
    connectionTimeoutMillis: 5000,
  });
  // The end of the connection is what counts, and is watched for; without a listener the error would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return { client, port };
  } catch (error) {
    const { code = '', message } = error as DatabaseError;
    if (['ENOENT', 'ECONNREFUSED'].includes(code)) return 'nobody';
    if (isPassing(error) || code === '53300' || /timeout/.test(message)) return 'busy';
    if (code === '28P01') throw wrongPassword(place, error);
    throw databaseFailure(place, message, error);
  }
}

/** Whether a connection was lost because the server is starting, ending or gone: trying again is right. */
function isPassing(error: unknown): boolean {
  const { code = '', message = '' } = error as DatabaseError;
  return /^57P0|^ECONNRESET$|^EPIPE$/.test(code) || /^Connection terminated|not queryable/.test(message);
}

async function startUnlessAlive(
  place: Place,
  fixedPort: number | undefined,
  started: Started | undefined,
  beganAt: number,
): Promise<Started | undefined> {
  if (started?.running()) return started;
  if (started) {
    judge(place, started.said(), fixedPort, beganAt);
    await delay(pollMs * 5);
  }
  if (livePostmaster(place.folder)) return undefined;
  removeStaleLocks(place.folder);
  return startPostmaster(place, fixedPort ?? (place.overTcp ? await chosenPort(place) : socketPort));
}

/** Whether a server that ended at once may be started again; throws with its last words when it may not. */
function judge(place: Place, said: string, fixedPort: number | undefined, beganAt: number): void {
  const waitedMs = Date.now() - beganAt;
  if (/lock file "[^"]+" already exists|lock file "[^"]+" is empty/.test(said) && waitedMs < 15_000) return;
  if (/shared memory block .* is still in use/.test(said) && waitedMs < 30_000) {
    if (waitedMs > 1500) endOrphans(place.folder, waitedMs > 5000 ? 'SIGKILL' : 'SIGTERM');
    return;
  }
  if (/could not bind IPv4|could not create any TCP\/IP sockets/.test(said) && waitedMs < 15_000) {
    if (fixedPort === undefined) rmSync(portPath(place), { force: true });
    return;
  }
  throw databaseFailure(place, said);
}

const portPath = (place: Place) => join(place.dataFolder, 'postgres-port');

/** The port of the last time, so that the address stays the same, else a free one. */
async function chosenPort(place: Place): Promise<number> {
  try {
    return Number(readFileSync(portPath(place), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const port = await freePort();
    writeFileSync(portPath(place), String(port), { mode: 0o600 });
    return port;
  }
}

function wrongPassword(place: Place, cause: unknown): Error {
  return new Error(
    `The database in ${place.folder} does not take the password in ${join(place.dataFolder, 'postgres-password')}: the ` +
      'two do not belong together. Put both back from the same backup.',
    { cause },
  );
}

function neverAnswers(place: Place): Error {
  return new Error(
    `The database in ${place.folder} does not answer since ${patienceMs / 1000} seconds. See ${place.logPath}, and end ` +
      'its processes if they hang.',
  );
}
