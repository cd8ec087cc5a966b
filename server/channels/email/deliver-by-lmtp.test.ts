// The pipe's way through a real socket: what the desk gets is what came, in whatever pieces it came.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../platform/log.ts';
import type { Arrived } from '../channel.ts';
import { deliverByLmtp } from './deliver-by-lmtp.ts';
import { type Intake, startIntake } from './intake.ts';

const folder = mkdtempSync(join(tmpdir(), 'tellonce-pipe-'));
let stored: Arrived[] = [];
let intake: Intake;

beforeAll(async () => {
  intake = await startIntake(
    {
      takes: async () => true,
      store: async (message) => {
        stored.push(message);
        return { id: '1', receivedAt: new Date(0), rawSha256: Buffer.alloc(32), message };
      },
      process: async () => ({ state: 'accepted', number: 'A-7F3K9QX' }),
    },
    { smtp: null, dataFolder: folder, name: 'desk.example', log: createLog('silent') },
  );
});
afterAll(async () => {
  await intake.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  stored = [];
});

const head = 'From ravi Tue Mar 10\nFrom: ravi@northgate.example\nTo: help@desk.example\nSubject: Dots\n\n';
const body = '.\n..\nOne.\r\n.two\rthree\r\r\n.\r\nfour\n\n.';
const expected = `${head.slice(head.indexOf('\n') + 1)}${body}`.replace(/\r\n|\r|\n/g, '\r\n');

test.each([1, 2, 3, 5, 7, 64, 1000])('in pieces of %i bytes', async (size) => {
  const raw = Buffer.from(head + body);
  const pieces = Array.from({ length: Math.ceil(raw.length / size) }, (_, at) =>
    raw.subarray(at * size, (at + 1) * size),
  );
  expect(await deliverByLmtp(folder, pieces)).toMatchObject({ exitCode: 0, number: 'A-7F3K9QX' });
  expect(stored).toHaveLength(1);
  expect(stored[0]!.raw.toString('latin1')).toBe(`${expected}\r\n`);
  expect(stored[0]!).toMatchObject({ envelopeFrom: 'ravi@northgate.example', envelopeTo: ['help@desk.example'] });
});

test('a mail that breaks off is not taken for a whole one, and comes again', async () => {
  async function* broken() {
    yield Buffer.from(head);
    yield Buffer.from('The first half.\n');
    throw new Error('The mail server went away.');
  }
  expect(await deliverByLmtp(folder, broken())).toMatchObject({ exitCode: 75, number: null });
  expect(stored).toHaveLength(0);
});

test('a mail is passed on while it comes; nobody waits for its end', async () => {
  const other = mkdtempSync(join(tmpdir(), 'tellonce-pipe-'));
  let hear: () => void = () => {};
  const heard = new Promise<void>((done) => {
    hear = done;
  });
  const server = createServer((socket) => {
    socket.write('220 desk\r\n');
    socket.on('data', (bytes) => {
      const text = String(bytes);
      if (text.includes('Subject: Dots')) hear();
      if (text.startsWith('DATA')) socket.write('354 go on\r\n');
      else if (/^(LHLO|MAIL|RCPT)|\r\n\.\r\n$/.test(text)) socket.write('250 accepted: A-7F3K9QX\r\n');
    });
  }).listen(join(other, 'lmtp.sock'));
  async function* slow() {
    yield Buffer.from(head);
    await heard;
    yield Buffer.from('The rest.\n');
  }
  expect(await deliverByLmtp(other, slow())).toMatchObject({ exitCode: 0, number: 'A-7F3K9QX' });
  server.close();
  rmSync(other, { recursive: true, force: true });
});
