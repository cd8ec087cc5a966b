// Handing over to another program so that it is one with us: what ends us ends it, and its exit code is ours.
//
// The contract with server/main.ts and server/cli.ts: they are started with a channel (`process.send` exists) and stop by
// themselves when it closes (`disconnect`), so that even kill -9 of this process leaves nothing behind.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { pinnedNode, root } from './place.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const sameRequestMs = 1000;
const patienceMs = 9400;
const parentCheckMs = 300;

let stopSignal;

/** The exit code of who was asked to stop (128 + n), or undefined. */
export const stopCode = () => (stopSignal ? 128 + constants.signals[stopSignal] : undefined);

/**
 * Runs the pinned Node with `args` (the first is a file of ours, relative to the project) and the standard streams of
 * this process. Resolves to the exit code, 128 + n after signal n.
 */
export async function runPinned([file, ...args], { cwd = root, env = process.env } = {}) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const [child, release] = stopWith(() => spawn(pinnedNode, [`${root}/${file}`, ...args], { cwd, env, stdio }));
  const [code, signal] = await new Promise((end, fail) => {
    child.once('error', fail).once('exit', (...how) => end(how));
  }).finally(release);
  return code ?? 128 + constants.signals[signal];
}

/**
 * Starts a child and passes each request to stop on to it; listening begins before the child does, so that none falls
 * between. A request often reaches both (Ctrl-C and `kill -- -group` go to all), so whatever comes within a second counts
 * once; a later one is passed on again and may force the end. A child that does not end in time is killed. Under npm,
 * whose own end may be silent, the parent is watched too. Returns the child and what undoes it.
 */
export function stopWith(startChild) {
  let child;
  let lastAt = 0;
  let deadline;

  const stop = (signal) => {
    stopSignal ??= signal;
    if (Date.now() - lastAt < sameRequestMs) return;
    lastAt = Date.now();
    deadline ??= setTimeout(() => child.kill('SIGKILL'), patienceMs);
    // On Windows a signal would kill; the closed channel says the same in peace.
    if (process.platform === 'win32' && child.connected) child.disconnect();
    else child.kill(signal);
  };

  const parents = parentage();
  const watch = process.env.npm_lifecycle_event
    ? setInterval(() => parentage() !== parents && stop('SIGTERM'), parentCheckMs)
    : undefined;
  for (const signal of signals) process.on(signal, stop);
  child = startChild();
  const release = () => {
    clearTimeout(deadline);
    clearInterval(watch);
    for (const signal of signals) process.off(signal, stop);
  };
  return [child, release];
}

/** Who started us; npm puts a shell in between, which lives on when npm is killed, so a shell's parent counts too. */
function parentage() {
  const parent = process.ppid;
  if (process.platform !== 'linux') return String(parent);
  try {
    const [, name, above] = /\((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return /^(ba|da|a|z|k)?sh$|^busybox$/.test(name) ? `${parent} ${above}` : String(parent);
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(error.code)) return String(parent);
    throw error;
  }
}
