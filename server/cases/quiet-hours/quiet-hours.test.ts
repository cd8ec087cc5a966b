// Quiet hours hold back what the desk tells its own people by itself; emergencies and whatever a requester is owed go at once.

import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import type { Actor } from '../../platform/context.ts';
import { openTicket } from '../open-ticket.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { changeQuietHours } from './change-quiet-hours.ts';

let desk: TestDesk;
let leo: Actor;
beforeAll(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});
beforeEach(() => {
  desk.clock.now = new Date('2026-03-10T23:30:00Z');
});

const quiet = async (who: Actor, scope: 'own' | 'desk', span: { from: string; until: string } | null) =>
  changeQuietHours(desk.ctx(who), { scope, quiet: span });
async function handTo(agent: Actor, priority: 1 | 3 = 3) {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    requester: { email: 'ravi@customer.example' },
    channel: 'api',
    priority,
  });
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: agent.personId!, reason: 'expertise' });
  const notice = await desk.database.db
    .selectFrom('delivery')
    .select('dueAt')
    .where('ticketId', '=', ticket.id)
    .where('personId', '=', agent.personId!)
    .where('noticeId', 'is not', null)
    .executeTakeFirstOrThrow();
  const acknowledgement = await desk.database.db
    .selectFrom('delivery')
    .select('dueAt')
    .where('ticketId', '=', ticket.id)
    .where('messageId', 'is not', null)
    .executeTakeFirstOrThrow();
  return { notice: notice.dueAt, acknowledgement: acknowledgement.dueAt };
}

test('nobody has chosen any: at once', async () => {
  expect((await handTo(leo)).notice).toEqual(desk.clock.now);
});

test('by the person’s own clock and over midnight; the requester’s acknowledgement leaves at once', async () => {
  await quiet(leo, 'own', { from: '22:00', until: '07:00' });
  const { notice, acknowledgement } = await handTo(leo);
  expect(notice).toEqual(new Date('2026-03-11T07:00:00Z'));
  expect(acknowledgement).toEqual(desk.clock.now);
  await sql`update person set zone = 'America/Sao_Paulo' where id = ${leo.personId}`.execute(desk.database.db);
  desk.clock.now = new Date('2026-03-11T02:00:00Z');
  expect((await handTo(leo)).notice).toEqual(new Date('2026-03-11T10:00:00Z'));
  desk.clock.now = new Date('2026-03-11T15:00:00Z');
  expect((await handTo(leo)).notice).toEqual(desk.clock.now);
  await sql`update person set zone = null where id = ${leo.personId}`.execute(desk.database.db);
});

test('an emergency wakes', async () => {
  expect((await handTo(leo, 1)).notice).toEqual(desk.clock.now);
});

test('the desk’s hold for whoever has chosen none, and their own come first', async () => {
  const max = await desk.agent('Max Weber');
  await quiet(desk.ana, 'desk', { from: '20:00', until: '06:00' });
  expect((await handTo(max)).notice).toEqual(new Date('2026-03-11T06:00:00Z'));
  expect((await handTo(leo)).notice).toEqual(new Date('2026-03-11T07:00:00Z'));
  expect(await quiet(leo, 'own', null)).toEqual({ own: null, desk: { from: '20:00', until: '06:00' } });
  expect((await handTo(leo)).notice).toEqual(new Date('2026-03-11T06:00:00Z'));
});

test('only an administrator chooses for all, and a span is a span', async () => {
  await expect(quiet(leo, 'desk', null)).rejects.toThrow('administrators');
  await expect(quiet(leo, 'own', { from: '22:00', until: '22:00' })).rejects.toThrow('different times');
});
