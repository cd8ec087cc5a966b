// What happened when several did something at the same moment: nobody is left with a ticket who does not work here any more,
// and nobody who acts is told of a fault because others acted too. Every transaction here is a real one beside others.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type Context, contextFor } from '../platform/context.ts';
import { changeStatus } from './change-status.ts';
import { mergeTicket } from './merging/merge-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { addTeam } from './people/add-team.ts';
import { deactivateAgent } from './people/deactivate-agent.ts';
import { postMessage } from './post-message.ts';
import { reassignTicket } from './reassign-ticket.ts';
import { resolveTicket } from './resolve-ticket.ts';
import { sweeps } from './sweep-due.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const open = async (teamId?: string, email = 'ravi@northgate.example') => {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email },
    channel: 'api',
    ...(teamId ? { teamId } : {}),
  });
  return ticket;
};

const holderOf = async (ticketId: number) =>
  (
    await desk.database.db
      .selectFrom('ticket')
      .select('assigneeId')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow()
  ).assigneeId;

/** Does `first` in a transaction that stays open until `second`, which meets it, has to wait; then both end. */
async function meet(first: (ctx: Context) => Promise<unknown>, second: () => Promise<unknown>) {
  let waiting: Promise<unknown> | undefined;
  await desk.database.db.transaction().execute(async (tx) => {
    await first(contextFor(desk.sources, tx, desk.ana));
    waiting = second();
    // The refusal is looked at below; until then it is nobody's.
    waiting.catch(() => {});
    await untilSomebodyWaits();
  });
  return waiting;
}

async function untilSomebodyWaits(): Promise<void> {
  for (let look = 0; look < 400; look++) {
    const { rows } = await desk.database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('Nobody waits for the other.');
}

test('a ticket that is being given to somebody whose access ends goes on to the lead', async () => {
  const mia = await desk.agent('Mia Sand');
  const ticket = await open();
  await meet(
    (ctx) => reassignTicket(ctx, { number: ticket.number, agent: mia.personId!, reason: 'expertise' }),
    () => deactivateAgent(desk.ctx(desk.ana), mia.personId!),
  );
  expect(await holderOf(ticket.id)).toBe(desk.ana.personId);
  expect(await desk.broken()).toEqual([]);
});

test('whoever leaves at this moment is given nothing more, and the giver reads why', async () => {
  const leo = await desk.agent('Leo Brandt');
  const ticket = await open();
  const given = meet(
    (ctx) => deactivateAgent(ctx, leo.personId!),
    () => reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: leo.personId!, reason: 'expertise' }),
  );
  await expect(given).rejects.toMatchObject({ name: 'Invalid' });
  expect(await holderOf(ticket.id)).toBe(desk.ana.personId);
});

test('a ticket that opens for a team while its lead leaves is the next lead’s', async () => {
  const ida = await desk.agent('Ida Holm');
  const team = await addTeam(desk.ctx(desk.ana), { name: 'Printers', leadId: ida.personId!, memberIds: [] });
  const opened = await meet(
    (ctx) => deactivateAgent(ctx, ida.personId!),
    () => open(team),
  );
  expect(await holderOf((opened as { id: number }).id)).toBe(desk.ana.personId);
  expect(await desk.broken()).toEqual([]);
});

test('who leaves while they reply to a ticket that nobody had taken does not keep it', async () => {
  const rui = await desk.agent('Rui Pinto');
  const reply = { kind: 'public' as const, body: 'I have it.' };
  const before = await open();
  await meet(
    (ctx) => postMessage({ ...ctx, actor: rui }, { number: before.number, ...reply }),
    () => deactivateAgent(desk.ctx(desk.ana), rui.personId!),
  );
  expect(await holderOf(before.id)).toBe(desk.ana.personId);
  const after = await open();
  await expect(postMessage(desk.ctx(rui), { number: after.number, ...reply })).rejects.toThrow();
  expect(await holderOf(after.id)).toBe(desk.ana.personId);
});

test('two administrators who end each other’s access do not both leave', async () => {
  const ben = await desk.agent('Ben Ode', 'administrator');
  const eva = await desk.agent('Eva Lam', 'administrator');
  await meet(
    (ctx) => deactivateAgent({ ...ctx, actor: ben }, eva.personId!),
    () => deactivateAgent(desk.ctx(eva), ben.personId!),
  );
  const { rows } = await desk.database.pool.query(
    `select 1 from role_grant g join person p on p.id = g.person_id where g.role = 'administrator' and p.state = 'active'`,
  );
  expect(rows.length).toBeGreaterThan(0);
});

test('what was left with somebody by another hand than ours is found and handed on, with its reason', async () => {
  const noa = await desk.agent('Noa Bell');
  const ticket = await open();
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: noa.personId!, reason: 'workload' });
  await desk.database.pool.query(`update person set state = 'deactivated' where id = $1`, [noa.personId]);
  const sweep = sweeps.find((one) => one.name === 'tickets of who has left')!;
  const onError = (error: unknown) => {
    throw error;
  };
  expect(await sweep.run(desk.ctx(), onError)).toBe(1);
  expect(await holderOf(ticket.id)).toBe(desk.ana.personId);
  const { data } = await desk.database.db
    .selectFrom('event')
    .select('data')
    .where('ticketId', '=', ticket.id)
    .where('kind', '=', 'assignee.changed')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(data).toMatchObject({ fromId: noa.personId, toId: desk.ana.personId, reason: 'left' });
  expect(await sweep.run(desk.ctx(), onError)).toBe(0);
  expect(await desk.broken()).toEqual([]);
});

test('people who merge, reply, note, resolve and wait at once on one requester’s tickets meet no fault', async () => {
  const solved = { kind: 'solved' as const, what: 'x', how: 'y', why: 'z', toldBy: 'call' as const };
  const faults: unknown[] = [];
  for (let round = 0; round < 12; round++) {
    const email = `round${round}@northgate.example`;
    const [a, b, c] = [await open(undefined, email), await open(undefined, email), await open(undefined, email)];
    const act = () => desk.ctx(desk.ana);
    const acts = [a, b, c].flatMap(({ number }) => [
      () => postMessage(act(), { number, kind: 'public', body: 'Hello?' }),
      () => postMessage(act(), { number, kind: 'note', body: 'Hm.' }),
      () => changeStatus(act(), { number, status: 'waiting_on_third_party' }),
      () => resolveTicket(act(), { number, ...solved }),
    ]);
    const merges = [
      () => mergeTicket(act(), { number: c.number, into: a.number }),
      () => mergeTicket(act(), { number: b.number, into: c.number }),
      () => mergeTicket(act(), { number: a.number, into: b.number }),
    ];
    const ends = await Promise.allSettled([...merges, ...acts].map((one) => one()));
    for (const end of ends) {
      // A refusal says what stands against it (merged, resolved already); anything else is a fault of ours.
      if (end.status === 'rejected' && !['Conflict', 'Invalid'].includes(end.reason.name)) faults.push(end.reason);
    }
  }
  expect(faults).toEqual([]);
  expect(await desk.broken()).toEqual([]);
});
