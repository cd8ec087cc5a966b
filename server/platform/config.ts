// What the desk is told from outside. Everything comes from environment variables with a documented default; a wrong
// value or a misspelt name stops the start with a sentence that names it, because a setting that is silently ignored is
// found out on the worst day.

import { hkdfSync, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { makeDataFolder, makeOnce } from './data-folder.ts';

export const roles = ['all', 'web', 'worker'] as const;
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type Role = (typeof roles)[number];
export type LogLevel = (typeof logLevels)[number];

export type Config = {
  /** The folder of the program: where package.json stands. */
  root: string;
  /** Absolute; TELLONCE_DATA, by default `data` in the folder of the program. */
  dataFolder: string;
  host: string;
  /** 0 lets the system choose (tests). */
  port: number;
  /** Without a slash at the end. With PORT 0 it names port 0: whoever listens puts in the real one. */
  publicUrl: string;
  /** Another origin for files that people sent, or undefined when they are served from the desk's own. */
  filesUrl: string | undefined;
  /** As fastify takes it: addresses and ranges whose X-Forwarded-* headers are believed. */
  trustProxy: boolean | string[];
  /** Undefined means the embedded database. */
  databaseUrl: string | undefined;
  /** For LISTEN and migrations when databaseUrl goes through a pooler; the same as databaseUrl otherwise. */
  databaseDirectUrl: string | undefined;
  /** TELLONCE_SECRET as given; ask `secretOf` for the one in force. */
  secret: string | undefined;
  /** 0 is off. */
  smtpPort: number;
  /** PEM files of the certificate with which incoming mail is encrypted; undefined: the desk makes one for itself. */
  smtpCertificate: { cert: string; key: string } | undefined;
  /** A second socket for LMTP, where a mail server of another user reaches it; its folder says who does. */
  lmtpSocket: string | undefined;
  /** Undefined means that mail goes to the Outbox only. */
  smtpUrl: string | undefined;
  /** clamd, as `tcp://host:port` or `unix:/path`; undefined means that nobody looks into files. */
  clamavUrl: string | undefined;
  /** The largest mail that is taken whole; of larger ones the text is. */
  mostMailBytes: number;
  /** The largest file that is handed in on a page. */
  mostUploadBytes: number;
  role: Role;
  logLevel: LogLevel;
};

type Environment = Record<string, string | undefined>;

const ownNames = ['TELLONCE_DATA', 'TELLONCE_SECRET', 'TELLONCE_ROLE'];
const shortestSecret = 16;
const projectRoot = resolve(import.meta.dirname, '../..');

/** Reads the configuration; throws an Error that names the variable, what is wrong and what would be right. */
export function readConfig(env: Environment): Config {
  refuseUnknownNames(env);
  const host = hostOf(env);
  const port = portOf(env, 'PORT', 3000);
  const databaseUrl = urlOf(env, 'DATABASE_URL', ['postgres:', 'postgresql:'])?.text;
  const databaseDirectUrl = urlOf(env, 'DATABASE_DIRECT_URL', ['postgres:', 'postgresql:'])?.text;
  if (databaseDirectUrl !== undefined && databaseUrl === undefined) {
    throw new Error(
      'DATABASE_DIRECT_URL is set but DATABASE_URL is not: set both, or neither for the built-in database.',
    );
  }
  return {
    root: projectRoot,
    dataFolder: resolve(projectRoot, textOf(env, 'TELLONCE_DATA') ?? 'data'),
    host,
    port,
    publicUrl: originOf(env, 'PUBLIC_URL') ?? addressOf(host, port),
    filesUrl: originOf(env, 'FILES_URL'),
    trustProxy: trustProxyOf(env),
    databaseUrl,
    databaseDirectUrl: databaseDirectUrl ?? databaseUrl,
    secret: secretValueOf(env),
    smtpPort: portOf(env, 'SMTP_PORT', 2525),
    smtpCertificate: certificateOf(env),
    lmtpSocket: pathOf(env, 'LMTP_SOCKET'),
    smtpUrl: urlOf(env, 'SMTP_URL', ['smtp:', 'smtps:'])?.text,
    clamavUrl: urlOf(env, 'CLAMAV_URL', ['tcp:', 'unix:'])?.text,
    mostMailBytes: megabytesOf(env, 'MAIL_LIMIT_MB', 35, 500),
    mostUploadBytes: megabytesOf(env, 'UPLOAD_LIMIT_MB', 2048, 10_240),
    role: oneOf(env, 'TELLONCE_ROLE', roles, 'all'),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
  };
}

/** The address to tell people for a listening host and port: every-address hosts become localhost. */
export function addressOf(host: string, port: number): string {
  const everyAddress = host === '0.0.0.0' || host === '::';
  const named = everyAddress ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return port === 80 ? `http://${named}` : `http://${named}:${port}`;
}

/**
 * The secret from which all keys are derived: TELLONCE_SECRET, else 32 random bytes kept in the data folder. Processes
 * that ask at the same time get the same one.
 */
export function secretOf(config: Config): Buffer {
  if (config.secret !== undefined) return Buffer.from(config.secret, 'utf8');
  makeDataFolder(config.dataFolder);
  const path = join(config.dataFolder, 'secret');
  const secret = Buffer.from(makeOnce(path, () => randomBytes(32).toString('base64url')).trim(), 'base64url');
  if (secret.length === 32) return secret;
  throw new Error(
    `The file ${path} does not hold the secret any more (32 bytes). Put it back from a backup; without it, what was ` +
      'encrypted with it stays unreadable.',
  );
}

/** One key per purpose (RFC 5869), so that a key which leaks opens only one door. 32 bytes. */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'tellonce', purpose, 32));
}

/** The keys of a desk, one for each purpose. */
export function keysFrom(secret: Buffer) {
  const key = (purpose: string) => deriveKey(secret, purpose);
  return {
    links: key('links'),
    files: key('files'),
    replies: key('replies'),
    setup: key('setup'),
    secrets: key('secrets of mailboxes'),
  };
}

/** An empty value counts as not set: that is what `NAME=` in an env file means. */
function textOf(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function pathOf(env: Environment, name: string): string | undefined {
  const path = textOf(env, name);
  if (path === undefined || isAbsolute(path)) return path;
  throw new Error(
    `${name} is ${JSON.stringify(path)}; it must be a path from the root, like /var/spool/postfix/tellonce/lmtp.`,
  );
}

function refuseUnknownNames(env: Environment): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith('TELLONCE_') || ownNames.includes(name)) continue;
    const nearest = ownNames.toSorted((a, b) => distance(name, a) - distance(name, b))[0];
    throw new Error(`${name} is not a setting. Did you mean ${nearest}? There are ${ownNames.join(', ')}.`);
  }
}

function wrong(name: string, value: string, expected: string): Error {
  return new Error(`${name} is wrong: “${value}” is not ${expected}.`);
}

function hostOf(env: Environment): string {
  const host = textOf(env, 'HOST') ?? '127.0.0.1';
  const looksRight = isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host);
  if (!looksRight) throw wrong('HOST', host, 'an IP address or a host name');
  return host;
}

function portOf(env: Environment, name: string, otherwise: number): number {
  const value = textOf(env, name);
  if (value === undefined) return otherwise;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65535)) throw wrong(name, value, 'a port from 0 to 65535');
  return port;
}

function megabytesOf(env: Environment, name: string, otherwise: number, most: number): number {
  const value = textOf(env, name) ?? String(otherwise);
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= 1 && number <= most)) throw wrong(name, value, `a number of megabytes from 1 to ${most}`);
  return number * 1024 * 1024;
}

function oneOf<T extends string>(env: Environment, name: string, allowed: readonly T[], otherwise: T): T {
  const value = textOf(env, name) ?? otherwise;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw wrong(name, value, `one of ${allowed.join(', ')}`);
  return found;
}

/** The text as it was given (a library parses it again) beside the parsed form. Never shows a password. */
function urlOf(env: Environment, name: string, protocols: string[]): { text: string; url: URL } | undefined {
  const text = textOf(env, name);
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url && protocols.includes(url.protocol)) return { text, url };
  throw new Error(
    `${name} is wrong: it is not an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
  );
}

function certificateOf(env: Environment): { cert: string; key: string } | undefined {
  const [cert, key] = [textOf(env, 'SMTP_TLS_CERT'), textOf(env, 'SMTP_TLS_KEY')];
  if (cert && key) return { cert: resolve(projectRoot, cert), key: resolve(projectRoot, key) };
  if (!cert && !key) return undefined;
  throw new Error(
    `${cert ? 'SMTP_TLS_CERT' : 'SMTP_TLS_KEY'} is set but ${cert ? 'SMTP_TLS_KEY' : 'SMTP_TLS_CERT'} is not: set both, or neither.`,
  );
}

function originOf(env: Environment, name: string): string | undefined {
  const given = urlOf(env, name, ['http:', 'https:']);
  if (!given) return undefined;
  const { url, text } = given;
  if (url.username || url.search || url.hash || url.pathname !== '/') {
    throw wrong(name, text, 'an origin such as https://help.example.com, without path, question mark or user');
  }
  return url.origin;
}

function secretValueOf(env: Environment): string | undefined {
  const secret = textOf(env, 'TELLONCE_SECRET');
  if (secret === undefined || secret.length >= shortestSecret) return secret;
  throw new Error(`TELLONCE_SECRET is wrong: it has ${secret.length} characters and needs at least ${shortestSecret}.`);
}

const namedRanges = ['loopback', 'linklocal', 'uniquelocal'];

function trustProxyOf(env: Environment): boolean | string[] {
  const value = textOf(env, 'TRUST_PROXY');
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  const ranges = value.split(',').map((range) => range.trim());
  for (const range of ranges) {
    if (!namedRanges.includes(range) && !isRange(range)) {
      throw wrong('TRUST_PROXY', value, 'true, false, or a list of addresses such as 10.0.0.0/8,127.0.0.1');
    }
  }
  return ranges;
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

/** Levenshtein's distance, for “did you mean”. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
