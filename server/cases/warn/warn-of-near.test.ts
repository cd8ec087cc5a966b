// Nine tenths of a clock's time are used: whoever has the ticket is told once, and left alone where that helps nobody.

import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import type { PolicyTargets } from '../../clocks/policy.ts';
import { setNotice } from '../../people/notice-setting.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { beginLook, endLook, forgetLooks, readLookers } from '../../tickets/presence/presence.ts';
import { addCalendar, changeHours } from '../calendars/change-calendar.ts';
import { changePriority } from '../clocks/change-priority.ts';
import { addPolicy, changePolicy } from '../clocks/policies.ts';
import { recalculate } from '../clocks/recalculate.ts';
import { sweepThresholds } from '../clocks/sweep-thresholds.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { changeOrganisation } from '../requester/change-organisation.ts';
import { sweeps } from '../sweep-due.ts';

let desk: TestDesk;
let leo: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

const ana = () => desk.ctx(desk.ana);
const level = (targets: PolicyTargets) => ({
  applies: {},
  targets,
  calendarId: null,
  thirdPartyPauses: false,
  note: 'Contract 7.',
});
const tab = '00000000-0000-4000-8000-000000000001';
type Opened = { id: number; number: string; requesterId: string };
async function open(priority: 1 | 2 | 3 = 2): Promise<Opened> {
  const { ticket } = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority,
  });
  return ticket;
}
/** Clocks are looked at, then who is to be told; nothing else happens. */
async function pass(minutes: number): Promise<void> {
  desk.pass({ minutes });
  await sweepThresholds(desk.ctx());
  const warn = sweeps.find(({ name }) => name === 'clocks that are nearly due')!;
  await warn.run(desk.ctx(), (error) => {
    throw error;
  });
}
async function told({ id }: Opened) {
  const rows = await desk.database.db
    .selectFrom('event')
    .select(['subjectId', 'data', 'at'])
    .where('ticketId', '=', id)
    .where('kind', '=', 'assignee.warned')
    .orderBy('sequence')
    .execute();
  return rows.map(({ subjectId, data, at }) => ({ to: subjectId, metric: (data as { metric: string }).metric, at }));
}
const mails = async ({ id }: Opened) =>
  desk.database.db
    .selectFrom('notice')
    .innerJoin('delivery', 'delivery.noticeId', 'notice.id')
    .select(['notice.personId', 'notice.data', 'delivery.dueAt'])
    .where('notice.ticketId', '=', id)
    .where('notice.kind', '=', 'agent_due_soon')
    .execute();
const ended = async ({ id }: Opened) =>
  (
    await sql<{ as: string }>`select ended_as as "as" from push where ticket_id = ${id} order by metric`.execute(
      desk.database.db,
    )
  ).rows.map((row) => row.as);

test('is told once for two clocks that come so far together, by mail and in the desk', async () => {
  const ticket = await open();
  await pass(107);
  expect(await told(ticket)).toEqual([]);
  await pass(2);
  expect(await told(ticket)).toMatchObject([{ to: desk.ana.personId, metric: 'first_response' }]);
  expect(await mails(ticket)).toMatchObject([{ personId: desk.ana.personId }]);
  await pass(5);
  expect(await told(ticket)).toHaveLength(1);
  expect(await ended(ticket)).toEqual(['told', 'told']);
});

test('not while somebody looks at it, whoever that is; a browser that died does not look', async () => {
  const seen = await open();
  const dead = await open();
  const left = await open();
  await together(desk.database.db, [beginLook(desk.ctx(leo), { ticketId: dead.id, tabId: tab })]);
  await together(desk.database.db, [beginLook(desk.ctx(leo), { ticketId: left.id, tabId: tab })]);
  desk.pass({ minutes: 108 });
  await together(desk.database.db, [beginLook(desk.ctx(leo), { ticketId: seen.id, tabId: tab })]);
  // Another person cannot end it.
  await together(desk.database.db, [endLook(ana(), { ticketId: seen.id, tabId: tab })]);
  expect(await readLookers(desk.database.db, seen.id, desk.clock.now)).toEqual([
    { id: leo.personId, name: 'Leo Brandt' },
  ]);
  await together(desk.database.db, [endLook(desk.ctx(leo), { ticketId: left.id, tabId: tab })]);
  await pass(0);
  expect([await told(seen), await ended(seen)]).toEqual([[], ['seen', 'seen']]);
  expect(await told(dead)).toHaveLength(1);
  expect(await told(left)).toHaveLength(1);
  desk.pass({ minutes: 2 });
  await forgetLooks(desk.database.db, desk.clock.now);
  expect((await sql`select 1 from presence`.execute(desk.database.db)).rows).toEqual([]);
});

test('not again after the priority went there and back, and not for what was done', async () => {
  const ticket = await open();
  await pass(109);
  expect(await told(ticket)).toHaveLength(1);
  await changePriority(ana(), { number: ticket.number, priority: 4, reason: 'It can wait.' });
  await pass(1);
  await changePriority(ana(), { number: ticket.number, priority: 2, reason: 'It cannot.' });
  await pass(2);
  expect(await told(ticket)).toHaveLength(1);
  const done = await open();
  desk.pass({ minutes: 109 });
  await sweepThresholds(desk.ctx());
  await postMessage(ana(), { number: done.number, kind: 'public', body: 'Here I am.' });
  await pass(0);
  expect([await told(done), await ended(done)]).toEqual([[], ['over', 'over']]);
});

test('that was calm again before anybody was told may come so far once more', async () => {
  const ticket = await open();
  desk.pass({ minutes: 109 });
  await sweepThresholds(desk.ctx());
  await changePriority(ana(), { number: ticket.number, priority: 4, reason: 'It can wait.' });
  await pass(0);
  expect([await told(ticket), await ended(ticket)]).toEqual([[], []]);
  await changePriority(ana(), { number: ticket.number, priority: 2, reason: 'It cannot.' });
  await pass(0);
  expect(await told(ticket)).toHaveLength(1);
});

test('a later clock of the same ticket is told of only when somebody has written since', async () => {
  const ticket = await open();
  await pass(109);
  const write = () => postMessage(ana(), { number: ticket.number, kind: 'public', body: 'Still at it.' });
  await write();
  await pass(109);
  expect((await told(ticket)).map(({ metric }) => metric)).toEqual(['first_response', 'update']);
  // The solution comes so far in the afternoon; nobody has written since.
  await pass(240);
  expect(await told(ticket)).toHaveLength(2);
});

test('waits for working time and the end of quiet hours, unless it is an emergency', async () => {
  // A level that counts day and night, for people who do not.
  const day: [string, string][] = [['00:00', '24:00']];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const calendarId = await addCalendar(ana(), { name: 'Always' });
  await changeHours(ana(), calendarId, { tz: 'UTC', hours });
  const { id } = await desk.database.db.selectFrom('slaPolicy').select('id').executeTakeFirstOrThrow();
  const all = { P1: { minutes: 1000 }, P2: { minutes: 1000 }, P3: { minutes: 1000 }, P4: { minutes: 1000 } };
  await changePolicy(ana(), id, { ...level({ first_response: all, update: all }), calendarId });
  await sql`insert into quiet_hours values (${desk.ana.personId}, 20 * 60, 9 * 60 + 20)`.execute(desk.database.db);
  desk.clock.now = new Date('2026-03-10T17:00:00Z');
  const ticket = await open();
  const urgent = await open(1);
  await pass(900);
  expect([await told(ticket), (await told(urgent)).length]).toEqual([[], 1]);
  const { dueAt } = await desk.database.db
    .selectFrom('push')
    .select('dueAt')
    .where('ticketId', '=', ticket.id)
    .executeTakeFirstOrThrow();
  expect(dueAt).toEqual(new Date('2026-03-11T09:20:00Z'));
  await pass(70);
  expect(await told(ticket)).toEqual([]);
  await pass(10);
  expect(await told(ticket)).toMatchObject([{ at: dueAt }]);
  expect(await mails(ticket)).toMatchObject([{ dueAt }]);
});

test('by mail only who wants it so', async () => {
  await together(desk.database.db, [setNotice(desk.ana.personId!, 'due_soon', false)]);
  const ticket = await open();
  await pass(109);
  expect(await told(ticket)).toHaveLength(1);
  expect(await mails(ticket)).toEqual([]);
});

test('rules that change for many tell nobody of each ticket', async () => {
  const ticket = await open();
  desk.pass({ minutes: 60 });
  const { id } = await desk.database.db.selectFrom('slaPolicy').select('id').executeTakeFirstOrThrow();
  const update = { P1: { minutes: 30 }, P2: { minutes: 300 }, P3: { days: 1 }, P4: { days: 3 } };
  await changePolicy(ana(), id, level({ first_response: { P2: { minutes: 65 } }, update }));
  await recalculate(desk.ctx());
  await pass(0);
  expect(await told(ticket)).toEqual([]);
});

test('another organisation of the requester gives their tickets its terms, with reason, event and one notice', async () => {
  const ticket = await open(3);
  const other = await open(3);
  const made = await changeOrganisation(ana(), { personId: ticket.requesterId, name: 'Northgate' });
  expect(await changeOrganisation(ana(), { personId: ticket.requesterId, name: 'northGATE' })).toEqual(made);
  const targets = { first_response: { P3: { minutes: 30 } }, update: { P3: { minutes: 600 } } };
  const applies = { organisationIds: [made!.id] };
  await addPolicy(ana(), { name: 'Northgate', ...level(targets), applies });
  await changeOrganisation(ana(), { personId: ticket.requesterId, organisationId: null });
  desk.pass({ minutes: 45 });
  await recalculate(desk.ctx());
  await changeOrganisation(ana(), { personId: ticket.requesterId, organisationId: made!.id });
  await recalculate(desk.ctx());
  const clocks = await desk.database.db
    .selectFrom('clock')
    .select(['ticketId', 'targetSeconds', 'breachedAt'])
    .where('metric', '=', 'first_response')
    .orderBy('ticketId')
    .execute();
  expect(clocks).toEqual(
    [ticket, other].map(({ id }) => ({ ticketId: id, targetSeconds: 1800, breachedAt: desk.clock.now })),
  );
  const events = await desk.database.db
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('kind', 'in', ['requester.organisation_changed', 'terms.recalculated'])
    .orderBy('sequence')
    .execute();
  expect(
    events.map(({ kind, data }) => [kind, (data as { why?: string }).why, (data as { tickets?: number }).tickets]),
  ).toEqual([
    ['requester.organisation_changed', undefined, undefined],
    ['requester.organisation_changed', undefined, undefined],
    ['requester.organisation_changed', undefined, undefined],
    ['terms.recalculated', 'organisation', 2],
  ]);
  const terms = await desk.database.db
    .selectFrom('event')
    .select('data')
    .where('kind', '=', 'terms.changed')
    .where('ticketId', '=', ticket.id)
    .execute();
  expect((terms.at(-1)!.data as { why: string }).why).toBe('organisation');
  expect((await desk.broken()).filter(({ number }) => [3, 9, 10].includes(number))).toEqual([]);
});
