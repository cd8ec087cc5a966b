// Promises that pass: the lead has it after the second, the messages thin out until a person writes, and a desk that stood
// still for two days says one thing to each requester.

import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import type { Actor } from '../../platform/context.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';

let desk: TestDesk;
let mail: MailDesk;
let leo: Actor;
let count = 0;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  leo = await desk.agent('Leo Brandt');
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
});
beforeEach(async () => {
  mail.refuse.with = null;
  await mail.deliver();
  await desk.sweep();
  await mail.deliver();
});

async function opened() {
  const email = `ravi${++count}@customer.example`;
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    requester: { email, name: 'Ravi Menon' },
    channel: 'api',
  });
  await mail.deliver();
  return { id: ticket.id, number: ticket.number, email, due: ticket.promiseDueAt! };
}
async function withLeo() {
  const ticket = await opened();
  await reassignTicket(desk.ctx(leo), { number: ticket.number, agent: leo.personId!, reason: 'taking_it' });
  return ticket;
}
const row = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
/** What breaks the second invariant. */
const inSilence = async () => (await desk.broken()).filter((one) => one.number === 2);
/** Passes the standing date by half a minute and looks. @returns what the requester got */
async function miss(id: number, email: string) {
  const { promiseDueAt } = await row(id);
  desk.clock.now = new Date(promiseDueAt!.getTime() + 30_000);
  await desk.sweep();
  return (await mail.deliver()).filter((one) => one.to[0] === email);
}

test('the second miss in a row makes the lead the contact, in the same message, and who leads is told', async () => {
  const { id, email } = await withLeo();
  const [first] = await miss(id, email);
  expect(first!.mail.text).toContain('Leo Brandt will write to you');
  expect(await row(id)).toMatchObject({ assigneeId: leo.personId });
  const second = await miss(id, email);
  expect(second).toHaveLength(1);
  expect(second[0]!.mail.text).toContain('Ana Ferreira, who leads our team, now has your request');
  expect(await row(id)).toMatchObject({ assigneeId: desk.ana.personId, contactToldId: desk.ana.personId });
  expect(await inSilence()).toEqual([]);
  // She takes it up, nobody writes, and it goes on ever more quietly.
  const third = await miss(id, email);
  expect(third).toHaveLength(1);
  expect(third[0]!.mail.text).toContain('Ana Ferreira will write to you');
});

test('each honest message promises twice the working time of the one before; a person’s word begins anew', async () => {
  desk.clock.now = new Date('2026-04-07T09:00:00Z');
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Down',
    body: 'All is down.',
    requester: { email: 'kim@customer.example', name: 'Kim' },
    priority: 1,
    channel: 'api',
  });
  const spans: number[] = [];
  for (let time = 0; time < 4; time++) {
    await miss(ticket.id, 'kim@customer.example');
    spans.push(Math.floor(((await row(ticket.id)).promiseDueAt!.getTime() - desk.clock.now.getTime()) / 60_000));
  }
  expect(spans).toEqual([30, 60, 120, 240]);
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'We are on it.' });
  const kept = await desk.database.db
    .selectFrom('promise')
    .select(['misses', 'dueAt'])
    .where('ticketId', '=', ticket.id)
    .where('state', '=', 'standing')
    .executeTakeFirstOrThrow();
  expect(kept.misses).toBe(0);
});

test('the scheduler stood still for two days: one message on each ticket, which names who has it by now', async () => {
  desk.clock.now = new Date('2026-05-05T10:00:00Z');
  const untaken = await opened();
  const handed = await withLeo();
  await mail.deliver();
  await postMessage(desk.ctx(leo), { number: handed.number, kind: 'public', body: 'I look into it.' });
  const nextAction = { what: 'Look into it', dueAt: new Date('2026-05-06T10:00:00Z') };
  const given = {
    number: handed.number,
    agent: desk.ana.personId!,
    reason: 'expertise',
    nextAction,
    contingency: null,
  };
  await reassignTicket(desk.ctx(leo), given);
  await mail.deliver();
  desk.pass({ days: 2 });
  for (let look = 0; look < 3; look++) await desk.sweep();
  const sent = await mail.deliver();
  for (const { email } of [untaken, handed]) expect(sent.filter((one) => one.to[0] === email)).toHaveLength(1);
  expect(sent.find((one) => one.to[0] === handed.email)!.mail.text).toContain('Ana Ferreira will write to you');
  desk.pass({ minutes: 40 });
  await desk.sweep();
  expect((await mail.deliver()).filter((one) => one.to[0] === handed.email)).toHaveLength(0);
  expect(await inSilence()).toEqual([]);
});

test('what is promised after a miss falls inside working time', async () => {
  desk.clock.now = new Date('2026-06-05T16:30:00Z');
  const { id, email } = await opened();
  await miss(id, email);
  const { promiseDueAt } = await row(id);
  expect(promiseDueAt!.getUTCDay()).not.toBe(6);
  expect(promiseDueAt!.getUTCDay()).not.toBe(0);
  expect(promiseDueAt!.getUTCHours()).toBeGreaterThanOrEqual(9);
  expect(promiseDueAt!.getUTCHours()).toBeLessThanOrEqual(18);
});

test('a holiday reply changes neither the date nor the status', async () => {
  desk.clock.now = new Date('2026-07-07T10:00:00Z');
  const { id, number, email } = await withLeo();
  await postMessage(desk.ctx(leo), { number, kind: 'public', body: 'Which printer is it?' });
  const [reply] = await mail.deliver();
  const before = await row(id);
  await mail.send(
    mailOf({
      from: email,
      to: reply!.header('reply-to') || 'help@desk.example',
      subject: `Automatic reply: E-52 [${number}]`,
      id: `away-${id}@customer.example`,
      headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': reply!.header('message-id') },
    }),
    { from: '' },
  );
  const after = await row(id);
  expect({ status: after.status, promiseId: after.promiseId, promiseDueAt: after.promiseDueAt }).toEqual({
    status: before.status,
    promiseId: before.promiseId,
    promiseDueAt: before.promiseDueAt,
  });
});
