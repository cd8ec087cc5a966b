// What lies with somebody, in the list and counted at its name: what they have, and for a collaborator what they were asked in on.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { mergeTicket } from '../cases/merging/merge-ticket.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { askIn, letGo } from '../cases/people/ask-in.ts';
import { readMe } from '../desk/me.ts';
import type { Actor } from '../platform/context.ts';
import { listTickets } from './list-tickets.ts';

let desk: TestDesk;
let dora: Actor;
let first: string;
let second: string;
beforeAll(async () => {
  desk = await makeDesk();
  dora = await desk.agent('Dora Lind', 'collaborator');
  [first, second] = [await open('It blinks'), await open('It stops')];
});

async function open(subject: string): Promise<string> {
  const requester = { email: 'ravi@northgate.example' };
  const { ticket } = await openTicket(desk.ctx(desk.ana), { subject, body: 'Red.', requester, channel: 'api' });
  return ticket.number;
}

async function work(who: Actor) {
  const ctx = desk.ctx(who);
  const { tickets } = await listTickets(ctx, { work: 'mine', status: 'unresolved', sort: 'due', limit: 50 });
  const { unresolved } = await readMe(ctx, who.personId!);
  expect(unresolved).toBe(tickets.length);
  return tickets.map((one) => one.number).toSorted();
}

test('an agent’s work is what they have', async () => {
  expect(await work(desk.ana)).toEqual([first, second].toSorted());
});

test('a collaborator’s work is what they were asked in on, as long as they are', async () => {
  expect(await work(dora)).toEqual([]);
  await askIn(desk.ctx(desk.ana), { number: first, personId: dora.personId! });
  expect(await work(dora)).toEqual([first]);
  await letGo(desk.ctx(desk.ana), { number: first, personId: dora.personId! });
  expect(await work(dora)).toEqual([]);
});

test('what was merged counts once, where it lives on', async () => {
  await askIn(desk.ctx(desk.ana), { number: first, personId: dora.personId! });
  await askIn(desk.ctx(desk.ana), { number: second, personId: dora.personId! });
  await mergeTicket(desk.ctx(desk.ana), { number: first, into: second });
  expect(await work(dora)).toEqual([second]);
});
