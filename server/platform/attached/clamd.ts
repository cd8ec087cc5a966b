// Asks a ClamAV daemon about a file, as its protocol INSTREAM wants it: lengths in network order before each piece, a length
// of zero at the end, one answer.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type ScanAnswer =
  | { state: 'clean' }
  | { state: 'infected'; threat: string }
  | { state: 'unscannable'; why: string };

const patienceMillis = 120_000;
const connectMillis = 5000;
const longestAnswer = 4096;
const mostPiece = 256 * 1024;

/** @param url `tcp://host:port` or `unix:/path`. @throws when the daemon is away or says something that it may not say */
export async function scanStream(url: string, parts: AsyncIterable<Buffer>): Promise<ScanAnswer> {
  const socket = await open(url);
  const answer = readAnswer(socket);
  // It may answer and hang up in the middle, when it has had enough.
  answer.catch(() => {});
  try {
    await send(socket, Buffer.from('zINSTREAM\0'));
    for await (const part of parts) {
      for (let at = 0; at < part.length && !socket.destroyed && socket.writable; at += mostPiece) {
        const piece = part.subarray(at, at + mostPiece);
        await send(socket, lengthOf(piece.length));
        await send(socket, piece);
      }
    }
    if (socket.writable) await send(socket, lengthOf(0));
    return understand(await answer);
  } finally {
    socket.destroy();
  }
}

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
};

async function open(url: string): Promise<Socket> {
  const { protocol, hostname, port, pathname } = new URL(url);
  const socket =
    protocol === 'unix:'
      ? connect(decodeURIComponent(pathname))
      : connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) });
  socket.setTimeout(connectMillis, () => socket.destroy(new Error('the scanner does not answer')));
  await once(socket, 'connect');
  socket.setTimeout(patienceMillis);
  return socket;
}

/** Waits where the daemon is slower than we are; memory does not grow. */
async function send(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.write(bytes) || !socket.writable) return;
  await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
      if (said.includes('\0') || said.length > longestAnswer) resolve(said);
    });
    socket.on('error', (error) => (said === '' ? reject(error) : resolve(said)));
    socket.on('close', () => (said === '' ? reject(new Error('the scanner hung up')) : resolve(said)));
  });
}

function understand(said: string): ScanAnswer {
  const line = said.split('\0')[0]!.trim();
  if (/^stream: OK$/.test(line)) return { state: 'clean' };
  const threat = /^stream: (.{1,200}) FOUND$/.exec(line)?.[1];
  if (threat) return { state: 'infected', threat };
  if (/size limit exceeded/i.test(line)) return { state: 'unscannable', why: line };
  throw new Error(`the scanner said “${line.slice(0, 100)}”`);
}
