// People go away and come back: what moves, what waits, who is told. Every story ends with all guarantees green.

import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { deactivateAgent } from '../people/deactivate-agent.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { takeInWord } from '../take-in-word.ts';
import { decideCover } from './decide-cover.ts';
import { planAbsence } from './plan-absence.ts';
import { changeAbsence, readLeave, sayAbsence, takeBackAbsence } from './say-absence.ts';
import { readRecap } from './view-absences.ts';

let desk: TestDesk;
let max: Actor;
let leo: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  max = await desk.agent('Max Lindqvist');
  leo = await desk.agent('Leo Costa');
});

let count = 0;
/** A ticket that `actor` took and answered, so that its next word is due in a working day. */
async function having(actor: Actor, language = 'en'): Promise<Ticket> {
  count += 1;
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: `Ribbon ${count}`,
    body: 'The ribbon tears.',
    requester: { email: `customer${count}@north.example`, name: `Customer ${count}` },
    channel: 'api',
    language,
  });
  await reassignTicket(desk.ctx(actor), { number: ticket.number, agent: actor.personId!, reason: 'taking_it' });
  await postMessage(desk.ctx(actor), { number: ticket.number, kind: 'public', body: 'We look into it.' });
  return row(ticket);
}
const row = ({ id }: { id: number }) => findTicketById(desk.ctx(), id);
const nextWordIn = (ticket: Ticket, days: number, actor: Actor) =>
  postMessage(desk.ctx(actor), {
    number: ticket.number,
    kind: 'public',
    body: 'More next week.',
    nextPromiseAt: new Date(desk.clock.now.getTime() + days * 86_400_000),
  });
const wrote = (ticket: Ticket) =>
  takeInWord(desk.ctx(), {
    ticket,
    personId: ticket.requesterId,
    addressId: null,
    body: 'Any news?',
    channel: 'email',
    verified: true,
    acknowledge: false,
  });
const publicWords = async ({ id }: { id: number }) =>
  desk.database.db
    .selectFrom('message')
    .select(['purpose', 'bodyText'])
    .where('ticketId', '=', id)
    .where('kind', '=', 'public')
    .orderBy('at')
    .execute();
const inDays = (days: number) => new Date(desk.clock.now.getTime() + days * 86_400_000);
const green = async () => {
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
};

describe('ill at ten in the morning', () => {
  test('what has something due goes to a colleague at once, the rest waits; each requester is told who and nothing of why', async () => {
    const due = await having(max);
    await nextWordIn(due, 0.2, max);
    const later = await having(max);
    await nextWordIn(later, 20, max);
    const unanswered = await having(max);
    desk.pass({ minutes: 1 });
    await wrote(unanswered);
    const theirTurn = await having(max);
    await changeStatus(desk.ctx(max), {
      number: theirTurn.number,
      status: 'waiting_on_requester',
      question: 'Which ribbon is it?',
    });

    await sayAbsence(desk.ctx(max), { to: inDays(0.3) });

    expect((await row(due)).coverId).not.toBeNull();
    expect((await row(unanswered)).coverId).not.toBeNull();
    expect((await row(later)).coverId).toBeNull();
    expect((await row(theirTurn)).coverId).toBeNull();
    expect((await row(due)).assigneeId).toBe(max.personId);
    await green();

    desk.pass({ minutes: 26 });
    await desk.sweep();
    const notice = (await publicWords(due)).at(-1)!;
    expect(notice.purpose).toBe('contact');
    expect(notice.bodyText).toContain('Max Lindqvist is away at the moment.');
    expect(notice.bodyText).toMatch(/Back: today at 17:13/);
    expect(notice.bodyText).toMatch(/In the meantime (Leo Costa|Ana Ferreira) looks after your request/);
    expect(notice.bodyText).not.toMatch(/ill|sick|health|leave/i);
    expect((await publicWords(later)).some((one) => one.purpose === 'contact')).toBe(false);
    await green();
  });

  test('what waited goes at its first event: their word, or an answer to what was asked', async () => {
    const later = await having(max);
    await nextWordIn(later, 20, max);
    await sayAbsence(desk.ctx(max), { to: inDays(0.3) });
    expect((await row(later)).coverId).toBeNull();
    desk.pass({ hours: 1 });
    await wrote(await row(later));
    await desk.sweep();
    expect((await row(later)).coverId).not.toBeNull();
    await green();
  });

  test('a stand-in who writes has introduced themself: no notice besides', async () => {
    const due = await having(max);
    await sayAbsence(desk.ctx(max), { to: inDays(3), cover: leo.personId });
    desk.pass({ minutes: 5 });
    await postMessage(desk.ctx(leo), { number: due.number, kind: 'public', body: 'I am Leo and go on with this.' });
    desk.pass({ minutes: 30 });
    await desk.sweep();
    expect((await publicWords(due)).map((one) => one.purpose)).not.toContain('contact');
    const cover = await desk.database.db.selectFrom('cover').selectAll().executeTakeFirstOrThrow();
    expect(cover).toMatchObject({ why: 'named', personId: leo.personId });
    expect(cover.acceptedAt).not.toBeNull();
    await green();
  });

  test('nobody knows until when: what falls due goes when it comes nearer', async () => {
    const later = await having(max);
    await nextWordIn(later, 6, max);
    await sayAbsence(desk.ctx(max), { to: null });
    await desk.sweep();
    expect((await row(later)).coverId).toBeNull();
    desk.pass({ days: 5 });
    await desk.sweep();
    expect((await row(later)).coverId).not.toBeNull();
    await green();
  });

  test('what the stand-in does not take up in half a working hour goes to the lead, once', async () => {
    const due = await having(max);
    await sayAbsence(desk.ctx(max), { to: inDays(3), cover: leo.personId });
    desk.pass({ minutes: 31 });
    await desk.sweep();
    expect((await row(due)).coverId).toBe(desk.ana.personId);
    desk.pass({ minutes: 31 });
    await desk.sweep();
    expect((await row(due)).coverId).toBe(desk.ana.personId);
    const said = await desk.database.db
      .selectFrom('event')
      .select('kind')
      .where('kind', '=', 'acceptance.overdue')
      .execute();
    expect(said.length).toBe(1);
    await green();
  });

  test('one mail to the stand-in for everything, not one for each', async () => {
    for (let i = 0; i < 5; i++) await having(max);
    const before = await notices();
    await sayAbsence(desk.ctx(max), { to: inDays(3), cover: leo.personId });
    const after = (await notices()).slice(before.length);
    expect(after).toEqual([
      { kind: 'agent_covers', personId: leo.personId, data: expect.objectContaining({ tickets: 5 }) },
    ]);
  });
  const notices = () =>
    desk.database.db.selectFrom('notice').select(['kind', 'personId', 'data']).orderBy('at').orderBy('id').execute();
});

describe('leave that was planned', () => {
  test('the plan shows each fate and changes nothing; what was chosen otherwise counts', async () => {
    const due = await having(max);
    const other = await having(max);
    const leave = await readLeave(desk.ctx(max), { from: inDays(0.1), to: inDays(4), cover: leo.personId });
    const plan = await planAbsence(desk.ctx(max), leave);
    expect(plan.lines.map((line) => [line.ticket.number, line.fate, line.cover?.personId])).toEqual([
      [due.number, 'now', leo.personId],
      [other.number, 'now', leo.personId],
    ]);
    expect((await row(due)).coverId).toBeNull();
    await sayAbsence(desk.ctx(max), {
      from: inDays(0.1),
      to: inDays(4),
      cover: leo.personId,
      choices: [
        { ticketId: other.id, fate: 'now', coverId: desk.ana.personId },
        { ticketId: due.id, fate: 'waits', coverId: null },
      ],
    });
    await desk.sweep();
    expect((await row(other)).coverId).toBeNull();
    desk.pass({ hours: 3 });
    await desk.sweep();
    expect((await row(other)).coverId).toBe(desk.ana.personId);
    expect((await row(due)).coverId).toBeNull();
    // It comes within two hours of its date.
    desk.pass({ hours: 20 });
    await desk.sweep();
    expect((await row(due)).coverId).toBe(leo.personId);
    await green();
  });

  test('back again: tickets return, the requester is told; where the stand-in is the contact both are asked', async () => {
    const quiet = await having(max);
    const busy = await having(max);
    const id = await sayAbsence(desk.ctx(max), { to: inDays(2), cover: leo.personId });
    desk.pass({ minutes: 20 });
    for (const body of ['I am Leo.', 'Here is what I found.'])
      await postMessage(desk.ctx(leo), { number: busy.number, kind: 'public', body });
    await postMessage(desk.ctx(leo), { number: quiet.number, kind: 'public', body: 'I am Leo.' });
    desk.pass({ days: 2 });
    await desk.sweep();
    expect(await row(quiet)).toMatchObject({ coverId: null, assigneeId: max.personId });
    expect(await row(busy)).toMatchObject({ coverId: leo.personId, assigneeId: max.personId });
    const recap = await readRecap(desk.ctx(max), id);
    expect(recap.tickets.map((one) => [one.number, one.asked, one.written])).toEqual([
      [busy.number, true, 2],
      [quiet.number, false, 1],
    ]);
    desk.pass({ minutes: 30 });
    await desk.sweep();
    expect((await publicWords(quiet)).at(-1)!.bodyText).toContain('Max Lindqvist is back.');
    await decideCover(desk.ctx(leo), { number: busy.number, keeps: 'cover' });
    expect(await row(busy)).toMatchObject({ coverId: null, assigneeId: leo.personId });
    await green();
  });

  test('a return can be earlier or later, and leave can be called off', async () => {
    const due = await having(max);
    const id = await sayAbsence(desk.ctx(max), { to: inDays(2), cover: leo.personId });
    await changeAbsence(desk.ctx(max), { id, to: inDays(5) });
    desk.pass({ days: 3 });
    await desk.sweep();
    expect((await row(due)).coverId).not.toBeNull();
    await takeBackAbsence(desk.ctx(max), id);
    expect((await row(due)).coverId).toBeNull();
    await green();
  });
});

describe('when more than one is away', () => {
  test('the stand-in is away too: the next one, and never in a circle', async () => {
    const due = await having(max);
    await sayAbsence(desk.ctx(max), { to: inDays(5), cover: leo.personId });
    expect((await row(due)).coverId).toBe(leo.personId);
    await sayAbsence(desk.ctx(leo), { to: inDays(2), cover: max.personId });
    expect((await row(due)).coverId).toBe(desk.ana.personId);
    await green();
  });

  test('all are away: nobody is invented, and whoever comes back first acts', async () => {
    const due = await having(max);
    await sayAbsence(desk.ctx(leo), { to: inDays(5) });
    await sayAbsence(desk.ctx(desk.ana), { to: inDays(1) });
    await sayAbsence(desk.ctx(max), { to: inDays(5) });
    await desk.sweep();
    expect((await row(due)).coverId).toBeNull();
    desk.pass({ days: 1, minutes: 1 });
    await desk.sweep();
    expect((await row(due)).coverId).toBe(desk.ana.personId);
    await green();
  });

  test('a stand-in who leaves the house is followed by another one', async () => {
    const due = await having(max);
    await sayAbsence(desk.ctx(max), { to: inDays(5), cover: leo.personId });
    await deactivateAgent(desk.ctx(desk.ana), leo.personId!);
    expect((await row(due)).coverId).toBe(desk.ana.personId);
    await green();
  });

  test('whoever is away and leaves for good: their tickets have a new assignee and no stand-in', async () => {
    const due = await having(max);
    await sayAbsence(desk.ctx(max), { to: inDays(5), cover: leo.personId });
    await deactivateAgent(desk.ctx(desk.ana), max.personId!);
    expect(await row(due)).toMatchObject({ assigneeId: desk.ana.personId, coverId: null });
    await green();
  });
});

test('new tickets go to whoever is here; a ticket that is resolved has no stand-in', async () => {
  await sayAbsence(desk.ctx(desk.ana), { to: inDays(2), cover: leo.personId });
  const due = await having(max);
  await sayAbsence(desk.ctx(max), { to: inDays(2), cover: leo.personId });
  await resolveTicket(desk.ctx(leo), {
    number: due.number,
    kind: 'solved',
    what: 'The ribbon was changed.',
    how: 'By hand.',
    why: 'It had worn out.',
    toldBy: 'message',
  });
  expect(await row(due)).toMatchObject({ coverId: null });
  const cover = await desk.database.db
    .selectFrom('cover')
    .select(['endWhy', 'personId'])
    .where('ticketId', '=', due.id)
    .execute();
  expect(cover).toEqual([{ endWhy: 'over', personId: leo.personId }]);
  await green();
});

test('only oneself, the lead and administrators say that somebody is away', async () => {
  await expect(sayAbsence(desk.ctx(leo), { person: max.personId!, to: null })).rejects.toThrow(
    'whoever leads their team',
  );
  await sayAbsence(desk.ctx(desk.ana), { person: max.personId!, to: null });
  await expect(sayAbsence(desk.ctx(max), { to: new Date(desk.clock.now.getTime() - 1) })).rejects.toThrow(
    'must lie after',
  );
  await expect(sayAbsence(desk.ctx(max), { to: null, cover: max.personId! })).rejects.toThrow('themselves');
});

test('many tickets are covered in one transaction, each said in the record, and nobody has all of them', async () => {
  const first = await having(max);
  for (let i = 0; i < 30; i++) await having(max);
  await sayAbsence(desk.ctx(max), { to: inDays(3) });
  const covers = await desk.database.db.selectFrom('cover').selectAll().execute();
  expect(covers.length).toBe(31);
  const events = await desk.database.db
    .selectFrom('event')
    .select('ticketId')
    .where('kind', '=', 'cover.began')
    .execute();
  expect(new Set(events.map((one) => one.ticketId)).size).toBe(31);
  expect((await row(first)).coverId).not.toBeNull();
  expect(new Set(covers.map((one) => one.personId)).size).toBe(2);
});
