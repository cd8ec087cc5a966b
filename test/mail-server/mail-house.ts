// A whole desk among real mail servers: a Postfix that everybody sends through, a Dovecot with the customers' mailboxes, and
// the desk behind three domains, one for each of its doors: SMTP, the LMTP socket, and the pipe.

import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/platform/config.ts';
import { createLog } from '../../server/platform/log.ts';
import { type RunningDesk, startDesk } from '../../server/start-desk.ts';
import type { TestDesk } from '../harness.ts';
import { freePort, missingPrograms, userIds } from './daemon.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { type Postfix, startPostfix } from './postfix.ts';

export const root = join(import.meta.dirname, '..', '..');

/** What stands in a title where the servers cannot run; null: they can. */
export function whyNoMailServers(): string | null {
  const missing = missingPrograms(['postfix', 'postconf', 'dovecot', 'chromium']);
  if (missing.length > 0) return `needs ${missing.join(', ')}`;
  return process.getuid?.() === 0 ? null : '(only as root)';
}

export const administrator = { name: 'Ana Ferreira', email: 'ana@kestrel.example', password: 'correct horse battery' };

export type MailHouse = {
  desk: RunningDesk;
  postfix: Postfix;
  dovecot: Dovecot;
  mailbox: (address: string) => Mailbox;
  /** The public API as Ana; the body of the answer. @throws with what the desk said when it refuses */
  api: <T>(method: string, path: string, body?: unknown) => Promise<T>;
  stop: () => Promise<void>;
};

export type MailHouseOptions = {
  connection: TestDesk['connection'];
  /** Existing mailboxes; every other one at their domains is refused by Dovecot after Postfix took the mail. */
  mailboxes: readonly string[];
  /** Refused by Postfix while the desk still waits. */
  refused?: readonly string[];
  /** One address leads to these. */
  aliases?: Record<string, readonly string[]>;
  /** Headers that Postfix takes away from every mail. */
  drops?: readonly string[];
  /** How many bytes a mailbox may hold. */
  quota?: Record<string, number>;
};

/** Domains of the desk, by the door that Postfix brings their mail to. */
export const doors = { smtp: 'kestrel.example', lmtp: 'socket.kestrel.example', pipe: 'pipe.kestrel.example' };

/** Postfix's pipe runs as nobody, who has to reach the program. */
export function canPipe(): boolean {
  const parts = root.split('/').map((_, index, all) => all.slice(0, index + 1).join('/') || '/');
  return parts.every((path) => (statSync(path).mode & 0o5) === 0o5);
}

export async function openMailHouse({
  connection,
  mailboxes,
  quota,
  ...options
}: MailHouseOptions): Promise<MailHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-house-'));
  chmodSync(folder, 0o711);
  for (const name of ['postfix', 'dovecot', 'data']) mkdirSync(join(folder, name), { mode: 0o711 });
  const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const dovecot = await startDovecot(join(folder, 'dovecot'), mailboxes, quota ? { quota } : {});
    closers.push(dovecot.stop);
    const data = join(folder, 'data');
    const smtpPort = await freePort();
    const postfix = await startPostfix({
      folder: join(folder, 'postfix'),
      routes: {
        ...Object.fromEntries(domainsOf(mailboxes).map((domain) => [domain, dovecot.lmtp])),
        [doors.smtp]: `smtp:[127.0.0.1]:${smtpPort}`,
        [doors.lmtp]: `lmtp:unix:${join(data, 'lmtp.sock')}`,
        [doors.pipe]: 'desk:',
      },
      pipe: {
        user: 'nobody',
        command: [
          '/usr/bin/env',
          `TELLONCE_DATA=${data}`,
          `PATH=${process.env.PATH}`,
          join(root, 'bin', 'tellonce'),
          'mail',
          'deliver',
        ],
      },
      ...options,
    });
    closers.push(postfix.stop);
    const desk = await openDesk(connection, { data, smtpPort, smtpUrl: postfix.url });
    closers.push(desk.stop);
    letIn(join(data, 'lmtp.sock'));
    const api = await setUp(desk);
    return {
      desk,
      postfix,
      dovecot,
      api,
      stop,
      mailbox: (address) => openMailbox(address, postfix.port, dovecot.imapPort),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const domainsOf = (addresses: readonly string[]) => [...new Set(addresses.map((one) => one.split('@')[1]!))];

function openDesk(
  { user, password, host, database }: TestDesk['connection'],
  { data, smtpPort, smtpUrl }: { data: string; smtpPort: number; smtpUrl: string },
): Promise<RunningDesk> {
  const config = readConfig({
    PORT: '0',
    SMTP_PORT: String(smtpPort),
    SMTP_URL: smtpUrl,
    TELLONCE_DATA: data,
    TELLONCE_SECRET: 'a secret of this test and no other',
    DATABASE_URL: `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`,
  });
  return startDesk(config, createLog('error'));
}

/** The socket is its owner's alone. Whoever runs the desk lets the mail server in, as here its group and its pipe's user. */
function letIn(socket: string): void {
  chownSync(socket, userIds('nobody').uid, userIds('postfix').gid);
  chmodSync(socket, 0o660);
}

async function setUp(desk: RunningDesk): Promise<MailHouse['api']> {
  const token = /token: (\S+)/.exec(desk.welcome)![1]!;
  let cookie = '';
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${desk.url}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return (text === '' ? null : JSON.parse(text)) as T;
  };
  await api('POST', '/setup', { ...administrator, token, deskName: 'Kestrel Labels', locale: 'en', zone: 'UTC' });
  await api('PATCH', '/settings', { calendar: { tz: 'UTC', hours: Object.fromEntries(allDays) } });
  for (const domain of Object.values(doors))
    await api('POST', '/mailboxes', { address: `support@${domain}`, displayName: 'Kestrel Support' });
  return api;
}

/** Open around the clock, so that the story reads the same at night. */
const allDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]] as const);
