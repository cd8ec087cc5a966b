// The record is sealed in the order in which it was committed, and whatever is done to sealed events is seen.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { checkInvariants, invariants } from './invariants.ts';
import { lastSeal, sealRecord, wasSealed } from './seal-record.ts';
import { allSealsHold } from './seals-hold.ts';
import { watch } from './watchdog.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const db = () => desk.database.db;
const open = async () => {
  const requester = { email: 'ravi@northgate.example' };
  return openTicket(desk.ctx(desk.ana), { subject: 'Stops', body: 'It stops.', requester, channel: 'api' });
};
const many = async () => (await sql<{ many: number }>`select count(*) as many from event`.execute(db())).rows[0]!.many;
const ten = invariants.filter(({ number }) => number === 10);

/** All that was committed may be sealed: tests in other databases of the same server have transactions of their own. */
const settled = () =>
  expect
    .poll(async () => {
      const { rows } = await sql<{ is: boolean }>`
        select coalesce(max(xact) < pg_snapshot_xmin(pg_current_snapshot()), true) as is from event`.execute(db());
      return rows[0]!.is;
    })
    .toBe(true);
const seal = async () => {
  await settled();
  return sealRecord(desk.ctx());
};

/** What a look at everything and one at what is fresh say while this is done, and then undone. */
async function saidAfter(...statements: string[]): Promise<{ full: string; fresh: string }> {
  const undone = new Error('undone');
  const said = { full: '', fresh: '' };
  const doing = inTransaction(db(), async (tx) => {
    for (const one of statements) await sql.raw(one).execute(tx);
    const { now } = desk.clock;
    const of = async (since: Date | null) =>
      (await checkInvariants(tx, { now, since }, ten))[0]!.offenders.map(({ why }) => why).join('\n');
    said.full = await of(null);
    said.fresh = await of(now);
    throw undone;
  });
  await doing.catch((error) => {
    if (error !== undone) throw error;
  });
  return said;
}

test('all that was committed is sealed, once, and each seal follows from the one before it', async () => {
  await open();
  expect(await seal()).toBe(1);
  expect(await sealRecord(desk.ctx())).toBe(0);
  const first = (await lastSeal(db()))!;
  expect(first).toMatchObject({ number: 1, events: await many(), sealedAt: desk.clock.now });
  await open();
  expect(await seal()).toBe(1);
  expect(await lastSeal(db())).toMatchObject({ number: 2, events: await many() });
  expect(await wasSealed(db(), first)).toBe(true);
  expect(await wasSealed(db(), { number: 2, hash: first.hash })).toBe(false);
  expect(await allSealsHold(db(), desk.clock.now)).toEqual([]);
});

test('a session with another zone and another style of dates seals and finds the same', async () => {
  await open();
  await inTransaction(db(), async (tx) => {
    await sql`set local timezone = 'America/Sao_Paulo'`.execute(tx);
    await sql`set local datestyle = 'German, DMY'`.execute(tx);
    expect(await allSealsHold(tx, desk.clock.now)).toEqual([]);
  });
});

test('nothing is sealed ahead of a transaction that still runs, whichever number its event has', async () => {
  await settled();
  const slow = await desk.database.pool.connect();
  try {
    await slow.query('begin');
    await slow.query(`insert into event (kind, at) values ('test.slow', now())`);
    await together(db(), [record(desk.ctx(), [{ kind: 'test.quick' }])]);
    const before = await lastSeal(db());
    await sealRecord(desk.ctx());
    const meanwhile = await lastSeal(db());
    expect((meanwhile?.events ?? 0) - (before?.events ?? 0)).toBe((await many()) - 1 - (before?.events ?? 0));
    await slow.query('commit');
    expect(await seal()).toBe(1);
    expect((await lastSeal(db()))!.events).toBe(await many());
    expect(await allSealsHold(db(), desk.clock.now)).toEqual([]);
  } finally {
    slow.release();
  }
});

test('two at once make one seal', async () => {
  await open();
  const { number } = (await lastSeal(db()))!;
  await settled();
  const made = await Promise.all([sealRecord(desk.ctx()), sealRecord(desk.ctx()), sealRecord(desk.ctx())]);
  expect(made.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await lastSeal(db())).toMatchObject({ number: number + 1, events: await many() });
});

const sealed = `(select min(sequence) from event where kind = 'ticket.opened')`;

test.each<[string, string[], RegExp]>([
  [
    'a removed event',
    [`delete from event where sequence = ${sealed}`],
    /seal \d+ holds \d+ events .*, and there are \d+/,
  ],
  [
    'an altered code',
    [`update event set data = data || '{"status": "spam"}' where sequence = ${sealed}`],
    /an event of seal \d+, .*, was altered/,
  ],
  ['another person', [`update event set actor_id = gen_random_uuid() where sequence = ${sealed}`], /was altered/],
  ['another time', [`update event set at = at + interval '1 microsecond' where sequence = ${sealed}`], /was altered/],
  [
    'an event that was slipped in',
    [`insert into event (kind, at, xact) select 'test.late', at, xact from event where sequence = ${sealed}`],
    /and there are/,
  ],
  ['a seal that was removed', ['delete from record_seal where number = 1'], /the seal before seal 2 is missing/],
  [
    'an event and the digest of its seal',
    [
      `update event set audience = 'restricted' where sequence = ${sealed}`,
      `update record_seal set digest = sha256('made to fit') where number = 1`,
    ],
    /seal 1.*was altered/,
  ],
  [
    'a seal that was made anew by itself',
    [`update record_seal set hash = sha256('made to fit') where number = 1`],
    /seal 1 does not follow/,
  ],
])('%s is seen, at once and at night', async (_, statements, why) => {
  const { full, fresh } = await saidAfter(...statements);
  expect(full).toMatch(why);
  expect(fresh).toMatch(why);
  expect((await saidAfter()).full).toBe('');
});

test('a record that is not sealed any more is seen after an hour', async () => {
  await together(db(), [record(desk.ctx(), [{ kind: 'test.waiting' }])]);
  desk.pass({ minutes: 70 });
  expect((await saidAfter()).fresh).toMatch(/is not sealed yet/);
  await seal();
  expect((await saidAfter()).fresh).toBe('');
});

test('a look at everything that found something in an early stretch says so until one finds nothing', async () => {
  await desk.sweep();
  for (let one = 0; one < 12; one++) {
    await together(db(), [record(desk.ctx(), [{ kind: 'test.many' }])]);
    await seal();
  }
  const { rows } = await sql<{ at: Date }>`update event set at = at + interval '1 hour' where sequence = 1
    returning at`.execute(db());
  const broken = async () => (await watch(desk.ctx(), 'full')).filter(({ state }) => state === 'broken');
  expect((await broken()).map(({ number }) => number)).toEqual([10]);
  await sql`update event set at = ${rows[0]!.at}::timestamptz - interval '1 hour' where sequence = 1`.execute(db());
  expect(await broken()).toEqual([]);
  const { rows: checks } = await sql`select full_progress from guarantee_check where invariant = 10`.execute(db());
  expect(checks).toEqual([{ fullProgress: null }]);
});
