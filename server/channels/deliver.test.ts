// What leaves, when, how often, and what happens when it cannot.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { askForLink } from '../access/sign-in-link.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { reassignTicket } from '../cases/reassign-ticket.ts';
import { decideWaiting, noteOutgoingServer } from './decide-waiting.ts';
import { deliver, deliverDue, deliverOf } from './deliver.ts';
import { renderDelivery } from './render-delivery.ts';

let desk: TestDesk;
let mail: MailDesk;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

const open = async (email: string, subject = 'The printer blinks') => {
  desk.pass({ minutes: 2 });
  const opened = await openTicket(desk.ctx(), {
    subject,
    body: 'It blinks.',
    requester: { email, name: 'Maria' },
    channel: 'api',
  });
  return opened.ticket;
};
const deliveries = (ticketId: number) =>
  desk.database.db.selectFrom('delivery').selectAll().where('ticketId', '=', ticketId).orderBy('queuedAt').execute();

test('a refused recipient becomes a task and the address is known to fail', async () => {
  const ticket = await open('gone@customer.example');
  mail.refuse.with = { code: 550, text: '5.1.1 No such user' };
  expect(await mail.deliver()).toEqual([]);
  mail.refuse.with = null;
  expect(await deliveries(ticket.id)).toMatchObject([
    { state: 'human_task', dueAt: null, lastError: expect.stringContaining('No such user') },
  ]);
  const address = await desk.database.db
    .selectFrom('address')
    .selectAll()
    .where('value', '=', 'gone@customer.example')
    .execute();
  expect(address).toMatchObject([{ health: 'failed' }]);
  const events = await desk.database.db
    .selectFrom('event')
    .selectAll()
    .where('ticketId', '=', ticket.id)
    .where('kind', '=', 'delivery.failed')
    .execute();
  expect(events).toHaveLength(1);
});

test('a server that is busy is tried again after 1, 5, 15 and 60 minutes, then hourly, for three days', async () => {
  const ticket = await open('busy@customer.example');
  mail.refuse.with = { code: 451, text: '4.7.1 Greylisted' };
  const waits: number[] = [];
  for (let i = 0; i < 6; i++) {
    await mail.deliver();
    const [delivery] = await deliveries(ticket.id);
    expect(delivery!.state).toBe('retry');
    waits.push((delivery!.dueAt!.getTime() - desk.clock.now.getTime()) / 60_000);
    desk.clock.now = delivery!.dueAt!;
  }
  expect(waits).toEqual([1, 5, 15, 60, 60, 60]);
  const [before] = await deliveries(ticket.id);
  desk.pass({ days: 3 });
  await mail.deliver();
  expect(await deliveries(ticket.id)).toMatchObject([{ state: 'human_task', mailId: before!.mailId }]);
  mail.refuse.with = null;
});

test('killed between sending and noting it: tried again after two minutes under the same Message-ID', async () => {
  const ticket = await open('twice@customer.example');
  const [delivery] = await deliveries(ticket.id);
  const [first] = await mail.deliver();
  // As if the process had died before it could note that the mail is sent.
  await sql`alter table delivery disable trigger delivery_moves_forward`.execute(desk.database.db);
  await sql`update delivery set state = 'sending', sent_at = null, ended_at = null,
    due_at = ${new Date(desk.clock.now.getTime() + 120_000)} where id = ${delivery!.id}`.execute(desk.database.db);
  await sql`alter table delivery enable trigger delivery_moves_forward`.execute(desk.database.db);
  desk.pass({ minutes: 1 });
  expect(await mail.deliver()).toEqual([]);
  desk.pass({ minutes: 1 });
  const [second] = await mail.deliver();
  expect(second!.mail.messageId).toBe(first!.mail.messageId);
  expect(await deliveries(ticket.id)).toMatchObject([{ state: 'sent', tries: 2 }]);
});

test('two processes at once send it once', async () => {
  const ticket = await open('once@customer.example');
  const [delivery] = await deliveries(ticket.id);
  const before = mail.sent.length;
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => deliver(desk.ctx(), mail.deliverDeps, delivery!.id)));
  expect(outcomes.filter((one) => one === 'sent')).toHaveLength(1);
  expect(mail.sent.length).toBe(before + 1);
});

test('an answer to a mail that is under way finds its ticket already', async () => {
  const ticket = await open('quick@customer.example');
  await mail.deliver();
  const [delivery] = await deliveries(ticket.id);
  const known = await desk.database.db
    .selectFrom('mailReference')
    .selectAll()
    .where('mailId', '=', delivery!.mailId)
    .execute();
  expect(known).toMatchObject([{ ticketId: ticket.id, source: 'sent' }]);
});

test('each recipient has an own mail, own link and own bounce address; nobody sees the others', async () => {
  desk.pass({ minutes: 2 });
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Two of us',
    body: 'Both wait.',
    requester: { email: 'one@customer.example' },
    copied: ['two@customer.example'],
    channel: 'api',
  });
  await mail.deliver();
  desk.pass({ minutes: 2 });
  await postMessage(desk.ctx(desk.ana), {
    number: ticket.number,
    kind: 'public',
    body: 'Hello both.\n\n<script>alert(1)</script> & https://status.example/a?b=1&c=2.',
  });
  const left = await mail.deliver();
  expect(left.flatMap((one) => one.to).sort()).toEqual(['one@customer.example', 'two@customer.example']);
  const links = left.map((one) => /\/portal\/t\/\S+/.exec(one.mail.text)![0]);
  expect(new Set(links).size).toBe(2);
  expect(new Set(left.map((one) => one.from)).size).toBe(2);
  expect(new Set(left.map((one) => one.mail.messageId)).size).toBe(2);
  for (const one of left) {
    expect(one.raw.toString()).not.toContain(one.to[0] === 'one@customer.example' ? 'two@' : 'one@');
    expect(one.mail.html).toContain('&lt;script&gt;');
    expect(one.mail.html).toContain('href="https://status.example/a?b=1&amp;c=2"');
  }
});

test('a note never leaves, and a person who no longer takes part gets nothing', async () => {
  const ticket = await open('left@customer.example');
  await mail.deliver();
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'note', body: 'Internal words.' });
  expect(await mail.deliver()).toEqual([]);
  desk.pass({ minutes: 1 });
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Public words.' });
  await sql`update participant set role = 'pending' where ticket_id = ${ticket.id}`.execute(desk.database.db);
  expect(await mail.deliver()).toEqual([]);
  expect((await deliveries(ticket.id)).at(-1)).toMatchObject({ state: 'discarded' });
});

test('pain 14: a mail that cannot be made does not keep the others from leaving', async () => {
  const bad = await open('bad@customer.example');
  await open('good@customer.example');
  const broken = {
    ...mail.deliverDeps,
    ticketLink: (ticketId: number, ...rest: [string, number, Date]) => {
      if (ticketId === bad.id) throw new Error('no link');
      return mail.deliverDeps.ticketLink(ticketId, ...rest);
    },
  };
  const before = mail.sent.length;
  await deliverDue(desk.ctx(), broken);
  expect(mail.sent.slice(before).flatMap((one) => one.to)).toEqual(['good@customer.example']);
  expect(await deliveries(bad.id)).toMatchObject([
    { state: 'retry', lastError: 'The mail could not be made: no link' },
  ]);
  desk.pass({ minutes: 5 });
  expect((await mail.deliver()).flatMap((one) => one.to)).toEqual(['bad@customer.example']);
});

test('the Outbox shows what would leave', async () => {
  const ticket = await open('shown@customer.example', 'Невидимый принтер');
  const [delivery] = await deliveries(ticket.id);
  const shown = await renderDelivery(desk.ctx(), mail.deliverDeps, delivery!.id);
  expect(shown.subject).toBe(`Re: Невидимый принтер [${ticket.number}]`);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'Return-Path': '<>',
    'Auto-Submitted': 'auto-replied',
    From: 'Kestrel Labels <support@desk.example>',
  });
  const [left] = await mail.deliver();
  expect(left!.mail.subject).toBe(shown.subject);
  expect(left!.mail.text).toBe(shown.text.trim());
});

test('a sign-in link goes out in the reader’s language, and not when it has expired', async () => {
  const ticket = await open('portal@customer.example');
  await mail.deliver();
  await sql`update person set locale = 'ru' where id = ${ticket.requesterId}`.execute(desk.database.db);
  await askForLink(desk.ctx(), { email: 'portal@customer.example', source: 'x' } as Parameters<typeof askForLink>[1]);
  const sent = await deliverOf(desk.ctx(), mail.deliverDeps, { ticketId: null, subjectId: ticket.requesterId });
  expect(sent).toBe(1);
  expect(mail.sent.at(-1)!.mail.text).toMatch(/http:\/\/desk\.example\/portal\/in\/[\w-]+/);
  expect(mail.sent.at(-1)!.mail.text).toMatch(/[а-я]{4}/);
  expect(mail.sent.at(-1)!.header('auto-submitted')).toBe('auto-generated');
  await askForLink(desk.ctx(), { email: 'portal@customer.example', source: 'x' } as Parameters<typeof askForLink>[1]);
  desk.pass({ minutes: 20 });
  expect(await mail.deliver()).toEqual([]);
});

test('an agent is told of a ticket with a link to the desk', async () => {
  const ticket = await open('assigned@customer.example');
  await mail.deliver();
  const bo = await desk.agent('Bo');
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: bo.personId!, reason: 'expertise' });
  const [told] = await mail.deliver();
  expect(told!.to).toEqual(['bo@desk.example']);
  expect(told!.mail.subject).toContain(ticket.number);
  expect(told!.mail.text).toContain(`http://desk.example/tickets/${ticket.number}`);
  expect(told!.mail.text).toContain('you know this subject');
});

test('one address is not flooded by the desk', async () => {
  await mail.deliver();
  const before = mail.sent.length;
  for (let i = 0; i < 25; i++) {
    await openTicket(desk.ctx(), {
      subject: `Number ${i}`,
      body: 'x',
      requester: { email: 'flood@customer.example' },
      channel: 'api',
    });
  }
  await mail.deliver();
  expect(mail.sent.slice(before).filter((one) => one.to[0] === 'flood@customer.example').length).toBeLessThanOrEqual(
    23,
  );
  const held = await desk.database.db
    .selectFrom('delivery')
    .selectAll()
    .where('toAddress', '=', 'flood@customer.example')
    .where('state', '=', 'queued')
    .execute();
  expect(held.length).toBeGreaterThanOrEqual(2);
  desk.pass({ minutes: 61 });
  await mail.deliver();
  await mail.deliver();
  const left = await desk.database.db
    .selectFrom('delivery')
    .selectAll()
    .where('toAddress', '=', 'flood@customer.example')
    .where('state', '=', 'queued')
    .execute();
  expect(left).toEqual([]);
});

test('twenty foreign mails in somebody’s name held back neither their link nor an honest word', async () => {
  const victim = 'proven@customer.example';
  const ticket = await open(victim);
  await desk.database.db
    .updateTable('address')
    .set({ verifiedAt: desk.clock.now, verifiedHow: 'link' })
    .where('value', '=', victim)
    .execute();
  await mail.deliver();
  desk.clock.now = new Date(ticket.promiseDueAt!.getTime() - 30 * 60_000);
  for (let i = 0; i < 24; i++) {
    desk.pass({ minutes: 1 });
    await mail.send(mailOf({ from: victim, subject: `Foreign ${i}`, text: `I am not ${i}.\r\n` }), { from: victim });
    await mail.deliver();
  }
  const answered = mail.sent.filter((one) => one.to[0] === victim && one.mail.subject?.includes('Foreign'));
  expect(answered.length).toBeLessThanOrEqual(2);
  desk.pass({ minutes: 7 });
  await desk.sweep();
  await askForLink(desk.ctx(), { email: victim, source: '203.0.113.77' });
  const left = (await mail.deliver()).filter((one) => one.to[0] === victim);
  expect(left.some((one) => one.mail.text?.includes(ticket.number) && /did not keep/.test(one.mail.text))).toBe(true);
  expect(left.map((one) => one.mail.subject)).toContain('Your sign-in link for Kestrel Labels');
  expect(await desk.broken()).toEqual([]);
});

test('without a server mail waits; once one is connected an administrator decides; the example’s never leaves', async () => {
  await mail.deliver();
  const none = { ...mail.deliverDeps, transport: null };
  const first = await open('waits1@customer.example');
  const second = await open('waits2@customer.example');
  const { ticket: example } = await openTicket(desk.ctx(), {
    subject: 'x',
    body: 'x',
    requester: { email: 'example@customer.example' },
    channel: 'api',
    example: true,
  });
  const [waiting] = await deliveries(first.id);
  expect(await deliver(desk.ctx(), none, waiting!.id)).toBe('nothing');
  expect(await noteOutgoingServer(desk.ctx(), true)).toBeGreaterThanOrEqual(2);
  expect(await mail.deliver()).toEqual([]);
  expect(() => decideWaiting(desk.ctx(), 'send')).toThrow(/administrators/);
  expect(await decideWaiting(desk.ctx(desk.ana), 'discard', [(await deliveries(second.id))[0]!.id])).toBe(1);
  expect(await decideWaiting(desk.ctx(desk.ana), 'send')).toBe(1);
  expect((await mail.deliver()).map((one) => one.to[0])).toEqual(['waits1@customer.example']);
  const [kept] = await deliveries(example.id);
  expect(await deliver(desk.ctx(), mail.deliverDeps, kept!.id)).toBe('nothing');
  expect(kept).toMatchObject({ state: 'queued', dueAt: null });
  // A mail of a person who is connected already is not held.
  await open('after@customer.example');
  expect(await noteOutgoingServer(desk.ctx(), true)).toBe(0);
  expect(await mail.deliver()).toHaveLength(1);
});

test('a foreign desk’s reference is kept in subject and text', async () => {
  desk.pass({ minutes: 1 });
  await mail.send(
    mailOf({
      from: 'agent@other.example',
      subject: 'Case 4711 [ref:_00D20.5005:ref]',
      text: 'Please see.\r\n\r\nref:_00D20.5005:ref\r\n',
    }),
    { from: 'agent@other.example' },
  );
  const ticket = await desk.database.db
    .selectFrom('ticket')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await mail.deliver();
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Seen.' });
  const [reply] = await mail.deliver();
  expect(reply!.mail.subject).toContain('[ref:_00D20.5005:ref]');
  expect(reply!.mail.text).toContain('ref:_00D20.5005:ref');
});
