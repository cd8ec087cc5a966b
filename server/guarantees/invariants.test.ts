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

type Broken = { full: Record<string, unknown>[]; incremental: Record<string, unknown>[] };

/** Breaks something inside a transaction that is rolled back, and looks from inside it, at everything and at what changed. */
async function brokenBy(number: number, breakIt: (run: (text: string) => Promise<unknown>) => Promise<void>) {
  const undone = new Error('undone');
  const found = { full: [], incremental: [] } as Broken;
  await desk.database.db
    .transaction()
    .execute(async (tx) => {
      await breakIt((text) => sql.raw(text).execute(tx));
      const { query } = invariants.find((one) => one.number === number)!;
      const { now } = desk.clock;
      found.full = (await query!({ now, since: null }).execute(tx)).rows;
      found.incremental = (await query!({ now, since: new Date(now.getTime() - 180_000) }).execute(tx)).rows;
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
  return found;
}

const calendarOf = 'select id from calendar where is_default';

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
    number: 3,
    name: 'a row that missed a word of its requester',
    breaks: (id) => [`update ticket set last_requester_at = last_requester_at - interval '1 hour' where id = ${id}`],
    why: /requester's last word/,
  },
  {
    number: 3,
    name: 'a calendar that is not what its versions say',
    breaks: () => [`update calendar set input = jsonb_set(input, '{tz}', '"Asia/Tokyo"') where is_default`],
    why: /is not what its versions say/,
  },
  {
    number: 3,
    name: 'a calendar whose next version is forgotten',
    breaks: () => [
      `insert into calendar_version (calendar_id, number, from_at, plan, input, what, made_at)
         select calendar_id, number + 1, '2026-06-01', plan, input, 'hours', '2026-03-10' from calendar_version
          where calendar_id in (${calendarOf}) order by number desc limit 1`,
    ],
    why: /does not turn when its next version begins/,
  },
  {
    number: 3,
    name: 'a calendar that did not turn',
    breaks: () => [
      'alter table calendar_version disable trigger user',
      `update calendar_version set from_at = '2026-03-01', made_at = '2026-03-01'`,
      `insert into calendar_version (calendar_id, number, from_at, plan, input, what, made_at)
         select calendar_id, number + 1, '2026-03-10T09:50:00Z', plan, input, 'hours', '2026-03-09' from calendar_version
          where calendar_id in (${calendarOf}) order by number desc limit 1`,
      `update calendar c set turns_at = '2026-03-10T09:50:00Z', input = input || jsonb_build_object('later',
         jsonb_build_array(jsonb_build_object('from', '2026-03-10T09:50:00Z', 'calendar', input))) where is_default`,
    ],
    why: /has not turned to its version/,
  },
  {
    number: 4,
    name: 'a change of contact that was not told in time',
    breaks: (id) => [`update ticket set contact_notice_due_at = '2026-03-10T09:50:00Z' where id = ${id}`],
    why: /was not told since/,
  },
  {
    number: 4,
    name: 'another contact than was told, and nothing owed',
    breaks: (id) => [
      `insert into contact_change (ticket_id, sequence, told_id, began_at) select id, 1, requester_id, opened_at - interval '1 second' from ticket where id = ${id}`,
    ],
    why: /no notice of it is owed/,
  },
  {
    number: 4,
    name: 'a notice that is held back for days',
    breaks: (id) => [
      `update ticket set contact_notice_due_at = '2026-03-14' where id = ${id}`,
      `insert into contact_change (ticket_id, sequence, told_id, began_at, due_at, held_until)
         select id, 1, requester_id, opened_at, opened_at, '2026-03-14' from ticket where id = ${id}`,
    ],
    why: /held back until .* longer than any quiet hours/,
  },
  {
    number: 4,
    name: 'a new contact that nobody was told of',
    breaks: (id) => [
      `insert into contact_change (ticket_id, sequence, told_id, began_at, ended_at, ended_as)
         select id, 1, requester_id, '2026-03-01', '2026-03-02', 'told' from ticket where id = ${id}`,
    ],
    why: /counts as told of another contact than .* nothing says how/,
  },
  {
    number: 4,
    name: 'somebody who was to be called and is not',
    breaks: (id) => [
      `insert into message (id, ticket_id, kind, purpose, at, by_agent, channel, language, body_text)
         select '01a00000-0000-7000-8000-00000000c0de', id, 'public', 'contact', last_public_at, false, 'email', 'en', 'Hello' from ticket where id = ${id}`,
      `insert into contact_telling (message_id, telling_id, ticket_id, contact_id, next_due_at)
         select '01a00000-0000-7000-8000-00000000c0de', '01a00000-0000-7000-8000-00000000c0de', id, assignee_id, promise_due_at from ticket where id = ${id}`,
    ],
    why: /is nobody's to call/,
  },
  {
    number: 4,
    name: 'a stint without a reason',
    breaks: (id) => [`update stint set why = '' where ticket_id = ${id}`],
    why: /has no reason/,
  },
  {
    number: 4,
    name: 'a change of hands that nothing recorded',
    breaks: (id) => [
      `insert into stint (ticket_id, sequence, person_id, from_at, why)
         select t.id, 2, t.requester_id, t.opened_at, 'workload' from ticket t where id = ${id}`,
    ],
    why: /nothing says why and by whom its stint 2 began/,
  },
  {
    number: 5,
    name: 'a hand-over that nobody took up',
    breaks: (id) => [`update stint set accept_due_at = '2026-03-10T09:50:00Z' where ticket_id = ${id}`],
    why: /did not go to the lead/,
  },
  {
    number: 7,
    name: 'a mail that was accepted and stands nowhere',
    breaks: () => [
      'alter table inbound drop constraint inbound_check1',
      `insert into file (sha256, size, stored_at) values (decode(repeat('ab', 32), 'hex'), 1, '2026-03-10')`,
      `insert into inbound (id, channel, door, received_at, raw_sha256, size, state, ended_at) values ('01a00000-0000-7000-8000-000000000001', 'email', 'smtp', '2026-03-10T10:00:00Z', decode(repeat('ab', 32), 'hex'), 1, 'accepted', '2026-03-10T10:00:00Z')`,
    ],
    why: /no word of it stands on a ticket/,
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
  {
    number: 10,
    name: 'a status that no event tells',
    breaks: (id) => [`update ticket set status = 'waiting_on_third_party' where id = ${id}`],
    why: /it is waiting_on_third_party, and the record says new/,
  },
  {
    number: 10,
    name: 'a ticket that changed silently',
    breaks: (id) => [`update ticket set updated_at = updated_at + interval '1 second' where id = ${id}`],
    why: /and no event says so/,
  },
  {
    number: 10,
    name: 'a message without its event',
    breaks: (id) => [`delete from event where ticket_id = ${id} and kind = 'message.posted'`],
    why: /stands in no event/,
  },
  {
    number: 10,
    name: 'a promise that ended behind the back of the record',
    breaks: (id) => [
      `update promise set state = 'void', ended_at = made_at + interval '1 second' where ticket_id = ${id}`,
    ],
    why: /began or ended in no event/,
  },
  {
    number: 12,
    name: 'a watchdog that a second process found silent',
    breaks: () => [`insert into guarantee_break (invariant, from_at) values (12, '2026-03-10T09:50:00Z')`],
    why: /has stood still since/,
  },
  {
    number: 12,
    name: 'a watchdog that does not run while a worker lives',
    breaks: () => [
      `insert into worker_beat (worker_id, beat_at) values ('w', '2026-03-10T10:00:00Z')`,
      `insert into guarantee_check (invariant, checked_at) values (1, '2026-03-10T09:50:00Z')`,
    ],
    why: /has not run since/,
  },
];

test('a message that is rewritten in a transaction that records nothing is seen while it is fresh', async () => {
  const ticket = await open();
  const { full, incremental } = await brokenBy(10, async (run) => {
    await run(
      `update message set body_text = 'Something else.' where ticket_id = ${ticket.id} and author_id is not null`,
    );
  });
  expect(full).toEqual([]);
  expect(incremental.map((one) => one.why).join()).toMatch(/written in a transaction that recorded nothing/);
});

test.each(rows)('invariant $number sees $name', async ({ number, breaks, why }) => {
  const ticket = await open();
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'note', body: 'Only for us.' });
  expect(await desk.broken()).toEqual([]);
  const { full, incremental } = await brokenBy(number, async (run) => {
    for (const text of breaks(ticket.id)) await run(text);
  });
  expect(full.map((one) => one.why).join('\n')).toMatch(why);
  expect(incremental.map((one) => one.why).join('\n')).toMatch(why);
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

const stateOf = async (number: number) =>
  (
    await sql<{ brokenSince: Date | null; fullAt: Date; checkedAt: Date }>`
    select broken_since, full_at, checked_at from guarantee_check where invariant = ${number}`.execute(desk.database.db)
  ).rows[0]!;

test('the watchdog keeps its verdict, and looks again in full while something is broken', async () => {
  const ticket = await open();
  expect((await watch(desk.ctx())).every((one) => one.state !== 'broken')).toBe(true);
  const last = (
    await sql<{ at: Date }>`select last_public_at as at from ticket where id = ${ticket.id}`.execute(desk.database.db)
  ).rows[0]!.at;
  await sql`update ticket set last_public_at = last_public_at - interval '1 hour', updated_at = '2026-01-01' where id = ${ticket.id}`.execute(
    desk.database.db,
  );
  await sql`update event set at = '2026-01-01' where ticket_id = ${ticket.id} and kind = 'ticket.opened'`.execute(
    desk.database.db,
  );
  desk.pass({ minutes: 5 });
  expect((await watch(desk.ctx())).filter((one) => one.state === 'broken')).toEqual([]);
  const found = desk.clock.now;
  expect((await watch(desk.ctx(), 'full')).filter((one) => one.state === 'broken').map((one) => one.number)).toEqual([
    3, 9,
  ]);
  desk.pass({ minutes: 1 });
  expect((await watch(desk.ctx())).filter((one) => one.state === 'broken').map((one) => one.number)).toEqual([3, 9]);
  expect(await stateOf(3)).toEqual({ brokenSince: found, fullAt: desk.clock.now, checkedAt: desk.clock.now });
  expect((await stateOf(1)).fullAt).toEqual(found);
  await sql`update ticket set last_public_at = ${last} where id = ${ticket.id}`.execute(desk.database.db);
  await sql`update event set at = ${last} where ticket_id = ${ticket.id} and kind = 'ticket.opened'`.execute(
    desk.database.db,
  );
  desk.pass({ minutes: 1 });
  expect((await watch(desk.ctx())).every((one) => one.state !== 'broken')).toBe(true);
  const { rows } =
    await sql`select invariant, from_at, ended_at, jsonb_array_length(offenders) as many from guarantee_break`.execute(
      desk.database.db,
    );
  const broken = { fromAt: found, endedAt: desk.clock.now, many: 1 };
  expect(rows).toEqual([
    { invariant: 3, ...broken },
    // The clocks of a ticket begin when the record says that it opened.
    { invariant: 9, ...broken },
  ]);
});

test('each night everything is looked at in full, once, when it is two where the desk is', async () => {
  await watch(desk.ctx(), 'full');
  const evening = desk.clock.now;
  desk.clock.now = new Date('2026-03-11T01:59:00Z');
  await watch(desk.ctx());
  expect((await stateOf(2)).fullAt).toEqual(evening);
  desk.clock.now = new Date('2026-03-11T02:00:00Z');
  await watch(desk.ctx());
  expect((await stateOf(2)).fullAt).toEqual(desk.clock.now);
  desk.pass({ minutes: 1 });
  await watch(desk.ctx());
  expect((await stateOf(2)).fullAt).not.toEqual(desk.clock.now);
});
