// The web app, built when its sources changed. Each vite.<name>.config.ts becomes dist/<name>.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopCode, stopWith } from './child.mjs';
import { alone } from './lock.mjs';
import { pinnedNode, root } from './place.mjs';

const dist = join(root, 'dist');
const stampPath = join(dist, '.web-stamp.json');
const sources = ['web', 'contract', 'package-lock.json', 'tsconfig.json'];
// Only for looking at; nothing ships it.
const notShipped = ['gallery'];

/** Builds what is not up to date; true when all is well. Two at the same time build once. */
export async function build({ always = false } = {}) {
  if (!always && isFresh()) return true;
  return alone(join(dist, '.building'), 'building the web app', async () => {
    if (!always && isFresh()) return true;
    const names = configNames();
    if (names.length > 0) process.stderr.write('Building the web app (some seconds)…\n');
    const state = sourceState();
    const folder = join(dist, `.making-${process.pid}`);
    removeUnfinished();
    mkdirSync(folder);
    const results = await Promise.all(names.map((name) => viteBuild(name, join(folder, name))));
    if (results.includes(false)) {
      if (!stopCode()) process.stderr.write('The web app could not be built; what vite said stands above.\n');
      rmSync(folder, { recursive: true, force: true });
      return false;
    }
    putInPlace(folder, names);
    writeFileSync(stampPath, JSON.stringify({ quick: state.quick, content: contentOf(state.files) }));
    return true;
  });
}

function configNames() {
  const names = readdirSync(root).map((file) => /^vite\.([a-z-]+)\.config\.ts$/.exec(file)?.[1]);
  return names.filter((name) => name !== undefined && !notShipped.includes(name));
}

/** Times and sizes first; where they differ, the content decides (a fresh checkout touches every file). */
function isFresh() {
  const names = configNames();
  if (names.length === 0) return true;
  if (!existsSync(stampPath) || !names.every((name) => existsSync(join(dist, name)))) return false;
  const stamp = JSON.parse(readFileSync(stampPath, 'utf8'));
  const state = sourceState();
  if (stamp.quick === state.quick) return true;
  if (stamp.content !== contentOf(state.files)) return false;
  writeFileSync(stampPath, JSON.stringify({ ...stamp, quick: state.quick }));
  return true;
}

function sourceState() {
  const configs = configNames().map((name) => `vite.${name}.config.ts`);
  const files = [...sources, ...configs].flatMap(filesBelow).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\n${size} ${mtimeMs}\n`);
  }
  return { files, quick: hash.digest('hex') };
}

function contentOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Files of the web app below a path, tests and the gallery left out. */
function filesBelow(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  if (notShipped.some((name) => path === `web/${name}`)) return [];
  return readdirSync(join(root, path)).flatMap((name) => filesBelow(`${path}/${name}`));
}

/** Quiet unless it fails. */
async function viteBuild(name, outDir) {
  const args = [
    'build',
    '--config',
    `vite.${name}.config.ts`,
    '--outDir',
    outDir,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const options = {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  const [child, release] = stopWith(() =>
    spawn(pinnedNode, [join(root, 'node_modules/vite/bin/vite.js'), ...args], options),
  );
  const output = [];
  child.stdout.on('data', (part) => output.push(part));
  child.stderr.on('data', (part) => output.push(part));
  const code = await new Promise((end, fail) => child.once('close', end).once('error', fail)).finally(release);
  if (code !== 0 && !stopCode()) process.stderr.write(Buffer.concat(output));
  return code === 0;
}

/** The old one is moved aside and the new one takes its name, so that nobody is served half of each. */
function putInPlace(folder, names) {
  for (const name of names) {
    const old = join(folder, `${name}.old`);
    if (existsSync(join(dist, name))) renameSync(join(dist, name), old);
    renameSync(join(folder, name), join(dist, name));
  }
  rmSync(folder, { recursive: true });
}

/** What a killed build left; nobody else builds while we hold the lock. */
function removeUnfinished() {
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist)) {
    if (name.startsWith('.making-')) rmSync(join(dist, name), { recursive: true });
  }
}
