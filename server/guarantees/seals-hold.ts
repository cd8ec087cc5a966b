// Half of invariant 10: what was sealed is as it was. An event that was altered, removed or slipped in among sealed ones changes
// its batch; a seal that was altered or removed breaks the chain.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { before, enough, inside, type Look, type Offender } from './look.ts';
import { chained, digestOf } from './seal-record.ts';
import { firstStretch, nextStretch } from './stretch.ts';

/** Each minute the latest seals are looked at, as far as so many events; at night all of them. */
const freshEvents = 10_000;
const mostFresh = 50;
/** A transaction that never ends would keep the record from being sealed. */
const sealedWithinSeconds = 3600;

/** Of a stretch of tickets there is nothing to say. */
export async function sealsHold(tx: Database, look: Look): Promise<Offender[]> {
  const { since, stretch } = look;
  if (stretch && stretch.of !== 'seals') return [];
  const which = since ? fresh : stretch ? inside(stretch, 's.number') : sql`true`;
  const { rows } = await sql<Offender>`
    select s.number as seal, null::text as ticket, case
             when p.number is null and s.number > 1 then 'the seal before seal ' || s.number || ' is missing'
             when e.events <> s.events then 'seal ' || s.number || ' holds ' || s.events || ' events from ' || s.from_at || ' to '
                  || s.to_at || ', and there are ' || e.events
             when e.digest <> s.digest then 'an event of seal ' || s.number || ', from ' || s.from_at || ' to ' || s.to_at || ', was altered'
             else 'seal ' || s.number || ' does not follow from the one before it' end as why
      from record_seal s left join record_seal p on p.number = s.number - 1
     cross join lateral (
       select count(*)::int as events, ${digestOf('e')} as digest from event e
        where (e.xact, e.sequence) > (coalesce(p.xact, '0'), coalesce(p.sequence, 0)) and (e.xact, e.sequence) <= (s.xact, s.sequence)) e
     where ${which} and (e.events <> s.events or e.digest <> s.digest or (p.number is null and s.number > 1)
        or s.hash <> ${chained(sql`coalesce(p.hash, '')`, sql`s.digest`, sql`s.number`, sql`s.events`)})
     order by s.number limit ${sql.lit(enough)}`.execute(tx);
  return [...rows, ...(await standStill(tx, look))];
}

/** Every seal there is, in stretches. */
export async function allSealsHold(tx: Database, now: Date): Promise<Offender[]> {
  const offenders: Offender[] = [];
  let stretch = await firstStretch(tx, ['seals']);
  for (; stretch; stretch = await nextStretch(tx, ['seals'], stretch))
    offenders.push(...(await sealsHold(tx, { now, since: null, stretch })));
  return offenders.slice(0, enough);
}

const fresh = sql`s.number in (
  select number from (select number, events, sum(events) over (order by number desc) as so_far
                        from (select number, events from record_seal order by number desc limit ${sql.lit(mostFresh)}) l) f
   where so_far - events < ${sql.lit(freshEvents)})`;

/** Only of a desk that has begun to seal. */
async function standStill(tx: Database, look: Look): Promise<Offender[]> {
  const late = before(look, sealedWithinSeconds);
  const { rows } = await sql<Offender>`
    select null::text as ticket, 'what was recorded at ' || e.at || ' is not sealed yet' as why
      from (select xact, sequence, sealed_at from record_seal order by number desc limit 1) s
     cross join lateral (select e.at from event e where (e.xact, e.sequence) > (s.xact, s.sequence)
                          order by e.xact, e.sequence limit 1) e
     where s.sealed_at < ${late} and e.at < ${late}`.execute(tx);
  return rows;
}
