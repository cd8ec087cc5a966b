// Invariant 9 sees each way in which a clock may lie, at everything and at what changed.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { checkInvariants, invariants } from './invariants.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const nine = invariants.filter(({ number }) => number === 9);

async function offendersOf(breaks: (id: number) => string): Promise<string[]> {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
  });
  const { now } = desk.clock;
  const undone = new Error('undone');
  const found: string[] = [];
  const looking = desk.database.db.transaction().execute(async (tx) => {
    for (const since of [null, new Date(now.getTime() - 60_000)]) {
      expect((await checkInvariants(tx, { now, since }, nine))[0]!.offenders).toEqual([]);
    }
    await sql.raw(breaks(ticket.id)).execute(tx);
    for (const since of [null, new Date(now.getTime() - 60_000)]) {
      const [verdict] = await checkInvariants(tx, { now, since }, nine);
      found.push(verdict!.offenders.map(({ why }) => why).join('\n'));
    }
    throw undone;
  });
  await looking.catch((error) => {
    if (error !== undone) throw error;
  });
  return found;
}

const of = (id: number, metric: string) => `where ticket_id = ${id} and metric = '${metric}'`;

const rows: [string, (id: number) => string, RegExp][] = [
  [
    'a first response that stands still',
    (id) => `update clock set state = 'paused', due_at = null, next_at = null ${of(id, 'first_response')}`,
    /which only a resolution may/,
  ],
  [
    'a first response with a pause that has ended',
    (id) =>
      `update clock set pauses = '[{"from": "2026-03-10T09:00:00Z", "to": "2026-03-10T09:30:00Z", "why": "scheduled"}]' ${of(id, 'first_response')}`,
    /which only a resolution may/,
  ],
  [
    'a resolution that stands still while we work',
    (id) => `update clock set state = 'paused', due_at = null, next_at = null ${of(id, 'resolution')}`,
    /stands still while it is new/,
  ],
  [
    'a threshold that nobody saw',
    (id) => `update clock set next_at = '2026-03-10T09:00:00Z' ${of(id, 'update')}`,
    /nobody saw it/,
  ],
  [
    'a lateness without an event',
    (id) => `update clock set breached_at = '2026-03-10T09:30:00Z' ${of(id, 'update')}`,
    /no event says so/,
  ],
  [
    'a lateness that the requester feels and nobody is to tell them of',
    (id) => `update clock set breached_at = '2026-03-10T09:30:00Z' ${of(id, 'first_response')}`,
    /first_response is late since .* and no task says that the requester is to be told/,
  ],
  [
    'one whose task nobody minds any more',
    (id) => `update clock set breached_at = '2026-03-10T09:30:00Z' ${of(id, 'update')};
      insert into task (id, ticket_id, kind, made_at, done_at, ended_as) select gen_random_uuid(), ${id}, 'tell_requester', now(), now(), 'void';
      insert into task_breach select ${id}, 'update', 1, now(), id from task where ticket_id = ${id}`,
    /no task says/,
  ],
  [
    'a task that is open although nobody waits',
    (id) => `insert into task (id, ticket_id, kind, made_at) values (gen_random_uuid(), ${id}, 'tell_requester', now());
      update ticket set status = 'spam', promise_id = null, promise_due_at = null where id = ${id}`,
    /its task tell_requester is open although it is spam/,
  ],
  [
    'a clock that goes on after the end',
    (id) => `update ticket set status = 'spam', promise_id = null, promise_due_at = null where id = ${id}`,
    /goes on although it is spam/,
  ],
  [
    'a list that goes by another date',
    (id) => `update ticket set clock_due_at = clock_due_at - interval '1 hour' where id = ${id}`,
    /does not say what its clocks say/,
  ],
  [
    'a due time that was moved by hand',
    (id) => `update clock set due_at = due_at + interval '1 day' ${of(id, 'resolution')}`,
    /its clock resolution 1 is not what the record says \((state|begun|due|target|stopped)[^{}"]* is stored, [^{}"]* by the record\)$/,
  ],
  [
    'a clock that is gone',
    (id) => `delete from clock ${of(id, 'resolution')}`,
    /its clock resolution 1 is not stored, and the record has one/,
  ],
  [
    'a target that was made easier',
    (id) => `update clock set target_seconds = target_seconds * 2 ${of(id, 'first_response')}`,
    /its clock first_response 1 is not what the record says/,
  ],
];

test.each(rows)('sees %s', async (_, breaks, why) => {
  const [full, fresh] = await offendersOf(breaks);
  expect(full).toMatch(why);
  expect(fresh).toMatch(why);
});
