// The socket in the data folder through which a mail server's pipe reaches the running desk. A path may be at most about a
// hundred bytes long, and a socket of a killed desk stays behind: both are dealt with here.

import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const longestPath = 100;
export const socketName = 'lmtp.sock';

/**
 * Gives `use` an address of `folder/name` that is short enough. A longer path is reached through a link in a folder that
 * nobody else can enter and that is gone afterwards; what is bound stays bound.
 */
export async function withShortPath<T>(folder: string, name: string, use: (path: string) => Promise<T>): Promise<T> {
  if (process.platform === 'win32') {
    return use(`\\\\.\\pipe\\tellonce-${createHash('sha256').update(join(folder, name)).digest('hex').slice(0, 24)}`);
  }
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= longestPath) return use(path);
  const base = Buffer.byteLength(tmpdir()) <= longestPath - 60 ? tmpdir() : '/tmp';
  const passage = mkdtempSync(join(base, 'tellonce-'));
  try {
    symlinkSync(folder, join(passage, 'd'));
    return await use(join(passage, 'd', name));
  } finally {
    rmSync(passage, { recursive: true, force: true });
  }
}

/** @returns a connected socket, or null when nobody listens there. */
export function connectSocket(folder: string, name: string = socketName): Promise<Socket | null> {
  return withShortPath(
    folder,
    name,
    (path) =>
      new Promise((done) => {
        const socket = connect(path);
        socket.once('connect', () => done(socket));
        socket.once('error', () => done(null));
      }),
  );
}

type Listener = {
  listen: (path: string) => { once: (event: 'listening' | 'error', run: (error?: Error) => void) => unknown };
};

/**
 * Lets `server` listen on the socket of `folder`, for its owner alone. What a killed desk left behind is replaced.
 * @throws when another desk listens there
 */
export async function listenOnSocket(server: Listener, folder: string): Promise<{ remove: () => void }> {
  if (process.platform === 'win32') {
    await withShortPath(folder, socketName, (path) => listening(server, path));
    return { remove: () => {} };
  }
  const other = await connectSocket(folder);
  if (other) {
    other.destroy();
    throw new Error(
      `Another desk takes mail at ${join(folder, socketName)}. Stop it, or give this one its own TELLONCE_DATA.`,
    );
  }
  // Bound under a name of its own and then moved: at no moment is there a socket that others may use.
  const draft = `${socketName}.${process.pid}`;
  rmSync(join(folder, draft), { force: true });
  await withShortPath(folder, draft, (path) => listening(server, path));
  chmodSync(join(folder, draft), 0o600);
  renameSync(join(folder, draft), join(folder, socketName));
  const own = statSync(join(folder, socketName)).ino;
  return {
    remove: () => {
      const now = statSync(join(folder, socketName), { throwIfNoEntry: false });
      if (now?.ino === own) rmSync(join(folder, socketName), { force: true });
    },
  };
}

function listening(server: Listener, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const listener = server.listen(path);
    listener.once('listening', () => resolve());
    listener.once('error', (error) => reject(error));
  });
}
