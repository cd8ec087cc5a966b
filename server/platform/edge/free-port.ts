// Whether the desk may listen where it is told to, asked before anything else is opened: whoever started it twice is told
// within a moment and in one sentence, and no database is made for nothing.

import { once } from 'node:events';
import { createServer } from 'node:net';

/** @throws Error with a sentence for the person who starts the desk */
export async function expectFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    throw portTrouble(error as NodeJS.ErrnoException, host, port);
  }
  server.close();
  await once(server, 'close');
}

/** Why nobody can listen there, and what would help. */
export function portTrouble({ code, message }: NodeJS.ErrnoException, host: string, port: number): Error {
  const at = `${host}:${port}`;
  if (code === 'EADDRINUSE') return new Error(`${at} is in use by another program. Stop it, or choose another PORT.`);
  if (code === 'EACCES') return new Error(`This user may not listen on ${at}. Choose a PORT from 1024 on.`);
  return new Error(`The desk cannot listen on ${at}: ${message}`);
}
