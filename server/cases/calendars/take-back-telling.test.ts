// The one mail that told a requester the new dates of all their tickets came back: somebody has to know it on each of them.

import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { defaultCalendarId } from '../../calendars/read-calendars.ts';
import { openTicket } from '../open-ticket.ts';
import { decideDelivery } from '../undelivered/decide-delivery.ts';
import { closeTime } from './close-time.ts';
import { takeBackTelling } from './take-back-telling.ts';

let desk: TestDesk;
let mail: MailDesk;

beforeEach(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC
  mail = await makeMailDesk(desk);
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
});

const open = async (subject: string, copied: string[] = []) =>
  (
    await openTicket(desk.ctx(), {
      subject,
      body: 'It stops.',
      requester: { email: 'ravi@northgate.example', name: 'Ravi' },
      copied,
      channel: 'api',
    })
  ).ticket;
/** What whoever has the ticket has to tell another way. */
const tasks = (ticketId: number) =>
  desk.database.db
    .selectFrom('delivery')
    .innerJoin('message', 'message.id', 'delivery.messageId')
    .select(['delivery.id', 'delivery.toAddress', 'delivery.reason', 'message.purpose'])
    .where('delivery.ticketId', '=', ticketId)
    .where('delivery.state', '=', 'human_task')
    .where('delivery.settledAt', 'is', null)
    .execute();
const inSilence = async () => (await desk.broken()).filter((one) => one.number === 2);
const row = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const lateWord = (id: number) =>
  desk.database.db
    .selectFrom('message')
    .select('bodyText')
    .where('ticketId', '=', id)
    .where('purpose', '=', 'late')
    .executeTakeFirst();

/** Two tickets of one requester, whose dates have moved; their mail comes back for all, or for this address alone. */
async function movedInVain(onlyFrom?: string, copied: string[] = []) {
  const one = await open('Printer', copied);
  const two = await open('Labels', copied);
  await mail.deliver();
  desk.pass({ minutes: 5 });
  await closeTime(desk.ctx(desk.ana), await defaultCalendarId(desk.database.db), {
    from: '2026-03-11',
    until: '2026-03-13',
    reason: 'away',
  });
  await desk.sweep();
  if (!onlyFrom) mail.refuse.with = { code: 550, text: '5.1.1 User unknown' };
  await mail.deliver();
  mail.refuse.with = null;
  if (onlyFrom) {
    await sql`update delivery set state = 'human_task', reason = 'user_unknown' where to_address = ${onlyFrom} and message_id in
      (select id from message where purpose = 'away')`.execute(desk.database.db);
  }
  return { one, two };
}

test('it was a task on the ticket that carried the mail alone, and the other date passed in silence', async () => {
  const { one, two } = await movedInVain();
  const task = { toAddress: 'ravi@northgate.example', reason: 'user_unknown', purpose: 'away' };
  expect([await tasks(one.id), await tasks(two.id)]).toMatchObject([[task], []]);
  expect(await inSilence()).toEqual([]);
  desk.pass({ minutes: 3 });
  expect((await inSilence()).flatMap((broken) => broken.offenders)).toMatchObject([
    { ticket: two.number, why: expect.stringContaining('nobody was given the task') },
  ]);
  await desk.sweep();
  expect([await tasks(one.id), await tasks(two.id)]).toMatchObject([[task], [task]]);
  expect(await takeBackTelling(desk.ctx(), two.id)).toBe(0);
  const told = await desk.database.db
    .selectFrom('event')
    .select('ticketId')
    .where('kind', '=', 'delivery.failed')
    .where('ticketId', 'in', [one.id, two.id])
    .orderBy('ticketId')
    .execute();
  expect(told.map(({ ticketId }) => ticketId)).toEqual([one.id, two.id]);
  expect(await desk.broken()).toEqual([]);
});

test('the new date passes too: nobody had been promised it, and the late word does not say so', async () => {
  const { one, two } = await movedInVain();
  await desk.sweep();
  for (const { id } of [one, two]) {
    desk.clock.now = new Date((await row(id)).promiseDueAt!.getTime() + 1000);
    await desk.sweep();
    expect((await lateWord(id))!.bodyText).toContain('You should have heard from us');
  }
});

test('somebody tells them another way: from then on the date is one that they know', async () => {
  const { two } = await movedInVain();
  await desk.sweep();
  const [task] = await tasks(two.id);
  await decideDelivery(desk.ctx(desk.ana), { number: two.number, deliveryId: task!.id, decision: 'told' });
  expect(await tasks(two.id)).toEqual([]);
  await desk.sweep();
  expect(await tasks(two.id)).toEqual([]);
  expect(await inSilence()).toEqual([]);
  desk.clock.now = new Date((await row(two.id)).promiseDueAt!.getTime() + 1000);
  await desk.sweep();
  expect((await lateWord(two.id))!.bodyText).not.toContain('You should have heard from us');
});

test('it came back from a copied colleague alone: a task on both, but the requester knows the dates', async () => {
  const { one, two } = await movedInVain('mia@northgate.example', ['mia@northgate.example']);
  await desk.sweep();
  for (const { id } of [one, two]) {
    expect(await tasks(id)).toMatchObject([{ toAddress: 'mia@northgate.example' }]);
  }
  expect(await inSilence()).toEqual([]);
  desk.clock.now = new Date((await row(two.id)).promiseDueAt!.getTime() + 1000);
  await desk.sweep();
  expect((await lateWord(two.id))!.bodyText).not.toContain('You should have heard from us');
});
