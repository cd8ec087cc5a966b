// What did not arrive: the reason and what follows, as an agent is told them; what the desk then keeps to itself; and what a
// person can do about it.

import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeliveryView } from '../../../contract/delivery.ts';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { readDetail } from '../../tickets/read-detail.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { addMailbox } from '../change-settings.ts';
import { changeMailbox } from '../mailboxes/change-mailbox.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { decideDelivery } from './decide-delivery.ts';
import { sayAddressWorks } from './say-address-works.ts';
import { writeElsewhere } from './write-elsewhere.ts';

let desk: TestDesk;
let mail: MailDesk;
let count = 0;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  await sql`update desk set outgoing_since = ${new Date(desk.clock.now.getTime() - 86_400_000)}`.execute(
    desk.database.db,
  );
});
beforeEach(() => {
  mail.refuse.with = null;
  desk.pass({ minutes: 2 });
});

const ana = () => desk.ctx(desk.ana);
const words = { fileUrl: () => '', withLink: (text: string) => text };

async function open(email = `maria${++count}@customer.example`) {
  const { ticket, requester } = await openTicket(desk.ctx(), {
    subject: 'The printer blinks',
    body: 'It blinks.',
    requester: { email, name: 'Maria' },
    channel: 'api',
  });
  return { ...ticket, email, personId: requester.id };
}

/** The deliveries of what was said last, as the API shows them. */
async function shown(ticketId: number): Promise<DeliveryView[]> {
  const { entries } = await readTimeline(ana(), ticketId, { limit: 50, latest: true }, words);
  return entries.findLast((one) => one.deliveries.length > 0)!.deliveries;
}

const detail = async (number: string) => readDetail(ana(), await findTicket(ana(), number), null);
const health = async (number: string) => (await detail(number)).participants[0]!.address!;
const awaits = async (id: number) => (await viewTicket(desk.database.db, id)).awaits;

const refusals: [situation: string, answer: { code: number; text: string }, reason: string, step: string, health: string][] = [
  ['nobody of that name', { code: 550, text: '5.1.1 <x@y>: Recipient address rejected: User unknown' }, 'user_unknown', 'other_address', 'failed'],
  ['their domain is no more', { code: 550, text: '5.1.2 Host or domain name not found' }, 'host_unknown', 'other_address', 'failed'],
  ['the account was closed', { code: 550, text: '5.2.1 The email account that you tried to reach is disabled' }, 'disabled', 'other_address', 'failed'],
  ['their mailbox is full', { code: 552, text: '5.2.2 Mailbox full, over quota' }, 'mailbox_full', 'other_way', 'soft_failure'],
  ['the mail is too large', { code: 552, text: '5.3.4 Message size exceeds fixed limit' }, 'too_large', 'smaller', 'good'],
  ['it is spam to them', { code: 550, text: '5.7.1 Message rejected as spam by Content Filtering' }, 'spam', 'other_way', 'good'],
  ['our server is on a block list', { code: 554, text: '5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org' }, 'spam', 'other_way', 'good'],
  ['they take nothing from us', { code: 550, text: '5.7.26 Unauthenticated email is not accepted due to domain DMARC policy' }, 'policy', 'other_way', 'good'],
  ['our own address is unknown to them', { code: 550, text: '5.1.8 Sender address rejected: Domain not found' }, 'host_unknown', 'other_address', 'good'],
]; // biome-ignore format: a table

test.each(refusals)('refused for good: %s', async (_situation, answer, reason, step, after) => {
  const ticket = await open();
  mail.refuse.with = answer;
  await mail.deliver();
  const [delivery] = await shown(ticket.id);
  expect(delivery).toMatchObject({ truth: 'failed', reason, next: { step, at: null }, tries: 1 });
  expect(delivery!.error).toContain(answer.text.slice(6, 30));
  expect(await health(ticket.number)).toMatchObject({
    health: after,
    ...(after === 'good' ? { reason: null } : { reason }),
  });
  expect(await awaits(ticket.id)).toContain('delivery');
});

test('put off for now: when it is tried again, and nobody is troubled', async () => {
  const ticket = await open();
  mail.refuse.with = { code: 451, text: '4.7.1 Greylisted, try again later' };
  await mail.deliver();
  const [delivery] = await shown(ticket.id);
  const again = new Date(desk.clock.now.getTime() + 60_000).toISOString();
  expect(delivery).toMatchObject({ truth: 'retrying', next: { step: 'again', at: again }, status: '4.7.1', tries: 1 });
  expect(delivery!.error).toContain('Greylisted');
  expect(await awaits(ticket.id)).not.toContain('delivery');
  mail.refuse.with = null;
  desk.pass({ minutes: 2 });
  await mail.deliver();
  expect((await shown(ticket.id))[0]).toMatchObject({ truth: 'sent', reason: null, error: null, next: null });
});

test('held by the fuse, not released, or without a server: it says what it waits for', async () => {
  const ticket = await open();
  const stop = desk.ctx().newId();
  await sql`insert into outgoing_stop (id, at, mails, most, why) values (${stop}, ${desk.clock.now}, 9, 1, 'cap')`.execute(
    desk.database.db,
  );
  expect((await shown(ticket.id))[0]).toMatchObject({ truth: 'outbox', reason: 'held', next: { step: 'decision' } });
  await sql`update outgoing_stop set ended_at = ${desk.clock.now}, decision = 'let_go'`.execute(desk.database.db);
  expect((await shown(ticket.id))[0]).toMatchObject({ truth: 'queued', reason: null, next: { step: 'leaves' } });
  await sql`update delivery set due_at = null where ticket_id = ${ticket.id}`.execute(desk.database.db);
  expect((await shown(ticket.id))[0]).toMatchObject({
    truth: 'outbox',
    reason: 'unreleased',
    next: { step: 'decision' },
  });
  await sql`update desk set outgoing_since = null`.execute(desk.database.db);
  expect((await shown(ticket.id))[0]).toMatchObject({ truth: 'outbox', reason: 'no_server', next: { step: 'server' } });
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
  await sql`update delivery set due_at = ${desk.clock.now} where ticket_id = ${ticket.id}`.execute(desk.database.db);
  await mail.deliver();
});

/** A ticket whose requester's address has just come back as unknown. */
async function broken() {
  const ticket = await open();
  mail.refuse.with = { code: 550, text: '5.1.1 User unknown' };
  await mail.deliver();
  mail.refuse.with = null;
  desk.pass({ minutes: 2 });
  return ticket;
}

test('the desk writes nothing by itself to a broken address, a person may, and it is on the list until somebody acts', async () => {
  const first = await broken();
  const again = await open(first.email);
  expect(await mail.deliver()).toEqual([]);
  expect((await shown(again.id))[0]).toMatchObject({
    truth: 'failed',
    reason: 'address_broken',
    next: { step: 'other_address' },
  });
  expect(await awaits(again.id)).toContain('delivery');
  await postMessage(ana(), { number: again.number, kind: 'public', body: 'We look into it.' });
  expect((await mail.deliver()).map((one) => one.to)).toEqual([[first.email]]);
  // That it was taken is no proof: the other server may send it back.
  expect(await health(again.number)).toMatchObject({ health: 'failed' });
  expect(await desk.broken()).toEqual([]);
});

test('sent once more to another address: it goes there from now on, and nothing waits any more', async () => {
  const ticket = await broken();
  await postMessage(ana(), { number: ticket.number, kind: 'public', body: 'The part is here.' });
  mail.refuse.with = { code: 550, text: '5.1.1 User unknown' };
  await mail.deliver();
  mail.refuse.with = null;
  const [failed] = await shown(ticket.id);
  const address = `new.${ticket.email}`;
  await decideDelivery(ana(), { number: ticket.number, deliveryId: failed!.id, decision: 'again', address });
  const sent = await mail.deliver();
  // The acknowledgement that failed before is no news any more.
  expect(sent.map((one) => one.to)).toEqual([[address]]);
  expect(sent[0]!.mail.text).toContain('The part is here.');
  expect(await awaits(ticket.id)).not.toContain('delivery');
  expect(await shown(ticket.id)).toMatchObject([
    { to: ticket.email, truth: 'rerouted', next: null },
    { to: address, truth: 'sent' },
  ]);
  const { participants } = await detail(ticket.number);
  expect(participants[0]).toMatchObject({
    person: { email: address },
    address: { address, health: 'good' },
    others: [{ address: ticket.email, health: 'failed' }],
  });
  // An answer from there is theirs.
  await mail.send(answerTo(sent[0]!, { from: address }), { from: address, to: sent[0]!.header('reply-to') });
  expect((await detail(ticket.number)).participants).toHaveLength(1);
  await expect(
    decideDelivery(ana(), { number: ticket.number, deliveryId: failed!.id, decision: 'told' }),
  ).rejects.toThrow('waits for nobody');
});

test('told by telephone: all of it is dealt with, and says by whom', async () => {
  const ticket = await broken();
  const [failed] = await shown(ticket.id);
  await decideDelivery(ana(), { number: ticket.number, deliveryId: failed!.id, decision: 'told' });
  expect(await awaits(ticket.id)).not.toContain('delivery');
  expect((await shown(ticket.id))[0]).toMatchObject({ truth: 'rerouted', next: null });
  const row = await desk.database.db
    .selectFrom('delivery')
    .select(['settledBy', 'settledAt'])
    .where('id', '=', failed!.id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ settledBy: desk.ana.personId, settledAt: desk.clock.now });
  expect(await mail.deliver()).toEqual([]);
});

test('tried again at the same address: it may be written to once more, until it comes back again', async () => {
  const ticket = await broken();
  const [failed] = await shown(ticket.id);
  await decideDelivery(ana(), { number: ticket.number, deliveryId: failed!.id, decision: 'again' });
  expect((await mail.deliver()).map((one) => one.to)).toEqual([[ticket.email]]);
  expect(await health(ticket.number)).toMatchObject({ health: 'soft_failure', reason: 'user_unknown' });
});

test('an address of somebody else, of ours, or none at all is refused; a stranger to the ticket is not found', async () => {
  const ticket = await broken();
  const other = await open();
  await mail.deliver();
  const to = (address: string) => writeElsewhere(ana(), { number: ticket.number, personId: ticket.personId, address });
  await expect(to(other.email)).rejects.toThrow('is the address of Maria');
  await expect(to('nonsense')).rejects.toThrow();
  await addMailbox(ana(), { address: 'help@desk.example', displayName: '' });
  await expect(to('help@desk.example')).rejects.toThrow('of this desk');
  await expect(
    writeElsewhere(ana(), { number: ticket.number, personId: other.personId, address: 'x@customer.example' }),
  ).rejects.toThrow('does not take part');
});

test('an agent says that it works again, and the desk writes there by itself', async () => {
  const ticket = await broken();
  await sayAddressWorks(ana(), { personId: ticket.personId, address: ticket.email });
  expect(await health(ticket.number)).toMatchObject({ health: 'good', reason: null, said: null });
  await open(ticket.email);
  expect((await mail.deliver()).map((one) => one.to)).toEqual([[ticket.email]]);
  const events = await eventsOf('address.recovered', ticket.personId);
  expect(events).toMatchObject([{ actorId: desk.ana.personId, data: { by: 'agent' } }]);
});

const eventsOf = (kind: string, subjectId: string): Promise<StoredEvent[]> =>
  desk.database.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .execute() as unknown as Promise<StoredEvent[]>;

test('mail that is proven to be from it makes it well, mail that anybody could have written does not', async () => {
  const ticket = await broken();
  const write = (id: string) =>
    mail.send(mailOf({ from: ticket.email, subject: `I am here ${id}`, id: `${id}-${ticket.email}` }), {
      from: ticket.email,
    });
  await write('unproven');
  expect(await health(ticket.number)).toMatchObject({ health: 'failed' });
  const mailbox = await desk.database.db
    .selectFrom('mailbox')
    .select('id')
    .where('address', '=', 'help@desk.example')
    .executeTakeFirstOrThrow();
  await changeMailbox(ana(), mailbox.id, { trustsServer: true });
  await write('proven');
  await changeMailbox(ana(), mailbox.id, { trustsServer: false });
  expect(await health(ticket.number)).toMatchObject({ health: 'good' });
  expect(await eventsOf('address.recovered', ticket.personId)).toMatchObject([{ data: { by: 'mail' } }]);
});

test('what a requester sees of it: nothing', async () => {
  const ticket = await broken();
  const maria = await desk.requester(ticket.personId);
  const { entries } = await readTimeline(desk.ctx(maria), ticket.id, { limit: 50 }, words);
  expect(entries.flatMap((one) => one.deliveries)).toEqual([]);
  expect(entries.map((one) => one.event?.kind)).not.toContain('delivery.failed');
  const { participants, away } = await readDetail(
    desk.ctx(maria),
    await findTicket(desk.ctx(maria), ticket.number),
    null,
  );
  expect(participants.map(({ address, others }) => ({ address, others }))).toEqual([{ address: null, others: [] }]);
  expect(away).toEqual([]);
});
