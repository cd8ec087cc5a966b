// Customers and programs that do not give up: whatever was not answered with yes is sent again, as mail servers and careful
// clients do. What was answered with yes is written down, because it has to be there at the end.

import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { DeskProcess } from './desk-process.ts';
import type { Sink } from './sink.ts';

/** A generator that can be repeated (mulberry32): numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Mail = { id: string; from: string; to: string; subject: string; mark: string; inReplyTo?: string };
export type Call = { mark: string; number: string };

export type Load = {
  mails: Mail[];
  tickets: Call[];
  notes: Call[];
  /** Tries that ended without an answer, which is when a message may come twice. */
  retries: { mail: number; call: number };
  /** How much of it has been answered with yes. */
  done: () => number;
  total: number;
  /** Resolves when all of it has. */
  ended: Promise<void>;
};

export type LoadSize = { mails: number; tickets: number };

const patienceSeconds = 240;
/** When no acknowledgement came for so long, none is waited for that should be answered. */
const quietMillis = 2000;

export function startLoad(desk: DeskProcess, sink: Sink, size: LoadSize, random: () => number): Load {
  const load: Load = {
    mails: [],
    tickets: [],
    notes: [],
    retries: { mail: 0, call: 0 },
    done: () => load.mails.length + load.tickets.length + load.notes.length,
    total: size.mails + 2 * size.tickets,
    ended: Promise.resolve(),
  };
  const until = Date.now() + patienceSeconds * 1000;
  const waiting = Array.from({ length: size.mails }, (_, index) => firstMail(index));
  const calls = Array.from({ length: size.tickets }, (_, index) => index);
  const answered = new Set<string>();
  // Every third customer answers the acknowledgement as soon as they have it.
  const answers = () =>
    sink.caught.flatMap((caught) => {
      const index = Number(/^customer(\d+)@/.exec(caught.to)?.[1] ?? 1);
      if (!caught.isAcknowledgement || index % 3 !== 0 || answered.has(caught.to)) return [];
      answered.add(caught.to);
      load.total++;
      return [answerTo(caught, index)];
    });
  let lastMailAt = Date.now();
  const customers = Array.from({ length: 6 }, async () => {
    while (Date.now() < until) {
      waiting.push(...answers());
      const mail = waiting.shift();
      if (!mail && load.mails.length >= size.mails && Date.now() - lastMailAt > quietMillis) return;
      if (!mail) await delay(20);
      else await sendUntilTaken(desk, mail, load, until, random);
      if (mail) lastMailAt = Date.now();
    }
  });
  const programs = Array.from({ length: 3 }, async () => {
    for (let index = calls.shift(); index !== undefined; index = calls.shift())
      await callUntilDone(desk, index, load, until);
  });
  load.ended = Promise.all([...customers, ...programs]).then(() => undefined);
  return load;
}

const firstMail = (index: number): Mail => ({
  id: `first-${index}@customer.example`,
  from: `customer${index}@customer.example`,
  to: 'support@desk.example',
  subject: `Trouble number ${index}`,
  mark: `mail-mark-${index}-first`,
});

const answerTo = (caught: Sink['caught'][number], index: number): Mail => ({
  id: `answer-${index}@customer.example`,
  from: `customer${index}@customer.example`,
  to: caught.replyTo,
  subject: `Re: ${caught.subject}`,
  mark: `mail-mark-${index}-answer`,
  inReplyTo: caught.messageId,
});

/** The first mail of this customer. */
export async function sendOne(desk: DeskProcess, index: number): Promise<void> {
  const client = createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true });
  const mail = firstMail(index);
  await client.sendMail({ envelope: { from: mail.from, to: mail.to }, raw: rawOf(mail) }).finally(() => client.close());
}

async function sendUntilTaken(
  desk: DeskProcess,
  mail: Mail,
  load: Load,
  until: number,
  random: () => number,
): Promise<void> {
  for (;;) {
    const client = createTransport({
      host: '127.0.0.1',
      port: desk.smtpPort,
      ignoreTLS: true,
      connectionTimeout: 5000,
      greetingTimeout: 5000,
      socketTimeout: 15_000,
    });
    try {
      const { response } = await client.sendMail({
        envelope: { from: mail.from, to: mail.to },
        raw: rawOf(mail),
      });
      if (!response.startsWith('250')) throw new Error(response);
      load.mails.push(mail);
      return;
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      if (responseCode !== undefined && responseCode >= 500) throw error;
      if (Date.now() > until) throw new Error(`Mail ${mail.id} was not taken: ${(error as Error).message}`);
      load.retries.mail++;
      await delay(50 + random() * 200);
    } finally {
      client.close();
    }
  }
}

const rawOf = ({ id, from, to, subject, mark, inReplyTo }: Mail): string =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Tue, 10 Mar 2026 09:59:00 +0000',
    `Message-ID: <${id}>`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Please look at this: ${mark}.`,
    '',
  ].join('\r\n');

/** Opens a ticket, then writes a note on it. Each is one wish with one key, however often it is said. */
async function callUntilDone(desk: DeskProcess, index: number, load: Load, until: number): Promise<void> {
  const mark = `call-mark-${index}-ticket`;
  const opened = await postUntilDone<{ number: string }>(desk, load, until, '/tickets', `open ${index}`, {
    subject: `Call number ${index}`,
    body: `They called: ${mark}.`,
    requester: { email: `caller${index}@customer.example` },
  });
  load.tickets.push({ mark, number: opened.number });
  const note = `call-mark-${index}-note`;
  const path = `/tickets/${opened.number}/messages`;
  await postUntilDone(desk, load, until, path, `note ${index}`, { kind: 'note', body: `For us: ${note}.` });
  load.notes.push({ mark: note, number: opened.number });
}

async function postUntilDone<T>(
  desk: DeskProcess,
  load: Load,
  until: number,
  path: string,
  key: string,
  body: unknown,
): Promise<T> {
  for (;;) {
    try {
      const response = await fetch(`${desk.url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.key}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await response.text();
      if (response.status === 201) return JSON.parse(text) as T;
      if (response.status < 500) throw Object.assign(new Error(`${path}: ${response.status} ${text}`), { final: true });
      throw new Error(`${response.status} ${text}`);
    } catch (error) {
      if ((error as { final?: boolean }).final || Date.now() > until) throw error;
      load.retries.call++;
      await delay(100);
    }
  }
}
