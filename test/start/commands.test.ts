// Every command of bin/tellonce as somebody at a shell meets it: the real program, from another folder, before and beside a
// running desk. Answers stand on stdout alone; everything else is said on stderr.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/platform/config.ts';
import { openDatabase } from '../../server/platform/embedded-database.ts';
import { createLog } from '../../server/platform/log.ts';
import { memoryFolder } from '../memory-folder.ts';
import { isAlive, type Running, realRoot, run } from './project.ts';

const base = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'tellonce-commands-'));
const elsewhere = join(base, 'elsewhere');
mkdirSync(elsewhere);
const data = join(base, 'data');
const bin = join(realRoot, 'bin/tellonce');
const sentAt = new Date().toUTCString();
const sysexits = { ok: 0, usage: 64, dataError: 65, tempFail: 75 };

// Nothing of the tests' own environment, and the data folder as a path from the project, whatever folder we stand in.
const kept = Object.fromEntries(['PATH', 'HOME', 'TMPDIR'].map((name) => [name, process.env[name]]));
const env = { ...kept, TELLONCE_DATA: relative(realRoot, data) };
const desk = { root: elsewhere, env };

async function tellonce(args: string, input = '', settings: NodeJS.ProcessEnv = {}) {
  const words = args.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''));
  const running: Running = run({ ...desk, env: { ...env, ...settings } }, [bin, ...words], { input });
  const code = await running.ended;
  return { code, out: running.out(), err: running.err() };
}

const mail = (id: string, from: string, more: string[] = [], text = 'After forty labels, E-52.') =>
  [
    `From: ${from}`,
    'To: support@desk.test',
    `Message-ID: <${id}@customer.test>`,
    `Date: ${sentAt}`,
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${text}\n`,
  ].join('\n');
const ravi = 'Ravi Menon <ravi@northgate.test>';
const numberAlone = /^A-[0-9A-Z]{7}\n$/;

let serving: ChildProcess;
let url: string;
let saidByDesk = '';

/** `serve` on ports that the system chooses; whoever wants to know them asks the data folder. */
async function serve(): Promise<void> {
  serving = spawn(bin, ['serve'], {
    cwd: elsewhere,
    env: { ...env, PORT: '0', SMTP_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  serving.stderr!.on('data', (part) => {
    saidByDesk += part;
  });
  const [first] = await once(serving.stdout!, 'data');
  url = /running: (\S+)/.exec(String(first))![1]!;
}

afterAll(async () => {
  if (serving && serving.exitCode === null && serving.signalCode === null) {
    serving.kill('SIGTERM');
    await once(serving, 'exit');
  }
  rmSync(base, { recursive: true, force: true });
});

describe('--help', () => {
  const commands = ['', 'serve', 'migrate', 'admin', 'admin create', 'token', 'token create', 'calendar'];
  commands.push('guarantees', 'doctor', 'example-company', 'mail', 'mail deliver');

  test.each(commands)('tellonce %s --help', async (command) => {
    const { code, out, err } = await tellonce(`${command} --help`.trim());
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: tellonce ${command}`.trimEnd()));
    expect(existsSync(data)).toBe(false);
  });

  test.each([
    ['an unknown command', 'strat'],
    ['an option that is missing', 'token create --name x'],
    ['an option that is unknown', 'doctor --deep'],
    ['an address that is none', 'token create --email nora --name x'],
  ])('%s is a usage error on stderr', async (_name, args) => {
    const { code, out, err } = await tellonce(args);
    expect([code, out]).toEqual([sysexits.usage, '']);
    expect(err).toMatch(/error:[\s\S]*--help/);
  });
});

describe('before the desk runs', () => {
  test('doctor finds no desk and makes none', async () => {
    const { code, out } = await tellonce('doctor');
    expect(code).toBe(1);
    expect(out).toContain('There is no database yet; the first start makes it.');
    expect(existsSync(data)).toBe(false);
  });

  test('a mail is asked to come again, whatever is wrong on our side', async () => {
    expect(await tellonce('mail deliver', mail('early', ravi))).toMatchObject({ code: sysexits.tempFail, out: '' });
    const misspelt = await tellonce('mail deliver', mail('early', ravi), { TELLONCE_DATTA: 'x' });
    expect(misspelt).toMatchObject({ code: sysexits.tempFail, out: '' });
    expect(misspelt.err).toContain('Did you mean TELLONCE_DATA?');
  });

  test('migrate makes the database and says on stderr what it did', async () => {
    const first = await tellonce('migrate');
    expect([first.code, first.out]).toEqual([0, '']);
    expect(first.err).toMatch(/^Applied: 0001-/);
    expect(await tellonce('migrate')).toEqual({ code: 0, out: '', err: 'The database is up to date.\n' });
    expect(existsSync(join(data, 'postgres-18'))).toBe(true);
  });

  test('a data folder that cannot be is one sentence and a code', async () => {
    const { code, out, err } = await tellonce('migrate', '', { TELLONCE_DATA: join(realRoot, 'docs') });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^The folder \S+docs holds files that are not a desk's .*\n$/);
  });
});

describe('a start that cannot be', () => {
  const fresh = join(base, 'fresh');
  const startOn = async (ports: NodeJS.ProcessEnv) => {
    const said = await tellonce('serve', '', { TELLONCE_DATA: fresh, ...ports });
    // Whoever changed the screens since the last start waits for them to be built, and is told so.
    return { ...said, err: said.err.replace(/^Building the web app.*\n/, '') };
  };
  let taken: Server;
  beforeAll(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
  });
  afterAll(() => taken.close());
  const port = () => String((taken.address() as AddressInfo).port);

  test('says in one sentence that the port is taken, and makes nothing', async () => {
    const { code, out, err } = await startOn({ PORT: port(), SMTP_PORT: '0' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(`127.0.0.1:${port()} is in use by another program. Stop it, or choose another PORT.\n`);
    expect(existsSync(fresh)).toBe(false);
  });

  test('says in one sentence that the port for mail is taken', async () => {
    const { code, out, err } = await startOn({ PORT: '0', SMTP_PORT: port() });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^Mail cannot be taken in by SMTP: port \d+ on \S+ is in use\. .*\n$/);
  });

  test('says in one sentence that a database cannot be reached', async () => {
    const { code, out, err } = await startOn({ PORT: '0', DATABASE_URL: `postgres://a:b@127.0.0.1:1/none` });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^The database at 127\.0\.0\.1:1 cannot be reached .*\n$/);
  });
});

describe('beside the running desk', () => {
  beforeAll(async () => {
    await serve();
    const options = '--email nora@desk.test --name "Nora Holt" --desk-name "Kestrel Labels" --password-stdin';
    const made = await tellonce(`admin create ${options}`, 'correct-horse-battery\n');
    expect(made).toEqual({ code: 0, out: '', err: 'Nora Holt can sign in now.\n' });
  });

  test('admin create made somebody who can sign in', async () => {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nora@desk.test', password: 'correct-horse-battery' }),
    });
    expect(answer.status).toBe(201);
  });

  test('admin create refuses a short password and an address that is known, without a word on stdout', async () => {
    const create = (email: string, password: string) =>
      tellonce(`admin create --email ${email} --name Other --password-stdin`, password);
    expect(await create('other@desk.test', 'short')).toMatchObject({ code: 1, out: '' });
    const again = await create('nora@desk.test', 'correct-horse-battery');
    expect(again).toMatchObject({ code: 1, out: '', err: 'nora@desk.test is known already, as Nora Holt.\n' });
  });

  test('token create prints the key alone, and it works', async () => {
    const { code, out, err } = await tellonce('token create --email nora@desk.test --name "the shop"');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^tok_[\w-]{43}\n$/);
    const answer = await fetch(`${url}/api/v1/session`, { headers: { authorization: `Bearer ${out.trim()}` } });
    expect(((await answer.json()) as { name: string }).name).toBe('Nora Holt');
    expect(await tellonce('token create --email nobody@desk.test --name x')).toMatchObject({ code: 1, out: '' });
  });

  test('mail deliver: the last word is the ticket, also for the same mail again', async () => {
    const first = await tellonce('mail deliver', mail('one', ravi, ['Subject: Printer stops']));
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(numberAlone), err: '' });
    const again = await tellonce('mail deliver', mail('one', ravi, ['Subject: Printer stops']));
    expect([again.code, again.out]).toEqual([0, first.out]);
    const answer = ['Subject: Re: Printer stops', 'In-Reply-To: <one@customer.test>'];
    const reply = await tellonce('mail deliver', mail('two', ravi, answer, 'It has stopped again.'));
    expect([reply.code, reply.out]).toEqual([0, first.out]);
  });

  test('mail deliver: the last word is the ticket also for a stranger who waits to take part', async () => {
    const { out } = await tellonce('mail deliver', mail('three', ravi, ['Subject: Labels are grey']));
    const stranger = mail('four', 'Stranger <stranger@elsewhere.test>', [
      'Subject: Re: Labels are grey',
      'In-Reply-To: <three@customer.test>',
    ]);
    expect(await tellonce('mail deliver', stranger)).toMatchObject({ code: 0, out });
  });

  test('mail deliver: no word where there is no ticket', async () => {
    const automatic = mail('five', ravi, ['Subject: Away', 'Auto-Submitted: auto-replied']);
    expect(await tellonce('mail deliver', automatic)).toMatchObject({ code: 0, out: '' });
    expect(await tellonce('mail deliver', '')).toMatchObject({ code: sysexits.dataError, out: '' });
  });

  test('calendar answers each line as one line, and goes on after a wrong one', async () => {
    const calendar = { tz: 'Europe/Lisbon', hours: { mon: [['09:00', '18:00']] } };
    const { out: help } = await tellonce('calendar --help');
    const [question, said] = [/echo '(.*)'/.exec(help)![1]!, help.trimEnd().split('\n').at(-1)!.trim()];
    expect(await tellonce('calendar', `${question}\n`)).toEqual({ code: 0, out: `${said}\n`, err: '' });
    const lines = [
      JSON.stringify({ calendar, start: '2026-03-09T17:00:00Z', durationSeconds: 1800 }),
      'no JSON',
      JSON.stringify({ calendar, start: '2026-03-09T10:00:00Z' }),
    ];
    const { code, out, err } = await tellonce('calendar', `${lines.join('\n')}\n`);
    expect([code, err]).toEqual([0, '']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ due: '2026-03-09T17:30:00Z' }, { error: 'The line is not JSON.' }, { open: true }]);
  });

  test('example-company says how many tickets on stdout, is refused twice, and goes again', async () => {
    const { code, out, err } = await tellonce('example-company');
    expect(code, err).toBe(0);
    expect(Number(out)).toBeGreaterThan(20);
    expect(await tellonce('example-company')).toMatchObject({ code: 1, out: '' });
    expect(await tellonce('example-company --remove')).toMatchObject({ code: 0, out: '' });
  });

  test('guarantees prints one JSON document', async () => {
    const { code, out } = await tellonce('guarantees');
    expect(code).toBe(0);
    const { invariants } = JSON.parse(out) as { invariants: { number: number; state: string }[] };
    expect(invariants).toHaveLength(12);
    expect(invariants.filter((one) => one.state === 'broken')).toEqual([]);
  });

  test('doctor asks the desk where it really listens, whatever PORT this shell has', async () => {
    const { code, out, err } = await tellonce('doctor', '', { PORT: '1' });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`The desk answers at ${url}.`);
    expect(out).toContain('A worker is at work.');
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^(ok|note|wrong) +\S/);
  });
});

test('the desk said nothing on stderr all the while, least of all that a library is used in a way that ends', () => {
  expect(saidByDesk).toBe('');
});

describe('after the desk', () => {
  const connectionOf = async () => {
    const log = createLog('silent');
    return openDatabase(readConfig({ TELLONCE_DATA: data, LOG_LEVEL: 'silent' }), log);
  };

  test('doctor says at once that a worker has stopped', async () => {
    serving.kill('SIGTERM');
    await once(serving, 'exit');
    const { code, out } = await tellonce('doctor');
    expect(code).toBe(1);
    expect(out).toMatch(/^wrong +No worker is at work/m);
    expect(out).toMatch(/^wrong +The desk is not running/m);
  });

  test('doctor says within seconds that a worker was killed', async () => {
    await serve();
    const { pid } = serving;
    serving.kill('SIGKILL');
    while (isAlive(pid!)) await delay(20);
    const opened = await connectionOf();
    const client = new pg.Client(opened.directConnection);
    await client.connect();
    // What twelve seconds of silence leave behind: the beat stands, nobody renews it.
    await client.query(`insert into worker_beat (worker_id, beat_at) values ('killed', now() - interval '12 seconds')
      on conflict (worker_id) do update set beat_at = excluded.beat_at`);
    await client.query(`delete from worker_beat where worker_id <> 'killed'`);
    await client.end();
    const { out } = await tellonce('doctor');
    expect(out).toMatch(/No worker is at work since 1\d seconds/);
    await opened.release();
  });
});
