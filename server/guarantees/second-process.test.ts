// The dead man's switch for real: a process that stands beside this one, hears nothing, and raises the alarm in the database
// and by mail through a real SMTP server. It ends with whoever started it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { atEnd, makeDesk, type TestDesk } from '../../test/harness.ts';
import { startSecondProcess } from '../platform/beside/start-second-process.ts';
import { realSources } from '../platform/context.ts';
import { createLog } from '../platform/log.ts';
import { watch } from './watchdog.ts';

let desk: TestDesk;
const mails: { to: string[]; text: string }[] = [];
const patienceMillis = 1200;
const alarm = new URL('../silent-watchdog.ts', import.meta.url).href;

beforeAll(async () => {
  desk = await makeDesk(new Date());
  const port = await openMailServer();
  const { host, port: at, user, password, database } = desk.connection;
  const set = {
    DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}:${at}/${database}`,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    PUBLIC_URL: 'http://desk.example',
    TELLONCE_SECRET: 'a secret of at least sixteen letters',
    LOG_LEVEL: 'error',
  };
  const before = Object.fromEntries(Object.keys(set).map((name) => [name, process.env[name]]));
  Object.assign(process.env, set);
  atEnd(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
});

const started: { stop: () => unknown }[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

async function openMailServer(): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part);
      mails.push({ to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() });
      done();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  atEnd(() => new Promise((end) => server.close(() => end(undefined))));
  return (server.server.address() as AddressInfo).port;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    if (await holds()) return;
    await delay(100);
  }
  throw new Error('It did not come to pass within 30 s.');
}

const breaks = async () =>
  (
    await sql<{ fromAt: Date; endedAt: Date | null; toldAt: Date | null; why: string }>`
      select from_at, ended_at, told_at, offenders -> 0 ->> 'why' as why from guarantee_break where invariant = 12`.execute(
      desk.database.db,
    )
  ).rows;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Whether it is so far that it answers signals itself; Node catches those before SIGHUP from its first moment. */
function catchesSignals(pid: number): boolean {
  const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${caught}`) & 1n) !== 0n;
}

test('a desk that is silent is told of by mail, once, and stands as broken until the watchdog runs again', async () => {
  await watch(desk.ctx());
  await sql`update guarantee_check set checked_at = checked_at - interval '1 hour'`.execute(desk.database.db);
  // What hangs tells nothing: its last run cannot be asked for.
  const second = startSecondProcess({ alarm, patienceMillis }, () => new Promise(() => {}), createLog('silent'));
  started.push(second);
  await until(() => mails.length > 0);
  expect(mails).toHaveLength(1);
  expect(mails[0]!.to).toEqual(['ana@desk.example']);
  expect(mails[0]!.text).toContain('Subject: The desk has stopped checking itself');
  expect(mails[0]!.text).toContain('http://desk.example/guarantees');
  const [standing] = await breaks();
  expect(standing).toMatchObject({ endedAt: null, toldAt: expect.any(Date), why: /^has not run since / });
  // It does not say it a second time, however long the silence.
  await delay(patienceMillis * 2);
  expect(mails).toHaveLength(1);
  desk.clock.now = new Date();
  const verdicts = await watch(desk.ctx());
  expect(verdicts.find(({ number }) => number === 12)).toMatchObject({ state: 'holds' });
  expect(await breaks()).toEqual([{ ...standing, endedAt: desk.clock.now }]);
});

test('where another process of the desk looks, a silent one raises no alarm', async () => {
  desk.clock.now = new Date();
  await watch(desk.ctx());
  const before = await breaks();
  const { raiseAlarm } = await import('../silent-watchdog.ts');
  expect(await raiseAlarm(180)).toBeLessThan(60);
  expect(await breaks()).toEqual(before);
});

test('a last run of which nobody heard puts the alarm off, and does not prevent it', async () => {
  desk.clock.now = new Date(Date.now() + patienceMillis / 2);
  await watch(desk.ctx());
  const before = [mails.length, (await breaks()).length];
  const second = startSecondProcess({ alarm, patienceMillis }, () => new Promise(() => {}), createLog('silent'));
  started.push(second);
  await until(() => mails.length > before[0]!);
  expect((await breaks()).length).toBe(before[1]! + 1);
  desk.clock.now = new Date();
  await watch(desk.ctx());
});

test('as long as it hears of new runs it says nothing', async () => {
  const before = [mails.length, (await breaks()).length];
  const second = startSecondProcess({ alarm, patienceMillis }, async () => realSources.now(), createLog('silent'), 200);
  started.push(second);
  await delay(patienceMillis * 3);
  expect([mails.length, (await breaks()).length]).toEqual(before);
  const pid = second.pid()!;
  await second.stop();
  expect(isAlive(pid)).toBe(false);
});

test('it ends with the desk, even where that is killed at once', async () => {
  const code = `
    import { startSecondProcess } from ${JSON.stringify(new URL('../platform/beside/start-second-process.ts', import.meta.url).href)};
    import { createLog } from ${JSON.stringify(new URL('../platform/log.ts', import.meta.url).href)};
    const second = startSecondProcess({ alarm: 'none', patienceMillis: 60_000 }, async () => null, createLog('silent'));
    setInterval(() => {}, 1000);
    console.log(second.pid());`;
  const parent: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push({ stop: () => parent.kill('SIGKILL') });
  const [line] = await once(parent.stdout!, 'data');
  const pid = Number(String(line));
  await until(() => catchesSignals(pid));
  // Requests to stop go to the whole group; this one waits for the desk.
  process.kill(pid, 'SIGTERM');
  await delay(500);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await until(() => !isAlive(pid));
});
