// Terms that change: a priority, a calendar, a policy, a team. Same start, new target, and nothing that was late becomes right.

import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import type { Actor } from '../../platform/context.ts';
import type { Priority } from '../../tickets/ticket.ts';
import { addCalendar, changeHours, chooseTeamCalendar } from '../calendars/change-calendar.ts';
import { openTicket } from '../open-ticket.ts';
import { addTeam } from '../people/add-team.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { changePriority } from './change-priority.ts';
import { addPolicy, changePolicy, retirePolicy } from './policies.ts';
import { previewPolicy } from './preview-policy.ts';
import { recalculate } from './recalculate.ts';
import { sweepThresholds } from './sweep-thresholds.ts';
import { listPolicies } from './view-policies.ts';

let desk: TestDesk;
let leo: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

const ana = () => desk.ctx(desk.ana);
async function open(priority: Priority = 3) {
  const opened = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority,
  });
  return opened.ticket;
}
const clock = async (ticketId: number, metric: 'first_response' | 'resolution') =>
  desk.database.db
    .selectFrom('clock')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .where('metric', '=', metric)
    .executeTakeFirstOrThrow();
const rowOf = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const eventsOf = async (ticketId: number, kind: string) =>
  (
    await desk.database.db
      .selectFrom('event')
      .select('data')
      .where('ticketId', '=', ticketId)
      .where('kind', '=', kind)
      .orderBy('sequence')
      .execute()
  ).map(({ data }) => data);
const noticesTo = async (personId: string) =>
  desk.database.db.selectFrom('notice').select(['kind', 'data']).where('personId', '=', personId).execute();

describe('another priority', () => {
  test('counts from the same start, is told to colleagues, and leaves the told date', async () => {
    const ticket = await open(3);
    const { promiseDueAt } = await rowOf(ticket.id);
    desk.pass({ minutes: 10 });
    await changePriority(ana(), { number: ticket.number, priority: 1, reason: 'Their whole line stands.' });
    expect(await clock(ticket.id, 'first_response')).toMatchObject({
      startedAt: ticket.openedAt,
      targetSeconds: 1800,
      dueAt: new Date('2026-03-10T10:30:00Z'),
      breachedAt: null,
    });
    const row = await rowOf(ticket.id);
    expect(row).toMatchObject({ priority: 1, promiseDueAt, nextDueAt: new Date('2026-03-10T10:30:00Z') });
    expect(await eventsOf(ticket.id, 'priority.changed')).toEqual([{ from: 'P3', to: 'P1' }]);
    const [changed] = await eventsOf(ticket.id, 'terms.changed');
    expect(changed).toMatchObject({ why: 'priority', was: { priority: 3 }, terms: { priority: 1 } });
    const notes = await desk.database.db
      .selectFrom('message')
      .select('bodyText')
      .where('ticketId', '=', ticket.id)
      .where('kind', '=', 'note')
      .execute();
    expect(notes).toEqual([{ bodyText: 'Their whole line stands.' }]);
    expect(await desk.broken()).toEqual([]);
  });

  test('that makes it late is late from then on, told to the lead once, and lowering it takes nothing back', async () => {
    const ticket = await open(3);
    desk.pass({ minutes: 45 });
    const at = desk.clock.now;
    await changePriority(desk.ctx(leo), { number: ticket.number, priority: 1, reason: 'It is urgent.' });
    expect(await clock(ticket.id, 'first_response')).toMatchObject({ breachedAt: at, level: 5 });
    expect(await eventsOf(ticket.id, 'clock.breached')).toHaveLength(2);
    const notices = (await noticesTo(desk.ana.personId!)).filter(({ kind }) => kind === 'agent_escalated');
    expect(notices).toEqual([{ kind: 'agent_escalated', data: { why: 'late_by_change' } }]);
    await changePriority(desk.ctx(leo), { number: ticket.number, priority: 4, reason: 'It was not.' });
    expect(await clock(ticket.id, 'first_response')).toMatchObject({ breachedAt: at, level: 4 });
    expect(await rowOf(ticket.id)).toMatchObject({ riskLevel: 4 });
    expect(await desk.broken()).toEqual([]);
  });

  test('is refused where nothing is owed, and the same priority changes nothing', async () => {
    const ticket = await open(3);
    expect((await changePriority(ana(), { number: ticket.number, priority: 3, reason: 'x' })).version).toBe(1);
    expect(await eventsOf(ticket.id, 'priority.changed')).toEqual([]);
  });
});

describe('what many tickets go by', () => {
  test('shorter hours give every ticket a new date from the same start, and the lead one notice for all', async () => {
    const many = [await open(), await open(), await open()];
    const before = (await clock(many[0]!.id, 'resolution')).dueAt!;
    desk.pass({ minutes: 60 });
    const calendar = await desk.database.db.selectFrom('calendar').select('id').executeTakeFirstOrThrow();
    const hours = { mon: [['09:00', '12:00']], tue: [['09:00', '12:00']], wed: [['09:00', '12:00']] } as never;
    await changeHours(ana(), calendar.id, { tz: 'UTC', hours });
    desk.pass({ minutes: 1 });
    await recalculate(desk.ctx());
    for (const { id, openedAt } of many) {
      const now = await clock(id, 'resolution');
      expect(now.startedAt).toEqual(openedAt);
      expect(now.dueAt!.getTime()).toBeGreaterThan(before.getTime());
      expect(await rowOf(id)).toMatchObject({ calendarLatest: 2 });
      expect(await eventsOf(id, 'terms.changed')).toHaveLength(1);
    }
    expect(await recalculate(desk.ctx())).toBe(0);
    expect((await desk.broken()).filter(({ number }) => number === 9)).toEqual([]);
  });

  test('a stricter policy makes late what is past already: one notice to the lead', async () => {
    const many = [await open(), await open()];
    desk.pass({ hours: 2 });
    await sweepThresholds(desk.ctx());
    const policyId = await addPolicy(ana(), {
      name: 'Printers',
      applies: { priorities: [3] },
      targets: { first_response: { P3: { minutes: 60 } } },
      calendarId: null,
      thirdPartyPauses: false,
      note: 'As the contract says.',
    });
    await recalculate(desk.ctx());
    for (const { id } of many) {
      expect(await clock(id, 'first_response')).toMatchObject({ breachedAt: desk.clock.now, targetSeconds: 3600 });
      // What is no longer measured ends without a judgement.
      expect(await clock(id, 'resolution')).toMatchObject({ state: 'void', breachedAt: null });
    }
    const told = (await noticesTo(desk.ana.personId!)).filter(({ kind }) => kind === 'agent_terms');
    expect(told).toEqual([{ kind: 'agent_terms', data: { tickets: 2, why: 'policy' } }]);
    const fresh = await open(3);
    expect(await clock(fresh.id, 'first_response')).toMatchObject({ targetSeconds: 3600 });
    expect((await clock((await open(2)).id, 'first_response')).targetSeconds).toBe(7200);
    await retirePolicy(ana(), policyId);
    await recalculate(desk.ctx());
    expect(await clock(fresh.id, 'first_response')).toMatchObject({ targetSeconds: 9 * 3600 });
    expect((await desk.broken()).filter(({ number }) => number === 9)).toEqual([]);
  });

  test('a ticket that goes to a team with hours of its own goes by them', async () => {
    const ticket = await open();
    const teamId = await addTeam(ana(), { name: 'Night', leadId: leo.personId!, memberIds: [] });
    const calendarId = await addCalendar(ana(), { name: 'Night' });
    await changeHours(ana(), calendarId, {
      tz: 'UTC',
      hours: { tue: [['00:00', '24:00']], wed: [['00:00', '24:00']] },
    });
    await chooseTeamCalendar(ana(), teamId, calendarId);
    await recalculate(desk.ctx());
    const before = (await clock(ticket.id, 'resolution')).dueAt;
    await reassignTicket(ana(), { number: ticket.number, agent: leo.personId!, reason: 'better_placed', teamId });
    await recalculate(desk.ctx());
    const [changed] = await eventsOf(ticket.id, 'terms.changed');
    expect(changed).toMatchObject({ why: 'team', terms: { calendarId } });
    expect((await clock(ticket.id, 'resolution')).dueAt).not.toEqual(before);
    expect((await desk.broken()).filter(({ number }) => number === 9)).toEqual([]);
  });
});

test('a service level that measures nothing of a ticket holds up nobody', async () => {
  await addPolicy(ana(), {
    name: 'Only what is urgent',
    applies: { kinds: ['question'] },
    targets: { first_response: { P1: { minutes: 10 } } },
    calendarId: null,
    thirdPartyPauses: false,
    note: 'x',
  });
  const ticket = await open(3);
  expect(await rowOf(ticket.id)).toMatchObject({ clockLevel: 0, clockDueAt: null, nextDueAt: ticket.promiseDueAt });
  await postMessage(ana(), { number: ticket.number, kind: 'public', body: 'We are at it.' });
  await changePriority(ana(), { number: ticket.number, priority: 1, reason: 'Their whole line stands.' });
  expect(await desk.broken()).toEqual([]);
});

describe('service levels', () => {
  const stricter = {
    applies: {},
    targets: { update: { P1: { minutes: 15 }, P2: { minutes: 60 }, P3: { days: 1 }, P4: { days: 3 } } },
    calendarId: null,
    thirdPartyPauses: false,
  };

  test('are shown before they change anything, and a change is a version with its reason', async () => {
    const ticket = await open(2);
    desk.pass({ minutes: 70 });
    const [standard] = await listPolicies(ana());
    const preview = await previewPolicy(ana(), { ...stricter, id: standard!.id });
    expect(preview).toMatchObject({ looked: 1, changed: 1, late: 1 });
    expect(preview.tickets[0]).toMatchObject({
      number: ticket.number,
      late: true,
      newDueAt: '2026-03-10T11:00:00.000Z',
    });
    expect(await eventsOf(ticket.id, 'terms.changed')).toEqual([]);
    await changePolicy(ana(), standard!.id, { ...stricter, note: 'Customers asked for it.' });
    // The policy says when the requester hears next: of a ticket that opens, and of one that is under way at the next word.
    const at = desk.clock.now.getTime();
    expect((await rowOf((await open(2)).id)).promiseDueAt).toEqual(new Date(at + 60 * 60_000));
    await recalculate(desk.ctx());
    desk.pass({ hours: 1 });
    await postMessage(ana(), { number: ticket.number, kind: 'public', body: 'We are at it.' });
    expect((await rowOf(ticket.id)).promiseDueAt).toEqual(new Date(at + 120 * 60_000));
    expect((await listPolicies(ana()))[0]).toMatchObject({
      number: 2,
      versions: [{ number: 2, note: 'Customers asked for it.', madeBy: 'Ana Ferreira' }, { number: 1 }],
    });
    await expect(sql`update sla_policy_version set note = 'another'`.execute(desk.database.db)).rejects.toThrow(
      'never edited',
    );
  });

  test('four administrators change one at once: one after the other, and none is told that something went wrong', async () => {
    const id = await addPolicy(ana(), { ...stricter, name: 'Contract', applies: { priorities: [1] }, note: 'x' });
    await Promise.all(
      [1, 2, 3, 4].map((day) => changePolicy(ana(), id, { ...stricter, applies: { priorities: [1] }, note: `${day}` })),
    );
    const changed = (await listPolicies(ana())).find((one) => one.id === id)!;
    expect(changed.versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });

  test('the most specific counts, then the order; the default holds for all and stays', async () => {
    const [standard] = await listPolicies(ana());
    await expect(retirePolicy(ana(), standard!.id)).rejects.toThrow('stays');
    await expect(
      changePolicy(ana(), standard!.id, { ...stricter, applies: { priorities: [1] }, note: 'x' }),
    ).rejects.toThrow('holds for all');
    await expect(changePolicy(ana(), standard!.id, { ...stricter, targets: {}, note: 'x' })).rejects.toThrow('next');
    expect(() => addPolicy(desk.ctx(leo), { ...stricter, name: 'Mine', note: 'x' })).toThrow('administrators');
    const only = (minutes: number) => ({ first_response: { P3: { minutes } } });
    await addPolicy(ana(), { ...stricter, name: 'Wide', applies: { priorities: [3] }, targets: only(50), note: 'x' });
    await addPolicy(ana(), {
      ...stricter,
      name: 'Close',
      applies: { priorities: [3], kinds: ['question'] },
      targets: only(20),
      note: 'x',
    });
    expect(await clock((await open(3)).id, 'first_response')).toMatchObject({ targetSeconds: 1200 });
  });
});

test('one minute of work a week: a clock beyond a year goes by plain time, crosses each threshold once, and is not looked at for ever', async () => {
  const { id } = await desk.database.db.selectFrom('calendar').select('id').executeTakeFirstOrThrow();
  await changeHours(ana(), id, { tz: 'UTC', hours: { mon: [['09:00', '09:01']] } });
  const ticket = await open(2);
  expect((await clock(ticket.id, 'first_response')).dueAt).toEqual(new Date('2026-03-10T12:00:00Z'));
  for (const [hours, level] of [
    [1, 1],
    [0.9, 3],
    [0.2, 4],
    [1, 5],
  ] as const) {
    desk.clock.now = new Date(desk.clock.now.getTime() + hours * 3_600_000 + 1);
    await sweepThresholds(desk.ctx());
    expect(await sweepThresholds(desk.ctx())).toBe(0);
    expect((await clock(ticket.id, 'first_response')).level).toBe(level);
  }
  expect((await desk.broken()).filter(({ number }) => number === 9)).toEqual([]);
});
