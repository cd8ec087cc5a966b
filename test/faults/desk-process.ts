// A real desk as processes of its own, so that they can be killed: the server, and the PostgreSQL that it keeps.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort, until } from '../mail-server/daemon.ts';

const root = join(import.meta.dirname, '..', '..');
const node = join(root, 'node_modules', 'node', 'bin', 'node');

export const administrator = { name: 'Ana Ferreira', email: 'ana@desk.example', password: 'correct horse battery' };

export type DeskProcess = {
  url: string;
  smtpPort: number;
  /** An API key of the administrator. */
  key: string;
  folder: string;
  /** Starts the server and waits until it is ready. */
  start: () => Promise<void>;
  /** kill -9 of the server alone; its database goes on. */
  killServer: () => Promise<void>;
  /** kill -9 of the database’s first process; the server goes on and brings it back. */
  killDatabase: () => void;
  /** kill -9 of one of the database’s backends, which makes all of them start again. */
  killBackend: (random: () => number) => void;
  /** Everything at once, as when the power goes. */
  killAll: () => Promise<void>;
  /** SIGTERM; @returns the exit code */
  stop: () => Promise<number | null>;
  /** Holds every process of the database still, and lets it go on. */
  freezeDatabase: () => () => void;
  /** Ends the database and hides its files, so that it cannot be started again until they are put back. */
  takeDatabaseAway: () => () => void;
  isUp: () => boolean;
  /** How often the server was started. */
  starts: () => number;
  readyStatus: () => Promise<number | null>;
  query: <T>(text: string, values?: unknown[]) => Promise<T[]>;
  /** `bin/tellonce …` beside the running desk. */
  command: (args: string[], input?: string) => Promise<{ code: number; out: string; err: string }>;
  /** Everything that the servers have written to the log. */
  log: () => string;
  /** Processes of this desk that are alive, as their command lines. */
  processes: () => string[];
  /** Ends whatever is left and removes the folder. */
  remove: () => Promise<void>;
};

/** @param parent where the data folder is made @param smtpUrl where its mail leaves to */
export async function makeDeskProcess(parent: string, smtpUrl: string): Promise<DeskProcess> {
  const folder = mkdtempSync(join(parent, 'tellonce-faults-'));
  const [port, smtpPort] = [await freePort(), await freePort()];
  const { TELLONCE_DATA, TELLONCE_SECRET, TELLONCE_ROLE, DATABASE_URL, ...inherited } = process.env;
  const env = {
    ...inherited,
    TELLONCE_DATA: folder,
    PORT: String(port),
    SMTP_PORT: String(smtpPort),
    SMTP_URL: smtpUrl,
  };
  const url = `http://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  let log = '';
  let starts = 0;
  let pool: pg.Pool | undefined;

  const readyStatus = () =>
    fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) }).then(
      (response) => response.status,
      () => null,
    );
  const start = async (): Promise<void> => {
    const child = spawn(node, [join(root, 'server', 'main.ts')], {
      env: { ...env, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server = child;
    starts++;
    child.once('exit', (code, signal) => {
      log += `${JSON.stringify({ level: 'end', code, signal })}\n`;
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    const ended = () => child.exitCode !== null || child.signalCode !== null;
    await until(
      async () => ended() || (await readyStatus()) === 200,
      60,
      () => `the desk is ready. It says: ${log.slice(-3000)}`,
    );
    if (ended()) throw new Error(`The desk ended by itself: ${log.slice(-3000)}`);
  };
  const gone = async (): Promise<void> => {
    const child = server!;
    if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
  };
  const kill = (pids: number[], signal: NodeJS.Signals) => {
    for (const pid of pids) signalIfThere(pid, signal);
  };
  const killServer = async () => {
    server!.kill('SIGKILL');
    await gone();
  };
  const query = async <T>(text: string, values: unknown[] = []): Promise<T[]> => {
    pool ??= openPool(folder);
    return (await pool.query(text, values)).rows as T[];
  };
  const command: DeskProcess['command'] = (args, input = '') =>
    new Promise((done) => {
      const child = execFile(join(root, 'bin', 'tellonce'), args, { env, maxBuffer: 64 << 20 }, (error, out, err) =>
        done({ code: error ? Number(error.code ?? 1) : 0, out, err }),
      );
      child.stdin!.on('error', () => {});
      child.stdin!.end(input);
    });

  const desk: DeskProcess = {
    url,
    smtpPort,
    key: '',
    folder,
    start,
    killServer,
    killDatabase: () =>
      kill(
        [postmasterOf(folder)].filter((pid) => pid > 0),
        'SIGKILL',
      ),
    killBackend: (random) => {
      const backends = processesOf(folder).filter((one) => / tellonce \[local\]/.test(one.words));
      const one = backends[Math.floor(random() * backends.length)];
      if (one) signalIfThere(one.pid, 'SIGKILL');
    },
    killAll: async () => {
      const pids = processesOf(folder).map((one) => one.pid);
      server!.kill('SIGKILL');
      kill(pids, 'SIGKILL');
      await gone();
    },
    stop: async () => {
      await pool?.end();
      pool = undefined;
      server!.kill('SIGTERM');
      await gone();
      return server!.exitCode;
    },
    freezeDatabase: () => {
      const pids = processesOf(folder).map((one) => one.pid);
      kill(pids, 'SIGSTOP');
      return () => kill(pids, 'SIGCONT');
    },
    takeDatabaseAway: () => {
      const pids = processesOf(folder).map((one) => one.pid);
      renameSync(databaseFolder(folder), join(folder, 'away'));
      kill(pids, 'SIGKILL');
      return () => renameSync(join(folder, 'away'), databaseFolder(folder));
    },
    starts: () => starts,
    isUp: () => server !== undefined && server.exitCode === null && server.signalCode === null,
    readyStatus,
    query,
    command,
    log: () => log,
    processes: () => [...(desk.isUp() ? ['server'] : []), ...processesOf(folder).map((one) => one.words)],
    remove: async () => {
      await pool?.end().catch(() => {});
      if (desk.isUp()) await killServer();
      kill(
        processesOf(folder).map((one) => one.pid),
        'SIGCONT',
      );
      kill(
        processesOf(folder).map((one) => one.pid),
        'SIGKILL',
      );
      await delay(100);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return desk;
}

/** Starts it, sets it up as its first page would, takes a key for the API, and opens around the clock. */
export async function setUpAndStart(desk: DeskProcess): Promise<void> {
  await desk.start();
  const said = await until(() => /One-time token: (\S+)/.exec(desk.log()));
  let headers: Record<string, string> = { 'content-type': 'application/json' };
  const call = async (method: string, path: string, body: unknown): Promise<Response> => {
    const response = await fetch(`${desk.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response;
  };
  const setUp = await call('POST', '/setup', { ...administrator, token: said[1], deskName: 'Kestrel' });
  headers = { ...headers, cookie: setUp.headers.getSetCookie()[0]!.split(';')[0]! };
  desk.key = ((await (await call('POST', '/api-keys', { name: 'faults' })).json()) as { key: string }).key;
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const hours = Object.fromEntries(days.map((day) => [day, [['00:00', '24:00']]]));
  await call('PATCH', '/settings', { calendar: { tz: 'UTC', hours } });
}

const databaseFolder = (folder: string) => join(folder, 'postgres-18');

function openPool(folder: string): pg.Pool {
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim();
  const pool = new pg.Pool({
    host: databaseFolder(folder),
    port: 5432,
    user: 'tellonce',
    password,
    database: 'tellonce',
    max: 2,
  });
  pool.on('error', () => {});
  return pool;
}

function postmasterOf(folder: string): number {
  const path = join(databaseFolder(folder), 'postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : 0;
}

/** The living processes of the database in this folder. */
function processesOf(folder: string): { pid: number; words: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const place = readlinkSync(`/proc/${name}/cwd`);
        const ours = words.includes(folder) || place.startsWith(databaseFolder(folder));
        return words !== '' && ours && /postgres/.test(words) ? [{ pid: Number(name), words }] : [];
      } catch {
        return [];
      }
    });
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
