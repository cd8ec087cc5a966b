// A date that a requester was told is kept, or they are told another one. No change of status makes it pass in silence.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { changeStatus } from './change-status.ts';
import { openTicket } from './open-ticket.ts';
import { postMessage } from './post-message.ts';
import { unmarkSpam } from './spam/mark-spam.ts';
import { writeAsRequester } from './write-as-requester.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const ana = () => desk.ctx(desk.ana);
const inHours = (hours: number) => new Date(desk.clock.now.getTime() + hours * 3_600_000);

/** A ticket whose requester read that they hear from us within an hour, and was asked something with it. */
async function toldAnHour() {
  // What earlier stories promised is answered for first.
  await desk.sweep();
  const { ticket } = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
  });
  desk.pass({ minutes: 1 });
  const promised = inHours(1);
  const { number } = ticket;
  await postMessage(ana(), { number, kind: 'public', body: 'Which printer is it?', nextPromiseAt: promised });
  desk.pass({ minutes: 5 });
  await desk.database.db
    .updateTable('delivery')
    .set({ state: 'sent', sentAt: desk.clock.now, endedAt: desk.clock.now, dueAt: null })
    .where('state', '=', 'queued')
    .execute();
  return { number, id: ticket.id, requesterId: ticket.requesterId, promised };
}

async function answers(id: number, requesterId: string, text: string) {
  const ctx = desk.ctx(await desk.requester(requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, id), text);
}

const dueOf = async (id: number) =>
  (await desk.database.db.selectFrom('ticket').select('promiseDueAt').where('id', '=', id).executeTakeFirstOrThrow())
    .promiseDueAt;
const said = async (id: number) =>
  (
    await desk.database.db
      .selectFrom('message')
      .select(['purpose', 'bodyText', 'authorId'])
      .where('ticketId', '=', id)
      .where('kind', '=', 'public')
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).filter((one) => one.authorId === null);

test('a promised hour survived waiting on the requester and back', async () => {
  const { number, id, promised } = await toldAnHour();
  await changeStatus(ana(), { number, status: 'waiting_on_requester' });
  expect(await dueOf(id)).toEqual(promised);
  await changeStatus(ana(), { number, status: 'open' });
  expect(await dueOf(id)).toEqual(promised);
  desk.pass({ hours: 1 });
  await desk.sweep();
  expect((await said(id)).at(-1)).toMatchObject({ purpose: 'late' });
  expect(await desk.broken()).toEqual([]);
});

test('while we wait for an answer that nobody asked for again, the promised hour brings the reminder', async () => {
  const { number, id } = await toldAnHour();
  await changeStatus(ana(), { number, status: 'waiting_on_requester' });
  desk.pass({ hours: 1 });
  await desk.sweep();
  expect((await said(id)).at(-1)).toMatchObject({ purpose: 'reminder' });
});

test('the requester’s own word does not move the hour that they were promised', async () => {
  const { number, id, requesterId, promised } = await toldAnHour();
  await changeStatus(ana(), { number, status: 'waiting_on_requester' });
  await answers(id, requesterId, 'The one in the hall.');
  expect(await dueOf(id)).toEqual(promised);
});

test('who was asked with the change, and told when we write again, is owed a fresh word once they answer', async () => {
  const { number, id, requesterId } = await toldAnHour();
  await changeStatus(ana(), { number, status: 'waiting_on_requester', question: 'Is it the one in the hall?' });
  desk.pass({ hours: 2 });
  await answers(id, requesterId, 'Yes.');
  expect((await dueOf(id))!.getTime()).toBeGreaterThan(inHours(2).getTime());
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
});

test('a far date that was agreed is told by the desk, and going back to work stays before it', async () => {
  const { number, id } = await toldAnHour();
  const agreedAt = inHours(24 * 6);
  await changeStatus(ana(), { number, status: 'scheduled', agreedAt });
  expect(await dueOf(id)).toEqual(agreedAt);
  const word = (await said(id)).at(-1)!;
  expect(word.purpose).toBe('message');
  expect(word.bodyText).toMatch(/agreed date for your request/);
  const mails = await desk.database.db
    .selectFrom('delivery')
    .innerJoin('message', 'message.id', 'delivery.messageId')
    .select('delivery.id')
    .where('message.ticketId', '=', id)
    .where('message.bodyText', '=', word.bodyText)
    .execute();
  expect(mails).toHaveLength(1);
  await changeStatus(ana(), { number, status: 'open' });
  expect((await dueOf(id))!.getTime()).toBeLessThan(agreedAt.getTime());
  expect(await desk.broken()).toEqual([]);
});

test('the agent’s own words with the agreed date are enough', async () => {
  const { number, id } = await toldAnHour();
  const before = (await said(id)).length;
  await changeStatus(ana(), { number, status: 'scheduled', agreedAt: inHours(48), question: 'We come on Thursday.' });
  expect(await said(id)).toHaveLength(before);
  expect(await desk.broken()).toEqual([]);
});

test('what was spam by mistake keeps the hour that was promised; one that passed meanwhile is owned up to', async () => {
  const kept = await toldAnHour();
  await changeStatus(ana(), { number: kept.number, status: 'spam' });
  await unmarkSpam(ana(), [kept.number]);
  expect(await dueOf(kept.id)).toEqual(kept.promised);
  const passed = await toldAnHour();
  await changeStatus(ana(), { number: passed.number, status: 'spam' });
  desk.pass({ hours: 3 });
  await desk.sweep();
  await unmarkSpam(ana(), [passed.number]);
  await desk.sweep();
  expect((await said(passed.id)).at(-1)).toMatchObject({ purpose: 'late' });
  expect(await desk.broken()).toEqual([]);
});
