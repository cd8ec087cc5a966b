// The other end of parse-apart.ts: takes one mail after the other apart on a thread of its own.

import { parentPort } from 'node:worker_threads';
import { parseMail } from './reading/parse-mail.ts';

parentPort?.on('message', async ({ id, raw }: { id: number; raw: Uint8Array }) => {
  try {
    const mail = await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
    parentPort?.postMessage({ id, mail });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
