// Who the requester is where the mail's sender is somebody else: passed on by a colleague, answers wanted elsewhere, web forms.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { saveFormSender } from '../../channels/form-senders.ts';
import { together } from '../../platform/database.ts';
import { findProposal } from '../../tickets/write-proposal.ts';
import { postMessage } from '../post-message.ts';
import { decideRequester } from './decide-requester.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});
const ana = () => desk.ctx(desk.ana);
async function opens(raw: string, from: string) {
  desk.pass({ minutes: 1 });
  await mail.send(raw, { from });
  const row = await desk.database.db
    .selectFrom('inbound')
    .select('ticketId')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return desk.database.db.selectFrom('ticket').selectAll().where('id', '=', row.ticketId!).executeTakeFirstOrThrow();
}
const personOf = (id: string) =>
  desk.database.db
    .selectFrom('person')
    .innerJoin('address', 'address.personId', 'person.id')
    .select(['address.value', 'person.name'])
    .where('person.id', '=', id)
    .executeTakeFirstOrThrow();
const forwarded = [
  'Please take this one.', '', '---------- Forwarded message ---------', 'From: Ravi Menon <ravi@menon.example>',
  'Date: Mon, 9 Mar 2026 at 17:40', 'Subject: Labels come out empty', 'To: Ana Ferreira <ana@desk.example>', '',
  'Hello Ana,', 'since this morning the labels come out empty.', 'Ravi', '',
].join('\r\n'); // biome-ignore format: a mail
let count = 0;
const passOn = () =>
  opens(
    mailOf({
      from: 'Ana Ferreira <ana@desk.example>',
      subject: 'Fwd: Labels come out empty',
      text: `${forwarded}${++count}`,
    }),
    'ana@desk.example',
  );

test('a colleague passes a mail on: the ticket is theirs, and who wrote it is only proposed, with date, subject and words', async () => {
  const ticket = await passOn();
  expect(await personOf(ticket.requesterId)).toMatchObject({ value: 'ana@desk.example' });
  const proposal = await findProposal(desk.database.db, ticket.id);
  expect(proposal).toMatchObject({
    how: 'forwarded',
    email: 'ravi@menon.example',
    name: 'Ravi Menon',
    subject: 'Labels come out empty',
  });
  expect(proposal!.saidDate).toContain('9 Mar 2026');
  expect(proposal!.bodyText).toContain('come out empty');
  expect((await mail.deliver()).filter((one) => one.to.includes('ravi@menon.example'))).toEqual([]);
});

test('one click makes them the requester: they are told once, answers go to them alone, and nobody decides twice', async () => {
  const ticket = await passOn();
  await mail.deliver();
  await decideRequester(ana(), { number: ticket.number, decision: 'take' });
  const now = await desk.database.db
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  expect(await personOf(now.requesterId)).toEqual({ value: 'ravi@menon.example', name: 'Ravi Menon' });
  const sent = await mail.deliver();
  expect(sent.map((one) => one.to)).toEqual([['ravi@menon.example']]);
  expect(sent[0]!.mail.text).toContain(ticket.number);
  expect(sent[0]!.raw.toString()).not.toContain('Please take this one');
  desk.pass({ minutes: 1 });
  await postMessage(ana(), { number: ticket.number, kind: 'public', body: 'We look into it.' });
  expect((await mail.deliver()).map((one) => one.to)).toEqual([['ravi@menon.example']]);
  await expect(decideRequester(ana(), { number: ticket.number, decision: 'take' })).rejects.toThrow(
    'Nobody is proposed',
  );
  expect(await desk.broken()).toEqual([]);
});

test('dismissed, nothing happens; a collaborator decides nothing', async () => {
  const ticket = await passOn();
  const dora = await desk.agent('Dora Lind', 'collaborator');
  await expect(decideRequester(desk.ctx(dora), { number: ticket.number, decision: 'take' })).rejects.toThrow();
  await decideRequester(ana(), { number: ticket.number, decision: 'dismiss' });
  expect(await findProposal(desk.database.db, ticket.id)).toBeNull();
  expect((await mail.deliver()).filter((one) => one.to.includes('ravi@menon.example'))).toEqual([]);
});

test('a customer who passes a mail on is the requester, and nobody is proposed', async () => {
  const ticket = await opens(
    mailOf({ from: 'tom@customer.example', subject: 'Fwd: Labels', text: forwarded }),
    'tom@customer.example',
  );
  expect(await findProposal(desk.database.db, ticket.id)).toBeNull();
});

test('a differing Reply-To is only offered; taken, answers go there, and the sender goes on taking part', async () => {
  const ticket = await opens(
    mailOf({
      from: 'boss@customer.example',
      headers: { 'Reply-To': 'Assistant <assistant@customer.example>' },
      text: 'Two mailboxes.\r\n',
    }),
    'boss@customer.example',
  );
  expect(await personOf(ticket.requesterId)).toMatchObject({ value: 'boss@customer.example' });
  expect(await findProposal(desk.database.db, ticket.id)).toMatchObject({
    how: 'reply_to',
    email: 'assistant@customer.example',
  });
  expect((await mail.deliver()).filter((one) => one.to.includes('assistant@customer.example'))).toEqual([]);
  await decideRequester(ana(), { number: ticket.number, decision: 'take' });
  const roles = await desk.database.db
    .selectFrom('participant')
    .innerJoin('address', 'address.id', 'participant.addressId')
    .select(['address.value', 'role'])
    .where('ticketId', '=', ticket.id)
    .orderBy('role')
    .execute();
  expect(roles).toEqual([
    { value: 'boss@customer.example', role: 'copied' },
    { value: 'assistant@customer.example', role: 'requester' },
  ]);
  expect(await desk.broken()).toEqual([]);
});

test('a web form speaks for who filled it in: by Reply-To, or by a line of its text', async () => {
  await together(desk.database.db, [
    saveFormSender(desk.ctx(), { address: 'form@site.example', requesterFrom: 'reply_to', field: null }),
    saveFormSender(desk.ctx(), { address: 'other-form@site.example', requesterFrom: 'body', field: 'E-mail' }),
  ]);
  const one = await opens(
    mailOf({
      from: 'form@site.example',
      headers: { 'Reply-To': 'Nina Holm <nina@holm.example>', 'Auto-Submitted': 'auto-generated' },
      text: 'My order is late.\r\n',
    }),
    'form@site.example',
  );
  expect(await personOf(one.requesterId)).toEqual({ value: 'nina@holm.example', name: 'Nina Holm' });
  const other = await opens(
    mailOf({ from: 'other-form@site.example', text: 'Name: Olaf\r\nE-Mail: olaf@sund.example\r\nText: It broke.\r\n' }),
    'other-form@site.example',
  );
  expect(await personOf(other.requesterId)).toMatchObject({ value: 'olaf@sund.example' });
  // Anybody can type any address into a form, so nothing of what was typed is mailed to it.
  const sent = await mail.deliver();
  const to = (address: string) => sent.filter((mailed) => mailed.to.includes(address));
  expect(to('nina@holm.example')).toHaveLength(1);
  expect(to('nina@holm.example')[0]!.raw.toString()).not.toContain('Nina');
  expect(to('form@site.example')).toEqual([]);
  // Where the form does not say who wrote, the form itself is answered for, as any sender.
  const empty = await opens(
    mailOf({ from: 'other-form@site.example', text: 'Name: nobody\r\n' }),
    'other-form@site.example',
  );
  expect(await personOf(empty.requesterId)).toMatchObject({ value: 'other-form@site.example' });
  expect(await desk.broken()).toEqual([]);
});
