// Each invariant that is built must see an offender: a row is broken behind the product's back, and the look finds it.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { invariants } from './invariants.ts';
import { watch } from './watchdog.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const open = async () => {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
  });
  return ticket;
};

/** Breaks something inside a transaction that is rolled back, and looks from inside it. */
async function brokenBy(number: number, breakIt: (run: (text: string) => Promise<unknown>) => Promise<void>) {
  const undone = new Error('undone');
  let offenders: unknown[] = [];
  await desk.database.db
    .transaction()
    .execute(async (tx) => {
      await breakIt((text) => sql.raw(text).execute(tx));
      const { query } = invariants.find((one) => one.number === number)!;
      offenders = (await query!({ now: desk.clock.now, since: null }).execute(tx)).rows;
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
  return offenders as Record<string, unknown>[];
}

const rows: { number: number; name: string; breaks: (id: number) => string[]; why: RegExp }[] = [
  {
    number: 1,
    name: 'a ticket whose assignee has left',
    breaks: (id) => [
      `update person set state = 'deactivated' where id = (select assignee_id from ticket where id = ${id})`,
    ],
    why: /no longer works here/,
  },
  {
    number: 3,
    name: 'a ticket that points where no merge leads',
    breaks: (id) => [
      'alter table ticket drop constraint merged_lives_on',
      `update ticket set merged_into_id = id where id = ${id}`,
    ],
    why: /does not live on where its merges lead/,
  },
  {
    number: 1,
    name: 'a ticket with nobody',
    breaks: (id) => [
      'alter table ticket drop constraint unresolved_has_person_and_promise',
      `update ticket set assignee_id = null where id = ${id}`,
    ],
    why: /has no assignee/,
  },
  {
    number: 2,
    name: 'a promise that passed in silence',
    breaks: (id) => [`update promise set due_at = '2026-03-10T09:57:00Z' where ticket_id = ${id}`],
    why: /passed in silence/,
  },
  {
    number: 2,
    name: 'a ticket without a promise that stands',
    breaks: (id) => [`update promise set state = 'void', ended_at = made_at where ticket_id = ${id}`],
    why: /has no standing promise/,
  },
  {
    number: 2,
    name: 'a missed promise that nobody was told of',
    breaks: (id) => [
      `update promise set state = 'missed', ended_at = due_at, announced_by = (select id from message where ticket_id = ${id} and author_id is not null limit 1) where ticket_id = ${id}`,
    ],
    why: /was not said to anybody/,
  },
  {
    number: 2,
    name: 'a promise that was moved further away and nobody was told',
    breaks: (id) => [
      `insert into promise (id, ticket_id, purpose, made_at, due_at, state, ended_at, successor_id)
         select '01a00000-0000-7000-8000-000000000002', ticket_id, purpose, made_at, due_at - interval '1 hour', 'moved', made_at, id
           from promise where ticket_id = ${id}`,
      `delete from delivery where ticket_id = ${id}`,
      `delete from message where ticket_id = ${id} and author_id is null`,
      `update promise set made_at = made_at + interval '1 second' where ticket_id = ${id} and state = 'standing'`,
    ],
    why: /was moved to .* and nobody was told/,
  },
  {
    number: 3,
    name: 'a row that names another person than its last stint',
    breaks: (id) => [
      'alter table ticket disable trigger user',
      `update ticket set assignee_id = requester_id where id = ${id}`,
    ],
    why: /last stint/,
  },
  {
    number: 3,
    name: 'a row with another date than its promise',
    breaks: (id) => [`update ticket set promise_due_at = promise_due_at + interval '1 hour' where id = ${id}`],
    why: /not the one that stands/,
  },
  {
    number: 3,
    name: 'a row that missed a public message',
    breaks: (id) => [`update ticket set last_public_at = last_public_at - interval '1 hour' where id = ${id}`],
    why: /last public word/,
  },
  {
    number: 7,
    name: 'a mail that nobody dealt with',
    breaks: () => [
      `insert into file (sha256, size, stored_at) values (decode(repeat('ab', 32), 'hex'), 1, '2026-03-10')`,
      `insert into inbound (id, channel, door, received_at, raw_sha256, size) values ('01a00000-0000-7000-8000-000000000001', 'email', 'smtp', '2026-03-10T09:50:00Z', decode(repeat('ab', 32), 'hex'), 1)`,
      `update desk set set_up_at = '2026-03-01'`,
    ],
    why: /was not dealt with/,
  },
  {
    number: 8,
    name: 'a delivery that is stuck',
    breaks: (id) => [
      `update desk set outgoing_since = '2026-03-01'`,
      `update delivery set due_at = '2026-03-10T09:50:00Z' where ticket_id = ${id}`,
    ],
    why: /has been due since/,
  },
  {
    number: 8,
    name: 'an honest late word that is held back',
    breaks: (id) => [
      `update message set purpose = 'late' where ticket_id = ${id} and author_id is null`,
      `update delivery set due_at = '2026-03-10T11:30:00Z' where ticket_id = ${id}`,
    ],
    why: /owed to the requester and held back/,
  },
  {
    number: 8,
    name: 'a delivery that failed without a task',
    breaks: (id) => [
      `update delivery set state = 'failed', ended_at = '2026-03-10T09:50:00Z', due_at = null where ticket_id = ${id}`,
    ],
    why: /nobody was given the task/,
  },
  {
    number: 11,
    name: 'a note on its way to a requester',
    breaks: (id) => [
      'alter table delivery drop constraint delivery_is_public',
      'alter table delivery drop constraint delivery_message_id_message_kind_fkey',
      `update delivery set message_id = (select id from message where ticket_id = ${id} and kind = 'note') where ticket_id = ${id}`,
    ],
    why: /internal text/,
  },
];

test.each(rows)('invariant $number sees $name', async ({ number, breaks, why }) => {
  const ticket = await open();
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'note', body: 'Only for us.' });
  expect(await desk.broken()).toEqual([]);
  const offenders = await brokenBy(number, async (run) => {
    for (const text of breaks(ticket.id)) await run(text);
  });
  expect(offenders.map((one) => one.why).join('\n')).toMatch(why);
  expect(await desk.broken()).toEqual([]);
});

test('the database itself refuses a note in a delivery', async () => {
  const ticket = await open();
  const { messageId } = await postMessage(desk.ctx(desk.ana), {
    number: ticket.number,
    kind: 'note',
    body: 'Only for us.',
  });
  const insert = (kind: string) =>
    sql`insert into delivery (id, message_id, message_kind, ticket_id, person_id, channel, to_address, queued_at)
        values (gen_random_uuid(), ${messageId}, ${kind}, ${ticket.id}, ${ticket.requesterId}, 'email', 'x@y.example', ${desk.clock.now})`.execute(
      desk.database.db,
    );
  await expect(insert('note')).rejects.toThrow(/delivery_is_public/);
  await expect(insert('public')).rejects.toThrow(/foreign key/);
});

test('the watchdog keeps its verdict, and looks again in full while something is broken', async () => {
  const ticket = await open();
  expect((await watch(desk.ctx())).every((one) => one.state !== 'broken')).toBe(true);
  await sql`update ticket set last_public_at = last_public_at - interval '1 hour', updated_at = '2026-01-01' where id = ${ticket.id}`.execute(
    desk.database.db,
  );
  desk.pass({ minutes: 5 });
  expect((await watch(desk.ctx())).filter((one) => one.state === 'broken')).toEqual([]);
  expect((await watch(desk.ctx(), 'full')).filter((one) => one.state === 'broken').map((one) => one.number)).toEqual([
    3,
  ]);
  desk.pass({ minutes: 1 });
  expect((await watch(desk.ctx())).filter((one) => one.state === 'broken').map((one) => one.number)).toEqual([3]);
  await sql`update ticket set last_public_at = last_public_at + interval '1 hour' where id = ${ticket.id}`.execute(
    desk.database.db,
  );
  expect((await watch(desk.ctx())).every((one) => one.state !== 'broken')).toBe(true);
});
