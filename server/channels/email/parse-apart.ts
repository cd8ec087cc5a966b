// A large mail may take seconds to take apart, and a hostile one is made for it. That happens on a thread of its own, so that
// pages answer meanwhile; one that takes too long, or more memory than there is, is read as its text plus the original.

import { Worker } from 'node:worker_threads';
import { openingMail } from './opening-mail.ts';
import { type ParsedMail, parseMail, plainMail } from './reading/parse-mail.ts';
import { readHeaders } from './reading/read-headers.ts';

/** What is smaller is done sooner than it is handed over. */
const apartBytes = 256 * 1024;
const longestMillis = 60_000;
const mostHeapMegabytes = 1024;

/** `wholeSize`: only the opening is wanted, of a mail that is so large (see `openingMail`); null: the whole mail. */
export type Asked = { id: number; raw: Uint8Array; wholeSize: number | null };
type Answer = { id: number; mail?: ParsedMail; opening?: Uint8Array; error?: string };

let worker: Worker | null = null;
let turn = 0;
/** One after the other: a second thread would take the processor from the pages again. */
let last: Promise<unknown> = Promise.resolve();

/** As `parseMail`, which it is for small mail. It never fails either. */
export async function parseApart(raw: Buffer): Promise<ParsedMail> {
  if (raw.length <= apartBytes) return parseMail(raw);
  const { mail } = await inTurn(raw, null);
  return mail ? withBuffers(mail) : plainMail(raw);
}

/** As `openingMail`. Where the beginning cannot be read its headers stand alone. */
export async function openingApart(head: Buffer, wholeSize: number): Promise<Buffer> {
  const { opening } = await inTurn(head, wholeSize);
  return opening
    ? Buffer.from(opening.buffer, opening.byteOffset, opening.byteLength)
    : openingMail(head.subarray(0, readHeaders(head).bodyAt), wholeSize);
}

function inTurn(raw: Buffer, wholeSize: number | null): Promise<Partial<Answer>> {
  const next = last.then(() => ask(raw, wholeSize));
  last = next;
  return next;
}

function ask(raw: Buffer, wholeSize: number | null): Promise<Partial<Answer>> {
  const id = ++turn;
  const thread = worker ?? begin();
  return new Promise((done) => {
    const end = (answer: Partial<Answer>, isLost: boolean): void => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', lose).off('exit', lose);
      // While nobody waits for it, the thread keeps no process.
      thread.unref();
      if (isLost) {
        if (worker === thread) worker = null;
        thread.on('error', () => {});
        void thread.terminate();
      }
      done(answer);
    };
    const hear = (answer: Answer): void => {
      if (answer.id === id) end(answer, false);
    };
    const lose = (): void => end({}, true);
    const timer = setTimeout(lose, longestMillis);
    thread.ref();
    thread.on('message', hear).on('error', lose).on('exit', lose);
    thread.postMessage({ id, raw, wholeSize } satisfies Asked);
  });
}

function begin(): Worker {
  worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  });
  return worker;
}

/** On the way between threads a Buffer becomes plain bytes. */
const withBuffers = (mail: ParsedMail): ParsedMail => ({
  ...mail,
  files: mail.files.map((file) => ({
    ...file,
    bytes: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
  })),
});
