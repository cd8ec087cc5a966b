// The folder in which a desk keeps everything of its own: made when it is missing, refused when it is somebody else's.
// Each process leaves a note of its addresses in it while it runs, so that a command beside it asks the desk itself, and
// not the address that this shell's settings would give.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Role } from './config.ts';

/** What shows that a folder is a desk's: the database, its password, the secret (also while they are being made), a note of a desk. */
const ourMarks =
  /^(postgres-\d+(\.making-.*)?|postgres-password.*|secret(\.\d.*)?|desk-\d+\.json.*|lmtp\.sock|smtp-tls\.pem.*)$/;
/** What lies in a folder that is as good as empty. */
const ofNobody = /^(\..*|lost\+found)$/;

/**
 * Makes the data folder if it is missing. As root it may be walked through (711), because the database in it belongs to
 * an unprivileged user; otherwise it is closed to everybody else. Throws an Error with a sentence where the folder cannot
 * be made, or holds files of others: nobody's files are mixed with a database by a slip in TELLONCE_DATA.
 */
export function makeDataFolder(folder: string): void {
  let names: string[];
  try {
    makeFolders(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    names = readdirSync(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The data folder ${folder} cannot be made: ${reason}. Set TELLONCE_DATA to a folder that can.`, {
      cause: error,
    });
  }
  const foreign = names.filter((name) => !ofNobody.test(name));
  if (foreign.length === 0 || names.some((name) => ourMarks.test(name))) return;
  const some = `${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : ''}`;
  throw new Error(
    `The folder ${folder} holds files that are not a desk's (${some}). Nothing was changed. Set TELLONCE_DATA to an ` +
      'empty folder, or to one that does not exist yet.',
  );
}

/** Step by step from what is there: the recursion of Node's own `mkdir` never ends where nothing can be made (/proc). */
function makeFolders(folder: string, mode: number): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const one of missing) {
    try {
      mkdirSync(one, { mode });
    } catch (error) {
      // Somebody else made it at the same moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * The content of a file that is written once for ever: whoever comes first decides, everybody reads the same. Mode 600.
 */
export function makeOnce(path: string, content: () => string, owner?: { uid: number; gid: number }): string {
  const existing = readIfThere(path);
  if (existing !== undefined) return existing;
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, content());
    if (owner) fchownSync(file, owner.uid, owner.gid);
    fsyncSync(file);
    linkUnlessThere(temporary, path);
  } finally {
    closeSync(file);
    unlinkSync(temporary);
  }
  return readFileSync(path, 'utf8');
}

function linkUnlessThere(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export type RunningAddresses = {
  pid: number;
  role: Role;
  /** Where pages are served, or null (a worker). */
  url: string | null;
  /** Where mail is taken in by SMTP, or null. */
  smtp: { host: string; port: number } | null;
};

const fileOf = (folder: string, pid: number) => join(folder, `desk-${pid}.json`);
const named = /^desk-(\d+)\.json$/;

/** Notes the addresses of this process. Removes notes that killed processes left. @returns what removes this one */
export function noteRunning(folder: string, addresses: Omit<RunningAddresses, 'pid'>): () => void {
  makeDataFolder(folder);
  runningDesks(folder);
  const path = fileOf(folder, process.pid);
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, JSON.stringify({ ...addresses, pid: process.pid }), { mode: 0o600 });
  renameSync(temporary, path);
  return () => rmSync(path, { force: true });
}

/** The desks that run on this folder. Notes of processes that were killed are removed. */
export function runningDesks(folder: string): RunningAddresses[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const pid = Number(named.exec(name)?.[1]);
    if (!pid) return [];
    if (processExists(pid)) return readNote(join(folder, name));
    rmSync(join(folder, name), { force: true });
    return [];
  });
}

function readNote(path: string): RunningAddresses[] {
  try {
    return [JSON.parse(readFileSync(path, 'utf8')) as RunningAddresses];
  } catch (error) {
    // It ended between the look and the reading.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
