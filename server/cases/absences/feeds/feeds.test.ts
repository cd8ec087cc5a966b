// Planned absences out of a calendar feed: what counts as one, what follows when the calendar changes, and what is never asked.
// The calendar is served by a real server on loopback, which only these calls are allowed to ask.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../../test/harness.ts';
import { insertFeed } from '../../../people/absence-feed.ts';
import type { Actor } from '../../../platform/context.ts';
import { together } from '../../../platform/database.ts';
import { takeBackAbsence } from '../say-absence.ts';
import { askFeed, forgetFeed, refreshFeeds } from './refresh-feed.ts';

let desk: TestDesk;
let leo: Actor;
let server: Server;
let address: string;
let events: string[] = [];
let broken = false;
const limits = { allowedPrivateHosts: new Set(['127.0.0.1']) };
const id = '01a00000-0000-7000-8000-00000000feed';

const entry = (uid: string, name: string, from: string, until: string, more: string[] = []) =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${name}`, from, until, ...more, 'END:VEVENT'].join('\r\n');
const days = (uid: string, name: string, from: string, until: string, more: string[] = []) =>
  entry(uid, name, `DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${until}`, more);

beforeEach(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC; open from nine to six
  leo = await desk.agent('Leo Costa');
  events = [];
  broken = false;
  server?.close();
  server = createServer((_, response) => {
    if (broken) response.writeHead(503).end();
    else response.end(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/leo.ics`;
});
afterAll(() => server.close());

const ask = async () => {
  const read = await askFeed(desk.ctx(leo), leo.personId!, address, limits);
  if ('failure' in read) return read.failure;
  return read.spans.map(
    ({ fromAt, toAt }) => `${fromAt.toISOString().slice(0, 16)} ${toAt.toISOString().slice(0, 16)}`,
  );
};
const add = () =>
  together(desk.database.db, [
    insertFeed(desk.ctx(leo), { id, personId: leo.personId!, address, name: '127.0.0.1', readDueAt: desk.clock.now }),
  ]);
async function refresh() {
  desk.pass({ hours: 1 });
  await refreshFeeds(
    desk.ctx(),
    (error) => {
      throw error;
    },
    limits,
  );
}
const absences = async () =>
  (
    await desk.database.db
      .selectFrom('absence')
      .select(['fromAt', 'toAt', 'state'])
      .orderBy('saidAt')
      .orderBy('fromAt')
      .execute()
  ).map(
    ({ fromAt, toAt, state }) => `${fromAt.toISOString().slice(0, 10)} ${toAt!.toISOString().slice(0, 16)} ${state}`,
  );

test('what is marked, takes whole days or says so by its name is an absence; the rest is work', async () => {
  events = [
    days('1', 'Lisbon', '20260316', '20260318'),
    days('2', 'Birthday of Mia', '20260325', '20260326', ['TRANSP:TRANSPARENT']),
    entry('3', 'Stand-up', 'DTSTART:20260311T090000Z', 'DTEND:20260311T093000Z'),
    entry('4', 'Doctor', 'DTSTART:20260312T130000Z', 'DTEND:20260312T150000Z', ['X-MICROSOFT-CDO-BUSYSTATUS:OOF']),
    entry('5', 'В отпуске', 'DTSTART:20260401T090000Z', 'DTEND:20260401T120000Z'),
    days('6', 'Porto', '20260313', '20260314'),
    days('7', 'Long ago', '20250313', '20250314'),
  ];
  // A Friday and the Monday after it are one absence; nobody is back at midnight.
  expect(await ask()).toEqual([
    '2026-03-12T13:00 2026-03-12T15:00',
    '2026-03-13T00:00 2026-03-18T09:00',
    '2026-04-01T09:00 2026-04-01T12:00',
  ]);
});

test('they are planned, follow the calendar, and what was called off by hand stays so', async () => {
  events = [days('1', 'Lisbon', '20260316', '20260318'), days('2', 'Porto', '20260323', '20260324')];
  await add();
  await refresh();
  expect(await absences()).toEqual(['2026-03-16 2026-03-18T09:00 planned', '2026-03-23 2026-03-24T09:00 planned']);
  await refresh();
  expect(await absences()).toHaveLength(2);
  const porto = await desk.database.db
    .selectFrom('absence')
    .select('id')
    .orderBy('fromAt', 'desc')
    .executeTakeFirstOrThrow();
  await takeBackAbsence(desk.ctx(leo), porto.id);
  events[0] = days('1', 'Lisbon', '20260317', '20260318');
  await refresh();
  expect(await absences()).toEqual([
    '2026-03-16 2026-03-18T09:00 cancelled',
    '2026-03-23 2026-03-24T09:00 cancelled',
    '2026-03-17 2026-03-18T09:00 planned',
  ]);
  desk.clock.now = new Date('2026-03-17T08:00:00Z');
  await desk.sweep();
  // It runs: its end follows, and it does not end because its calendar is given up.
  events[0] = days('1', 'Lisbon', '20260317', '20260320');
  await refresh();
  expect((await absences()).at(-1)).toBe('2026-03-17 2026-03-20T09:00 running');
  await forgetFeed(desk.ctx(leo), { id, personId: leo.personId!, address, name: '127.0.0.1' });
  expect((await absences()).at(-1)).toBe('2026-03-17 2026-03-20T09:00 running');
  expect(await desk.broken()).toEqual([]);
});

test('a calendar that cannot be read says so since when, changes nothing, and comes back', async () => {
  events = [days('1', 'Lisbon', '20260316', '20260318')];
  await add();
  await refresh();
  broken = true;
  const since = new Date(desk.clock.now.getTime() + 3_600_000);
  await refresh();
  await refresh();
  const failing = () =>
    desk.database.db.selectFrom('absenceFeed').select(['failure', 'failingSince']).executeTakeFirstOrThrow();
  expect(await failing()).toEqual({ failure: 'refused', failingSince: since });
  expect(await absences()).toEqual(['2026-03-16 2026-03-18T09:00 planned']);
  broken = false;
  await refresh();
  expect(await failing()).toEqual({ failure: null, failingSince: null });
});

test.each([
  ['https://127.0.0.1:1/leo.ics', 'private_address'],
  ['https://169.254.169.254/latest', 'private_address'],
  ['http://example.com/leo.ics', 'not_https'],
])('%s is not asked: %s', async (where, failure) => {
  expect(await askFeed(desk.ctx(leo), leo.personId!, where)).toEqual({ failure });
});
