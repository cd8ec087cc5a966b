// Invariant 9: no pause that is not allowed, no lateness that nobody recorded, and every row as the record has it.

import { sql } from 'kysely';
import type { Clock } from '../clocks/clock.ts';
import { replayClocks } from '../clocks/replay-clocks.ts';
import { isOpen } from '../clocks/step-clocks.ts';
import { pausesFrom } from '../clocks/stored-clocks.ts';
import type { Database } from '../platform/database.ts';
import { lateIsOwed } from './late-is-owed.ts';
import { before, changed, inside, instant, type Look, most, type Offender, unresolved } from './look.ts';

/** How long a sweep may take to see that a threshold was crossed. */
const sweepSeconds = 120;

const ofTicket = ({ since, stretch }: Look) => {
  if (since) return sql`c.ticket_id in (select id from ticket t where t.updated_at >= ${instant(since)})`;
  return stretch ? sql`${inside(stretch, 'c.ticket_id')} and ${inside(stretch, 't.id')}` : sql`true`;
};

export const clocksAreHonest = (look: Look) => sql<Offender>`
  (select t.number as ticket, 'its clock ' || c.metric || ' stands still, which only a resolution may' as why
     from clock c join ticket t on t.id = c.ticket_id
    where ${ofTicket(look)} and c.metric not in ('resolution', 'total_resolution') and (c.state = 'paused' or exists (
      select 1 from jsonb_array_elements(c.pauses) p where p ->> 'why' <> 'merged')) ${most})
  union all
  (select t.number, 'its clock ' || c.metric || ' stands still while it is ' || t.status
     from clock c join ticket t on t.id = c.ticket_id
    where ${ofTicket(look)} and c.state = 'paused' and t.status not in ('waiting_on_requester', 'scheduled', 'waiting_on_third_party') ${most})
  union all
  (select t.number, 'its clock ' || c.metric || ' crossed a threshold at ' || c.next_at || ' and nobody saw it'
     from clock c join ticket t on t.id = c.ticket_id where c.next_at < ${before(look, sweepSeconds)} ${most})
  union all
  (select t.number, 'its clock ' || c.metric || ' is late since ' || c.breached_at || ' and no event says so'
     from clock c join ticket t on t.id = c.ticket_id
    where ${ofTicket(look)} and c.breached_at is not null and not exists (
      select 1 from event e where e.ticket_id = c.ticket_id and e.kind = 'clock.breached'
         and e.data ->> 'metric' = c.metric::text and (e.data ->> 'cycle')::int = c.cycle) ${most})
  union all
  (select t.number, 'its clock ' || c.metric || ' goes on although it is ' || t.status
     from clock c join ticket t on t.id = c.ticket_id
    where ${ofTicket(look)} and c.state in ('running', 'paused') and not (${unresolved}) ${most})
  union all
  (select t.number, 'its row does not say what its clocks say' from ticket t
     left join lateral (select coalesce(max(c.level), 0) as level, min(c.due_at) as due_at from clock c
                         where c.ticket_id = t.id and c.state in ('running', 'paused')) c on true
    where ${changed(look)} and t.policy_version_id is not null
      and (t.clock_level <> c.level or t.clock_due_at is distinct from c.due_at) ${most})
  union all
  ${lateIsOwed(ofTicket(look))}
  union all
  (select t.number, 'has no clocks' from ticket t
    where ${unresolved} and t.policy_version_id is null and t.opened_at < ${before(look, sweepSeconds)} ${most})`;

const atOnce = 500;
const enough = 50;

/** Reckons clocks again from the record: of what changed, or of all tickets that have any. */
export async function replayAgrees(tx: Database, look: Look): Promise<Offender[]> {
  const offenders: Offender[] = [];
  for (let last = 0; offenders.length < enough; ) {
    const { rows } = await sql<{ id: number; number: string }>`
      select t.id, t.number from ticket t where t.id > ${last} and ${changed(look)} and t.policy_version_id is not null
       order by t.id limit ${atOnce}`.execute(tx);
    offenders.push(...(await compare(tx, rows, look.now)));
    if (rows.length < atOnce) break;
    last = rows.at(-1)!.id;
  }
  return offenders.slice(0, enough);
}

async function compare(tx: Database, tickets: readonly { id: number; number: string }[], now: Date) {
  const ids = tickets.map(({ id }) => id);
  const books = await replayClocks(tx, ids, now);
  const stored = await tx
    .selectFrom('clock')
    .selectAll()
    .where('ticketId', 'in', [0, ...ids])
    .execute();
  const rows = Map.groupBy(stored, (row) => row.ticketId);
  return tickets.flatMap(({ id, number }): Offender[] => {
    const own = (rows.get(id) ?? []).map((row) => ({ ...row, pauses: pausesFrom(row.pauses) }));
    // That a clock has become late is written by a sweep a little later; whether it is, the other question asks.
    // A machine's time may also have gone back since.
    const unswept = new Set(
      own
        .filter(({ nextAt, breachedAt }) => (nextAt && nextAt <= now) || (breachedAt && breachedAt >= now))
        .map(nameOf),
    );
    const said = linesOf(own, unswept);
    const reckoned = linesOf(books.get(id)?.clocks ?? [], unswept);
    const why = [...new Set([...reckoned.keys(), ...said.keys()])]
      .map((name) => whyOdd(name, said.get(name), reckoned.get(name)))
      .find((one) => one !== undefined);
    return why === undefined ? [] : [{ ticket: number, why }];
  });
}

/** What differs, in a sentence; undefined where both say the same. */
function whyOdd(name: string, said: Line | undefined, reckoned: Line | undefined): string | undefined {
  if (!said) return `its clock ${name} is not stored, and the record has one`;
  if (!reckoned) return `its clock ${name} is stored, and the record knows none`;
  const parts = (Object.keys(reckoned) as (keyof Line)[])
    .filter((part) => said[part] !== reckoned[part])
    .map((part) => `${part}: ${said[part]} is stored, ${reckoned[part]} by the record`);
  return parts.length === 0 ? undefined : `its clock ${name} is not what the record says (${parts.join('; ')})`;
}

type Line = Record<'state' | 'begun' | 'stopped' | 'target' | 'due' | 'late since' | 'standing still' | 'used', string>;

const atWords = (at: Date | null): string =>
  at
    ?.toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, ' UTC') ?? 'never';
const pauseWords = ({ from, to, why }: Clock['pauses'][number]): string =>
  `${atWords(from)} to ${to ? atWords(to) : 'now'} (${why})`;
const secondsWords = (seconds: number | null): string => (seconds === null ? 'still counted' : `${seconds} s`);

type Compared = Omit<Clock, 'elapsedSeconds'> & { elapsedSeconds: number | null };

const nameOf = ({ metric, cycle }: Pick<Clock, 'metric' | 'cycle'>): string => `${metric} ${cycle}`;

/** What both must say alike. */
function linesOf(clocks: readonly Compared[], unswept: ReadonlySet<string>): Map<string, Line> {
  return new Map(
    clocks.map((clock) => {
      const { state, startedAt, stoppedAt, targetSeconds, dueAt, pauses } = clock;
      const elapsed = isOpen(clock) ? null : clock.elapsedSeconds;
      const late = unswept.has(nameOf(clock)) ? null : clock.breachedAt;
      const line: Line = {
        state,
        begun: atWords(startedAt),
        stopped: atWords(stoppedAt),
        target: secondsWords(targetSeconds),
        due: atWords(dueAt),
        'late since': atWords(late),
        'standing still': pauses.map(pauseWords).join(', ') || 'never',
        used: secondsWords(elapsed),
      };
      return [nameOf(clock), line];
    }),
  );
}
