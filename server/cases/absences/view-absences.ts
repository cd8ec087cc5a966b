// Absences as the API shows them, and what happened on somebody's tickets meanwhile.

import { sql } from 'kysely';
import type { AbsenceView } from '../../../contract/absences/absences.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { notFound } from '../../platform/errors.ts';
import { mustManage } from './say-absence.ts';

type Query = { id?: string; personId?: string; past?: boolean };
type Row = Omit<AbsenceView, 'from' | 'to' | 'endedAt'> & { from: Date; to: Date | null; endedAt: Date | null };
const mostShown = 500;

/** In the order in which they begin. */
export async function listAbsences(tx: Database, { id, personId, past = false }: Query): Promise<AbsenceView[]> {
  const { rows } = await sql<Row>`
    select a.id, json_build_object('id', p.id, 'name', p.name) as person, a.kind, a.from_at as "from", a.to_at as "to",
           case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as cover, a.state, a.closed_id is not null as closes,
           (select count(*)::int from cover v where v.for_id = a.person_id and v.ended_at is null) as covered, a.ended_at
      from absence a join person p on p.id = a.person_id left join person c on c.id = a.cover_id
     where (${id ?? null}::uuid is null or a.id = ${id ?? null}::uuid)
       and (${personId ?? null}::uuid is null or a.person_id = ${personId ?? null}::uuid)
       and (${past || id !== undefined}::boolean or a.state in ('planned', 'running'))
     order by a.from_at, p.name limit ${mostShown}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    to: row.to?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/** Only the person themself, who leads them, and administrators read it. @throws NotFound, Forbidden */
export async function readRecap(ctx: Context, id: string) {
  const absence = await ctx.tx
    .selectFrom('absence')
    .select(['personId', 'fromAt', 'toAt', 'begunAt', 'endedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!absence) throw notFound('There is no such absence.');
  await mustManage(ctx, absence.personId);
  const from = absence.begunAt ?? absence.fromAt;
  const to = absence.endedAt ?? ctx.now;
  const { rows } = await sql<{
    number: string;
    subject: string;
    status: 'open';
    requester: string;
    cover: { id: string; name: string } | null;
    asked: boolean;
    written: number;
    received: number;
  }>`
    with theirs as (
      select ticket_id as id from cover where for_id = ${absence.personId} and from_at < ${to} and coalesce(ended_at, ${to}) >= ${from}
      union
      select id from ticket where assignee_id = ${absence.personId} and updated_at >= ${from}
         and status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'))
    select t.number, t.subject, t.status, r.name as requester,
           case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as cover,
           coalesce(v.ended_at is null and v.return_asked_at is not null, false) as asked,
           m.written, m.received
      from theirs x join ticket t on t.id = x.id join person r on r.id = t.requester_id
      left join lateral (select * from cover where ticket_id = t.id and for_id = ${absence.personId} and from_at < ${to}
                          order by sequence desc limit 1) v on true
      left join person c on c.id = v.person_id
      cross join lateral (select count(*) filter (where by_agent)::int as written,
          count(*) filter (where not by_agent and author_id is not null)::int as received
        from message where ticket_id = t.id and kind = 'public' and at > ${from} and at <= ${to}) m
     order by coalesce(v.ended_at is null and v.return_asked_at is not null, false) desc, t.next_due_at nulls last, t.id`.execute(
    ctx.tx,
  );
  return { tickets: rows };
}
