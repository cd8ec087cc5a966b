// A daemon of Debian's as our own child: started in the foreground in a process group of its own, and ended with all that
// belongs to it. Nothing of a system's own instance is touched.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Administrators' programs are often not on the path of a plain user's shell. */
const folders = [...(process.env.PATH ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/sbin'];

/** @returns the whole path of a program, or null where it is not installed */
export function findProgram(name: string): string | null {
  for (const path of folders.filter(Boolean).map((folder) => join(folder, name))) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}

/** As it is written into the title of a test that needs them. Empty: everything is there. */
export const missingPrograms = (names: readonly string[]): string[] => names.filter((name) => !findProgram(name));

export type Daemon = { pid: number; said: () => string; stop: () => Promise<void> };

export function startDaemon(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Daemon {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<void>((done) => child.once('close', () => done()).once('error', () => done()));
  return {
    pid: child.pid!,
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM');
      await Promise.race([ended, delay(5000, undefined, { ref: false })]);
      endGroup(child);
      await ended;
    },
  };
}

function endGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A port of loopback that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

/** Waits until `what` gives something. @throws when it takes longer than `seconds`, with what `explain` says */
export async function until<T>(
  what: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  seconds = 20,
  explain: () => string = () => what.toString(),
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await what();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${explain()}`);
    await delay(50);
  }
}

/** The numeric ids of a user of this machine. */
export function userIds(name: string): { uid: number; gid: number } {
  const id = (option: string) => Number(execFileSync('id', [option, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
