// The running server of the built-in database: whether there is one, starting it, stopping it. It runs in a session of
// its own, so that Ctrl-C on the terminal reaches the desk alone, which then stops it in order.

import { execFileSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processExists } from '../data-folder.ts';
import type { Log } from '../log.ts';
import { type Place, spawnOn } from './folder.ts';

export const socketPort = 5432;
const largestLog = 10 * 1024 * 1024;
const stopPatience = { fastMs: 5000, immediateMs: 3000 };

// PostgreSQL takes any setting with a dot in its name. It marks our servers in the list of processes, which is the one
// thing about another user's process that can always be read.
const mark = 'tellonce.folder=';

export type Postmaster = { pid: number; port: number };

/** A server that was started: whether it still runs, and what it wrote since. */
export type Started = { running(): boolean; said(): string };

/** The server that holds the folder (it may be starting or ending), or undefined. */
export function livePostmaster(folder: string): Postmaster | undefined {
  const lines = readIfThere(join(folder, 'postmaster.pid'))?.split('\n') ?? [];
  const pid = Math.abs(Number(lines[0]));
  return pid > 0 && isPostgresOf(pid, folder) ? { pid, port: Number(lines[3]) } : undefined;
}

/**
 * Removes lock files whose process number now belongs to another program: PostgreSQL cannot know that and would refuse
 * to start. Files of processes that are gone are left to PostgreSQL, which checks shared memory first.
 */
export function removeStaleLocks(folder: string): void {
  const names = readdirSync(folder).filter((name) => name === 'postmaster.pid' || /^\.s\.PGSQL\.\d+\.lock$/.test(name));
  for (const path of names.map((name) => join(folder, name))) {
    const content = readIfThere(path);
    if (content === undefined) continue;
    const pid = Math.abs(Number.parseInt(content, 10));
    const recycled = pid > 0 && processExists(pid) && !isPostgresOf(pid, folder);
    const emptyForLong = content.trim() === '' && Date.now() - statSync(path).mtimeMs > 2000;
    if (recycled || emptyForLong) removeIfUnchanged(path, content);
  }
}

/** Starts the server; it is not ready yet when this returns. */
export async function startPostmaster(place: Place, port: number): Promise<Started> {
  const logFile = openLog(place.logPath);
  const from = statSync(place.logPath).size;
  const address = place.overTcp
    ? { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port) }
    : { listen_addresses: '', unix_socket_directories: '.', port: String(socketPort) };
  const settings = Object.entries({ ...place.settings, ...address }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  try {
    const args = ['-c', `${mark}${place.folder}`, ...settings];
    const child = spawnOn(place, 'postgres', place.folder, args, { output: logFile, alone: true });
    let failure = '';
    child.once('error', (error) => {
      failure = error.message;
    });
    child.unref();
    return {
      running: () => failure === '' && child.exitCode === null && child.signalCode === null,
      said: () => failure || readFrom(place.logPath, from),
    };
  } finally {
    closeSync(logFile);
  }
}

/** Stops the server in order, and less politely when it does not go; returns when it is gone. */
export async function stopPostmaster(place: Place, log: Log): Promise<void> {
  const postmaster = livePostmaster(place.folder);
  if (!postmaster) return;
  askToEnd(place, postmaster.pid, 'fast');
  if (await goneWithin(postmaster.pid, place.folder, stopPatience.fastMs)) return;
  log.warn(
    { pid: postmaster.pid },
    'The database does not stop; ending it at once. It repairs itself at its next start.',
  );
  askToEnd(place, postmaster.pid, 'immediate');
  if (await goneWithin(postmaster.pid, place.folder, stopPatience.immediateMs)) return;
  throw new Error(`The database (process ${postmaster.pid}) in ${place.folder} does not stop.`);
}

/**
 * Ends the processes of a server whose head was killed: they still hold its memory, and a long query would hold it for
 * as long as it runs. Only where processes can be looked into (Linux); elsewhere they end by themselves.
 */
export function endOrphans(folder: string, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform !== 'linux' || livePostmaster(folder)) return;
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  for (const pid of pids) if (isPostgresOf(pid, folder)) signalIfThere(pid, signal);
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Whether this process is a PostgreSQL that works in this folder. A dead one that nobody has buried is not. */
function isPostgresOf(pid: number, folder: string): boolean {
  const words = commandOf(pid);
  if (!words || !looksLikePostgres(words)) return false;
  const marked = words.find((word) => word.startsWith(mark))?.slice(mark.length);
  if (marked !== undefined && isSameFolder(marked, folder)) return true;
  if (process.platform === 'linux') return isSameFolder(`/proc/${pid}/cwd`, folder);
  return process.platform === 'win32' || words.join(' ').includes(folder);
}

/** A backend shows `postgres: …` as its first word, a server the path of its program. */
function looksLikePostgres([first = '', ...others]: string[]): boolean {
  if (process.platform === 'linux') return first.startsWith('postgres:') || basename(first) === 'postgres';
  return [first, ...others].some((word) => /(^|[\\/])postgres(:|\.exe|$)/.test(word));
}

/** The words of a process's command line, or undefined where there is no such living process. */
function commandOf(pid: number): string[] | undefined {
  if (!processExists(pid)) return undefined;
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`)?.split('\0');
  const [program, ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/NH', '/FO', 'CSV', '/FI', `PID eq ${pid}`]
      : ['ps', '-ww', '-o', 'command=', '-p', String(pid)];
  return execFileSync(program!, args, { encoding: 'utf8' })
    .replaceAll('"', '')
    .split(/[\s,]+/);
}

function isSameFolder(a: string, b: string): boolean {
  const [first, second] = [identityOf(a), identityOf(b)];
  return first !== undefined && first === second;
}

function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (isAbsence(error) || (error as NodeJS.ErrnoException).code === 'EACCES') return undefined;
    throw error;
  }
}

/** Moves the file aside before looking again: another starter may have put a new one in its place. */
function removeIfUnchanged(path: string, content: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, path);
    unlinkSync(aside);
  } catch (error) {
    if (!isAbsence(error)) throw error;
  }
}

function askToEnd(place: Place, pid: number, how: 'fast' | 'immediate'): void {
  if (process.platform === 'win32') {
    const control = join(place.binaries.folder, 'bin', 'pg_ctl');
    execFileSync(control, ['stop', '-W', '-D', place.folder, '-m', how], { stdio: 'ignore' });
  } else {
    signalIfThere(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  }
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isAbsence(error)) throw error;
  }
}

async function goneWithin(pid: number, folder: string, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (isPostgresOf(pid, folder)) {
    if (Date.now() > until) return false;
    await delay(10);
  }
  return true;
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

function readFrom(path: string, from: number): string {
  const file = openSync(path, 'r');
  try {
    const size = statSync(path).size;
    const length = Math.min(Math.max(size - from, 0), 64 * 1024);
    const buffer = Buffer.alloc(length);
    readSync(file, buffer, 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    closeSync(file);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

const isAbsence = (error: unknown) =>
  ['ENOENT', 'ENOTDIR', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');
