// Real initdb, real servers, real kills, in folders of their own.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { findBinaries, reachableBinaries, runnerFor } from './embedded/binaries.ts';
import { livePostmaster, stopPostmaster } from './embedded/postmaster.ts';
import { type OpenedDatabase, openDatabase } from './embedded-database.ts';
import { createLog } from './log.ts';

const isRoot = process.getuid?.() === 0;
const holderScript = join(import.meta.dirname, '../../test/start/hold-database.ts');
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const base = mkdtempSync(join(memory, 'tellonce-database-'));
const log = createLog('silent');
const quick = { fsync: 'off' };

const used: string[] = [];
const open: OpenedDatabase[] = [];
const children: ChildProcess[] = [];

const configOf = (data: string): Config => {
  used.push(data);
  return readConfig({ TELLONCE_DATA: data });
};
const openIn = async (data: string, settings: Record<string, string> = quick) => {
  const opened = await openDatabase(configOf(data), log, settings);
  open.push(opened);
  return opened;
};
const folderOf = (data: string) => join(data, 'postgres-18');
const serverOf = (data: string) => livePostmaster(folderOf(data))?.pid;

async function ask(opened: OpenedDatabase, sql: string) {
  const client = new Client({ ...opened.connection });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0];
}

/** Starts another process of ours that holds the database; resolves when it does. */
async function holder(data: string, options = {}): Promise<ChildProcess> {
  used.push(data);
  const child = spawn(process.execPath, [holderScript, data], { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  children.push(child);
  const [word] = await once(child.stdout!, 'data');
  expect(String(word)).toBe('open\n');
  return child;
}

async function until<T>(what: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const found = await what();
    if (found) return found as NonNullable<T>;
    await delay(20);
  }
}

/** A folder that was initialised before, as it comes back from a backup. */
let initialised: string;
function backup(): string {
  const data = join(base, randomBytes(4).toString('hex'));
  cpSync(initialised, data, { recursive: true });
  return data;
}

beforeAll(async () => {
  if (isRoot) chmodSync(base, 0o711);
  initialised = join(base, 'initialised');
  await (await openIn(initialised)).release();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const opened of open.splice(0)) await opened.release();
  for (const data of used.splice(0)) {
    const place = { folder: folderOf(data) } as Parameters<typeof stopPostmaster>[0];
    await stopPostmaster(place, log);
  }
});

afterAll(() => rmSync(base, { recursive: true }));

describe('the first start', () => {
  test('makes a database that keeps every letter and sorts the same on every machine', async () => {
    const data = join(base, 'first');
    const opened = await openIn(data, {});
    expect(opened.embedded).toBe(true);
    expect(
      await ask(
        opened,
        `select pg_encoding_to_char(encoding) as encoding, datlocprovider, datlocale, current_setting('jit') as jit,
                current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
                current_setting('listen_addresses') as listens, current_database() as name, lower('Ж') as lower
           from pg_database where datname = current_database()`,
      ),
    ).toEqual({
      encoding: 'UTF8',
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
      jit: 'off',
      checksums: 'on',
      fsync: 'on',
      listens: '',
      name: 'tellonce',
      lower: 'ж',
    });
    for (const name of ['pg_trgm', 'unaccent', 'btree_gin', 'btree_gist'])
      await ask(opened, `create extension ${name}`);
  });

  test('keeps the password and the folder from other people', async () => {
    const data = join(base, 'closed');
    await openIn(data);
    expect(statSync(join(data, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(folderOf(data)).mode & 0o777).toBe(0o700);
    expect(statSync(data).mode & 0o777).toBe(isRoot ? 0o711 : 0o700);
    if (isRoot) expect(statSync(folderOf(data)).uid).not.toBe(0);
  });

  test('refuses a connection without the password', async () => {
    const opened = await openIn(join(base, 'initialised'));
    const client = new Client({ ...opened.connection, password: 'guess' });
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  });

  test('of five processes at once makes one database, which all of them use', async () => {
    const data = join(base, 'at-once');
    await Promise.all(Array.from({ length: 4 }, () => holder(data)));
    await openIn(data);
    expect(readdirSync(data).filter((name) => name.startsWith('postgres-18'))).toEqual(['postgres-18']);
    expect(
      (
        await ask(
          open[0]!,
          `select count(*)::int from pg_stat_activity where application_name like 'tellonce keeper %'`,
        )
      ).count,
    ).toBe(5);
  });

  test('killed in the middle leaves nothing that hinders the next', async () => {
    const data = join(base, 'half');
    const child = spawn(process.execPath, [holderScript, data], { stdio: 'ignore' });
    children.push(child);
    await until(() => existsSync(data) && readdirSync(data).find((name) => name.includes('.making-')));
    child.kill('SIGKILL');
    await once(child, 'exit');
    await openIn(data);
    expect(readdirSync(data).filter((name) => name.startsWith('postgres-18'))).toEqual(['postgres-18']);
  });
});

describe('a later start', () => {
  test('is quick, and the end leaves no process', async () => {
    const data = backup();
    await (await openIn(data)).release();
    const takenMs: number[] = [];
    for (let round = 0; round < 3; round++) {
      const beganAt = performance.now();
      await (await openIn(data)).release();
      takenMs.push(performance.now() - beganAt);
    }
    expect(Math.min(...takenMs)).toBeLessThan(500);
    const opened = await openIn(data);
    const pid = serverOf(data);
    expect(pid).toBeGreaterThan(0);
    await opened.release();
    expect(serverOf(data)).toBeUndefined();
    await until(() => !existsSync(`/proc/${pid}`));
    expect(existsSync(join(folderOf(data), 'postmaster.pid'))).toBe(false);
  });

  test('finds the server of a desk that was killed, and takes it over', async () => {
    const data = backup();
    const child = await holder(data);
    const pid = serverOf(data);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(serverOf(data)).toBe(pid);
    const opened = await openIn(data);
    expect(serverOf(data)).toBe(pid);
    await opened.release();
    expect(serverOf(data)).toBeUndefined();
  });

  test('works after both the desk and the database were killed', async () => {
    const data = backup();
    const child = await holder(data);
    process.kill(serverOf(data)!, 'SIGKILL');
    child.kill('SIGKILL');
    expect(await ask(await openIn(data), 'select 1 as one')).toEqual({ one: 1 });
  });

  test('ends what still computes for a database that was killed', async () => {
    const data = backup();
    const child = await holder(data);
    const opened = await openIn(data);
    const client = new Client({ ...opened.connection });
    client.on('error', () => {});
    await client.connect();
    const busy = client.query('select count(*) from generate_series(1, 100000000000)').catch(() => 'ended');
    await until(
      async () =>
        (await ask(opened, `select count(*)::int from pg_stat_activity where query like '%1000000000%'`)).count > 1,
    );
    const pid = serverOf(data)!;
    process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    expect(await busy).toBe('ended');
    const fresh = await until(() => serverOf(data));
    expect(fresh).not.toBe(pid);
  });

  test('is not fooled by a process number that belongs to another program now', async () => {
    const data = backup();
    await (await openIn(data)).release();
    const { uid, gid } = statSync(folderOf(data));
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid, stdio: 'ignore' } : { stdio: 'ignore' });
    children.push(other);
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      const path = join(folderOf(data), name);
      writeFileSync(path, `${other.pid}\n${folderOf(data)}\n1700000000\n5432\n.\n\n  1 1\nready   \n`);
      if (isRoot) chownSync(path, uid, gid);
    }
    expect(await ask(await openIn(data), 'select 1 as one')).toEqual({ one: 1 });
    expect(other.exitCode).toBe(null);
  });

  test('works after an end in the middle of writing the lock file', async () => {
    const data = backup();
    const path = join(folderOf(data), 'postmaster.pid');
    writeFileSync(path, '');
    if (isRoot) chownSync(path, statSync(folderOf(data)).uid, statSync(folderOf(data)).gid);
    expect(await ask(await openIn(data), 'select 1 as one')).toEqual({ one: 1 });
  });
});

describe('several users of one database', () => {
  test('the last one stops it, nobody earlier', async () => {
    const data = backup();
    const child = await holder(data);
    const pid = serverOf(data);
    const mine = await openIn(data);
    await mine.release();
    expect(serverOf(data)).toBe(pid);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(serverOf(data)).toBeUndefined();
  });

  test('one who comes while the last one stops it starts it again', async () => {
    const data = backup();
    let held = await openIn(data);
    for (let round = 0; round < 10; round++) {
      const releasing = held.release();
      await delay(round * 3);
      held = await openIn(data);
      await releasing;
      expect(await ask(held, 'select 1 as one')).toEqual({ one: 1 });
    }
  });

  test('a database that is killed under a running desk comes back by itself', async () => {
    const data = backup();
    const opened = await openIn(data);
    for (const round of [1, 2]) {
      const pid = serverOf(data)!;
      process.kill(pid, 'SIGKILL');
      const fresh = await until(() => (serverOf(data) === pid ? undefined : serverOf(data)));
      const answer = await until(() => ask(opened, `select ${round} as round`).catch(() => undefined));
      expect(answer).toEqual({ round });
      expect(fresh).not.toBe(pid);
    }
    await opened.release();
    expect(serverOf(data)).toBeUndefined();
  });

  test('letting go while it is being brought back leaves nothing', async () => {
    const data = backup();
    const opened = await openIn(data);
    process.kill(serverOf(data)!, 'SIGKILL');
    await delay(30);
    await opened.release();
    await opened.release();
    expect(serverOf(data)).toBeUndefined();
  });
});

describe('a folder that cannot be used gets one clear sentence', () => {
  const wrong: [string, (data: string) => void, RegExp][] = [
    ['PG_VERSION is gone', (data) => rmSync(join(folderOf(data), 'PG_VERSION')), /PG_VERSION is missing/],
    [
      'it is another version’s',
      (data) => writeFileSync(join(folderOf(data), 'PG_VERSION'), '17\n'),
      /made by PostgreSQL 17/,
    ],
    ['PG_VERSION is garbage', (data) => writeFileSync(join(folderOf(data), 'PG_VERSION'), 'x'), /looks damaged/],
    [
      'the control file is garbage',
      (data) => writeFileSync(join(folderOf(data), 'global/pg_control'), randomBytes(8192)),
      /looks damaged/,
    ],
    ['the control file is cut', (data) => truncateSync(join(folderOf(data), 'global/pg_control'), 10), /looks damaged/],
    ['the catalogue is gone', (data) => rmSync(join(folderOf(data), 'global/pg_filenode.map')), /looks damaged/],
    [
      'the log of changes is gone',
      (data) => rmSync(join(folderOf(data), 'pg_wal'), { recursive: true }),
      /looks damaged/,
    ],
    ['the password is gone', (data) => rmSync(join(data, 'postgres-password')), /postgres-password is not there/],
    [
      'the password is another’s',
      (data) => writeFileSync(join(data, 'postgres-password'), 'another'),
      /do not belong together/,
    ],
  ];

  test.each(wrong)('%s', async (_, spoil, sentence) => {
    const data = backup();
    spoil(data);
    const failure = await openIn(data).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
    const { message } = failure as Error;
    expect(message).toMatch(sentence);
    expect(message).toContain(data);
    expect(message).not.toContain('\n');
    expect(serverOf(data)).toBeUndefined();
  });

  test('the data folder is a file', async () => {
    const data = join(base, 'a-file');
    writeFileSync(data, '');
    await expect(openIn(data)).rejects.toThrow(/data folder .*a-file cannot be made/);
  });
});

describe('places that need another way', () => {
  test('a path too long for a socket is served on 127.0.0.1, on the same port each time', async () => {
    const data = join(base, 'a-very-long-name-of-a-folder-'.repeat(4));
    const first = await openIn(data);
    expect(first.connection).toMatchObject({ host: '127.0.0.1' });
    const pid = serverOf(data)!;
    process.kill(pid, 'SIGKILL');
    expect(await until(() => ask(first, 'select 1 as one').catch(() => undefined))).toEqual({ one: 1 });
    await first.release();
    expect((await openIn(data)).connection).toEqual(first.connection);
  });

  test('a port that was taken meanwhile is replaced', async () => {
    const data = join(base, 'another-very-long-name-of-a-folder-'.repeat(4));
    await (await openIn(data)).release();
    const taken = Number(readFileSync(join(data, 'postgres-port'), 'utf8'));
    const { createServer } = await import('node:net');
    const other = createServer().listen(taken, '127.0.0.1');
    await once(other, 'listening');
    const opened = await openIn(data);
    expect(await ask(opened, 'select 1 as one')).toEqual({ one: 1 });
    expect(opened.connection).not.toMatchObject({ port: taken });
    other.close();
  });

  test('with an address of its own nothing is started', async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://a:b@pool/x', DATABASE_DIRECT_URL: 'postgres://a:b@db/x' });
    const opened = await openDatabase(config, log);
    expect(opened).toMatchObject({
      embedded: false,
      connection: { connectionString: 'postgres://a:b@pool/x' },
      directConnection: { connectionString: 'postgres://a:b@db/x' },
    });
    await opened.release();
  });

  test.runIf(isRoot)('below a folder that only root may enter (only as root)', async () => {
    const closed = mkdtempSync(join(memory, 'tellonce-closed-'));
    try {
      const data = join(closed, 'data');
      const opened = await openIn(data);
      expect(await ask(opened, 'select 1 as one')).toEqual({ one: 1 });
      await ask(opened, 'select pg_reload_conf()');
      const pid = serverOf(data)!;
      process.kill(pid, 'SIGKILL');
      expect(await until(() => ask(opened, 'select 2 as two').catch(() => undefined))).toEqual({ two: 2 });
      await opened.release();
      expect(serverOf(data)).toBeUndefined();
    } finally {
      rmSync(closed, { recursive: true });
    }
  });

  test.runIf(isRoot)(
    'from a checkout that only root may enter: the program is copied once (only as root)',
    async () => {
      const closed = mkdtempSync(join(memory, 'tellonce-checkout-'));
      const copies = join(base, 'copies');
      try {
        const original = findBinaries(readConfig({}).root);
        cpSync(original.folder, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
        const hidden = { folder: join(closed, 'native'), version: original.version };
        const runner = runnerFor(join(base, 'nowhere'));
        const copied = reachableBinaries(hidden, runner, copies);
        expect(copied.folder).toBe(join(copies, `postgres-${original.version}`));
        expect(reachableBinaries(hidden, runner, copies)).toEqual(copied);
        const initdb = spawn(join(copied.folder, 'bin/initdb'), ['--version'], { uid: runner!.uid, gid: runner!.gid });
        expect((await once(initdb, 'exit'))[0]).toBe(0);
        expect(readdirSync(copies)).toEqual([`postgres-${original.version}`]);
      } finally {
        rmSync(closed, { recursive: true });
      }
    },
  );

  test.runIf(isRoot)('started by an ordinary user it runs as this user (only as root)', async () => {
    const data = join(base, 'ordinary');
    mkdirSync(data, { mode: 0o700 });
    const runner = runnerFor(join(base, 'nowhere'))!;
    chownSync(data, runner.uid, runner.gid);
    const child = await holder(data, { uid: runner.uid, gid: runner.gid });
    expect(statSync(`/proc/${serverOf(data)}`).uid).toBe(runner.uid);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(serverOf(data)).toBeUndefined();
  });
});
