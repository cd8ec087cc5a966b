// `tellonce mail explain`: for each message a line, in order, each as soon as it is done.

import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { explainMail } from './mail-explain.ts';

/** @param files paths of raw messages; none: one message on standard input */
export async function explainMails(files: readonly string[]): Promise<void> {
  if (files.length === 0) return say(await explained(() => buffer(process.stdin)));
  for (const file of files) await say(await explained(() => readFile(file)));
}

/** One message that cannot be read does not stop the next. */
async function explained(read: () => Promise<Buffer>): Promise<object> {
  try {
    const raw = await read();
    return raw.length === 0 ? { error: 'The message is empty.' } : await explainMail(raw);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function say(line: object): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(line)}\n`)) return;
  await new Promise((drained) => process.stdout.once('drain', drained));
}
