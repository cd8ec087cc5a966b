// The example company comes whole, holds every promise of the product, and goes without a trace.

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { reassignTicket } from '../cases/reassign-ticket.ts';
import { takeInWord } from '../cases/take-in-word.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { fillExampleCompany } from './fill-example-company.ts';
import { people } from './people.ts';
import { removeExampleCompany } from './remove-example-company.ts';

/** A Wednesday afternoon, and a Saturday night when nobody works. */
const wednesday = new Date('2026-03-11T14:22:31Z');
const saturday = new Date('2026-03-14T23:40:00Z');

async function numberOf(desk: TestDesk, what: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.raw(what)}`.execute(
    desk.database.db,
  );
  return rows[0]!.count;
}

/** How many rows each table has. */
async function countAll(desk: TestDesk): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(desk.database.db);
  const counts: Record<string, number> = {};
  for (const { name } of rows) counts[name] = await numberOf(desk, `"${name}"`);
  return counts;
}

describe.each([
  ['on a working afternoon', wednesday],
  ['in a weekend night', saturday],
])('filled %s', (_name, now) => {
  let desk: TestDesk;
  let before: Record<string, number>;
  beforeAll(async () => {
    desk = await makeDesk(now);
    before = await countAll(desk);
  });

  test('it is there within seconds, in every state and language, and every invariant holds', async () => {
    const { tickets } = await fillExampleCompany(desk.ctx(desk.ana));
    expect(tickets).toBeGreaterThanOrEqual(38);
    expect(await desk.broken()).toEqual([]);

    const { rows } = await sql<{ status: string; language: string; example: boolean }>`
      select status, language, example from ticket`.execute(desk.database.db);
    expect(new Set(rows.map((row) => row.status))).toEqual(
      new Set([
        'new',
        'open',
        'waiting_on_requester',
        'waiting_on_third_party',
        'scheduled',
        'resolved',
        'closed',
        'spam',
      ]),
    );
    expect(new Set(rows.map((row) => row.language))).toEqual(new Set(['en', 'ru', 'pt-BR', 'pt-PT']));
    expect(rows.every((row) => row.example)).toBe(true);
    expect(await numberOf(desk, 'delivery')).toBeGreaterThan(100);
    expect(await numberOf(desk, 'delivery where not example or due_at is not null')).toBe(0);
    const end = desk.clock.now.toISOString();
    expect(await numberOf(desk, `event where at > '${end}'`)).toBe(0);
    expect(await numberOf(desk, `promise where state = 'standing' and due_at <= '${end}'`)).toBe(0);
    expect(await numberOf(desk, "promise where state = 'standing' and misses > 0")).toBe(3);
    expect(await numberOf(desk, "message where purpose = 'late'")).toBe(3);
    expect(await numberOf(desk, "message where purpose = 'contact'")).toBe(1);
    expect(await numberOf(desk, "message where purpose = 'reminder'")).toBe(3);
    expect(await numberOf(desk, "message where kind = 'restricted'")).toBe(2);
    expect(await numberOf(desk, "participant where role = 'pending'")).toBe(1);
    expect(await numberOf(desk, "ticket_link where kind = 'follow_up'")).toBe(1);
    expect(await numberOf(desk, 'credential')).toBe(before.credential);

    await expect(fillExampleCompany(desk.ctx(desk.ana))).rejects.toMatchObject({ kind: 'Conflict' });
  });

  test('removed, it leaves only the record of what was done', async () => {
    await removeExampleCompany(desk.ctx(desk.ana));
    const after = await countAll(desk);
    expect(after).toEqual({ ...before, event: after.event, setting_change: before.setting_change! + 2 });
    await removeExampleCompany(desk.ctx(desk.ana));
    expect(await countAll(desk)).toEqual(after);
    expect(await desk.broken()).toEqual([]);
  });
});

describe('beside real work', () => {
  let desk: TestDesk;
  let real: string;
  let realId: number;
  beforeAll(async () => {
    desk = await makeDesk(wednesday);
    const { ticket } = await openTicket(desk.ctx(desk.ana), {
      subject: 'A real question',
      body: 'Where is my order?',
      requester: { email: 'someone@customer.test' },
      channel: 'api',
    });
    real = ticket.number;
    realId = ticket.id;
  });

  test('what one of its people asks is an example too, whoever opens it', async () => {
    await fillExampleCompany(desk.ctx(desk.ana));
    const { ticket } = await openTicket(desk.ctx(desk.ana), {
      subject: 'By phone',
      body: 'Ravi rang.',
      requester: { email: people.ravi[1] },
      channel: 'api',
    });
    expect(ticket.example).toBe(true);
    expect(await numberOf(desk, `delivery where ticket_id = ${ticket.id} and not example`)).toBe(0);
  });

  test('a real ticket that an example agent had goes to a real person, with its history', async () => {
    const { rows } = await sql<{ leo: string; team: string }>`
      select (select id from person where name = 'Leo Brandt') as leo,
             (select id from team where name = 'Label printers') as team`.execute(desk.database.db);
    const { leo, team } = rows[0]!;
    await postMessage(desk.ctx(desk.ana), { number: real, kind: 'public', body: 'We are looking.' });
    await reassignTicket(desk.ctx(desk.ana), { number: real, agent: leo, reason: 'expertise', teamId: team });
    expect(await numberOf(desk, `delivery where ticket_id = ${realId} and person_id = '${leo}' and example`)).toBe(1);
    await removeExampleCompany(desk.ctx(desk.ana));

    const ticket = await findTicketById(desk.ctx(), realId);
    expect(ticket).toMatchObject({ assigneeId: desk.ana.personId, status: 'open', example: false });
    expect(await numberOf(desk, 'ticket')).toBe(1);
    expect(await numberOf(desk, 'team')).toBe(1);
    expect(await numberOf(desk, `stint where ticket_id = ${realId}`)).toBe(3);
    // The only one left of the example is the name in that history, without access and without an address.
    const { rows: left } = await sql<{ name: string; state: string }>`
      select name, state from person where example`.execute(desk.database.db);
    expect(left).toEqual([{ name: 'Leo Brandt', state: 'deactivated' }]);
    expect(await desk.broken()).toEqual([]);
  });

  test('it can come again, and a real mail to one of its tickets survives its removal', async () => {
    await fillExampleCompany(desk.ctx(desk.ana));
    expect(await desk.broken()).toEqual([]);
    const { rows } = await sql<{ id: number; person: string; address: string }>`
      select (select id from ticket where example and status = 'open' order by id limit 1) as id,
             person_id as person, id as address from address where value = 'someone@customer.test'`.execute(
      desk.database.db,
    );
    const { id, person, address } = rows[0]!;
    const messageId = await takeInWord(desk.ctx(), {
      ticket: await findTicketById(desk.ctx(), id),
      personId: person,
      addressId: address,
      pending: true,
      body: 'Wrong number, sorry.',
      channel: 'email',
      verified: true,
      acknowledge: false,
    });
    const sha256 = Buffer.alloc(32, 7);
    await sql`insert into file (sha256, size, stored_at) values (${sha256}, 3, ${desk.clock.now})`.execute(
      desk.database.db,
    );
    await sql`
      insert into inbound (id, channel, door, received_at, raw_sha256, size, state, ticket_id, message_id, ended_at)
      values (${desk.sources.newId()}, 'email', 'smtp', ${desk.clock.now}, ${sha256}, 3, 'accepted', ${id}, ${messageId},
              ${desk.clock.now})`.execute(desk.database.db);
    await removeExampleCompany(desk.ctx(desk.ana));
    expect(await numberOf(desk, "inbound where reason = 'example_removed' and ticket_id is null")).toBe(1);
    expect(await numberOf(desk, `person where id = '${person}' and not example`)).toBe(1);
    expect(await numberOf(desk, 'file')).toBe(1);
    expect(await desk.broken()).toEqual([]);
  });

  test('only administrators add and remove it', async () => {
    const agent = await desk.agent('Some Agent');
    expect(() => fillExampleCompany(desk.ctx(agent))).toThrow(/administrators/);
    expect(() => removeExampleCompany(desk.ctx(agent))).toThrow(/administrators/);
  });
});
