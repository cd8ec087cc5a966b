// A customer with a real mail program's means: submits by SMTP, reads by IMAP.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type ParsedMail, parseMail } from '../../server/channels/email/reading/parse-mail.ts';
import { header } from '../../server/channels/email/reading/read-headers.ts';
import { until } from './daemon.ts';
import { mailboxPassword } from './dovecot.ts';

export type Received = { raw: string; mail: ParsedMail; header: (name: string) => string };

/** How a desk fetches from a mail house: all of its inbox, with the password that everybody has there. */
export const inboxAt = (port: number, userName: string) => ({
  host: '127.0.0.1',
  port,
  security: 'none' as const,
  checksCertificate: true,
  userName,
  signIn: 'password' as const,
  password: mailboxPassword,
  folders: ['INBOX'],
  afterFetch: 'seen' as const,
  moveTo: null,
  backlogDays: 1,
  largestBytes: 35 * 1024 * 1024,
});

export type Mailbox = {
  address: string;
  send: (mail: SendMailOptions) => Promise<void>;
  /** Everything in the inbox, oldest first. */
  read: () => Promise<Received[]>;
  /** Waits for the mail after those that were taken before. */
  next: () => Promise<Received>;
  /** How many were taken by `next`. */
  taken: () => number;
};

export function openMailbox(address: string, smtpPort: number, imapPort: number): Mailbox {
  let taken = 0;
  const read = async (): Promise<Received[]> => {
    const bytes = await readInbox(imapPort, address);
    return Promise.all(
      bytes.map(async (raw) => {
        const mail = await parseMail(raw);
        return { raw: raw.toString('utf8'), mail, header: (name: string) => header(mail.headers, name) };
      }),
    );
  };
  return {
    address,
    send: async (mail) => {
      const client = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
      await client.sendMail({ from: address, ...mail }).finally(() => client.close());
    },
    read,
    next: async () => {
      const all = await until(
        async () => {
          const found = await read();
          return found.length > taken ? found : null;
        },
        30,
        () => `a mail number ${taken + 1} in the mailbox of ${address}`,
      );
      return all[taken++]!;
    },
    taken: () => taken,
  };
}

/** One IMAP session (RFC 3501) with the four commands that it takes to read an inbox. */
async function readInbox(port: number, user: string): Promise<Buffer[]> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  try {
    const session = talk(socket);
    await session.greeting();
    await session.say(`LOGIN "${user}" "${mailboxPassword}"`);
    await session.say('EXAMINE INBOX');
    const { text } = await session.say('UID SEARCH ALL');
    const uids = /^\* SEARCH([\d ]*)/m.exec(text)?.[1]?.trim().split(' ').filter(Boolean) ?? [];
    const mails: Buffer[] = [];
    for (const uid of uids) mails.push((await session.say(`UID FETCH ${uid} BODY.PEEK[]`)).literal!);
    await session.say('LOGOUT');
    return mails;
  } finally {
    socket.destroy();
  }
}

type Answer = { text: string; literal: Buffer | null };

function talk(socket: Socket) {
  let bytes = Buffer.alloc(0);
  let count = 0;
  const wake: (() => void)[] = [];
  const stir = () => {
    for (const run of wake.splice(0)) run();
  };
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    stir();
  });
  socket.on('error', stir).on('close', stir);
  const more = async (): Promise<void> => {
    if (socket.destroyed) throw new Error(`The IMAP server broke off after: ${bytes.toString('latin1')}`);
    await new Promise<void>((run) => wake.push(run));
  };
  const line = async (): Promise<string> => {
    for (;;) {
      const end = bytes.indexOf('\r\n');
      if (end >= 0) {
        const text = bytes.subarray(0, end).toString('latin1');
        bytes = bytes.subarray(end + 2);
        return text;
      }
      await more();
    }
  };
  const exactly = async (length: number): Promise<Buffer> => {
    while (bytes.length < length) await more();
    const part = bytes.subarray(0, length);
    bytes = bytes.subarray(length);
    return part;
  };
  return {
    greeting: line,
    say: async (command: string): Promise<Answer> => {
      const tag = `a${++count}`;
      socket.write(`${tag} ${command}\r\n`);
      const answer: Answer = { text: '', literal: null };
      for (;;) {
        const text = await line();
        if (text.startsWith(`${tag} OK`)) return answer;
        if (text.startsWith(`${tag} `)) throw new Error(`${command.split(' ')[0]}: ${text}`);
        answer.text += `${text}\n`;
        const length = /\{(\d+)\}$/.exec(text)?.[1];
        if (length !== undefined) answer.literal = await exactly(Number(length));
      }
    },
  };
}
