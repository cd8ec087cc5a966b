// Whoever waits always knows when they hear next: a date that their own word has made is told to them, once, and what they were
// never told is never called promised.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { inTransaction } from '../../platform/database.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { takeInWord } from '../take-in-word.ts';
import { writeAsRequester } from '../write-as-requester.ts';

let desk: TestDesk;
let count = 0;
beforeAll(async () => {
  desk = await makeDesk(); // Tuesday, 10:00, open from 9 to 18
});

const ana = () => desk.ctx(desk.ana);

async function opened(priority: 1 | 3 = 3) {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: `ravi${++count}@northgate.example` },
    channel: 'api',
    priority,
  });
  desk.pass({ minutes: 1 });
  return ticket;
}

async function waiting(priority: 1 | 3 = 3) {
  const ticket = await opened(priority);
  desk.pass({ minutes: 10 });
  await changeStatus(ana(), {
    number: ticket.number,
    status: 'waiting_on_requester',
    question: 'Which printer is it?',
  });
  desk.pass({ minutes: 30 });
  return ticket;
}

const resolve = (number: string) =>
  resolveTicket(ana(), { number, kind: 'solved', what: 'x', how: 'y', why: 'z', toldBy: 'message' });

/** By mail; a mailing list's is taken in and never answered. */
const writes = ({ id, requesterId }: { id: number; requesterId: string }, body: string, acknowledge = true) =>
  inTransaction(desk.database.db, async (tx) => {
    const ctx = { ...desk.ctx(), tx };
    const ticket = await findTicketById(ctx, id, { lock: true });
    return takeInWord(ctx, {
      ticket,
      personId: requesterId,
      addressId: null,
      body,
      channel: 'email',
      verified: true,
      acknowledge,
    });
  });

/** What the desk said by itself after the ticket was acknowledged, and to how many. */
const said = async (id: number) =>
  (
    await desk.database.db
      .selectFrom('message')
      .select((row) => [
        'purpose',
        'bodyText',
        row
          .selectFrom('delivery')
          .select((one) => one.fn.countAll<number>().as('n'))
          .whereRef('delivery.messageId', '=', 'message.id')
          .as('mails'),
      ])
      .where('ticketId', '=', id)
      .where('kind', '=', 'public')
      .where('authorId', 'is', null)
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).slice(1);

test('an answer to our question is followed by its new date, when nobody of ours writes soon', async () => {
  const ticket = await waiting();
  await writes(ticket, 'The one in the hall.');
  desk.pass({ minutes: 9 });
  await desk.sweep();
  expect(await said(ticket.id)).toEqual([]);
  desk.pass({ minutes: 1 });
  await desk.sweep();
  const [told, ...more] = await said(ticket.id);
  expect(more).toEqual([]);
  expect(told).toMatchObject({ purpose: 'acknowledgement', mails: 1 });
  expect(told!.bodyText).toContain('Thank you, your answer about request');
  expect(told!.bodyText).toContain('no later than tomorrow at 10:');
  desk.pass({ days: 1 });
  await desk.sweep();
  expect((await said(ticket.id)).at(-1)!.bodyText).toContain('We promised to write to you no later than today at 10:');
  expect(await desk.broken()).toEqual([]);
});

test('in a quick exchange people write to each other, and no machine between them', async () => {
  const ticket = await waiting();
  for (const answer of ['The one in the hall.', 'A 420.', 'Since Monday.']) {
    await writes(ticket, answer);
    desk.pass({ minutes: 5 });
    await desk.sweep();
    const { number } = ticket;
    await postMessage(ana(), { number, kind: 'public', body: 'And what do you see?' });
    await changeStatus(ana(), { number, status: 'waiting_on_requester' });
    desk.pass({ minutes: 5 });
    await desk.sweep();
  }
  await writes(ticket, 'E-52.');
  await writes(ticket, 'And a red light.');
  desk.pass({ minutes: 3 });
  await postMessage(ana(), { number: ticket.number, kind: 'public', body: 'Thank you, I look at it.' });
  desk.pass({ minutes: 20 });
  await desk.sweep();
  expect(await said(ticket.id)).toEqual([]);
});

test('who writes in the portal reads the date there, and it counts as promised', async () => {
  const ticket = await waiting();
  const ctx = desk.ctx(await desk.requester(ticket.requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, ticket.id), 'The one in the hall.');
  desk.pass({ hours: 1 });
  await desk.sweep();
  expect(await said(ticket.id)).toEqual([]);
  desk.pass({ days: 1 });
  await desk.sweep();
  expect((await said(ticket.id)).at(-1)!.bodyText).toContain('We promised to write to you');
});

test('a machine is told nothing, and what nobody was told is not called promised', async () => {
  const ticket = await waiting();
  await writes(ticket, 'List answer.', false);
  desk.pass({ days: 1 });
  await desk.sweep();
  const [late, ...more] = await said(ticket.id);
  expect(more).toEqual([]);
  expect(late).toMatchObject({ purpose: 'late' });
  expect(late!.bodyText).toContain('You should have heard from us');
  expect(late!.bodyText).not.toContain('romise');
});

test('a date that they were told before our question still stands, and is not told again', async () => {
  const ticket = await opened();
  const promised = new Date(desk.clock.now.getTime() + 3 * 3_600_000);
  const { number } = ticket;
  await postMessage(ana(), { number, kind: 'public', body: 'Which printer is it?', nextPromiseAt: promised });
  desk.pass({ minutes: 5 });
  await changeStatus(ana(), { number, status: 'waiting_on_requester' });
  desk.pass({ minutes: 30 });
  await writes(ticket, 'The one in the hall.');
  desk.pass({ minutes: 30 });
  await desk.sweep();
  expect(await said(ticket.id)).toEqual([]);
});

test.each(['the requester', 'an agent'])(
  '%s opens a solved ticket again: the requester is told by when we write',
  async (who) => {
    const ticket = await opened();
    await resolve(ticket.number);
    desk.pass({ hours: 1 });
    if (who === 'an agent') await changeStatus(ana(), { number: ticket.number, status: 'open' });
    else await writes(ticket, 'It stops again.');
    desk.pass({ minutes: 10 });
    await desk.sweep();
    const again = await said(ticket.id);
    expect(again).toHaveLength(1);
    expect(again[0]!.bodyText).toContain('is open again');
    expect(again[0]!.bodyText).toContain('Your contact: Ana Ferreira');
    expect(again[0]!.bodyText).toMatch(/Next news from us: no later than \w+/);
    expect(await desk.broken()).toEqual([]);
  },
);

test('after downtime the one late message is enough', async () => {
  desk.clock.now = new Date('2026-03-17T10:00:00Z');
  const ticket = await waiting(1);
  await writes(ticket, 'The one in the hall.');
  desk.pass({ hours: 2 });
  await desk.sweep();
  expect((await said(ticket.id)).map((one) => one.purpose)).toEqual(['late']);
});

test('an agreed date that passes ends the waiting for it: open again, its pause over, with the policy’s next word', async () => {
  const ticket = await opened();
  const agreedAt = new Date(desk.clock.now.getTime() + 2 * 3_600_000);
  await changeStatus(ana(), { number: ticket.number, status: 'scheduled', agreedAt });
  desk.pass({ hours: 2 });
  await desk.sweep();
  const after = await findTicketById(desk.ctx(), ticket.id);
  expect(after.status).toBe('open');
  expect(after.promiseDueAt).toEqual(new Date(agreedAt.getTime() + 24 * 3_600_000));
  expect((await said(ticket.id)).at(-1)!.bodyText).toContain('We had agreed on this date');
  const clock = await desk.database.db
    .selectFrom('clock')
    .select('state')
    .where('ticketId', '=', ticket.id)
    .where('metric', '=', 'resolution')
    .executeTakeFirstOrThrow();
  expect(clock.state).toBe('running');
  const event = await desk.database.db
    .selectFrom('event')
    .select('data')
    .where('ticketId', '=', ticket.id)
    .where('kind', '=', 'status.changed')
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  expect(event.data).toEqual({ from: 'scheduled', to: 'open', missed: true });
  expect(await desk.broken()).toEqual([]);
});
