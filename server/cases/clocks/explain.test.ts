// Every date can be explained by what was counted, what was closed and what stood still, minute by minute.

import { beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { defaultCalendarId } from '../../calendars/read-calendars.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import { setDay } from '../calendars/change-calendar.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { explainClocks } from './explain.ts';
import { changePolicy } from './policies.ts';
import { recalculate } from './recalculate.ts';
import { listPolicies } from './view-policies.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await makeDesk();
});

test('a resolution that stood still over a weekend', async () => {
  const ana = () => desk.ctx(desk.ana);
  // Friday at four; the desk closes at six.
  desk.clock.now = new Date('2026-03-13T16:00:00Z');
  const { ticket } = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority: 2,
  });
  desk.pass({ hours: 1 });
  await changeStatus(ana(), { number: ticket.number, status: 'waiting_on_requester', question: 'Which one?' });
  desk.clock.now = new Date('2026-03-16T10:00:00Z');
  await changeStatus(ana(), { number: ticket.number, status: 'open' });
  const { clocks, terms } = await explainClocks(ana(), ticket.number);
  expect(terms).toEqual({
    policy: 'Standard',
    number: 1,
    priority: 'P2',
    calendar: expect.any(String),
    zone: 'UTC',
    since: null,
  });
  const resolution = clocks.find(({ metric }) => metric === 'resolution')!;
  expect(resolution).toMatchObject({ state: 'running', elapsedSeconds: 3600, targetSeconds: 9 * 3600 });
  expect(
    resolution.intervals.map(({ from, to, kind, why }) => [from.slice(5, 16), to.slice(5, 16), kind, why]),
  ).toEqual([
    ['03-13T16:00', '03-13T17:00', 'counted', null],
    ['03-13T17:00', '03-16T10:00', 'paused', 'waiting_on_requester'],
    ['03-16T10:00', '03-16T18:00', 'counted', null],
  ]);
  expect(resolution.dueAt).toBe('2026-03-16T18:00:00.000Z');
  // What is counted until its due time is its target: the table explains the date.
  const counted = resolution.intervals
    .filter(({ kind }) => kind === 'counted')
    .reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 1000, 0);
  expect(counted).toBe(resolution.targetSeconds);
  const first = clocks.find(({ metric }) => metric === 'first_response')!;
  expect(first).toMatchObject({ state: 'stopped', elapsedSeconds: 3600, breachedAt: null });
});

test('a date that another version of the service level moved says since when and why, in the timeline too', async () => {
  const ana = () => desk.ctx(desk.ana);
  const { ticket } = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority: 2,
  });
  desk.pass({ minutes: 31 });
  const [standard] = await listPolicies(ana());
  const spans = { P1: { minutes: 15 }, P2: { minutes: 50 }, P3: { days: 1 }, P4: { days: 3 } };
  const targets = { first_response: spans, update: spans };
  const other = { applies: {}, targets, calendarId: null, thirdPartyPauses: false };
  await changePolicy(ana(), standard!.id, { ...other, note: 'Customers asked for it.' });
  await recalculate(desk.ctx());
  const { terms } = await explainClocks(ana(), ticket.number);
  expect(terms).toMatchObject({ number: 2, since: { at: desk.clock.now.toISOString(), why: 'policy' } });
  const words = { fileUrl: () => '', withLink: (text: string) => text };
  const { entries } = await readTimeline(ana(), ticket.id, { limit: 50 }, words);
  const told = entries.flatMap(({ event }) => (event?.kind === 'terms.changed' ? event.data : []));
  expect(told).toMatchObject([{ why: 'policy', policy: 'Standard', number: 2 }]);
  // A new year of a calendar gives other terms, yet moves no date: that is nobody's news.
  const calendarId = await defaultCalendarId(desk.database.db);
  await setDay(ana(), calendarId, { day: '2026-12-24', name: 'Eve', hours: [] });
  await recalculate(desk.ctx());
  expect((await explainClocks(ana(), ticket.number)).terms!.since!.why).toBe('calendar');
  const after = (await readTimeline(ana(), ticket.id, { limit: 50 }, words)).entries;
  expect(after.filter(({ event }) => event?.kind === 'terms.changed')).toHaveLength(1);
});
