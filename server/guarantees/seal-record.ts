// Seals the record: the checksum of each batch of events, chained to the one before it (docs/decisions/0014). It runs beside
// the work and never in it.
//
// An event may be committed after others with a higher number. So a batch is taken in the order (xact, sequence), and ends before
// the oldest transaction that still runs: nothing can appear among what was sealed.

import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';

const atOnce = 10_000;
/** A desk that was never sealed is caught up with over several turns. */
const mostBatches = 100;

export type RecordSeal = { number: number; events: number; sealedAt: Date; hash: string };

/** The latest; its hash stands for the whole record up to it. `events`: how many are sealed in all. */
export async function lastSeal(tx: Database): Promise<RecordSeal | null> {
  const { rows } = await sql<RecordSeal>`
    select number, (select sum(events) from record_seal)::bigint as events, sealed_at, encode(hash, 'hex') as hash
      from record_seal order by number desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Whether this seal is there, as it was noted elsewhere. */
export async function wasSealed(tx: Database, { number, hash }: Pick<RecordSeal, 'number' | 'hash'>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from record_seal where number = ${number} and hash = decode(${hash}, 'hex')`.execute(tx);
  return rows.length > 0;
}

/** @returns how many seals were made */
export async function sealRecord(ctx: Context): Promise<number> {
  for (let made = 0; made < mostBatches; made++) {
    const events = await sealBatch(ctx);
    if (events < atOnce) return made + (events > 0 ? 1 : 0);
  }
  return mostBatches;
}

/** @returns how many events it holds; 0 when there are none, or another process was at it */
async function sealBatch({ tx, now }: Context): Promise<number> {
  const { rows: last } = await sql<{ number: number; xact: string; sequence: number; hash: Buffer }>`
    select number, xact::text as xact, sequence, hash from record_seal order by number desc limit 1`.execute(tx);
  const { number, xact, sequence, hash } = last[0] ?? { number: 0, xact: '0', sequence: 0, hash: Buffer.alloc(0) };
  const next = sql`${number + 1}::bigint`;
  const { rows } = await sql<{ events: number }>`
    with batch as (
      select e.* from event e
       where (e.xact, e.sequence) > (${xact}::xid8, ${sequence}::bigint) and e.xact < pg_snapshot_xmin(pg_current_snapshot())
       order by e.xact, e.sequence limit ${sql.lit(atOnce)}),
    whole as (
      select count(*)::int as events, min(e.at) as from_at, max(e.at) as to_at, ${digestOf('e')} as digest from batch e)
    insert into record_seal (number, xact, sequence, events, from_at, to_at, digest, hash, sealed_at)
    select ${next}, l.xact, l.sequence, w.events, w.from_at, w.to_at, w.digest,
           ${chained(sql`${hash}::bytea`, sql`w.digest`, next, sql`w.events`)}, ${now}
      from whole w, (select xact, sequence from batch order by xact desc, sequence desc limit 1) l
    on conflict (number) do nothing returning events`.execute(tx);
  return rows[0]?.events ?? 0;
}

/** Over all of an event but its transaction's number: the same bytes on every server and in every session. */
export const digestOf = (event: string): RawBuilder<Buffer> => {
  const of = (column: string) => sql.ref(`${event}.${column}`);
  return sql`sha256(convert_to(coalesce(string_agg(jsonb_build_array(${of('sequence')}, ${of('kind')},
    (extract(epoch from ${of('at')}) * 1000000)::bigint, ${of('actor_id')}, ${of('ticket_id')}, ${of('subject_id')}, ${of('audience')},
    ${of('data')})::text, E'\n' order by ${of('xact')}, ${of('sequence')}), ''), 'UTF8'))`;
};

export const chained = (
  before: RawBuilder<unknown>,
  digest: RawBuilder<unknown>,
  number: RawBuilder<unknown>,
  events: RawBuilder<unknown>,
): RawBuilder<Buffer> => sql`sha256(${before} || ${digest} || int8send(${number}) || int4send(${events}))`;
