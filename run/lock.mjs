// One at a time: two starts on a fresh clone must not install or build into each other.

import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs `work` while no other process holds the lock file. The file names the processes that hold it; a file whose
 * processes are all dead is taken over. `work` gets a function that adds a process, such as a child which outlives us.
 */
export async function alone(path, waitingFor, work) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const holders = [process.pid];
  writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; !taken(mine, path); told = true) {
      if (!told) process.stderr.write(`Waiting for another start that is ${waitingFor}…\n`);
      await delay(200);
    }
    try {
      return await work((pid) => {
        holders.push(pid);
        writeFileSync(path, holders.join(' '));
      });
    } finally {
      unlinkSync(path);
    }
  } finally {
    unlinkSync(mine);
  }
}

function taken(mine, path) {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    removeDead(path);
    return false;
  }
}

/** Moves a dead lock aside before removing it: if somebody took it over in between, theirs is put back. */
function removeDead(path) {
  const content = readIfThere(path);
  if (content === undefined || content.trim().split(/\s+/).some(isAlive)) return;
  const aside = `${path}.dead-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== content && !existsSync(path)) linkSync(aside, path);
  unlinkSync(aside);
}

function isAlive(pid) {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
