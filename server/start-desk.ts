// Opens everything that a running desk needs, in order, and closes it in the opposite order. Tests start whole desks with
// it; main adds signals and words.

import { Client } from 'pg';
import { migrate } from '../db/migrate.ts';
import { setupToken } from './access/capability.ts';
import { createApp, jobsOf, timedJobsOf } from './app.ts';
import type { AcceptDeps } from './cases/inbound/accept-inbound.ts';
import { noteOutgoingServer } from './channels/decide-waiting.ts';
import { openExample } from './example-company/open-example.ts';
import { acceptDepsOf, deliverDepsOf, openFetching, openIntake } from './open-mail.ts';
import { addPlainRoutes, type Ready } from './plain-routes.ts';
import { addressOf, type Config, keysFrom, secretOf } from './platform/config.ts';
import { contextFor, realSources, type Sources, theDesk } from './platform/context.ts';
import { noteRunning } from './platform/data-folder.ts';
import { type Connection, openPool } from './platform/database.ts';
import { listen, liveChannel, startDispatcher, wakeChannel } from './platform/dispatcher.ts';
import { portTrouble } from './platform/edge/free-port.ts';
import { type OpenedDatabase, openDatabase } from './platform/embedded-database.ts';
import type { Http } from './platform/http.ts';
import { startJobs } from './platform/jobs.ts';
import { startLive } from './platform/live.ts';
import type { Log } from './platform/log.ts';
import { startSweeps } from './platform/sweeps.ts';
import type { Wiring } from './platform/wiring.ts';
import { jobsForAll } from './reactions.ts';

export type RunningDesk = {
  wiring: Wiring;
  http: Http | undefined;
  url: string;
  /** Where mail comes in, or null. */
  smtpPort: number | null;
  /** What the start says on stdout: the address and, before the set-up, the token for it. */
  welcome: string;
  stop: () => Promise<void>;
};

export type StartOptions = {
  /** A fresh desk becomes the example company, and its Ana can be signed in as (`npm run dev`). */
  example?: boolean;
  /** The database, where whoever starts us has begun to open it already. */
  database?: Promise<OpenedDatabase>;
};

const poolSize = 10;
type Closer = () => unknown;

/** @throws Error with one sentence for the person who starts the desk */
export async function startDesk(
  config: Config,
  log: Log,
  sources: Sources = realSources,
  options: StartOptions = {},
): Promise<RunningDesk> {
  const closers: Closer[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) {
      await Promise.resolve(close()).catch((error: unknown) =>
        log.warn({ err: error }, 'Something did not close cleanly.'),
      );
    }
  };
  try {
    return await open(config, log, sources, options, closers, stop);
  } catch (error) {
    // What is interrupted now fails because of the one sentence that is said; warnings about it would bury that sentence.
    if (!log.isLevelEnabled('debug')) log.level = 'silent';
    await stop();
    throw error;
  }
}

async function open(
  config: Config,
  log: Log,
  sources: Sources,
  options: StartOptions,
  closers: Closer[],
  stop: () => Promise<void>,
): Promise<RunningDesk> {
  const onError = (error: unknown) => log.warn({ err: error }, 'A background step failed and will be tried again.');
  const opened = await (options.database ?? openDatabase(config, log));
  closers.push(() => opened.release());
  const database = openPool(opened.connection, poolSize, onError);
  closers.push(() => database.close());
  await migrateBy(opened.directConnection, config, onError);

  const live = startLive(database.db, onError);
  closers.push(() => live.stop());
  const address = { url: config.publicUrl };
  const dispatcher = startDispatcher(database, jobsForAll(config.smtpUrl !== undefined), onError, {
    expands: config.role !== 'web',
  });
  closers.push(() => dispatcher.stop());
  const keys = keysFrom(secretOf(config));
  const wiring: Wiring = {
    config,
    database,
    sources,
    log,
    live,
    keys,
    publicUrl: () => address.url,
    wake: dispatcher.wake,
  };
  const listener = listen(opened.directConnection, Client, [wakeChannel, liveChannel], {
    notice: (channel) => (channel === liveChannel ? void live.look() : dispatcher.wake()),
    ready: () => void live.look(),
    error: onError,
  });
  closers.push(() => listener.stop());

  const ready = { http: config.role === 'worker', intake: config.role === 'worker', worker: config.role === 'web' };
  const accept = acceptDepsOf(wiring);
  if (config.role !== 'web') {
    await openWorker(wiring, accept, closers);
    ready.worker = true;
  }
  const doors =
    config.role === 'worker' ? undefined : await openDoors(wiring, accept, options, ready, closers, address);
  const smtp = doors?.smtpPort ? { host: config.host, port: doors.smtpPort } : null;
  closers.push(noteRunning(config.dataFolder, { role: config.role, url: doors?.listens ?? null, smtp }));
  const said = await welcome(wiring, address.url, doors?.signInPath ?? null);
  return { wiring, http: doors?.http, url: address.url, smtpPort: doors?.smtpPort ?? null, welcome: said, stop };
}

async function openWorker(wiring: Wiring, accept: AcceptDeps, closers: Closer[]): Promise<void> {
  const { database, sources, log } = wiring;
  const deliver = deliverDepsOf(wiring);
  closers.push(() => deliver.close());
  await noteOutgoingServer(contextFor(sources, database.db, theDesk), deliver.transport !== null);
  const jobs = await startJobs(database, jobsOf(wiring, deliver), log, sources.now);
  closers.push(() => jobs.stop());
  const timed = startSweeps(timedJobsOf(wiring, { accept, deliver }), log);
  closers.push(() => timed.stop());
  const fetching = openFetching(wiring, accept);
  closers.push(() => fetching.stop());
}

/** Mail and pages. The pages come last, so that whoever reaches them finds everything else there. */
async function openDoors(
  wiring: Wiring,
  accept: AcceptDeps,
  options: StartOptions,
  ready: Ready,
  closers: Closer[],
  address: { url: string },
) {
  const { config } = wiring;
  const intake = await openIntake(wiring, accept);
  closers.push(() => intake.stop());
  ready.intake = true;
  const http = await createApp(wiring);
  await addPlainRoutes(http.server, wiring, ready);
  const signInPath = options.example ? await openExample(wiring, http.server) : null;
  const url = await listenOn(http, config);
  closers.push(() => http.server.close());
  if (config.port === 0) address.url = url;
  ready.http = true;
  return { http, signInPath, listens: url, smtpPort: intake.smtpPort };
}

async function migrateBy(connection: Connection, config: Config, onError: (error: unknown) => void): Promise<void> {
  const direct = openPool(connection, 2, onError);
  await migrate(direct.pool)
    .catch((error: unknown) => {
      throw databaseTrouble(error as Error & { code?: string }, config);
    })
    .finally(() => direct.close());
}

async function listenOn(http: Http, config: Config): Promise<string> {
  try {
    await http.server.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw portTrouble(error as NodeJS.ErrnoException, config.host, config.port);
  }
  const address = http.server.server.address();
  return addressOf(config.host, typeof address === 'object' && address ? address.port : config.port);
}

async function welcome({ config, database, keys }: Wiring, url: string, signInPath: string | null): Promise<string> {
  if (config.role === 'worker') return 'The worker is running.\n';
  const desk = await database.db.selectFrom('desk').select(['setUpAt', 'numberKey']).executeTakeFirstOrThrow();
  const running = `Tellonce is running: ${url}\n`;
  if (signInPath) return `${running}Sign in as Ana of the example, once: ${url}${signInPath}\n`;
  if (desk.setUpAt) return running;
  return `${running}Set it up: ${url}/setup\nOne-time token: ${setupToken(keys.setup, desk.numberKey)}\n`;
}

/** What stands between us and an external database, as one sentence for the person who starts the desk. */
function databaseTrouble(error: Error & { code?: string }, config: Config): Error {
  if (config.databaseUrl === undefined) return error;
  const { hostname, port, pathname, username } = new URL(config.databaseUrl);
  const at = `${hostname || 'localhost'}:${port || 5432}`;
  const code = error.code ?? '';
  if (/^E[A-Z]+$/.test(code) || /^08/.test(code) || error.message.includes('timeout'))
    return new Error(
      `The database at ${at} cannot be reached (${code || error.message}). Check DATABASE_URL and whether the server runs.`,
    );
  if (code === '28P01' || code === '28000')
    return new Error(`The database at ${at} does not let “${username}” in. Check user and password in DATABASE_URL.`);
  if (code === '3D000')
    return new Error(`There is no database “${pathname.slice(1)}” at ${at}. Create it, then start again.`);
  if (code === '42501')
    return new Error(
      `The user “${username}” may not create tables in “${pathname.slice(1)}” at ${at}. Make it the owner of the database.`,
    );
  return error;
}
