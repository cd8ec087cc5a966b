// Where the desks of a data folder really listen. Each process leaves a file with its addresses while it runs, so that a
// command beside it asks the desk itself, and not the address that this shell's settings would give.

import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from './config.ts';
import { makeDataFolder } from './data-folder.ts';
import { processExists } from './embedded/folder.ts';

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
