import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { addressOf, deriveKey, readConfig, secretOf } from './config.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tellonce-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the configuration', () => {
  test('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      root,
      dataFolder: join(root, 'data'),
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      filesUrl: undefined,
      trustProxy: false,
      databaseUrl: undefined,
      databaseDirectUrl: undefined,
      secret: undefined,
      smtpPort: 2525,
      smtpCertificate: undefined,
      smtpUrl: undefined,
      role: 'all',
      clamavUrl: undefined,
      lmtpSocket: undefined,
      mostMailBytes: 35 * 1024 * 1024,
      mostUploadBytes: 2 * 1024 ** 3,
      logLevel: 'info',
    });
  });

  test('takes an empty value as not set', () => {
    expect(readConfig({ PORT: '', SMTP_URL: ' ', TELLONCE_DATA: '' })).toEqual(readConfig({}));
  });

  test('reads a relative data folder from the program’s own folder, an absolute one as it is', () => {
    expect(readConfig({ TELLONCE_DATA: 'elsewhere' }).dataFolder).toBe(join(root, 'elsewhere'));
    expect(readConfig({ TELLONCE_DATA: '/srv/desk' }).dataFolder).toBe('/srv/desk');
  });

  test.each([
    ['0.0.0.0', 3000, 'http://localhost:3000'],
    ['::', 3000, 'http://localhost:3000'],
    ['::1', 8080, 'http://[::1]:8080'],
    ['desk.example.com', 80, 'http://desk.example.com'],
  ])('on %s port %i the address to tell is %s', (host, port, address) => {
    expect(addressOf(host, port)).toBe(address);
    expect(readConfig({ HOST: host, PORT: String(port) }).publicUrl).toBe(address);
  });

  test('listens with the direct address of the database, which is the common one unless set', () => {
    const databaseUrl = 'postgres://desk:pw@pool:6432/desk';
    expect(readConfig({ DATABASE_URL: databaseUrl }).databaseDirectUrl).toBe(databaseUrl);
    expect(
      readConfig({ DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: 'postgresql:///desk?host=/run' }),
    ).toMatchObject({
      databaseUrl,
      databaseDirectUrl: 'postgresql:///desk?host=/run',
    });
  });

  test.each([
    ['true', true],
    ['false', false],
    ['10.0.0.0/8, ::1,loopback', ['10.0.0.0/8', '::1', 'loopback']],
  ])('TRUST_PROXY %s is %j', (value, expected) => {
    expect(readConfig({ TRUST_PROXY: value }).trustProxy).toEqual(expected);
  });

  test.each([
    ['HOST', 'http://x'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['SMTP_PORT', 'off'],
    ['PUBLIC_URL', 'desk.example.com'],
    ['PUBLIC_URL', 'https://example.com/desk'],
    ['FILES_URL', 'ftp://x'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_DIRECT_URL', 'postgres://x/y'],
    ['SMTP_URL', 'mail.example.com'],
    ['TELLONCE_ROLE', 'both'],
    ['TELLONCE_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} `));
  });

  test('never repeats a password in its complaint', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://desk:hush@db/desk' })).not.toThrow(/hush/);
  });

  test('a misspelt name of ours is refused, with the nearest right one', () => {
    expect(() => readConfig({ TELLONCE_DTA: 'x' })).toThrow(
      'TELLONCE_DTA is not a setting. Did you mean TELLONCE_DATA?',
    );
    expect(() => readConfig({ TELLONCE_ROLES: '' })).toThrow('Did you mean TELLONCE_ROLE?');
    expect(() => readConfig({ TELLONCE: 'x', OTHER: 'y' })).not.toThrow();
  });
});

describe('the secret', () => {
  test('is the one given', () => {
    expect(secretOf(readConfig({ TELLONCE_SECRET: 'a long enough secret' })).toString()).toBe('a long enough secret');
  });

  test('is made once in the data folder, readable by its owner alone', () => {
    const config = readConfig({ TELLONCE_DATA: join(folder, 'once') });
    const first = secretOf(config);
    expect(first).toHaveLength(32);
    expect(secretOf(config)).toEqual(first);
    expect(statSync(join(folder, 'once/secret')).mode & 0o777).toBe(0o600);
  });

  test('is one and the same for processes that ask at the same moment', async () => {
    const data = join(folder, 'race');
    const code = `
      import { parentPort } from 'node:worker_threads';
      import { readConfig, secretOf } from ${JSON.stringify(new URL('./config.ts', import.meta.url))};
      parentPort.postMessage(secretOf(readConfig({ TELLONCE_DATA: ${JSON.stringify(data)} })).toString('hex'));`;
    const ask = () =>
      new Promise((answer, refuse) => {
        const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
        worker.once('message', answer).once('error', refuse);
      });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(new Set(answers).size).toBe(1);
  });

  test('gives each purpose a key of its own, the same one each time', () => {
    const secret = Buffer.alloc(32, 7);
    expect(deriveKey(secret, 'sessions')).toHaveLength(32);
    expect(deriveKey(secret, 'sessions')).toEqual(deriveKey(secret, 'sessions'));
    expect(deriveKey(secret, 'sessions')).not.toEqual(deriveKey(secret, 'capability links'));
  });
});
