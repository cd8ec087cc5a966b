// Copies tickets with all that hangs on them, many at a time: the same times, other ids. What tables there are and what refers
// to what is asked of the catalogue, so that a new table is copied without a word here.

import { sql } from 'kysely';
import { type Database, inTransaction } from '../../server/platform/database.ts';

type Column = { table: string; column: string; type: string; refersTo: string | null };

const atOnce = 10_000;

/** Copies each of these tickets so many times. `firstId`: of the first copy; the others follow without a gap. */
export async function copyTickets(tx: Database, ids: readonly number[], times: number, firstId: number): Promise<void> {
  const tables = Map.groupBy(await readColumns(tx), ({ table }) => table);
  const step = Math.max(1, Math.floor(atOnce / ids.length));
  for (let from = 1; from <= times; from += step) {
    const to = Math.min(times, from + step - 1);
    await inTransaction(tx, async (here) => {
      // Whole histories are copied: what each row refers to is copied with it, or is there.
      await sql`set local session_replication_role = replica`.execute(here);
      for (const [table, columns] of tables) await copyRows(here, table, columns, { ids, from, to, firstId });
    });
  }
}

type Part = { ids: readonly number[]; from: number; to: number; firstId: number };

async function copyRows(tx: Database, table: string, columns: readonly Column[], part: Part): Promise<void> {
  const { ids, from, to, firstId } = part;
  const key = table === 'ticket' ? 'id' : 'ticket_id';
  const values = columns.map((column) => sql.raw(expressionOf(column)));
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map(({ column }) => sql.ref(column)))})
    select ${sql.join(values)}
      from unnest(${[...ids]}::bigint[]) with ordinality as pattern (id, place)
     cross join generate_series(${sql.lit(from)}, ${sql.lit(to)}) as n (time)
     cross join lateral (select ${sql.lit(firstId)} + (n.time - 1) * ${sql.lit(ids.length)} + pattern.place - 1 as id) as copy
      join ${sql.table(table)} x on x.${sql.ref(key)} = pattern.id
     order by n.time, pattern.place${table === 'event' ? sql`, x.sequence` : sql``}`.execute(tx);
}

/** Ids that are made here begin with the number of the copy: all different, and those of one copy lie together. */
function expressionOf({ table, column, type, refersTo }: Column): string {
  const own = `x."${column}"`;
  const copied = `(lpad(to_hex(n.time), 12, '0') || right(replace(${own}::text, '-', ''), 20))::uuid`;
  if (column === 'ticket_id' || (table === 'ticket' && column === 'id')) return 'copy.id';
  if (table === 'ticket' && column === 'number') return `'F-' || copy.id`;
  if (column === 'mail_id') return `n.time || '.' || ${own}`;
  if (table === 'event' && column === 'subject_id')
    return `case when x.kind = 'message.posted' then ${copied} else ${own} end`;
  if (type === 'uuid' && (column === 'id' || refersTo !== null)) return copied;
  return own;
}

/** Of every table of tickets, but for what the database fills in by itself. */
async function readColumns(tx: Database): Promise<Column[]> {
  const { rows } = await sql<Column>`
    with of_tickets as (
      select c.oid, c.relname from pg_class c
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'inbound' and (c.relname = 'ticket'
          or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'ticket_id' and not a.attisdropped)))
    select o.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
           (select r.relname from pg_constraint k join of_tickets r on r.oid = k.confrelid
             where k.conrelid = o.oid and k.contype = 'f' and a.attnum = any(k.conkey) and r.relname <> 'ticket' limit 1) as refers_to
      from of_tickets o join pg_attribute a on a.attrelid = o.oid
     where a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' and a.attname <> 'xact'
     order by o.relname = 'ticket' desc, o.relname, a.attnum`.execute(tx);
  return rows;
}
