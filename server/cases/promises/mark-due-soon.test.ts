// A ticket goes up in the lists when its promise has a quarter of its time left, and the look for it reads nothing twice.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk, tuesday } from '../../../test/harness.ts';
import type { Actor } from '../../platform/context.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { markDueSoon } from './mark-due-soon.ts';

let desk: TestDesk;
let leo: Actor;
beforeAll(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Prado');
});

/** At ten, with the word that is due two hours later; nothing else comes due. */
async function open() {
  await sql`update promise set soon_at = null`.execute(desk.database.db);
  desk.clock.now = tuesday;
  const requester = { email: 'ravi@northgate.example' };
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester,
    channel: 'api',
    priority: 2,
  });
  return ticket;
}

const levelOf = async (id: number) =>
  (
    await sql<{
      level: number;
      version: number;
    }>`select promise_level as level, version from ticket where id = ${id}`.execute(desk.database.db)
  ).rows[0]!;
const waiting = async () =>
  (
    await sql<{ many: number }>`select count(*) as many from promise
    where state = 'standing' and soon_at <= ${desk.clock.now}`.execute(desk.database.db)
  ).rows[0]!.many;

test('with a quarter of its time left it goes up, once, and is no change of the ticket', async () => {
  const ticket = await open();
  desk.pass({ minutes: 89 });
  expect(await markDueSoon(desk.ctx())).toBe(0);
  expect((await levelOf(ticket.id)).level).toBe(0);
  desk.pass({ minutes: 1 });
  expect(await waiting()).toBe(1);
  expect(await markDueSoon(desk.ctx())).toBe(1);
  expect(await levelOf(ticket.id)).toEqual({ level: 2, version: ticket.version });
  expect(await waiting()).toBe(0);
  expect(await markDueSoon(desk.ctx())).toBe(0);
});

test('a reply begins the next promise, which goes up in its own time', async () => {
  const ticket = await open();
  desk.pass({ minutes: 95 });
  await markDueSoon(desk.ctx());
  await postMessage(desk.ctx(leo), { number: ticket.number, kind: 'public', body: 'We look into it.' });
  expect((await levelOf(ticket.id)).level).toBe(0);
  desk.pass({ minutes: 91 });
  expect(await markDueSoon(desk.ctx())).toBe(1);
  expect((await levelOf(ticket.id)).level).toBe(2);
});

test('while the requester has to answer, nobody of ours is hurried', async () => {
  const ticket = await open();
  desk.pass({ minutes: 11 });
  await changeStatus(desk.ctx(leo), {
    number: ticket.number,
    status: 'waiting_on_requester',
    question: 'Which labels?',
  });
  desk.pass({ days: 30 });
  expect(await markDueSoon(desk.ctx())).toBe(0);
  expect((await levelOf(ticket.id)).level).toBe(0);
});

test('who works on the ticket at that moment is not waited for; it goes up at the next look', async () => {
  const ticket = await open();
  desk.pass({ minutes: 95 });
  const other = await desk.database.pool.connect();
  try {
    await other.query('begin');
    await other.query('select 1 from ticket where id = $1 for update', [ticket.id]);
    expect(await markDueSoon(desk.ctx())).toBe(0);
    await other.query('rollback');
  } finally {
    other.release();
  }
  expect(await markDueSoon(desk.ctx())).toBe(1);
  expect((await levelOf(ticket.id)).level).toBe(2);
});
