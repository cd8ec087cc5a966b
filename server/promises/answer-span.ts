// How soon first answers came lately, in working time, from the clocks: what is promised in words has beside it what was measured.

import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/context.ts';

export type AnswerSpan = { halfSeconds: number; mostSeconds: number };

const days = 90;
/** Fewer say nothing. */
const leastCases = 20;

/** Learns them anew, for each team and for the whole desk. @returns of how many there are enough */
export async function learnAnswers({ tx, now }: Context): Promise<number> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const learnt = await sql`
    with before as (delete from answer_span where learnt_at < ${now})
    insert into answer_span (team_id, half_seconds, most_seconds, cases, learnt_at)
    select t.team_id, percentile_disc(0.5) within group (order by c.elapsed_seconds),
           percentile_disc(0.9) within group (order by c.elapsed_seconds), count(*), ${now}
      from clock c join ticket t on t.id = c.ticket_id
     where c.metric = 'first_response' and c.state = 'stopped' and c.stopped_at >= ${since}
       and c.elapsed_seconds is not null and not t.shadow and not t.example
     group by grouping sets ((t.team_id), ())
    having count(*) >= ${leastCases} and (grouping(t.team_id) = 1 or t.team_id is not null)
    on conflict (team_id) do update set half_seconds = excluded.half_seconds, most_seconds = excluded.most_seconds,
       cases = excluded.cases, learnt_at = excluded.learnt_at`.execute(tx);
  return Number(learnt.numAffectedRows ?? 0n);
}

/** Of this team, else of the desk. */
export const answersJson = (teamId: string | null): RawBuilder<unknown> => sql`(
  select json_build_object('halfSeconds', half_seconds, 'mostSeconds', most_seconds) from answer_span
   where team_id = ${teamId}::uuid or team_id is null order by team_id is null limit 1)`;
