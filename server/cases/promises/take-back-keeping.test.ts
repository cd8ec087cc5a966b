// A promise is kept by a word that arrives. What comes back leaves the requester waiting, and the desk knows it.

import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { failDelivery } from '../../channels/fail-delivery.ts';
import { together } from '../../platform/database.ts';
import { answerForDuePromise } from '../answer-for-due-promise.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { decideDelivery } from '../undelivered/decide-delivery.ts';
import { movePromise } from './move-promise.ts';
import { takeBackKeeping } from './take-back-keeping.ts';

let desk: TestDesk;
let mail: MailDesk;
let count = 0;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
});
beforeEach(async () => {
  mail.refuse.with = null;
  await mail.deliver();
  await desk.sweep();
});

const ana = () => desk.ctx(desk.ana);
const inHours = (hours: number) => new Date(desk.clock.now.getTime() + hours * 3_600_000);
const unknown = { code: 550, text: '5.1.1 User unknown' };

async function opened() {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'The printer blinks',
    body: 'It blinks.',
    requester: { email: `maria${++count}@customer.example`, name: 'Maria' },
    channel: 'api',
  });
  await mail.deliver();
  desk.pass({ minutes: 10 });
  return { id: ticket.id, number: ticket.number, firstDue: ticket.promiseDueAt! };
}
const reply = (number: string, nextPromiseAt?: Date) =>
  postMessage(ana(), { number, kind: 'public', body: 'We look at the print head.', nextPromiseAt });

/** What breaks the second invariant. */
const inSilence = async () => (await desk.broken()).filter((one) => one.number === 2);
const promises = (ticketId: number) =>
  desk.database.db
    .selectFrom('promise')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('madeAt')
    .orderBy('dueAt')
    .execute();
const row = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const lastWord = (id: number) =>
  desk.database.db
    .selectFrom('message')
    .select(['purpose', 'bodyText'])
    .where('ticketId', '=', id)
    .where('kind', '=', 'public')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
/** The delivery of this message comes back, as a report does hours later. */
async function bounces(messageId: string) {
  const delivery = await desk.database.db
    .selectFrom('delivery')
    .selectAll()
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow();
  const failed = { ...delivery, ticketNumber: null };
  await together(desk.database.db, failDelivery(desk.ctx(), failed, { error: unknown.text, status: '5.1.1' }));
}

test('a reply that was refused keeps nothing: the first date stands again, and the date in it was told to nobody', async () => {
  const { id, number, firstDue } = await opened();
  await reply(number, inHours(5));
  expect((await promises(id)).map((one) => one.state)).toEqual(['kept', 'standing']);
  mail.refuse.with = unknown;
  await mail.deliver();
  expect((await desk.broken()).map((one) => one.number)).not.toContain(2);
  desk.pass({ minutes: 3 });
  expect((await desk.broken()).map((one) => one.number)).toEqual([2]);
  await desk.sweep();
  const all = await promises(id);
  expect(all.map((one) => [one.state, one.keptBy])).toEqual([
    ['standing', null],
    ['void', null],
  ]);
  expect(await row(id)).toMatchObject({ promiseId: all[0]!.id, promiseDueAt: firstDue });
  expect(await inSilence()).toEqual([]);
});

test('it came back after the date: within two minutes the desk says that it wrote and that it did not arrive', async () => {
  const { id, number, firstDue } = await opened();
  const { messageId } = await reply(number, inHours(60));
  await mail.deliver();
  desk.clock.now = new Date(firstDue.getTime() + 3_600_000);
  await desk.sweep();
  expect((await promises(id)).map((one) => one.state)).toEqual(['kept', 'standing']);
  await bounces(messageId);
  desk.pass({ minutes: 1 });
  await desk.sweep();
  const all = await promises(id);
  expect(all.map((one) => one.state)).toEqual(['missed', 'void', 'standing']);
  const word = await lastWord(id);
  expect(word.purpose).toBe('late');
  expect(word.bodyText).toContain('could not be delivered');
  expect(await inSilence()).toEqual([]);
});

test('an answer that came back before another one arrived is not owed twice', async () => {
  const { id, number } = await opened();
  const first = await reply(number);
  await mail.deliver();
  desk.pass({ hours: 1 });
  const second = await reply(number);
  await mail.deliver();
  await bounces(first.messageId);
  await desk.sweep();
  const all = await promises(id);
  expect(all.map((one) => one.state)).toEqual(['kept', 'kept', 'standing']);
  expect(all.map((one) => one.keptBy)).toEqual([second.messageId, second.messageId, null]);
  expect(await takeBackKeeping(desk.ctx(), id)).toBeNull();
  // Then the second one comes back as well, and the very first date is owed.
  await bounces(second.messageId);
  await desk.sweep();
  expect((await promises(id)).map((one) => one.state)).toEqual(['standing', 'void', 'void']);
  expect(await inSilence()).toEqual([]);
});

test('two answers of a ticket that is done came back, the second one first: the first was found in vain again every five seconds', async () => {
  const { id, number } = await opened();
  const first = await reply(number);
  await mail.deliver();
  desk.pass({ hours: 1 });
  const second = await reply(number);
  await mail.deliver();
  desk.pass({ minutes: 5 });
  const done = {
    kind: 'solved' as const,
    what: 'A new head.',
    how: 'By visit.',
    why: 'Worn.',
    toldBy: 'visit' as const,
  };
  await resolveTicket(ana(), { number, ...done });
  for (const { messageId } of [second, first]) {
    await bounces(messageId);
    await desk.sweep();
    desk.pass({ minutes: 3 });
  }
  expect(await takeBackKeeping(desk.ctx(), id)).toBeNull();
  expect((await promises(id)).map((one) => [one.state, one.undeliveredAt !== null])).toEqual([
    ['kept', true],
    ['kept', true],
    ['void', false],
  ]);
  expect(await inSilence()).toEqual([]);
});

test('a reply came back, then the notice that moved the date did too: the new date was told to nobody and stood for ever', async () => {
  const { id, number, firstDue } = await opened();
  mail.refuse.with = unknown;
  await reply(number);
  await mail.deliver();
  await desk.sweep();
  expect(await row(id)).toMatchObject({ promiseDueAt: firstDue });
  await movePromise(ana(), { number, dueAt: inHours(200), reason: 'supplier', actions: 'We ordered the print head.' });
  await mail.deliver();
  await desk.sweep();
  expect(await row(id)).toMatchObject({ promiseDueAt: firstDue });
  expect((await promises(id)).map((one) => one.state)).toEqual(['standing', 'void', 'void']);
  desk.pass({ minutes: 3 });
  expect(await inSilence()).toEqual([]);
});

test('a question that did not arrive asks nothing: the ticket is ours again', async () => {
  const { id, number, firstDue } = await opened();
  await changeStatus(ana(), { number, status: 'waiting_on_requester', question: 'Which printer is it?' });
  mail.refuse.with = unknown;
  await mail.deliver();
  await desk.sweep();
  expect(await row(id)).toMatchObject({ status: 'open', promiseDueAt: firstDue });
  expect((await promises(id)).map((one) => [one.purpose, one.state])).toEqual([
    ['update', 'standing'],
    ['reminder', 'void'],
  ]);
});

test('a reminder that did not arrive closes nothing', async () => {
  const { id, number } = await opened();
  await changeStatus(ana(), { number, status: 'waiting_on_requester', question: 'Which printer is it?' });
  await mail.deliver();
  const [, reminder] = await promises(id);
  desk.clock.now = new Date(reminder!.dueAt.getTime() + 1000);
  expect(await answerForDuePromise(desk.ctx(), id)).toBe('reminder');
  desk.pass({ minutes: 1 });
  mail.refuse.with = unknown;
  await mail.deliver();
  await desk.sweep();
  expect(await row(id)).toMatchObject({ status: 'open' });
  const all = await promises(id);
  expect(all.at(-1)).toMatchObject({ purpose: 'update', state: 'standing' });
  expect(all.find((one) => one.purpose === 'closing')).toMatchObject({ state: 'void' });
  expect(await inSilence()).toEqual([]);
});

test.each(['again', 'told'] as const)(
  'what came back is dealt with (%s): that keeps what stands again',
  async (decision) => {
    const { id, number } = await opened();
    const { messageId } = await reply(number);
    mail.refuse.with = unknown;
    await mail.deliver();
    await desk.sweep();
    expect((await promises(id))[0]).toMatchObject({ state: 'standing' });
    mail.refuse.with = null;
    const failed = await desk.database.db
      .selectFrom('delivery')
      .select('id')
      .where('messageId', '=', messageId)
      .executeTakeFirstOrThrow();
    desk.pass({ minutes: 20 });
    await decideDelivery(ana(), { number, deliveryId: failed.id, decision });
    expect((await promises(id)).map((one) => one.state)).toEqual(['kept', 'void', 'standing']);
    const [sent] = await mail.deliver();
    if (decision === 'again') expect(sent!.mail.text).toContain('You will hear from us again no later than');
    await desk.sweep();
    expect((await promises(id)).map((one) => one.state)).toEqual(['kept', 'void', 'standing']);
    expect(await inSilence()).toEqual([]);
  },
);

test('a copied colleague whose mail comes back takes nothing back: the requester has the answer', async () => {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Two of us',
    body: 'It blinks.',
    requester: { email: `maria${++count}@customer.example`, name: 'Maria' },
    copied: ['paul@customer.example'],
    channel: 'api',
  });
  await mail.deliver();
  desk.pass({ minutes: 1 });
  const { messageId } = await reply(ticket.number);
  await mail.deliver();
  const copy = await desk.database.db
    .selectFrom('delivery')
    .selectAll()
    .where('messageId', '=', messageId)
    .where('toAddress', '=', 'paul@customer.example')
    .executeTakeFirstOrThrow();
  await together(
    desk.database.db,
    failDelivery(desk.ctx(), { ...copy, ticketNumber: null }, { error: unknown.text, status: '5.1.1' }),
  );
  await desk.sweep();
  expect((await promises(ticket.id)).map((one) => one.state)).toEqual(['kept', 'standing']);
});
