// A Dovecot with mailboxes that the desk fetches, and hands to put mail in and look at what has become of it.

import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { freePort, missingPrograms } from './daemon.ts';
import { type Dovecot, type DovecotOptions, mailboxPassword, startDovecot } from './dovecot.ts';

/** What stands in a title where Dovecot cannot run; null: it can. */
export function whyNoDovecot(): string | null {
  if (missingPrograms(['dovecot']).length > 0) return 'needs dovecot';
  return process.getuid?.() === 0 ? null : '(only as root)';
}

export type ImapHouse = {
  port: number;
  /** TLS from the first byte; null without a certificate. */
  tlsPort: () => number | null;
  /** Where the mail lies, one Maildir for each address. */
  maildir: (address: string) => string;
  append: (address: string, mails: readonly string[], folder?: string, at?: Date) => Promise<void>;
  /** Everything in a folder, in order. */
  list: (address: string, folder?: string) => Promise<{ uid: number; seen: boolean; subject: string }[]>;
  /** Takes the mark away that the desk has set. */
  unmark: (address: string) => Promise<void>;
  /** The folder is numbered anew, as after a restore of the server. */
  renumber: (address: string) => Promise<void>;
  stopServer: () => Promise<void>;
  startServer: (options?: Pick<DovecotOptions, 'password'>) => Promise<void>;
  said: () => string;
  stop: () => Promise<void>;
};

export async function openImapHouse(addresses: readonly string[], options: DovecotOptions = {}): Promise<ImapHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-imap-'));
  chmodSync(folder, 0o711);
  const port = await freePort();
  let password = mailboxPassword;
  let dovecot: Dovecot | null = null;
  const startServer = async (change: Pick<DovecotOptions, 'password'> = {}) => {
    password = change.password ?? password;
    dovecot = await startDovecot(folder, addresses, { ...options, password, imapPort: port });
  };
  await startServer();
  const asOwner = async <T>(address: string, work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: address, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.close();
    }
  };
  const maildir = (address: string) => join(folder, 'mail', address);
  return {
    port,
    tlsPort: () => dovecot?.imapsPort ?? null,
    maildir,
    append: (address, mails, into = 'INBOX', at) =>
      asOwner(address, async (client) => {
        for (const mail of mails) await client.append(into, mail.replace(/\r?\n/g, '\r\n'), [], at);
      }),
    list: (address, from = 'INBOX') =>
      asOwner(address, async (client) => {
        const folders = await client.list();
        if (!folders.some((one) => one.path === from)) return [];
        const { exists } = await client.mailboxOpen(from, { readOnly: true });
        if (exists === 0) return [];
        const found = await client.fetchAll('1:*', { uid: true, flags: true, envelope: true });
        return found.map((one) => ({
          uid: one.uid,
          seen: one.flags?.has('\\Seen') ?? false,
          subject: one.envelope?.subject ?? '',
        }));
      }),
    unmark: (address) =>
      asOwner(address, async (client) => {
        await client.mailboxOpen('INBOX');
        await client.messageFlagsRemove('1:*', ['\\Seen']);
      }),
    renumber: async (address) => {
      // Dovecot numbers by the second: the new number must be another one.
      await delay(1100);
      for (const name of readdirSync(maildir(address))) {
        if (name.startsWith('dovecot')) rmSync(join(maildir(address), name));
      }
    },
    stopServer: async () => {
      await dovecot?.stop();
      dovecot = null;
    },
    startServer,
    said: () => dovecot?.said() ?? '',
    stop: async () => {
      await dovecot?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let count = 0;

/** A plain mail as a mail server hands it on. */
export function writeMail(
  subject: string,
  options: { from?: string; to?: string; headers?: string; body?: string } = {},
): string {
  const { from = 'ravi@northgate.example', to = 'support@kestrel.example', headers = '', body = 'It stops.' } = options;
  return `Return-Path: <${from}>\nFrom: Ravi Anand <${from}>\nTo: ${to}\nSubject: ${subject}\nDate: ${new Date().toUTCString()}\nMessage-ID: <m${++count}.${process.pid}@northgate.example>\n${headers}\n${body}\n`;
}
