// The doors: what they answer, what they bear, and who finds them. The desk behind them is a stub, because a door knows no
// more of it than this.

import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../../platform/log.ts';
import type { Arrived, InboundOutcome, Reception } from '../channel.ts';
import { deliverByLmtp } from './deliver-by-lmtp.ts';
import { type Intake, startIntake } from './intake.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const fresh = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-door-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

type Stub = Reception & { stored: Arrived[]; outcome: InboundOutcome };

function stub(change: Partial<Reception> = {}): Stub {
  const stored: Arrived[] = [];
  const desk: Stub = {
    stored,
    outcome: { state: 'accepted', number: 'A-7F3K9QX' },
    takes: async (recipient) => recipient !== 'nobody@desk.example',
    store: async (message) => {
      stored.push(message);
      return { id: String(stored.length), receivedAt: new Date(0), rawSha256: Buffer.alloc(32), message };
    },
    process: async () => desk.outcome,
    ...change,
  };
  return desk;
}

async function open(
  desk: Reception,
  folder = fresh(),
  more: { silentMillis?: number } = {},
): Promise<Intake & { folder: string }> {
  const intake = await startIntake(desk, {
    ...more,
    smtp: { host: '127.0.0.1', port: 0 },
    dataFolder: folder,
    name: 'desk.example',
    log: createLog('silent'),
  });
  closing.push(intake.stop);
  return { ...intake, folder };
}

/** Says these lines one after the other and gives the answers' last lines. */
async function talk(socket: Socket, lines: readonly (string | Buffer)[]): Promise<string[]> {
  const answers: string[] = [];
  let text = '';
  let wake: () => void = () => {};
  socket.on('data', (chunk) => {
    text += chunk;
    wake();
  });
  socket.on('close', () => wake());
  const answer = async (): Promise<string> => {
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*(\d{3} .*)\r\n/.exec(text);
      if (match) {
        text = text.slice(match[0].length);
        return match[1]!;
      }
      if (socket.destroyed || socket.readableEnded) return 'closed';
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  };
  answers.push(await answer());
  for (const line of lines) {
    socket.write(typeof line === 'string' ? `${line}\r\n` : line);
    answers.push(await answer());
  }
  socket.destroy();
  return answers;
}

const mail = 'From: maria@customer.example\r\nSubject: x\r\n\r\nHello\r\n..dot\r\n.';

test('SMTP: says yes after it is stored, offers encryption and no sign-in', async () => {
  const desk = stub();
  const { smtpPort, idle } = await open(desk);
  const socket = connect(smtpPort!, '127.0.0.1');
  const answers = await talk(socket, [
    'EHLO me',
    'MAIL FROM:<maria@customer.example>',
    'RCPT TO:<help@desk.example>',
    'DATA',
    mail,
    'QUIT',
  ]);
  expect(answers.map((one) => one.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '250', '221']);
  await idle();
  expect(desk.stored).toMatchObject([
    {
      door: 'smtp',
      envelopeFrom: 'maria@customer.example',
      envelopeTo: ['help@desk.example'],
      remoteAddress: '127.0.0.1',
    },
  ]);
  expect(desk.stored[0]!.raw.toString()).toContain('\r\n.dot');
  const features = await new Promise<string>((done) => {
    const other = connect(smtpPort!, '127.0.0.1');
    let text = '';
    other.on('data', (chunk) => {
      text += chunk;
      if (/^220 .*\r\n$/.test(text)) other.write('EHLO me\r\n');
      if (/^250 /m.test(text)) {
        other.destroy();
        done(text);
      }
    });
  });
  expect(features).toContain('SIZE 1073741824');
  expect(features).toContain('STARTTLS');
  expect(features).not.toContain('AUTH');
});

test('SMTP: a recipient that is not ours is refused, the null sender is not', async () => {
  const desk = stub();
  const { smtpPort } = await open(desk);
  const answers = await talk(connect(smtpPort!, '127.0.0.1'), [
    'EHLO me',
    'MAIL FROM:<>',
    'RCPT TO:<nobody@desk.example>',
    'RCPT TO:<help@desk.example>',
    'DATA',
    mail,
  ]);
  expect(answers[3]).toMatch(/^550 5\.1\.1/);
  expect(answers[5]).toMatch(/^354/);
  expect(desk.stored).toMatchObject([{ envelopeFrom: null, envelopeTo: ['help@desk.example'] }]);
});

test('SMTP: while the database is away the other server is asked to come again', async () => {
  const away = Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
  const desk = stub({ store: () => Promise.reject(away) });
  const { smtpPort } = await open(desk);
  const answers = await talk(connect(smtpPort!, '127.0.0.1'), [
    'EHLO me',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<help@desk.example>',
    'DATA',
    mail,
  ]);
  expect(answers.at(-1)).toMatch(/^451 4\.3\.0/);
  const refusing = await open(stub({ takes: () => Promise.reject(away) }));
  const others = await talk(connect(refusing.smtpPort!, '127.0.0.1'), [
    'EHLO me',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<help@desk.example>',
  ]);
  expect(others.at(-1)).toMatch(/^451 4\.3\.0/);
});

test('SMTP: a client that breaks off in the middle leaves nothing behind; garbage is answered and survived', async () => {
  const desk = stub();
  const { smtpPort } = await open(desk);
  const half = connect(smtpPort!, '127.0.0.1');
  await talkHalf(half, [
    'EHLO me',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<help@desk.example>',
    'DATA',
    'From: half\r\n\r\nthe rest never',
  ]);
  const garbage = await talk(connect(smtpPort!, '127.0.0.1'), [
    Buffer.from([0, 255, 254, 13, 10]),
    Buffer.from(`${'x'.repeat(70_000)}\r\n`),
  ]);
  expect(garbage[1]).toMatch(/^5\d\d /);
  const after = await talk(connect(smtpPort!, '127.0.0.1'), [
    'EHLO me',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<help@desk.example>',
    'DATA',
    mail,
  ]);
  expect(after.at(-1)).toMatch(/^250/);
  expect(desk.stored).toHaveLength(1);
});

async function talkHalf(socket: Socket, lines: string[]): Promise<void> {
  await new Promise((done) => socket.once('data', done));
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    await new Promise((done) => setTimeout(done, 30));
  }
  socket.destroy();
  await new Promise((done) => setTimeout(done, 50));
}

test('a claim to be our pipe counts on the socket only', async () => {
  const desk = stub();
  const { smtpPort } = await open(desk);
  const answers = await talk(connect(smtpPort!, '127.0.0.1'), [
    'EHLO pipe.tellonce.invalid',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<nobody@desk.example>',
  ]);
  expect(answers.at(-1)).toMatch(/^550/);
});

test('LMTP: one answer for each recipient, the number last', async () => {
  const desk = stub();
  const { folder } = await open(desk);
  const answers = await talk(connect(join(folder, 'lmtp.sock')), [
    'LHLO me',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<help@desk.example>',
    'RCPT TO:<sales@desk.example>',
    'DATA',
    mail,
  ]);
  expect(answers.at(-1)).toBe('250 2.6.0 accepted: A-7F3K9QX');
  expect(desk.stored).toMatchObject([{ door: 'lmtp', envelopeTo: ['help@desk.example', 'sales@desk.example'] }]);
});

test('LMTP: stored is taken, also when the work has to be done again', async () => {
  const { folder } = await open(stub({ process: () => Promise.reject(new Error('later')) }));
  expect(await deliverByLmtp(folder, [Buffer.from(mail)])).toMatchObject({ exitCode: 0, number: null });
});

test('the pipe says the number and finds the recipients; without a desk it asks to come again', async () => {
  const desk = stub();
  const { folder, stop } = await open(desk);
  const raw = Buffer.from(
    'From old mbox line\nDelivered-To: help@desk.example\nTo: Sales <sales@desk.example>\nFrom: maria@customer.example\n\nHi\n.\nline after a dot\n',
  );
  expect(await deliverByLmtp(folder, [raw])).toMatchObject({ exitCode: 0, number: 'A-7F3K9QX' });
  expect(desk.stored[0]).toMatchObject({
    door: 'pipe',
    envelopeFrom: 'maria@customer.example',
    envelopeTo: ['help@desk.example', 'sales@desk.example'],
  });
  expect(desk.stored[0]!.raw.toString()).toContain('\r\n.\r\nline after a dot');
  await deliverByLmtp(folder, [Buffer.from('From: maria@customer.example\n\nno recipients\n')]);
  expect(desk.stored[1]).toMatchObject({ door: 'pipe', envelopeTo: [] });
  desk.outcome = { state: 'automatic', number: null };
  expect(await deliverByLmtp(folder, [raw])).toMatchObject({ exitCode: 0, number: null });
  expect(await deliverByLmtp(folder, [Buffer.alloc(0)])).toMatchObject({ exitCode: 65 });
  await stop();
  expect(existsSync(join(folder, 'lmtp.sock'))).toBe(false);
  expect(await deliverByLmtp(folder, [raw])).toMatchObject({ exitCode: 75, number: null });
  expect(await deliverByLmtp(join(folder, 'not', 'there'), [raw])).toMatchObject({ exitCode: 75 });
});

test('the socket is its owner’s alone, replaces a dead one, and refuses to push a living one aside', async () => {
  const folder = fresh();
  writeFileSync(join(folder, 'note'), '');
  const dead = createServer();
  await new Promise<void>((done) => dead.listen(join(folder, 'gone.sock'), done));
  const first = await open(stub(), folder);
  expect(statSync(join(folder, 'lmtp.sock')).mode & 0o777).toBe(0o600);
  await expect(open(stub(), folder)).rejects.toThrow(/Another desk takes mail/);
  expect(await deliverByLmtp(folder, [Buffer.from(mail)])).toMatchObject({ exitCode: 0 });
  await first.stop();
  dead.close();
  // What a killed process leaves: a socket file that nobody listens on.
  const { spawnSync } = await import('node:child_process');
  spawnSync(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(join(folder, 'lmtp.sock'))}, () => process.kill(process.pid, 'SIGKILL'))`,
  ]);
  expect(existsSync(join(folder, 'lmtp.sock'))).toBe(true);
  await open(stub(), folder);
  expect(await deliverByLmtp(folder, [Buffer.from(mail)])).toMatchObject({ exitCode: 0, number: 'A-7F3K9QX' });
});

test('a data folder with a very long path works like any other', async () => {
  const folder = join(fresh(), 'a'.repeat(120), 'b'.repeat(60));
  mkdirSync(folder, { recursive: true });
  await open(stub(), folder);
  expect(await deliverByLmtp(folder, [Buffer.from(mail)])).toMatchObject({ exitCode: 0, number: 'A-7F3K9QX' });
});

test('a taken port is said in one sentence', async () => {
  const other = createServer();
  const port = await new Promise<number>((done) =>
    other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)),
  );
  closing.push(() => other.close());
  const folder = fresh();
  const start = startIntake(stub(), {
    smtp: { host: '127.0.0.1', port },
    dataFolder: folder,
    name: 'x',
    log: createLog('silent'),
  });
  await expect(start).rejects.toThrow(new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use`));
  expect(existsSync(join(folder, 'lmtp.sock'))).toBe(false);
});

describe('idle sessions', () => {
  const greeted = (port: number): Promise<Socket> =>
    new Promise((done) => {
      const socket = connect(port, '127.0.0.1');
      closing.push(() => socket.destroy());
      socket.on('error', () => {});
      // One that has to give way at once is closed without a word.
      socket.once('data', () => done(socket));
      socket.once('close', () => done(socket));
    });
  const letter = ['EHLO me', 'MAIL FROM:<maria@customer.example>', 'RCPT TO:<help@desk.example>', 'DATA', mail, 'QUIT'];

  test('by the hundred do not shut the door: the oldest gives way, one that has begun a mail stays', async () => {
    const desk = stub();
    const { smtpPort, idle } = await open(desk);
    const first = await greeted(smtpPort!);
    const begun = await greeted(smtpPort!);
    begun.write('EHLO me\r\n');
    await new Promise((done) => begun.once('data', done));
    begun.write('MAIL FROM:<maria@customer.example>\r\n');
    await new Promise((done) => begun.once('data', done));
    const gone = new Promise((done) => first.once('close', done));
    const others = await Promise.all(Array.from({ length: 200 }, () => greeted(smtpPort!)));
    await gone;
    expect(others.filter((one) => !one.destroyed && !one.readableEnded).length).toBeLessThanOrEqual(100);
    expect(begun.destroyed || begun.readableEnded).toBe(false);
    const answers = await talk(connect(smtpPort!, '127.0.0.1'), letter);
    expect(answers.map((one) => one.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '250', '221']);
    await idle();
    expect(desk.stored).toHaveLength(1);
  });

  test('end when no mail comes, however much they chatter', async () => {
    const { smtpPort } = await open(stub(), fresh(), { silentMillis: 300 });
    const socket = await greeted(smtpPort!);
    const chatter = setInterval(() => socket.write('NOOP\r\n'), 50);
    closing.push(() => clearInterval(chatter));
    await new Promise((done) => socket.once('close', done));
    // One who sends has all the time that a mail takes.
    const other = await greeted(smtpPort!);
    other.write('EHLO me\r\n');
    await new Promise((done) => other.once('data', done));
    other.write('MAIL FROM:<maria@customer.example>\r\n');
    await new Promise((done) => other.once('data', done));
    await new Promise((done) => setTimeout(done, 600));
    expect(other.destroyed || other.readableEnded).toBe(false);
  });
});
