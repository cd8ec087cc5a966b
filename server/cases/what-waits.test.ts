// What on a ticket waits for an agent, as lists show it, and the date that a reply proposes.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { failDelivery } from '../channels/fail-delivery.ts';
import { together } from '../platform/database.ts';
import { findTicket } from '../tickets/find-ticket.ts';
import { listTickets } from '../tickets/list-tickets.ts';
import { changeStatus } from './change-status.ts';
import { decideParticipant } from './decide-participant.ts';
import { readGround } from './ground.ts';
import { proposedNext } from './next-promise.ts';
import { openTicket } from './open-ticket.ts';
import { postMessage } from './post-message.ts';
import { takeInWord } from './take-in-word.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const open = async (email = 'ravi@northgate.example', name = 'Ravi Menon') => {
  const opened = await openTicket(desk.ctx(desk.ana), {
    subject: 'Prints about forty labels, then stops',
    body: 'It stops with E-52.',
    requester: { email, name },
    channel: 'api',
  });
  desk.pass({ minutes: 1 });
  return { number: opened.ticket.number, id: opened.ticket.id, requester: opened.requester };
};
async function awaits(number: string) {
  const { tickets } = await listTickets(desk.ctx(desk.ana), { sort: '-opened', limit: 100 });
  return tickets.find((one) => one.number === number)?.awaits;
}
const reply = (number: string, nextPromiseAt?: Date) =>
  postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'We are looking at it.', nextPromiseAt });
const proposed = async (number: string) => {
  const ticket = await findTicket(desk.ctx(desk.ana), number);
  return proposedNext(desk.ctx(desk.ana), await readGround(desk.database.db, ticket.teamId), ticket);
};
async function write(number: string, personId: string, pending = false) {
  const ticket = await findTicket(desk.ctx(), number, { lock: true });
  await takeInWord(desk.ctx(), {
    ticket,
    personId,
    addressId: null,
    pending,
    body: 'It has stopped again.',
    channel: 'email',
    verified: true,
    acknowledge: false,
  });
  desk.pass({ minutes: 1 });
}

test('a requester’s word waits until a person of ours answers; a note is no answer', async () => {
  const { number, requester } = await open();
  expect(await awaits(number)).toEqual(['reply']);
  await postMessage(desk.ctx(desk.ana), { number, kind: 'note', body: 'The feed motor, I think.' });
  expect(await awaits(number)).toEqual(['reply']);
  desk.pass({ minutes: 1 });
  await reply(number);
  expect(await awaits(number)).toEqual([]);
  desk.pass({ minutes: 1 });
  await write(number, requester.id);
  expect(await awaits(number)).toEqual(['reply']);
});

test('somebody whose part is undecided waits for a decision, also after the answer to the requester', async () => {
  const { number } = await open();
  await reply(number);
  desk.pass({ minutes: 1 });
  const pedro = (await open('pedro@customer.example', 'Pedro')).requester.id;
  await write(number, pedro, true);
  expect(await awaits(number)).toEqual(['decision']);
  await decideParticipant(desk.ctx(desk.ana), { number, personId: pedro, decision: 'add' });
  expect(await awaits(number)).toEqual(['reply']);
});

test('a mail that did not arrive waits for somebody', async () => {
  const { number, id } = await open();
  await reply(number);
  const delivery = await desk.database.db
    .selectFrom('delivery')
    .selectAll()
    .where('ticketId', '=', id)
    .orderBy('queuedAt', 'desc')
    .executeTakeFirstOrThrow();
  await together(
    desk.database.db,
    failDelivery(desk.ctx(), delivery as never, { error: '550 no such user', status: '5.1.1' }),
  );
  expect(await awaits(number)).toEqual(['delivery']);
});

test('nothing waits on a ticket that is done', async () => {
  const { number } = await open();
  await changeStatus(desk.ctx(desk.ana), { number, status: 'spam' });
  expect(await awaits(number)).toEqual([]);
});

test('a reply proposes the policy’s date, but none before the one that the requester was told', async () => {
  const { number } = await open();
  const usual = await proposed(number);
  const friday = new Date(usual!.getTime() + 7 * 86_400_000);
  const { ticket } = await reply(number, friday);
  expect(ticket.promiseDueAt).toEqual(friday);
  desk.pass({ minutes: 5 });
  expect(await proposed(number)).toEqual(friday);
  // Without a date of the writer's own, the same holds for what is written.
  expect((await reply(number)).ticket.promiseDueAt).toEqual(friday);
  // The agent may choose an earlier one all the same.
  expect((await reply(number, usual)).ticket.promiseDueAt).toEqual(usual);
});

test('while it is the requester’s turn a reply proposes no date', async () => {
  const { number } = await open();
  await reply(number);
  await changeStatus(desk.ctx(desk.ana), {
    number,
    status: 'waiting_on_requester',
    question: 'Which firmware does it show?',
  });
  expect(await proposed(number)).toBeUndefined();
});
