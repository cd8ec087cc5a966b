// Decisions about many mails, what is taken back, what rots, and mail that is read again.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { saveFormSender } from '../../channels/form-senders.ts';
import { readInbound, showInbound, viewInbound } from '../../desk/arrived.ts';
import { together } from '../../platform/database.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { findProposal } from '../../tickets/write-proposal.ts';
import { decideInbound } from '../inbound/decide-inbound.ts';
import { decideRequester } from '../requester/decide-requester.ts';
import { blockSender } from '../spam/block-sender.ts';
import { decideMany } from './decide-many.ts';
import { replayInbound } from './replay-inbound.ts';
import { undoDecision } from './undo-decision.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});
const ana = () => desk.ctx(desk.ana);
const keys = () => desk.wiring.keys;
async function arrive(raw: string, envelope: Parameters<MailDesk['send']>[1] = {}): Promise<string> {
  desk.clock.now = new Date(desk.clock.now.getTime() + 1000);
  await mail.send(raw, envelope);
  const row = await desk.database.db
    .selectFrom('inbound')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row!.id;
}
const hop =
  'Received: from out.sender.net (out.sender.net [203.0.113.9]) by mx.desk.example with ESMTP id 1; Tue, 10 Mar 2026 09:59:00 +0000';
let count = 0;
const suspect = (from = `someone${++count}@doubt.example`) =>
  arrive(`X-Spam-Flag: YES\r\n${hop}\r\n${mailOf({ from, text: `Wish number ${++count}.\r\n` })}`, { from });

test('many are taken in or turned down at once; what cannot be is said of each', async () => {
  const [one, two, three] = [await suspect(), await suspect(), await suspect()];
  await decideInbound(ana(), keys(), { id: two, decision: 'reject', reason: 'other' });
  const taken = await decideMany(ana(), keys(), { ids: [one, two, one], decision: 'accept' });
  expect(taken.done).toEqual([one]);
  expect(taken.failed).toMatchObject([
    { id: two, refusal: { message: expect.stringContaining('decided about this mail already') } },
  ]);
  const down = await decideMany(ana(), keys(), {
    ids: [three],
    decision: 'reject',
    reason: 'spam',
    blockSenders: true,
  });
  expect(down.blocked).toHaveLength(1);
  expect(await viewInbound(ana(), three)).toMatchObject({
    state: 'rejected',
    reason: 'spam',
    decidedBy: 'Ana Ferreira',
    mayUndo: true,
  });
  const again = await arrive(mailOf({ from: down.blocked[0]!, text: 'Once more.\r\n' }), { from: down.blocked[0]! });
  expect(await viewInbound(ana(), again)).toMatchObject({ state: 'rejected', reason: 'blocked', decidedBy: null });
});

test('what was turned down comes back with the reason that it had, and can be taken in then', async () => {
  const id = await suspect();
  await decideInbound(ana(), keys(), { id, decision: 'reject', reason: 'not_for_us' });
  await undoDecision(ana(), id);
  expect(await viewInbound(ana(), id)).toMatchObject({
    state: 'quarantined',
    reason: 'spam_suspected',
    decision: 'mail',
    mayUndo: false,
  });
  await decideInbound(ana(), keys(), { id, decision: 'accept' });
  const view = await viewInbound(ana(), id);
  expect(view).toMatchObject({ state: 'accepted', decidedBy: 'Ana Ferreira' });
  await expect(undoDecision(ana(), id)).rejects.toThrow(view.ticketNumber!);
});

test('mail of a blocked sender is brought back by hand', async () => {
  await blockSender(ana(), 'wrongly@blocked.example');
  const id = await arrive(mailOf({ from: 'wrongly@blocked.example' }), { from: 'wrongly@blocked.example' });
  await undoDecision(ana(), id);
  await decideInbound(ana(), keys(), { id, decision: 'accept' });
  expect(await viewInbound(ana(), id)).toMatchObject({ state: 'accepted', ticketNumber: expect.stringMatching(/^A-/) });
});

test('when the date passes the lead is told once of all, and of each only once', async () => {
  await suspect();
  const dueAt = new Date((await viewInbound(ana(), await suspect())).dueAt!);
  await mail.deliver();
  desk.clock.now = new Date(dueAt.getTime() - 1000);
  await desk.sweep();
  const reviews = async () => (await mail.deliver()).filter((one) => one.mail.subject.includes('nobody has looked'));
  expect((await reviews()).length).toBeLessThanOrEqual(1);
  desk.clock.now = new Date(dueAt.getTime() + 1000);
  await desk.sweep();
  const told = await reviews();
  expect(told).toHaveLength(1);
  expect(told[0]!.to).toEqual(['ana@desk.example']);
  await desk.sweep();
  expect(await reviews()).toEqual([]);
  expect(await desk.broken()).toEqual([]);
});

test('the original shows the way that it took, its headers in their order, and what the filter said', async () => {
  const id = await suspect();
  const shown = await showInbound(ana(), id);
  expect(shown.path).toEqual([
    { from: 'out.sender.net (out.sender.net [203.0.113.9])', by: 'mx.desk.example', at: '2026-03-10T09:59:00.000Z' },
  ]);
  expect(shown.headers.slice(0, 2).map(([name]) => name)).toEqual(['x-spam-flag', 'received']);
  expect(shown.spam).toMatchObject({ isSpam: true, header: 'x-spam-flag' });
  const listed = (await readInbound(ana(), { state: 'undecided', limit: 50 })).inbound;
  expect(listed.map((one) => one.id)).toContain(id);
});

test('read again without a change nothing is different and nothing is written', async () => {
  const id = await arrive(mailOf({ from: 'same@customer.example' }), { from: 'same@customer.example' });
  expect(await replayInbound(ana(), keys(), id, true)).toMatchObject({ differs: [], applied: false });
  expect(await desk.database.db.selectFrom('inboundReplay').selectAll().where('inboundId', '=', id).execute()).toEqual(
    [],
  );
});

/** As an older program would have read it. */
async function spoil(inboundId: string) {
  const message = await desk.database.db
    .selectFrom('message')
    .selectAll()
    .where('inboundId', '=', inboundId)
    .executeTakeFirstOrThrow();
  await desk.database.db.updateTable('message').set({ bodyText: 'mojibake' }).where('id', '=', message.id).execute();
  await desk.database.db
    .deleteFrom('attachment')
    .where('messageId', '=', message.id)
    .where('name', 'like', 'b%')
    .execute();
  return message;
}

test('after a change of the program a message gets its text and files under the same ids, once, and nobody is written to', async () => {
  const boundary = [
    'From: Files <files@customer.example>', 'To: help@desk.example', 'Subject: Two files', 'Message-ID: <two@customer.example>',
    'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', '',
    'Both are here.', '--b', 'Content-Type: text/plain; name=a.txt', 'Content-Disposition: attachment; filename=a.txt', '', 'first',
    '--b', 'Content-Type: text/plain; name=b.txt', 'Content-Disposition: attachment; filename=b.txt', '', 'second', '--b--', '',
  ].join('\r\n'); // biome-ignore format: a mail
  const id = await arrive(boundary, { from: 'files@customer.example' });
  await mail.deliver();
  const message = await spoil(id);
  const kept = await desk.database.db
    .selectFrom('attachment')
    .select('id')
    .where('messageId', '=', message.id)
    .execute();
  const looked = await replayInbound(ana(), keys(), id, false);
  expect(looked).toMatchObject({
    differs: ['text', 'files'],
    applied: false,
    before: { text: 'mojibake' },
    after: { text: 'Both are here.' },
  });
  const still = await desk.database.db
    .selectFrom('message')
    .select('bodyText')
    .where('id', '=', message.id)
    .executeTakeFirst();
  expect(still!.bodyText).toBe('mojibake');
  expect(await replayInbound(ana(), keys(), id, true)).toMatchObject({ applied: true });
  const now = await desk.database.db.selectFrom('message').selectAll().where('inboundId', '=', id).execute();
  expect(now).toMatchObject([
    { id: message.id, ticketId: message.ticketId, bodyText: 'Both are here.', at: message.at },
  ]);
  const files = await desk.database.db
    .selectFrom('attachment')
    .select(['id', 'name'])
    .where('messageId', '=', message.id)
    .orderBy('name')
    .execute();
  expect(files.map((one) => one.name)).toEqual(['a.txt', 'b.txt']);
  expect(files[0]!.id).toBe(kept[0]!.id);
  expect(await replayInbound(ana(), keys(), id, true)).toMatchObject({ differs: [], applied: false });
  expect(await mail.deliver()).toEqual([]);
  expect(await desk.broken()).toEqual([]);
});

test('what was kept quietly by mistake becomes a ticket with one acknowledgement, and a second replay doubles nothing', async () => {
  const id = await arrive(mailOf({ from: 'robot@customer.example', subject: 'Hello' }), {
    from: 'robot@customer.example',
  });
  const old = await viewInbound(ana(), id);
  // The older program took it for a machine's: its ticket was never there.
  await desk.database.db
    .updateTable('inbound')
    .set({ state: 'automatic', reason: 'automatic_reply', ticketId: null, messageId: null })
    .where('id', '=', id)
    .execute();
  await mail.deliver();
  const looked = await replayInbound(ana(), keys(), id, false);
  expect(looked).toMatchObject({ before: { state: 'automatic' }, after: { state: 'accepted' }, applied: false });
  expect(await viewInbound(ana(), id)).toMatchObject({ state: 'automatic' });
  expect(await mail.deliver()).toEqual([]);
  await replayInbound(ana(), keys(), id, true);
  const view = await viewInbound(ana(), id);
  expect(view).toMatchObject({ state: 'accepted', ticketNumber: expect.stringMatching(/^A-/) });
  expect(view.ticketNumber).not.toBe(old.ticketNumber);
  await replayInbound(ana(), keys(), id, true);
  const tickets = await desk.database.db
    .selectFrom('message')
    .select('id')
    .where('inboundId', '=', id)
    .where('kind', '=', 'public')
    .execute();
  expect(tickets).toHaveLength(2);
  expect(await desk.broken()).toEqual([]);
});

test('a copy stays a copy, and what a colleague turned down is theirs', async () => {
  const raw = mailOf({ from: 'twice@customer.example', id: 'twice@customer.example' });
  await arrive(raw, { from: 'twice@customer.example' });
  const copy = await arrive(raw, { from: 'twice@customer.example' });
  expect(await replayInbound(ana(), keys(), copy, true)).toMatchObject({ differs: [], applied: false });
  const id = await suspect();
  await decideInbound(ana(), keys(), { id, decision: 'reject', reason: 'spam' });
  await expect(replayInbound(ana(), keys(), id, true)).rejects.toThrow('A colleague has turned this mail down');
});

test('whoever filled in a form that is known since is offered as the requester, once, and nobody is written to', async () => {
  const form = 'form@site.example';
  const raw = mailOf({
    from: form,
    subject: 'Contact',
    text: 'E-mail: Nina Holm <nina@customer.example>\r\n\r\nIt stops.',
  });
  const id = await arrive(raw, { from: form });
  await mail.deliver();
  expect(await replayInbound(ana(), keys(), id, true)).toMatchObject({ differs: [], applied: false });
  await together(desk.database.db, [saveFormSender(ana(), { address: form, requesterFrom: 'body', field: 'E-mail' })]);
  expect(await replayInbound(ana(), keys(), id, false)).toMatchObject({ differs: ['requester'], applied: false });
  const { ticketNumber } = await viewInbound(ana(), id);
  const ticket = await findTicket(ana(), ticketNumber!);
  expect(await findProposal(desk.database.db, ticket.id), 'it was only looked at').toBeNull();
  expect(await replayInbound(ana(), keys(), id, true)).toMatchObject({ differs: ['requester'], applied: true });
  expect(await findProposal(desk.database.db, ticket.id)).toMatchObject({
    how: 'reply_to',
    email: 'nina@customer.example',
  });
  expect(await mail.deliver()).toEqual([]);
  expect((await findTicket(ana(), ticketNumber!)).requesterId).toBe(ticket.requesterId);
  await decideRequester(ana(), { number: ticketNumber!, decision: 'dismiss' });
  expect(await replayInbound(ana(), keys(), id, true)).toMatchObject({ differs: [], applied: false });
  expect(await desk.broken()).toEqual([]);
});
