// A daemon that speaks clamd's INSTREAM as its documentation has it and forgives nothing: wrong commands, lengths beyond the
// limit and missing ends are errors. It knows one thing by its content, the EICAR test file.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

/** Written in two halves, so that no scanner finds it here. */
export const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`);

export type StrictClamd = { url: string; seen: number[]; server: Server; stop: () => Promise<void> };

export async function startClamd(
  listen: { path: string } | { port: number } = { port: 0 },
  limits: { stream: number } = { stream: 25 * 1024 * 1024 },
): Promise<StrictClamd> {
  const seen: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    speak(socket, limits, seen);
  });
  await new Promise<void>((done) => {
    if ('path' in listen) server.listen(listen.path, done);
    else server.listen(listen.port, '127.0.0.1', done);
  });
  const address = server.address();
  const url = typeof address === 'string' ? `unix:${address}` : `tcp://127.0.0.1:${(address as AddressInfo).port}`;
  return {
    url,
    seen,
    server,
    stop: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

function speak(socket: Socket, limits: { stream: number }, seen: number[]): void {
  let buffer = Buffer.alloc(0);
  let isStream = false;
  let tail = Buffer.alloc(0);
  let total = 0;
  let infected = false;
  const say = (words: string) => socket.end(`${words}\0`);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    if (!isStream) {
      const end = buffer.indexOf(0);
      if (end === -1) return void (buffer.length > 100 && say('UNKNOWN COMMAND'));
      if (buffer.toString('latin1', 0, end) !== 'zINSTREAM') return void say('UNKNOWN COMMAND');
      isStream = true;
      buffer = buffer.subarray(end + 1);
    }
    while (buffer.length >= 4 && !socket.writableEnded) {
      const length = buffer.readUInt32BE(0);
      if (length === 0) {
        seen.push(total);
        return void say(infected ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
      }
      if (total + length > limits.stream) return void say('INSTREAM size limit exceeded. ERROR');
      if (buffer.length < 4 + length) return;
      const piece = Buffer.concat([tail, buffer.subarray(4, 4 + length)]);
      infected ||= piece.includes(eicar);
      tail = Buffer.from(piece.subarray(-eicar.length));
      total += length;
      buffer = buffer.subarray(4 + length);
    }
  });
}
