// Takes the rows of the example out of every table. Foreign keys see to it that nothing real hangs on them.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { belongsToExample } from './give-real-work-back.ts';

/** Tickets with all that hangs on them. @returns how many */
export async function deleteTickets(tx: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`select t.id from ticket t where ${belongsToExample}`.execute(tx);
  const ids = sql`(${rows.map((row) => row.id)}::bigint[])`;
  const { rows: files } = await sql<{ sha256: Buffer }>`
    select distinct a.sha256 from attachment a join message m on m.id = a.message_id
     where m.ticket_id = any${ids}`.execute(tx);
  // A real mail that somebody sent to a ticket of the example stays, and says why it belongs to none now.
  await sql`
    update inbound set reason = coalesce(reason, 'example_removed') where ticket_id = any${ids}`.execute(tx);
  await sql`delete from escalation where ticket_id = any${ids}`.execute(tx);
  await sql`delete from promise where ticket_id = any${ids}`.execute(tx);
  await sql`delete from ticket where id = any${ids}`.execute(tx);
  await sql`
    delete from file f where f.sha256 = any(${files.map((file) => file.sha256)}::bytea[])
       and not exists (select 1 from attachment where sha256 = f.sha256)
       and not exists (select 1 from inbound where raw_sha256 = f.sha256)`.execute(tx);
  return rows.length;
}

/** Teams, people with all that lets them in, and organisations that are left without people. */
export async function deletePeople({ tx, now }: Context): Promise<void> {
  const { rows } = await sql<{ id: string; organisationId: string | null }>`
    select id, organisation_id from person where example`.execute(tx);
  const ids = rows.map((row) => row.id);
  const theirs = sql`person_id = any(${ids}::uuid[])`;
  // A schedule that somebody made of its people is ended; who was on duty stays written.
  await sql`
    update duty_schedule set retired_at = coalesce(retired_at, ${now}), team_id = null
     where team_id in (select id from team where example)`.execute(tx);
  // By what somebody was called for real work stays written too.
  await sql`
    update escalation_policy set retired_at = coalesce(retired_at, ${now}), team_id = (select id from team where is_default)
     where team_id in (select id from team where example)`.execute(tx);
  await sql`delete from team where example`.execute(tx);
  await sql`delete from membership where ${theirs}`.execute(tx);
  await sql`delete from role_grant where ${theirs}`.execute(tx);
  await sql`delete from session where ${theirs}`.execute(tx);
  await sql`delete from api_key where ${theirs}`.execute(tx);
  await sql`delete from credential where ${theirs}`.execute(tx);
  await sql`delete from notice where ${theirs}`.execute(tx);
  await sql`delete from sign_in_link where ${theirs}`.execute(tx);
  await sql`delete from address where ${theirs}`.execute(tx);
  await sql`delete from idempotency_key where actor_id = any(${ids}::uuid[])`.execute(tx);
  const named = await stillNamed(tx, ids);
  await sql`
    update person set state = 'deactivated', organisation_id = null where id = any(${named}::uuid[])`.execute(tx);
  await sql`
    delete from person where id = any(${ids}::uuid[]) and id <> all(${named}::uuid[])`.execute(tx);
  await sql`
    delete from organisation o where o.id = any(${rows.map((row) => row.organisationId)}::uuid[])
       and not exists (select 1 from person where organisation_id = o.id)`.execute(tx);
}

/** Those whom a row of real work still names, in whatever table: the catalogue knows all that can. */
async function stillNamed(tx: Database, ids: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'person'::regclass`.execute(tx);
  const naming = columns.map(
    ({ table, column }) => sql`
      select ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} = any(${[...ids]}::uuid[])`,
  );
  const { rows } = await sql<{ id: string }>`${sql.join(naming, sql` union `)}`.execute(tx);
  return rows.map((row) => row.id);
}
