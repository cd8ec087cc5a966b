// Answers find their way after a split: to the mail that went off, to the old one, and back again when it is taken back.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from '../../../test/mail-corpus/mail-desk.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { decideParticipant } from '../decide-participant.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { mergeTicket } from './merge-ticket.ts';
import { splitTicket } from './split-ticket.ts';
import { unmergeTicket } from './unmerge-ticket.ts';
import { unsplitTicket } from './unsplit-ticket.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

const { maria, paul } = { maria: 'maria@customer.example', paul: 'paul@customer.example' };
const send = (text: string, from: string) => mail.send(text, { from });
const messages = async (text: string) =>
  desk.database.db
    .selectFrom('message')
    .select(['id', 'ticketId', 'kind'])
    .where('bodyText', 'like', `${text}%`)
    .where('authorId', 'is not', null)
    .execute();
const ticketOf = async (text: string) => {
  const found = await messages(text);
  expect(found, text).toHaveLength(1);
  return found[0]!.ticketId;
};
const number = async (id: number) => (await findTicketById(desk.ctx(), id, { itself: true })).number;
const sentTo = (mails: Sent[], address: string) => mails.filter((one) => one.to.includes(address));

test('a mail that was split off takes its answers along, and brings them back', async () => {
  await send(mailOf({ from: maria, id: 'first@customer.example', text: 'The printer stops.' }), maria);
  const [acknowledged] = sentTo(await mail.deliver(), maria);
  await send(
    answerTo(acknowledged!, { from: maria, id: 'invoice@customer.example', text: 'And my invoice is wrong.' }),
    maria,
  );
  const old = await ticketOf('The printer stops.');
  // Before anybody has answered, a split says no more to an unproven address than any acknowledgement does.
  await postMessage(desk.ctx(desk.ana), { number: await number(old), kind: 'public', body: 'We look at both.' });
  await mail.deliver();
  const [invoice] = await messages('And my invoice');
  expect(invoice!.ticketId).toBe(old);

  const { ticketId } = await splitTicket(desk.ctx(desk.ana), { number: await number(old), messages: [invoice!.id] });
  expect(await ticketOf('And my invoice')).toBe(ticketId);
  const [told] = sentTo(await mail.deliver(), maria);
  expect(told!.mail.text).toContain(await number(old));
  await send(answerTo(told!, { from: maria, text: 'It is number 4711.' }), maria);
  // By the reference alone: her own program answers her own mail.
  const byReference = {
    'In-Reply-To': '<invoice@customer.example>',
    References: '<first@customer.example> <invoice@customer.example>',
  };
  await send(mailOf({ from: maria, text: 'And the date is wrong too.', headers: byReference }), maria);
  await send(answerTo(acknowledged!, { from: maria, text: 'It stopped again.' }), maria);
  expect(await ticketOf('It is number 4711')).toBe(ticketId);
  expect(await ticketOf('And the date is wrong')).toBe(ticketId);
  expect(await ticketOf('It stopped again')).toBe(old);
  expect(await desk.broken()).toEqual([]);

  await unsplitTicket(desk.ctx(desk.ana), await number(ticketId));
  expect(await ticketOf('And my invoice')).toBe(old);
  await send(mailOf({ from: maria, text: 'Thank you, I found it myself.', headers: byReference }), maria);
  await send(answerTo(told!, { from: maria, text: 'By the number of the second one.' }), maria);
  expect(await ticketOf('Thank you, I found it')).toBe(old);
  expect(await ticketOf('By the number of the second')).toBe(old);
  expect(await desk.broken()).toEqual([]);
});

test('what somebody else on the ticket wrote becomes their own ticket, and the requester reads nothing of it', async () => {
  const opened = await openTicket(desk.ctx(desk.ana), {
    subject: 'Two of us',
    body: 'We both wait.',
    requester: { email: maria },
    copied: [paul],
    channel: 'api',
  });
  const old = opened.ticket.id;
  await postMessage(desk.ctx(desk.ana), { number: opened.ticket.number, kind: 'public', body: 'Which printers?' });
  const [asked] = sentTo(await mail.deliver(), paul);
  await send(answerTo(asked!, { from: paul, text: 'Mine is another printer.' }), paul);
  const [his] = await messages('Mine is another printer');
  const { ticketId, undoUntil } = await splitTicket(desk.ctx(desk.ana), {
    number: await number(old),
    messages: [his!.id],
  });
  const fresh = await findTicketById(desk.ctx(), ticketId);
  const requester = await desk.database.db
    .selectFrom('address')
    .select('personId')
    .where('value', '=', paul)
    .executeTakeFirstOrThrow();
  expect(fresh.requesterId).toBe(requester.personId);
  expect(await ticketOf('Mine is another printer')).toBe(ticketId);
  const parts = await desk.database.db
    .selectFrom('participant')
    .select('personId')
    .where('ticketId', '=', ticketId)
    .execute();
  expect(parts.map((one) => one.personId)).toEqual([requester.personId]);
  expect(undoUntil).not.toBeNull();
  const reader = await desk.requester(opened.ticket.requesterId);
  await expect(findTicketById(desk.ctx(reader), ticketId)).rejects.toThrow(/no such ticket/);
  await unsplitTicket(desk.ctx(desk.ana), fresh.number);
  expect(await ticketOf('Mine is another printer')).toBe(old);
  expect(await desk.broken()).toEqual([]);
});

test('who waits for a decision on a merged ticket waits on the one it lives on in, and goes back with an undo', async () => {
  const open = async (body: string) =>
    (await openTicket(desk.ctx(desk.ana), { subject: body, body, requester: { email: maria }, channel: 'api' })).ticket;
  const [one, two] = [await open('Matter one'), await open('Matter two')];
  await postMessage(desk.ctx(desk.ana), { number: one.number, kind: 'public', body: 'Hello.' });
  const asked = sentTo(await mail.deliver(), maria).find((sent) => sent.mail.subject.includes('Matter one'))!;
  await send(answerTo(asked, { from: 'petra@third.example', text: 'I know more, says Petra.' }), 'petra@third.example');
  const { personId } = await desk.database.db
    .selectFrom('address')
    .select('personId')
    .where('value', '=', 'petra@third.example')
    .executeTakeFirstOrThrow();
  const parts = async (id: number) =>
    (
      await desk.database.db
        .selectFrom('participant')
        .select('role')
        .where('ticketId', '=', id)
        .where('personId', '=', personId)
        .execute()
    ).map((row) => row.role);
  await mergeTicket(desk.ctx(desk.ana), { number: one.number, into: two.number });
  expect([await parts(one.id), await parts(two.id)]).toEqual([['pending'], ['pending']]);
  await decideParticipant(desk.ctx(desk.ana), { number: two.number, personId, decision: 'add' });
  expect([await parts(one.id), await parts(two.id)]).toEqual([['copied'], ['copied']]);
  expect(await ticketOf('I know more, says Petra')).toBe(two.id);
  expect(await desk.broken()).toEqual([]);
  await unmergeTicket(desk.ctx(desk.ana), one.number);
  expect(await ticketOf('I know more, says Petra')).toBe(one.id);
  expect([await parts(one.id), await parts(two.id)]).toEqual([['copied'], []]);
  expect(await desk.broken()).toEqual([]);
});
