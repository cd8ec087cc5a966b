// The socket in the data folder through which a mail server's pipe reaches the running desk. A path may be at most about a
// hundred bytes long, and a socket of a killed desk stays behind: both are dealt with here.

import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

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
export const listenOnSocket = (server: Listener, folder: string): Promise<OpenSocket> =>
  listenAt(server, { folder, name: socketName, mode: 0o600 });

/**
 * The same for a mail server that runs as another user: the socket is its group's too, which a folder with the set-group-id
 * bit hands down, at every start anew. @throws when there is no such folder, something else lies there, or another desk listens there
 */
export async function listenForMailServer(server: Listener, path: string): Promise<OpenSocket> {
  const folder = dirname(path);
  if (process.platform !== 'win32' && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(
      `LMTP_SOCKET is ${path}, and there is no folder ${folder}. Make it for the desk and your mail server.`,
    );
  const there = process.platform === 'win32' ? undefined : lstatSync(path, { throwIfNoEntry: false });
  // What a killed desk left is replaced; anything else is somebody's, and would be gone.
  if (there && !there.isSocket())
    throw new Error(`LMTP_SOCKET is ${path}, and something that is no socket lies there. Name a path that is free.`);
  return listenAt(server, { folder, name: basename(path), mode: 0o660 });
}

export type OpenSocket = { remove: () => void };
type Place = { folder: string; name: string; mode: number };

async function listenAt(server: Listener, { folder, name, mode }: Place): Promise<OpenSocket> {
  if (process.platform === 'win32') {
    await withShortPath(folder, name, (path) => listening(server, path));
    return { remove: () => {} };
  }
  const other = await connectSocket(folder, name);
  if (other) {
    other.destroy();
    throw new Error(
      `Another desk takes mail at ${join(folder, name)}. Stop it, or give this one its own TELLONCE_DATA.`,
    );
  }
  // Bound under a name of its own and then moved: at no moment is there a socket that others may use.
  const draft = `${name}.${process.pid}`;
  rmSync(join(folder, draft), { force: true });
  await withShortPath(folder, draft, (path) => listening(server, path));
  chmodSync(join(folder, draft), mode);
  renameSync(join(folder, draft), join(folder, name));
  const own = statSync(join(folder, name)).ino;
  return {
    remove: () => {
      const now = statSync(join(folder, name), { throwIfNoEntry: false });
      if (now?.ino === own) rmSync(join(folder, name), { force: true });
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
