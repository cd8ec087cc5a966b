// The plan as it is shown: the words in it are those that go out, whoever is named comes into question, and whoever is away
// or has come back is told so.

import { beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { readMe } from '../../desk/me.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { planAbsence } from './plan-absence.ts';
import { readLeave, type SayAbsence, sayAbsence, takeBackAbsence } from './say-absence.ts';
import { listAbsences } from './view-absences.ts';
import { viewPlan } from './view-plan.ts';

let desk: TestDesk;
let max: Actor;
let leo: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  max = await desk.agent('Max Lindqvist');
  leo = await desk.agent('Leo Costa');
});

/** A ticket that Max took and, where he did, answered. */
async function having(language: 'en' | 'ru', answered = true): Promise<Ticket> {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Ribbon',
    body: 'The ribbon tears.',
    requester: { email: `customer-${language}-${answered}@north.example`, name: 'Customer' },
    channel: 'api',
    language,
  });
  await reassignTicket(desk.ctx(max), { number: ticket.number, agent: max.personId!, reason: 'taking_it' });
  if (answered) await postMessage(desk.ctx(max), { number: ticket.number, kind: 'public', body: 'We look into it.' });
  return findTicketById(desk.ctx(), ticket.id);
}
const inDays = (days: number) => new Date(desk.clock.now.getTime() + days * 86_400_000);
async function show(input: SayAbsence) {
  const leave = await readLeave(desk.ctx(max), input);
  return viewPlan(desk.ctx(max), leave, await planAbsence(desk.ctx(max), leave));
}

test('what is shown is what the requester reads, in their language', async () => {
  const ticket = await having('ru');
  const plan = await show({ to: inDays(3), cover: leo.personId });
  const [line] = plan.lines;
  expect(line).toMatchObject({ told: true, fate: 'now', requester: { locale: 'ru' }, cover: { name: 'Leo Costa' } });
  expect(line!.letter).toContain('Max Lindqvist сейчас отсутствует.');

  await sayAbsence(desk.ctx(max), { to: inDays(3), cover: leo.personId });
  desk.pass({ minutes: 26 });
  await desk.sweep();
  const sent = await desk.database.db
    .selectFrom('message')
    .select(['bodyText', 'linkAt'])
    .where('ticketId', '=', ticket.id)
    .where('purpose', '=', 'contact')
    .executeTakeFirstOrThrow();
  expect(line!.letter!.replace('…', '')).toBe(sent.bodyText);
});

test('whoever was told the name of who stands in before learns no new one, and it says since when they wait', async () => {
  // The acknowledgement named Ana; Max has said nothing yet.
  const ticket = await having('en', false);
  const plan = await show({ to: inDays(3), cover: desk.ana.personId });
  expect(plan.lines[0]).toMatchObject({
    number: ticket.number,
    why: 'has_no_answer',
    told: false,
    letter: null,
    waitsSince: ticket.lastRequesterAt!.toISOString(),
  });
});

test('a colleague of another team who is named comes into question, in the plan and at the beginning', async () => {
  const ticket = await having('en');
  await desk.database.db.deleteFrom('membership').where('personId', '=', leo.personId!).execute();
  expect((await show({ to: inDays(3) })).candidates.map((one) => one.name)).not.toContain('Leo Costa');
  const input = { to: inDays(3), choices: [{ ticketId: ticket.id, fate: 'now' as const, coverId: leo.personId }] };
  const plan = await show(input);
  expect(plan.candidates.map((one) => one.name)).toContain('Leo Costa');
  expect(plan.lines[0]!.cover).toMatchObject({ name: 'Leo Costa', why: 'chosen' });
  await sayAbsence(desk.ctx(max), input);
  expect((await findTicketById(desk.ctx(), ticket.id)).coverId).toBe(leo.personId);
});

test('whoever is away is told until when, then that they came back and what is open', async () => {
  const ticket = await having('en');
  const back = inDays(2);
  const id = await sayAbsence(desk.ctx(max), { to: back, cover: leo.personId });
  expect((await readMe(desk.ctx(max), max.personId!)).away).toMatchObject({ id, to: back.toISOString() });
  expect((await viewTicket(desk.ctx().tx, ticket.id)).cover).toMatchObject({ name: 'Leo Costa', asked: false });
  for (const body of ['I am Leo.', 'Here is what I found.'])
    await postMessage(desk.ctx(leo), { number: ticket.number, kind: 'public', body });
  desk.pass({ hours: 2 });
  await takeBackAbsence(desk.ctx(max), id);
  const me = await readMe(desk.ctx(max), max.personId!);
  expect(me.away).toBeNull();
  expect(me.cameBack).toEqual({ id, at: desk.clock.now.toISOString(), asked: 1 });
  expect((await viewTicket(desk.ctx().tx, ticket.id)).cover).toMatchObject({ asked: true });
  expect((await listAbsences(desk.ctx().tx, { id }))[0]).toMatchObject({
    state: 'over',
    endedAt: desk.clock.now.toISOString(),
  });
  desk.pass({ days: 8 });
  expect((await readMe(desk.ctx(max), max.personId!)).cameBack).toBeNull();
});
