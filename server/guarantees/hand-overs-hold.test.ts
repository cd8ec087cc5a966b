// The fifth invariant sees each way in which a hand-over can be lost: a row is broken behind the product's back.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { sayAbsence } from '../cases/absences/say-absence.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { reassignTicket } from '../cases/reassign-ticket.ts';
import { handOversHold } from './hand-overs-hold.ts';

let desk: TestDesk;
const ids = { handed: 0, covered: 0 };
beforeAll(async () => {
  desk = await makeDesk();
  const leo = await desk.agent('Leo Brandt');
  const mia = await desk.agent('Mia Kern');
  for (const [key, to] of [
    ['handed', mia],
    ['covered', leo],
  ] as const) {
    const { ticket } = await openTicket(desk.ctx(desk.ana), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email: 'ravi@northgate.example' },
      channel: 'api',
    });
    desk.pass({ minutes: 1 });
    await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: to.personId!, reason: 'expertise' });
    ids[key] = ticket.id;
  }
  await sayAbsence(desk.ctx(leo), { to: null });
  await desk.sweep();
});

const undone = new Error('undone');
async function seen(breaks: string): Promise<string[]> {
  const found: string[][] = [];
  await desk.database.db
    .transaction()
    .execute(async (tx) => {
      await sql.raw(breaks).execute(tx);
      const { now } = desk.clock;
      for (const since of [null, new Date(now.getTime() - 600_000)]) {
        const { rows } = await handOversHold({ now, since }).execute(tx);
        found.push(rows.map((row) => String(row.why)));
      }
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  expect(found[0]).toEqual(found[1]);
  return found[0]!;
}

test('nothing offends as it stands', async () => {
  expect(await seen('select 1')).toEqual([]);
});

test.each([
  [
    'a hand-over that is long due',
    () => `update stint set accept_due_at = '2026-03-10T09:00:00Z' where ticket_id = ${ids.handed} and sequence = 2`,
    /it did not go to the lead/,
  ],
  [
    'a cover that is long due',
    () => `update cover set accept_due_at = '2026-03-10T09:00:00Z' where ticket_id = ${ids.covered}`,
    /who stands in did not take it up/,
  ],
  [
    'a hand-over without its brief',
    () => `delete from frozen_brief where ticket_id = ${ids.handed}`,
    /stint 2 began without a brief/,
  ],
  [
    'a cover without its brief',
    () => `delete from frozen_brief where ticket_id = ${ids.covered} and of_kind = 'cover'`,
    /cover 1 began without a brief/,
  ],
  [
    'a hand-over that nobody waits for',
    () => `update stint set accept_due_at = null where ticket_id = ${ids.handed}`,
    /stint 2 was never taken up/,
  ],
  [
    'a cover that nobody waits for',
    () => `update cover set accept_due_at = null where ticket_id = ${ids.covered}`,
    /cover 1 was never taken up/,
  ],
] as const)('%s is seen', async (_, breaks, why) => {
  const found = await seen(breaks());
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(why);
});

test('where nobody was left to ask, it was shown, and that is enough', async () => {
  expect(
    await seen(`with u as (update stint set accept_due_at = null where ticket_id = ${ids.handed} returning from_at)
      insert into event (kind, at, ticket_id, audience, data) select 'acceptance.overdue', from_at, ${ids.handed}, 'internal', '{}' from u where true limit 1`),
  ).toEqual([]);
});
