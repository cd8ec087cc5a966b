// An agent took the date that was asked for, and the mail that said so came back: the date stays promised, the answer does not count.

import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { decideDelivery } from '../undelivered/decide-delivery.ts';
import { acceptDate } from './accept-date.ts';
import { askDate } from './ask-date.ts';
import { takeBackAnswer } from './take-back-answer.ts';

let desk: TestDesk;
let mail: MailDesk;
let count = 0;
const wanted = new Date('2026-03-10T11:30:00Z');
const unknown = { code: 550, text: '5.1.1 User unknown' };

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
});
beforeEach(() => {
  mail.refuse.with = null;
  desk.clock.now = new Date('2026-03-10T10:00:00Z');
});

/** They asked for half past eleven, an agent has taken it, and the mail that says so was refused. */
async function takenInVain() {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    requester: { email: `maria${++count}@customer.example`, name: 'Maria' },
    channel: 'api',
  });
  await mail.deliver();
  desk.pass({ minutes: 10 });
  const maria = desk.ctx(await desk.requester(ticket.requesterId));
  expect(await askDate(maria, await findTicketById(maria, ticket.id), wanted)).toBe('proposed');
  await acceptDate(desk.ctx(desk.ana), ticket.number);
  expect(await firstResponse(ticket.id)).toBe('stopped');
  mail.refuse.with = unknown;
  await mail.deliver();
  mail.refuse.with = null;
  desk.pass({ minutes: 1 });
  await desk.sweep();
  return ticket;
}
const row = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const firstResponse = async (ticketId: number) =>
  (
    await desk.database.db
      .selectFrom('clock')
      .select('state')
      .where('ticketId', '=', ticketId)
      .where('metric', '=', 'first_response')
      .executeTakeFirstOrThrow()
  ).state;
const promises = async (ticketId: number) =>
  (
    await desk.database.db
      .selectFrom('promise')
      .select(['state', 'dueAt'])
      .where('ticketId', '=', ticketId)
      .orderBy('madeAt')
      .execute()
  ).map((one) => [one.state, one.dueAt]);
const failed = (ticketId: number) =>
  desk.database.db
    .selectFrom('delivery')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('messageId', 'is not', null)
    .where('state', '=', 'human_task')
    .where('settledAt', 'is', null)
    .executeTakeFirstOrThrow();

test('the mail came back: the first response had stopped for good by a word that nobody read', async () => {
  const ticket = await takenInVain();
  expect(await firstResponse(ticket.id)).toBe('running');
  expect(await row(ticket.id)).toMatchObject({ lastHumanReplyAt: null, promiseDueAt: wanted });
  expect(await promises(ticket.id)).toEqual([
    ['void', ticket.promiseDueAt],
    ['standing', wanted],
  ]);
  expect(await takeBackAnswer(desk.ctx(), ticket.id)).toBe(false);
  expect(await desk.broken()).toEqual([]);
});

test('they were answered in another mail meanwhile: that one stopped it', async () => {
  const { id, number } = await takenInVain();
  const { messageId } = await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'The part is here.' });
  const answeredAt = desk.clock.now;
  await sql`update delivery set state = 'sent', sent_at = queued_at, ended_at = queued_at, due_at = null where message_id = ${messageId}`.execute(
    desk.database.db,
  );
  await desk.sweep();
  expect(await firstResponse(id)).toBe('stopped');
  expect(await row(id)).toMatchObject({ lastHumanReplyAt: answeredAt });
  expect(await desk.broken()).toEqual([]);
});

test('sent once more: it answers them, and does not itself keep the date that it tells; and it may come back again', async () => {
  const { id, number } = await takenInVain();
  await decideDelivery(desk.ctx(desk.ana), { number, deliveryId: (await failed(id)).id, decision: 'again' });
  expect((await mail.deliver()).filter((one) => one.mail.text.includes('You will, or sooner.'))).toHaveLength(1);
  await desk.sweep();
  expect(await firstResponse(id)).toBe('stopped');
  expect(await row(id)).toMatchObject({ lastHumanReplyAt: desk.clock.now, promiseDueAt: wanted });
  await sql`update delivery set state = 'human_task', sent_at = null where ticket_id = ${id} and state = 'sent' and message_id in
    (select id from message where by_agent)`.execute(desk.database.db);
  desk.pass({ minutes: 1 });
  await desk.sweep();
  expect(await firstResponse(id)).toBe('running');
  expect(await row(id)).toMatchObject({ lastHumanReplyAt: null, promiseDueAt: wanted });
  expect(await desk.broken()).toEqual([]);
});
