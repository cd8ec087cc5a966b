// What is owed to a requester, from the first minute to the honest late word.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from './open-ticket.ts';
import { postMessage } from './post-message.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const open = (email = 'ravi@northgate.example') =>
  openTicket(desk.ctx(desk.ana), {
    subject: 'Prints about forty labels, then stops',
    body: 'It prints about forty labels, then stops with E-52.',
    requester: { email, name: 'Ravi Menon' },
    channel: 'api',
  });

const promises = (ticketId: number) =>
  desk.database.db
    .selectFrom('promise')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('madeAt')
    .orderBy('misses')
    .execute();
const messages = (ticketId: number) =>
  desk.database.db
    .selectFrom('message')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .execute();

test('a new ticket has a person, a promise of one business day, and its number is on the way to the requester', async () => {
  const { ticket } = await open();
  expect(ticket.number).toMatch(/^A-[0-9A-HJKMNP-TV-Z]{7}$/);
  expect(ticket.assigneeId).toBe(desk.ana.personId);
  const [promise] = await promises(ticket.id);
  expect(promise).toMatchObject({ state: 'standing', purpose: 'update', dueAt: new Date('2026-03-11T10:00:00Z') });
  const acknowledgement = (await messages(ticket.id)).find((one) => one.purpose === 'acknowledgement');
  expect(acknowledgement?.bodyText).toContain(ticket.number);
  expect(acknowledgement?.bodyText).toContain('Ana Ferreira');
  const delivery = await desk.database.db
    .selectFrom('delivery')
    .selectAll()
    .where('ticketId', '=', ticket.id)
    .execute();
  expect(delivery).toMatchObject([{ state: 'queued', toAddress: 'ravi@northgate.example' }]);
});

test('a public reply keeps the promise and makes the next; a note does neither', async () => {
  const { ticket } = await open();
  desk.pass({ hours: 1 });
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'note', body: 'Same spike as P-118.' });
  expect((await promises(ticket.id)).map((one) => one.state)).toEqual(['standing']);
  await postMessage(desk.ctx(desk.ana), {
    number: ticket.number,
    kind: 'public',
    body: 'Leo is running it on our bench.',
  });
  const [first, second] = await promises(ticket.id);
  expect(first).toMatchObject({ state: 'kept', endedAt: desk.clock.now, successorId: second?.id });
  expect(second).toMatchObject({ state: 'standing', dueAt: new Date('2026-03-11T11:00:00Z') });
});

test('a promise that passes unkept is said honestly within the sweep, and the next one is twice as far', async () => {
  const { ticket } = await open('late@northgate.example');
  const [first] = await promises(ticket.id);
  desk.clock.now = new Date(first!.dueAt.getTime() + 30_000);
  await desk.sweep();
  const [missed, next] = await promises(ticket.id);
  expect(missed).toMatchObject({ state: 'missed', successorId: next?.id });
  expect(next).toMatchObject({ state: 'standing', misses: 1 });
  const late = (await messages(ticket.id)).find((one) => one.purpose === 'late');
  expect(late).toMatchObject({ kind: 'public', authorId: null, byAgent: false });
  expect(late?.bodyText).toContain('we did not keep that promise');
  desk.clock.now = new Date(next!.dueAt.getTime() + 1000);
  await desk.sweep();
  const third = (await promises(ticket.id)).at(-1);
  expect(third).toMatchObject({ state: 'standing', misses: 2 });
  expect(await desk.broken()).toEqual([]);
});
