// The other end of parse-apart.ts: takes one mail after the other apart on a thread of its own.

import { parentPort } from 'node:worker_threads';
import { openingMail } from './opening-mail.ts';
import type { Asked } from './parse-apart.ts';
import { parseMail } from './reading/parse-mail.ts';

parentPort?.on('message', async ({ id, raw, wholeSize }: Asked) => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  try {
    const found =
      wholeSize === null ? { mail: await parseMail(bytes) } : { opening: await openingMail(bytes, wholeSize) };
    parentPort?.postMessage({ id, ...found });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
