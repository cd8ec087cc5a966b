// Nine tenths of what was promised are used: whoever has the ticket is told once, and not a second time because a clock says so too.

import { beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { compileCalendar } from '../../calendars/calendar.ts';
import { together } from '../../platform/database.ts';
import { nearAt } from '../../promises/due-soon.ts';
import { beginLook } from '../../tickets/presence/presence.ts';
import { changeStatus } from '../change-status.ts';
import { sweepThresholds } from '../clocks/sweep-thresholds.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { sweeps } from '../sweep-due.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await makeDesk();
});

const ana = () => desk.ctx(desk.ana);
async function open() {
  const { ticket } = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority: 2,
  });
  return ticket;
}
type Opened = { id: number; number: string };
/** Clocks and promises are looked at, then who is to be told; nothing else happens. */
async function look(): Promise<void> {
  await sweepThresholds(desk.ctx());
  for (const name of ['promises that are nearly due', 'clocks that are nearly due']) {
    await sweeps
      .find((one) => one.name === name)!
      .run(desk.ctx(), (error) => {
        throw error;
      });
  }
}
async function at(iso: string): Promise<void> {
  desk.clock.now = new Date(iso);
  await look();
}
async function told({ id }: Opened) {
  const rows = await desk.database.db
    .selectFrom('event')
    .select(['data', 'at'])
    .where('ticketId', '=', id)
    .where('kind', '=', 'assignee.warned')
    .orderBy('sequence')
    .execute();
  return rows.map(({ data, at: when }) => [(data as { metric: string }).metric, when.toISOString().slice(5, 16)]);
}
const ended = async ({ id }: Opened) =>
  (
    await desk.database.db
      .selectFrom('push')
      .select('endedAs')
      .where('ticketId', '=', id)
      .where('promiseId', 'is not', null)
      .execute()
  ).map((row) => row.endedAs);
const standing = async ({ id }: Opened) =>
  desk.database.db
    .selectFrom('promise')
    .select(['madeAt', 'dueAt', 'nearAt'])
    .where('ticketId', '=', id)
    .where('state', '=', 'standing')
    .executeTakeFirstOrThrow();

/** Ana answers on Tuesday at ten and says Thursday, 10:00: two working days. */
async function promiseThursday(ticket: Opened): Promise<void> {
  desk.clock.now = new Date('2026-03-10T10:00:00Z');
  const nextPromiseAt = new Date('2026-03-12T10:00:00Z');
  await postMessage(ana(), { number: ticket.number, kind: 'public', body: 'I ask around.', nextPromiseAt });
}

test('once for a clock and the promise that come together', async () => {
  desk.clock.now = new Date('2026-03-10T09:30:00Z');
  const ticket = await open();
  await at('2026-03-10T11:17:00Z');
  expect(await told(ticket)).toEqual([]);
  await at('2026-03-10T11:19:00Z');
  expect(await told(ticket)).toEqual([['first_response', '03-10T11:19']]);
  await at('2026-03-10T11:25:00Z');
  expect([(await told(ticket)).length, await ended(ticket)]).toEqual([1, ['told']]);
});

test('the promise that comes a little behind its clock tells nobody again', async () => {
  desk.clock.now = new Date('2026-03-10T09:30:10Z');
  const ticket = await open();
  await at('2026-03-10T11:18:15Z');
  expect([(await told(ticket)).length, await ended(ticket)]).toEqual([1, []]);
  await at('2026-03-10T11:20:00Z');
  expect([(await told(ticket)).length, await ended(ticket)]).toEqual([1, ['told_before']]);
});

test('once for a date that an agent chose far behind what the clocks were told of', async () => {
  desk.clock.now = new Date('2026-03-10T09:30:00Z');
  const ticket = await open();
  await promiseThursday(ticket);
  await at('2026-03-10T11:50:00Z');
  expect(await told(ticket)).toEqual([['update', '03-10T11:50']]);
  const { nearAt: near } = await standing(ticket);
  expect(near).toEqual(
    nearAt(await calendar(), 'update', new Date('2026-03-10T10:00:00Z'), new Date('2026-03-12T10:00:00Z')),
  );
  await at(new Date(near!.getTime() - 60_000).toISOString());
  expect(await told(ticket)).toHaveLength(1);
  await at(near!.toISOString());
  expect((await told(ticket)).at(-1)).toEqual(['update', near!.toISOString().slice(5, 16)]);
  await at('2026-03-12T09:55:00Z');
  expect([(await told(ticket)).length, await ended(ticket)]).toEqual([2, ['told']]);
});

test('not for a promise that was kept before, nor while somebody looks', async () => {
  desk.clock.now = new Date('2026-03-10T09:30:00Z');
  const kept = await open();
  const seen = await open();
  await promiseThursday(kept);
  await promiseThursday(seen);
  await at('2026-03-10T11:50:00Z');
  const { nearAt: near } = await standing(kept);
  desk.clock.now = near!;
  await sweeps.find((one) => one.name === 'promises that are nearly due')!.run(desk.ctx(), () => undefined);
  await postMessage(ana(), { number: kept.number, kind: 'public', body: 'Found it.' });
  const tabId = '00000000-0000-4000-8000-000000000001';
  await together(desk.database.db, [beginLook(ana(), { ticketId: seen.id, tabId })]);
  await look();
  expect([(await told(kept)).length, await ended(kept)]).toEqual([1, ['over']]);
  expect([(await told(seen)).length, await ended(seen)]).toEqual([1, ['seen']]);
});

test('for an agreed date by that name, and never while the requester has to answer', async () => {
  desk.clock.now = new Date('2026-03-10T09:30:00Z');
  const agreed = await open();
  const waiting = await open();
  await promiseThursday(agreed);
  await promiseThursday(waiting);
  const agreedAt = new Date('2026-03-13T10:00:00Z');
  await changeStatus(ana(), { number: agreed.number, status: 'scheduled', agreedAt });
  await postMessage(ana(), { number: waiting.number, kind: 'public', body: 'Which label is it?' });
  await changeStatus(ana(), { number: waiting.number, status: 'waiting_on_requester' });
  expect((await standing(waiting)).nearAt).toBeNull();
  const { nearAt: near } = await standing(agreed);
  await at(near!.toISOString());
  expect((await told(agreed)).map(([metric]) => metric)).toEqual(['agreed']);
  expect(await told(waiting)).toEqual([]);
});

test('a date outside working time counts the time on the wall; one in working time only that', async () => {
  const tuesday = await calendar();
  const inHours = nearAt(tuesday, 'update', new Date('2026-03-10T16:00:00Z'), new Date('2026-03-11T10:00:00Z'));
  const weekend = nearAt(tuesday, 'update', new Date('2026-03-14T10:00:00Z'), new Date('2026-03-14T20:00:00Z'));
  expect([inHours?.toISOString(), weekend?.toISOString()]).toEqual([
    '2026-03-11T09:42:00.000Z',
    '2026-03-14T19:00:00.000Z',
  ]);
});

async function calendar() {
  const { input } = await desk.database.db
    .selectFrom('calendar')
    .select('input')
    .where('isDefault', '=', true)
    .executeTakeFirstOrThrow();
  return compileCalendar(input as Parameters<typeof compileCalendar>[0]);
}
