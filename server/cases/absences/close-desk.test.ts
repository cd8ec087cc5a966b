// A desk of one person on holiday: it closes for the time with one confirmation, and everybody who waits is told.

import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { openTicket } from '../open-ticket.ts';
import { planAbsence } from './plan-absence.ts';
import { changeAbsence, readLeave, type SayAbsence, sayAbsence, takeBackAbsence } from './say-absence.ts';
import { viewPlan } from './view-plan.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC; open from nine to six
});

const thursday = new Date('2026-03-12T09:00:00Z');
/** Monday at nine. */
const back = new Date('2026-03-23T09:00:00Z');
const ana = () => desk.ctx(desk.ana);
const route = { texts: { en: 'Call the factory' }, contact: '+351 21 555 0100' };

const open = async (email: string, priority: 3 | 4 = 4) =>
  (
    await openTicket(ana(), {
      subject: 'Printer',
      body: 'It stops.',
      requester: { email },
      language: 'en',
      channel: 'api',
      priority,
    })
  ).ticket;
const now = (id: number) => findTicketById(desk.ctx(), id);
async function closed(): Promise<string[]> {
  const { rows } = await sql<{ closed: { from: string; until: string }[] }>`
    select plan -> 'closed' as closed from calendar_version v join calendar c on c.id = v.calendar_id and c.is_default
     order by v.number desc limit 1`.execute(desk.database.db);
  return rows[0]!.closed.map(({ from, until }) => `${from} ${until}`);
}
const words = async () =>
  (
    await desk.database.db
      .selectFrom('message')
      .select(['ticketId', 'bodyText'])
      .where('purpose', '=', 'away')
      .execute()
  ).sort((a, b) => a.ticketId - b.ticketId);
async function show(input: SayAbsence) {
  const leave = await readLeave(ana(), input);
  return viewPlan(ana(), leave, await planAbsence(ana(), leave));
}
const green = async () => {
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
};

test('the plan says which days close, how many dates move and what is read; one confirmation does it', async () => {
  const due = await open('ravi@north.example');
  const plan = await show({ from: thursday, to: back });
  expect(plan.closing).toMatchObject({
    from: '2026-03-12',
    until: '2026-03-22',
    promises: 1,
    agreed: 0,
    opensAt: back.toISOString(),
  });
  expect(plan.closing!.texts[0]!.text).toContain('Back: Monday, 23 March at 09:00 (UTC)');
  expect(await closed()).toEqual([]);

  await sayAbsence(ana(), { from: thursday, to: back, closing: { route } });
  expect(await closed()).toEqual(['2026-03-12 2026-03-22']);
  await green();
  const [letter, ...more] = await words();
  expect(more).toEqual([]);
  expect(letter!.bodyText).toContain('Back: Monday, 23 March at 09:00 (UTC)');
  expect(letter!.bodyText).toContain('If it cannot wait: Call the factory +351 21 555 0100');
  const { promiseDueAt } = await now(due.id);
  expect(promiseDueAt!.getTime()).toBeGreaterThan(back.getTime());

  // The holiday itself: what comes in is promised for after it, and nothing is ever red.
  desk.clock.now = new Date('2026-03-14T12:00:00Z');
  await green();
  const late = await open('mia@north.example', 3);
  expect((await now(late.id)).promiseDueAt!.getTime()).toBeGreaterThan(back.getTime());
  desk.clock.now = new Date('2026-03-22T12:00:00Z');
  await green();
  desk.clock.now = new Date('2026-03-23T09:01:00Z');
  await green();
  expect((await now(due.id)).promiseDueAt).toEqual(promiseDueAt);
  expect(await words()).toHaveLength(1);
});

test('called off before it begins: the desk stays open', async () => {
  const id = await sayAbsence(ana(), { from: thursday, to: back, closing: {} });
  await takeBackAbsence(ana(), id);
  expect(await closed()).toEqual([]);
  await green();
});

test('back sooner: the days that are left are open again', async () => {
  const id = await sayAbsence(ana(), { from: thursday, to: back, closing: {} });
  desk.clock.now = new Date('2026-03-17T10:00:00Z');
  await desk.sweep();
  await takeBackAbsence(ana(), id);
  expect(await closed()).toEqual(['2026-03-12 2026-03-16']);
  await green();
});

test('another return moves the last closed day, before it begins and while it runs', async () => {
  const id = await sayAbsence(ana(), { from: thursday, to: back, closing: { route } });
  await changeAbsence(ana(), { id, to: new Date('2026-03-18T09:00:00Z') });
  expect(await closed()).toEqual(['2026-03-12 2026-03-17']);
  await changeAbsence(ana(), { id, from: new Date('2026-03-11T20:00:00Z') });
  expect(await closed()).toEqual(['2026-03-12 2026-03-17']);
  await changeAbsence(ana(), { id, from: new Date('2026-03-13T09:00:00Z') });
  expect(await closed()).toEqual(['2026-03-13 2026-03-17']);
  desk.clock.now = new Date('2026-03-16T10:00:00Z');
  await desk.sweep();
  await changeAbsence(ana(), { id, to: new Date('2026-03-19T14:00:00Z') });
  // Nobody is here on the morning of the 19th.
  expect(await closed()).toEqual(['2026-03-13 2026-03-19']);
  await expect(changeAbsence(ana(), { id, to: null })).rejects.toThrow('Say when you are back');
  await green();
});

test('where somebody else is here, or nobody knows until when, nothing closes', async () => {
  await expect(sayAbsence(ana(), { to: null, closing: {} })).rejects.toThrow('Say when you are back');
  const leo = await desk.agent('Leo Costa');
  expect((await show({ from: thursday, to: back })).closing).toBeNull();
  await expect(sayAbsence(ana(), { from: thursday, to: back, closing: {} })).rejects.toThrow('they stand in');
  expect(leo.personId).not.toBeNull();
});
