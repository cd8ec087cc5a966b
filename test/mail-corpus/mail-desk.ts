// A desk with its real mail doors: SMTP in on loopback, LMTP on a socket, SMTP out to a server that keeps what it gets.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { mailLinks } from '../../server/access/mail-links.ts';
import type { AcceptDeps } from '../../server/cases/inbound/accept-inbound.ts';
import { acceptWaiting, receptionOf } from '../../server/cases/inbound/reception.ts';
import { type DeliverDeps, deliverDue } from '../../server/channels/deliver.ts';
import { patientResolver, type Resolve } from '../../server/channels/email/authenticate-mail.ts';
import { type Intake, startIntake } from '../../server/channels/email/intake.ts';
import { type ParsedMail, parseMail } from '../../server/channels/email/reading/parse-mail.ts';
import { header } from '../../server/channels/email/reading/read-headers.ts';
import { openTransport } from '../../server/channels/email/send-mail.ts';
import { atEnd, type TestDesk } from '../harness.ts';

export type Sent = { from: string; to: string[]; raw: Buffer; mail: ParsedMail; header: (name: string) => string };

export type MailDesk = {
  intake: Intake;
  folder: string;
  deps: AcceptDeps;
  deliverDeps: DeliverDeps;
  /** Everything that has left. */
  sent: Sent[];
  /** Where the server listens that takes what leaves. */
  sinkPort: number;
  /** What the other server answers; null: yes. */
  refuse: { with: { code: number; text: string } | null };
  /** Sends one mail over SMTP; resolves when the desk has worked on it. @returns the server's answer */
  send: (raw: string | Buffer, envelope?: { from?: string; to?: string | string[] }) => Promise<string>;
  /** Sends what is due. @returns what has left by it */
  deliver: () => Promise<Sent[]>;
  sweep: () => Promise<number>;
};

const noDns: Resolve = async () => {
  throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
};

export async function makeMailDesk(desk: TestDesk, resolve: Resolve = noDns): Promise<MailDesk> {
  const { wiring } = desk;
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-mail-'));
  const deps: AcceptDeps = { keys: wiring.keys, resolver: patientResolver(resolve, wiring.sources.now) };
  const intake = await startIntake(receptionOf(wiring, deps), {
    smtp: { host: '127.0.0.1', port: 0 },
    dataFolder: folder,
    name: 'desk.example',
    log: wiring.log,
  });
  const sent: Sent[] = [];
  const refuse: MailDesk['refuse'] = { with: null };
  const sink = await startSink(sent, refuse);
  const transport = openTransport(`smtp://127.0.0.1:${sink.port}`);
  const deliverDeps: DeliverDeps = {
    ...mailLinks(wiring),
    transport,
    log: wiring.log,
  };
  const client = createTransport({
    host: '127.0.0.1',
    port: intake.smtpPort!,
    pool: true,
    ignoreTLS: true,
    maxConnections: 2,
  });
  atEnd(async () => {
    client.close();
    transport.close();
    await intake.stop();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    intake,
    folder,
    deps,
    deliverDeps,
    sent,
    sinkPort: sink.port,
    refuse,
    send: async (raw, { from = 'maria@customer.example', to = 'help@desk.example' } = {}) => {
      const info = await client.sendMail({ envelope: { from, to }, raw });
      await intake.idle();
      return info.response;
    },
    deliver: async () => {
      const before = sent.length;
      await deliverDue(desk.ctx(), deliverDeps);
      return sent.slice(before);
    },
    sweep: () =>
      acceptWaiting(wiring, deps, (error) => {
        throw error;
      }),
  };
}

/** A server that takes what leaves and keeps it in `sent`. */
export async function startSink(sent: Sent[], refuse: MailDesk['refuse'] = { with: null }) {
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, done) => {
      done(refuse.with ? Object.assign(new Error(refuse.with.text), { responseCode: refuse.with.code }) : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const mail = await parseMail(raw);
        const { mailFrom, rcptTo } = session.envelope;
        sent.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((one) => one.address),
          raw,
          mail,
          header: (name) => header(mail.headers, name),
        });
        done();
      });
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => resolve((listener.address() as { port: number }).port));
  });
  return { port, close: () => new Promise<void>((done) => server.close(() => done())) };
}

export type Draft = {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  id?: string;
  headers?: Record<string, string>;
};

let count = 0;

/** A plain mail as a common program writes it. */
export function mailOf(draft: Draft = {}): string {
  const {
    from = 'Maria Silva <maria@customer.example>',
    to = 'help@desk.example',
    subject = 'The printer blinks',
  } = draft;
  const id = draft.id ?? `mail-${++count}@customer.example`;
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Tue, 10 Mar 2026 09:59:00 +0000',
    `Message-ID: <${id}>`,
    ...Object.entries(draft.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    draft.text ?? 'Hello,\r\n\r\nthe printer in the hall blinks and prints nothing. Please help.\r\n',
  ].join('\r\n');
}

/** An answer to a mail of ours, as a common program writes it. */
export function answerTo(sent: Sent, draft: Draft = {}): string {
  return mailOf({
    to: sent.header('reply-to') || sent.header('from'),
    subject: sent.mail.subject.startsWith('Re:') ? sent.mail.subject : `Re: ${sent.mail.subject}`,
    text: 'It still blinks.\r\n',
    ...draft,
    headers: {
      'In-Reply-To': sent.header('message-id'),
      References: `${sent.header('references')} ${sent.header('message-id')}`.trim(),
      ...draft.headers,
    },
  });
}
