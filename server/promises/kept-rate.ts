// How promises were kept. The rate counts first dates alone: what follows a missed or moved one is another promise. One that
// was kept counts by when the words left for the requester, not by when somebody pressed send.

import { type RawBuilder, sql } from 'kysely';
import type { KeptRate } from '../../contract/promises/kept-rate.ts';
import type { Context } from '../platform/context.ts';

export async function readKeptRate({ tx, now }: Context, days: number): Promise<KeptRate> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const { rows } = await sql<Omit<KeptRate, 'days'>>`
    select ${listOf(keptRows(since))} as kept, ${listOf(firstAnswers(since))} as first_answer, ${listOf(expectedRows(since, now))} as expected`.execute(
    tx,
  );
  const { kept, firstAnswer, expected } = rows[0]!;
  const withRate = <T extends { n: number }>(row: T, part: number): T & { rate: number | null } => ({
    ...row,
    rate: row.n === 0 ? null : part / row.n,
  });
  return {
    days,
    kept: kept.map((row) => withRate(row, row.kept)),
    firstAnswer,
    expected: expected.map((row) => withRate(row, row.hit)),
  };
}

const listOf = (rows: RawBuilder<unknown>) => sql`(select coalesce(json_agg(row_to_json(r)), '[]') from (${rows}) r)`;

/** A mail that left after the date, or came back, kept nothing in time; one that waits in the Outbox was read in the portal. */
const inTime = sql`(p.state = 'kept' and p.ended_at <= p.due_at and p.undelivered_at is null and not exists (
  select 1 from delivery d where d.message_id = p.kept_by and d.person_id = t.requester_id and d.sent_at > p.due_at))`;

const keptRows = (since: Date) => sql`
  select g.team, g.kind, (g.kept + g.missed)::int as n, g.kept::int, g.missed::int, g.moved::int from (
    select m.name as team, t.kind, count(*) filter (where ${inTime}) as kept,
           count(*) filter (where p.state <> 'moved' and not ${inTime}) as missed,
           count(*) filter (where p.state = 'moved') as moved
      from promise p join ticket t on t.id = p.ticket_id join team m on m.id = t.team_id
     where p.purpose = 'update' and p.moves = 0 and p.misses = 0 and p.ended_at >= ${since} and not t.shadow
       and (p.state in ('kept', 'missed') or (p.state = 'moved' and p.moved_by is not null))
     group by m.id, m.name, t.kind) g
   order by g.team, g.kind`;

/** From the clocks, which count working time. */
const firstAnswers = (since: Date) => sql`
  select 'P' || t.priority as priority, count(*)::int as n,
         percentile_disc(0.5) within group (order by c.target_seconds) as "promisedSeconds",
         percentile_cont(0.5) within group (order by c.elapsed_seconds) as "halfSeconds",
         percentile_cont(0.9) within group (order by c.elapsed_seconds) as "mostSeconds"
    from clock c join ticket t on t.id = c.ticket_id
   where c.metric = 'first_response' and c.state = 'stopped' and c.stopped_at >= ${since}
     and c.elapsed_seconds is not null and not t.shadow
   group by t.priority order by t.priority`;

/** One that is open still and whose date has passed was not solved by then. */
const expectedRows = (since: Date, now: Date) => sql`
  select basis, count(*)::int as n, count(*) filter (where resolved_at <= expected_at)::int as hit from (
    select case when expected_cases is null then 'policy' else 'history' end as basis, resolved_at, expected_at
      from ticket t
     where t.opened_at >= ${since} and t.expected_at is not null and not t.shadow and t.status not in ('merged', 'spam')
       and (t.resolved_at is not null or t.expected_at < ${now})) told
   group by basis order by basis`;
