// A large mail may take seconds to take apart, and a hostile one is made for it. That happens on a thread of its own, so that
// pages answer meanwhile; one that takes too long, or more memory than there is, is read as its text plus the original.

import { Worker } from 'node:worker_threads';
import { type ParsedMail, parseMail, plainMail } from './reading/parse-mail.ts';

/** What is smaller is done sooner than it is handed over. */
const apartBytes = 256 * 1024;
const longestMillis = 60_000;
const mostHeapMegabytes = 1024;

type Answer = { id: number; mail?: ParsedMail; error?: string };

let worker: Worker | null = null;
let turn = 0;
/** One after the other: a second thread would take the processor from the pages again. */
let last: Promise<unknown> = Promise.resolve();

/** As `parseMail`, which it is for small mail. It never fails either. */
export function parseApart(raw: Buffer): Promise<ParsedMail> {
  if (raw.length <= apartBytes) return parseMail(raw);
  const next = last.then(() => ask(raw)).then((mail) => mail ?? plainMail(raw));
  last = next;
  return next;
}

function ask(raw: Buffer): Promise<ParsedMail | null> {
  const id = ++turn;
  const thread = worker ?? begin();
  return new Promise((done) => {
    const end = (mail: ParsedMail | null, isLost: boolean): void => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', lose).off('exit', lose);
      // While nobody waits for it, the thread keeps no process.
      thread.unref();
      if (isLost) {
        if (worker === thread) worker = null;
        thread.on('error', () => {});
        void thread.terminate();
      }
      done(mail);
    };
    const hear = (answer: Answer): void => {
      if (answer.id === id) end(answer.mail ? withBuffers(answer.mail) : null, false);
    };
    const lose = (): void => end(null, true);
    const timer = setTimeout(lose, longestMillis);
    thread.ref();
    thread.on('message', hear).on('error', lose).on('exit', lose);
    thread.postMessage({ id, raw });
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
