// The other end of the pipe: a mail server starts us with one raw message, we hand it to the running desk and say what
// became of it in the way mail servers understand.

import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pipeName } from './intake.ts';
import { connectSocket } from './lmtp-socket.ts';
import { header, headerAddresses, readHeaders } from './reading/read-headers.ts';

export type PipeResult = {
  /** From sysexits.h: 0 taken, 65 never, 75 come again. */
  exitCode: 0 | 65 | 69 | 75;
  /** The ticket that the message belongs to. */
  number: string | null;
  sentence: string;
};

const patienceMillis = 120_000;
const mostRecipients = 100;
/** As much of the beginning is looked through for the headers. */
const headBytes = 1024 * 1024;

type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>;

/**
 * Hands a mail to the desk whose data folder this is, as it comes; it is never whole in our memory. Never throws, but for
 * what reading `source` throws before the mail has begun.
 */
export async function deliverByLmtp(dataFolder: string, source: Bytes): Promise<PipeResult> {
  const { head, whole } = await beginningOf(source);
  if (head.length === 0) return { exitCode: 65, number: null, sentence: 'There is no message on standard input.' };
  const socket = await connectSocket(dataFolder);
  if (!socket) {
    return {
      exitCode: 75,
      number: null,
      sentence: 'The desk cannot be reached; the message has to be delivered again.',
    };
  }
  const { sender, recipients } = envelopeOf(head);
  const answer = await converse(socket, whole, sender, recipients);
  socket.destroy();
  return answer;
}

/** The headers, or as much of them as is looked at, and all bytes with them. */
async function beginningOf(source: Bytes): Promise<{ head: Buffer; whole: AsyncIterable<Buffer> }> {
  const bytes = each(source);
  let head: Buffer = Buffer.alloc(0);
  while (head.length < headBytes && !/\n\r?\n/.test(head.toString('latin1'))) {
    const next = await bytes.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const opening = withoutMboxLine(head);
  return {
    head: opening,
    whole: (async function* () {
      yield opening;
      yield* bytes;
    })(),
  };
}

async function* each(source: Bytes): AsyncGenerator<Buffer, undefined> {
  yield* source;
}

/** mbox files and some pipes put a line before the headers. */
const withoutMboxLine = (raw: Buffer): Buffer =>
  raw.subarray(0, 5).toString('latin1') === 'From ' ? raw.subarray(raw.indexOf('\n') + 1) : raw;

function envelopeOf(raw: Buffer): { sender: string; recipients: string[] } {
  const { headers } = readHeaders(raw);
  const named = headerAddresses(headers, 'delivered-to', 'x-original-to', 'to', 'cc').map((one) => one.address);
  const usable = [...new Set(named)].filter((one) => /^[^\s<>@]+@[^\s<>@]+$/.test(one) && one.length <= 250);
  const path = header(headers, 'return-path').replace(/^<|>$/g, '').trim();
  const from = headers.has('return-path') ? path : (headerAddresses(headers, 'from')[0]?.address ?? '');
  return {
    sender: /^[^\s<>@]+@[^\s<>@]+$/.test(from) ? from : '',
    // The desk puts it into its default mailbox.
    recipients: usable.length > 0 ? usable.slice(0, mostRecipients) : [`default@${pipeName}`],
  };
}

type Reply = { code: number; text: string };

async function converse(
  socket: Socket,
  whole: AsyncIterable<Buffer>,
  sender: string,
  recipients: string[],
): Promise<PipeResult> {
  const replies = readReplies(socket);
  const say = async (line: string): Promise<Reply | null> => {
    socket.write(`${line}\r\n`);
    return replies.next();
  };
  const lost = {
    exitCode: 75 as const,
    number: null,
    sentence: 'The desk broke off; the message has to be delivered again.',
  };
  const greeting = await replies.next();
  if (!greeting) return lost;
  for (const line of [null, `LHLO ${pipeName}`, `MAIL FROM:<${sender}>`]) {
    const reply: Reply | null = line === null ? greeting : await say(line);
    if (!reply) return lost;
    if (reply.code >= 400) return resultOf(reply);
  }
  let taken = 0;
  for (const recipient of recipients) {
    const reply = await say(`RCPT TO:<${recipient}>`);
    if (!reply) return lost;
    if (reply.code < 400) taken++;
    else if (taken === 0 && recipient === recipients.at(-1)) return resultOf(reply);
  }
  const ready = await say('DATA');
  if (!ready) return lost;
  if (ready.code !== 354) return resultOf(ready);
  // A mail that breaks off is never ended with a dot, so the desk does not take the half for the whole.
  const isSent = await pipeline(Readable.from(dotStuffed(whole)), socket, { end: false }).then(
    () => true,
    () => false,
  );
  if (!isSent) return lost;
  let last: Reply | null = null;
  for (let i = 0; i < taken; i++) {
    const reply = await replies.next();
    if (!reply) return last ? resultOf(last) : lost;
    if (!last || reply.code < 400) last = reply;
  }
  socket.end('QUIT\r\n');
  return last ? resultOf(last) : lost;
}

function resultOf({ code, text }: Reply): PipeResult {
  if (code < 400) return { exitCode: 0, number: /\b(A-[0-9A-Z]{7})$/.exec(text)?.[1] ?? null, sentence: text };
  return { exitCode: code < 500 ? 75 : code === 552 || code === 550 ? 65 : 69, number: null, sentence: text };
}

/** Lines end with CRLF, one that begins with a dot gets a second one, and a dot ends all (RFC 5321, 4.5.2). */
async function* dotStuffed(whole: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let startsLine = true;
  // The rest of this line end may come with the next bytes.
  let held = '';
  for await (const chunk of whole) {
    const text = held + chunk.toString('latin1');
    held = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - held.length).replace(/\r\n|\r|\n/g, '\r\n');
    if (lines === '') continue;
    const stuffed = lines.replaceAll('\n.', '\n..');
    yield Buffer.from(startsLine && lines.startsWith('.') ? `.${stuffed}` : stuffed, 'latin1');
    startsLine = lines.endsWith('\n');
  }
  yield Buffer.from(startsLine && held === '' ? '.\r\n' : '\r\n.\r\n');
}

/** The desk's answers, one after the other; null when it is gone or takes too long. */
function readReplies(socket: Socket): { next: () => Promise<Reply | null> } {
  const ready: Reply[] = [];
  const waiting: ((reply: Reply | null) => void)[] = [];
  let over = false;
  let text = '';
  const end = (): void => {
    over = true;
    for (const give of waiting.splice(0)) give(null);
  };
  socket.setEncoding('latin1');
  socket.setTimeout(patienceMillis, () => socket.destroy());
  socket.on('data', (chunk: string) => {
    text += chunk;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n')) {
      const line = text.slice(0, at).trimEnd();
      text = text.slice(at + 1);
      const match = /^(\d{3})([ -]?)(.*)$/.exec(line);
      if (!match || match[2] === '-') continue;
      const reply = { code: Number(match[1]), text: match[3]! };
      const give = waiting.shift();
      if (give) give(reply);
      else ready.push(reply);
    }
  });
  socket.on('error', end);
  socket.on('close', end);
  return {
    next: () => {
      const reply = ready.shift();
      if (reply || over) return Promise.resolve(reply ?? null);
      return new Promise((give) => waiting.push(give));
    },
  };
}
