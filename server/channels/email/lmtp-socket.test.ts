// The second socket: a mail server runs as another user, and after every start of the desk it has to get in again.

import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../../platform/log.ts';
import type { Arrived, Reception } from '../channel.ts';
import { type Intake, startIntake } from './intake.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const arrived: Arrived[] = [];
const reception: Reception = {
  takes: async (recipient) => recipient !== 'nobody@desk.example',
  store: async (message) => {
    arrived.push(message);
    return { id: '1', receivedAt: new Date(0), rawSha256: Buffer.alloc(32), message };
  },
  process: async () => ({ state: 'accepted', number: 'A-7F3K9QX' }),
};

const fresh = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-lmtp-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function open(dataFolder: string, lmtpSocket: string): Promise<Intake> {
  const log = createLog('silent');
  const intake = await startIntake(reception, { smtp: null, dataFolder, lmtpSocket, name: 'desk.example', log });
  closing.push(intake.stop);
  return intake;
}

/** One line after the other, each after the answer to the one before. @returns the codes */
function say(path: string, lines: readonly string[]): Promise<string[]> {
  return new Promise((done, fail) => {
    const rest = [...lines];
    const codes: string[] = [];
    const socket = connect(path).once('error', fail);
    socket.setEncoding('utf8').on('data', (text: string) => {
      if (!/^\d{3} .*\r\n$/m.test(text)) return;
      codes.push(text.slice(0, 3));
      const next = rest.shift();
      if (next !== undefined) return void socket.write(`${next}\r\n`);
      socket.destroy();
      done(codes);
    });
  });
}

test('a mail server’s group gets in, after every start anew, and only by this socket', async () => {
  const folder = fresh();
  const place = join(fresh(), 'tellonce');
  mkdirSync(place);
  const group = process.getuid?.() === 0 ? 65534 : process.getgid!();
  chownSync(place, process.getuid!(), group);
  chmodSync(place, 0o2750);
  const path = join(place, 'lmtp');
  for (let start = 0; start < 2; start++) {
    const intake = await open(folder, path);
    expect(statSync(path).mode & 0o777).toBe(0o660);
    expect(statSync(path).gid).toBe(group);
    expect(statSync(join(folder, 'lmtp.sock')).mode & 0o777).toBe(0o600);
    const codes = await say(path, [
      'LHLO mx.desk.example',
      'MAIL FROM:<maria@customer.example>',
      'RCPT TO:<nobody@desk.example>',
      'RCPT TO:<help@desk.example>',
      'DATA',
      'From: maria@customer.example\r\n\r\nHello\r\n.',
    ]);
    expect(codes).toEqual(['220', '250', '250', '550', '250', '354', '250']);
    expect(arrived.at(-1)).toMatchObject({ door: 'lmtp', envelopeTo: ['help@desk.example'] });
    await intake.stop();
    expect(existsSync(path)).toBe(false);
  }
});

test('where it cannot be, the start says so and leaves nothing open', async () => {
  const folder = fresh();
  await expect(open(folder, join(folder, 'missing', 'lmtp'))).rejects.toThrow(/there is no folder .*missing\. Make it/);
  expect(existsSync(join(folder, 'lmtp.sock'))).toBe(false);
  await open(folder, join(folder, 'second'));
  await expect(open(fresh(), join(folder, 'second'))).rejects.toThrow(/Another desk takes mail at .*second/);
});

test('LMTP_SOCKET named a file: it was replaced at the start and gone after the stop', async () => {
  const folder = fresh();
  const place = fresh();
  const path = join(place, 'main.cf');
  writeFileSync(path, 'myhostname = mx.desk.example');
  await expect(open(folder, path)).rejects.toThrow(/something that is no socket lies there/);
  await expect(open(folder, place)).rejects.toThrow(/something that is no socket lies there/);
  expect(readFileSync(path, 'utf8')).toBe('myhostname = mx.desk.example');
  expect(readdirSync(place)).toEqual(['main.cf']);
  expect(existsSync(join(folder, 'lmtp.sock'))).toBe(false);
});
