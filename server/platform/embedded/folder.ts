// The folder of the built-in database: made once, completely or not at all, and checked before each start.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { makeDataFolder, makeOnce, processExists } from '../data-folder.ts';
import type { Log } from '../log.ts';
import { type Binaries, canWalkThrough, findBinaries, type Runner, reachableBinaries, runnerFor } from './binaries.ts';
import { damaged, databaseFailure } from './failure.ts';

const majorVersion = '18';
const longestSocketPath = 100;

/** Everything that has to be known to run the database of one data folder. */
export type Place = {
  dataFolder: string;
  /** The database's own folder. */
  folder: string;
  logPath: string;
  password: string;
  binaries: Binaries;
  runner: Runner;
  /** The runner cannot walk to the folder, so it is handed over as an open descriptor (Linux only). */
  throughDescriptor: boolean;
  /** On 127.0.0.1 instead of a socket in the folder: where sockets are missing or their path is too long. */
  overTcp: boolean;
  /** Settings of PostgreSQL for this run only. */
  settings: Record<string, string>;
};

// Written into postgresql.conf when the folder is made, where whoever runs the desk may change them.
const firstSettings = {
  jit: 'off',
  shared_buffers: '64MB',
  // The files lie on an SSD or in memory; with the default of spinning disks small tables are read whole.
  random_page_cost: '1.1',
  max_connections: '60',
  max_wal_size: '512MB',
  huge_pages: 'off',
  unix_socket_permissions: '0700',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Finds out how the database of this data folder runs, and makes its folder the first time. */
export async function preparePlace(config: Config, settings: Record<string, string>, log: Log): Promise<Place> {
  const folder = join(config.dataFolder, `postgres-${majorVersion}`);
  const logPath = join(config.dataFolder, 'postgres.log');
  try {
    makeDataFolder(config.dataFolder);
    const runner = runnerFor(folder);
    letThrough(config.dataFolder, runner);
    const place: Place = {
      dataFolder: config.dataFolder,
      folder,
      logPath,
      password: '',
      binaries: reachableBinaries(findBinaries(config.root), runner),
      runner,
      throughDescriptor: !canWalkThrough(config.dataFolder, runner),
      overTcp: process.platform === 'win32' || Buffer.byteLength(join(folder, '.s.PGSQL.5432')) > longestSocketPath,
      settings,
    };
    if (place.throughDescriptor) needDescriptors(place);
    if (!holdsSomething(folder)) await makeFolder(place, log);
    checkFolder(place);
    return { ...place, password: readFileSync(passwordPath(place), 'utf8').trim() };
  } catch (error) {
    if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw databaseFailure({ folder, dataFolder: config.dataFolder, logPath }, error.message, error);
  }
}

/**
 * Starts a program of PostgreSQL on `folder` as the right user and with nothing of our environment, whose PG… and LC_…
 * variables would change what it does. `-D folder` comes first among its arguments.
 */
export function spawnOn(
  place: Place,
  program: string,
  folder: string,
  args: string[],
  options: { output: 'pipe' | number; alone?: boolean; passwordFile?: string },
): ChildProcess {
  const descriptors: number[] = [];
  const reach = (path: string) => {
    if (!place.throughDescriptor) return path;
    descriptors.push(openSync(path, 'r'));
    return `/proc/self/fd/${2 + descriptors.length}`;
  };
  try {
    const withFolder = ['-D', reach(folder), ...args];
    if (options.passwordFile) withFolder.push(`--pwfile=${reach(options.passwordFile)}`);
    return spawn(join(place.binaries.folder, 'bin', program), withFolder, {
      cwd: place.runner ? '/' : place.dataFolder,
      env: bareEnvironment(),
      stdio: ['ignore', options.output, options.output, ...descriptors],
      detached: options.alone === true,
      windowsHide: true,
      ...(place.runner && { uid: place.runner.uid, gid: place.runner.gid }),
    });
  } finally {
    for (const descriptor of descriptors) closeSync(descriptor);
  }
}

function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/** A data folder of root's that nobody else may enter is opened for walking through, not for reading. */
function letThrough(dataFolder: string, runner: Runner): void {
  if (!runner) return;
  const { mode, uid } = statSync(dataFolder);
  if (uid === 0 && (mode & 0o011) !== 0o011) chmodSync(dataFolder, (mode & 0o7777) | 0o011);
}

function needDescriptors(place: Place): void {
  if (process.platform === 'linux') return;
  throw new Error(
    `The user ${place.runner?.name}, who runs the database, cannot reach ${place.dataFolder}. Set TELLONCE_DATA to a ` +
      'folder outside of folders that are closed to others.',
  );
}

function holdsSomething(folder: string): boolean {
  if (!existsSync(folder)) return false;
  if (readdirSync(folder).length > 0) return true;
  rmdirSync(folder);
  return false;
}

const passwordPath = (place: Place) => join(place.dataFolder, 'postgres-password');

/**
 * Makes the database beside its place and renames it, so that what is there is always whole, whatever was killed when.
 * Of two that make it at once the later one throws its own away; the password is one and the same for both.
 */
async function makeFolder(place: Place, log: Log): Promise<void> {
  removeUnfinished(place, log);
  makeOnce(passwordPath(place), () => randomBytes(24).toString('base64url'));
  if (place.runner) chownSync(passwordPath(place), place.runner.uid, place.runner.gid);
  const making = `${place.folder}.making-${process.pid}-${randomBytes(4).toString('hex')}`;
  mkdirSync(making, { mode: 0o700 });
  try {
    if (place.runner) chownSync(making, place.runner.uid, place.runner.gid);
    await runInitdb(place, making);
    putInPlace(making, place.folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

async function runInitdb(place: Place, making: string): Promise<void> {
  const settings = Object.entries(firstSettings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const options = [
    '--username=tellonce',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=scram-sha-256',
    '--data-checksums',
    '--no-instructions',
    ...(place.settings.fsync === 'off' ? ['--no-sync'] : []),
    ...settings,
  ];
  const initdb = spawnOn(place, 'initdb', making, options, { output: 'pipe', passwordFile: passwordPath(place) });
  const ended = new Promise<number | null>((end, fail) => initdb.once('error', fail).once('close', end));
  const [code, out, err] = await Promise.all([ended, text(initdb.stdout!), text(initdb.stderr!)]);
  if (code !== 0) throw databaseFailure(place, `${out}\n${err}`);
}

function putInPlace(making: string, folder: string): void {
  try {
    renameSync(making, folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code) || !existsSync(join(folder, 'PG_VERSION'))) throw error;
  }
}

/** What a killed process left half made. */
function removeUnfinished(place: Place, log: Log): void {
  const prefix = `postgres-${majorVersion}.making-`;
  for (const name of readdirSync(place.dataFolder)) {
    if (!name.startsWith(prefix) || processExists(Number.parseInt(name.slice(prefix.length), 10))) continue;
    log.info({ folder: name }, 'Removing a database folder that was never finished.');
    rmSync(join(place.dataFolder, name), { recursive: true, maxRetries: 5 });
  }
}

/** Says in a sentence what can be seen to be wrong before PostgreSQL is asked. */
function checkFolder(place: Place): void {
  const { folder, logPath } = place;
  const { uid, mode } = statSync(folder);
  if (place.runner && uid === 0) giveTo(folder, place.runner);
  // PostgreSQL refuses a folder that others may read, which is how copies and archives often come back.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) chmodSync(folder, 0o700);
  const versionPath = join(folder, 'PG_VERSION');
  if (!existsSync(versionPath)) throw new Error(damaged(folder, 'PG_VERSION is missing', logPath));
  const version = readFileSync(versionPath, 'utf8').trim();
  if (/^\d+(\.\d+)?$/.test(version) && version !== majorVersion) {
    throw new Error(
      `The database in ${folder} was made by PostgreSQL ${version}, this desk runs PostgreSQL ${majorVersion}. Move the ` +
        'folder away and import a backup of the desk.',
    );
  }
  if (version !== majorVersion) throw new Error(damaged(folder, 'PG_VERSION holds no version', logPath));
  if (!existsSync(passwordPath(place))) {
    throw new Error(
      `The password of the database is missing: ${passwordPath(place)} is not there. Put it back from a backup, or move ` +
        `${folder} away to begin with an empty desk.`,
    );
  }
}

/** A folder that root put back from a backup belongs to root; PostgreSQL wants its own user as owner. */
function giveTo(folder: string, runner: { uid: number; gid: number }): void {
  chownSync(folder, runner.uid, runner.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveTo(path, runner);
    else lchownSync(path, runner.uid, runner.gid);
  }
}
