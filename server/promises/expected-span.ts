// How long such tickets take on this desk, learnt anew every hour from those of the last year: of the same kind, priority and
// team, else of the priority in any team, where there are enough of them. Until then the policy's figure stands.

import { type RawBuilder, sql } from 'kysely';
import { type CalendarInput, workingSecondsBetween } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, inTransaction, together, write } from '../platform/database.ts';
import { resolvedBy, type Watched } from './survival.ts';

/** Working time in which half and nine tenths are solved, and of how many that ended it was learnt. */
export type ExpectedSpan = { halfSeconds: number; mostSeconds: number; cases: number };

const half = 0.5;
const most = 0.9;
const yearMillis = 365 * 86_400_000;
/** The newest ones say enough; an hour's work must not grow with the age of the desk. */
const mostLearnt = 20_000;

type Past = {
  kind: string;
  priority: number;
  teamId: string;
  openedAt: Date;
  endedAt: Date;
  solved: boolean;
  calendar: CalendarInput;
};

/** @returns how many groups are known now */
export async function learnSpans(ctx: Context): Promise<number> {
  const groups = new Map<string, { kind: string; priority: number; teamId: string | null; watched: Watched[] }>();
  for (const past of await readPast(ctx)) {
    const seconds = workingSecondsBetween(compileOnce(past.calendar), past.openedAt, past.endedAt);
    for (const [kind, teamId] of [
      [past.kind, past.teamId],
      [past.kind, null],
      ['', null],
    ] as const) {
      const key = `${kind} ${past.priority} ${teamId}`;
      const group = groups.get(key) ?? { kind, priority: past.priority, teamId, watched: [] };
      groups.set(key, group);
      group.watched.push({ seconds, resolved: past.solved });
    }
  }
  const rows = [...groups.values()].flatMap(({ watched, ...group }) => {
    const [halfSeconds, mostSeconds] = resolvedBy(watched, [half, most]);
    if (halfSeconds == null || mostSeconds == null) return [];
    return [
      {
        ...group,
        halfSeconds: Math.ceil(halfSeconds),
        mostSeconds: Math.ceil(mostSeconds),
        cases: watched.filter((one) => one.resolved).length,
        watched: watched.length,
        learntAt: ctx.now,
      },
    ];
  });
  await inTransaction(ctx.tx, async (tx) => {
    await together(tx, [write.deleteFrom('expectedSpan')]);
    if (rows.length > 0) await together(tx, [insertRows('expectedSpan', rows)]);
  });
  return rows.length;
}

/**
 * Withdrawn ones and duplicates were watched and not solved; what was put aside, merged or made up teaches nothing. One that is
 * open counts for as long as it has been open.
 */
async function readPast({ tx, now }: Context): Promise<Past[]> {
  const { rows } = await sql<Past>`
    select t.kind, t.priority, t.team_id, t.opened_at, coalesce(t.resolved_at, ${now}) as ended_at,
           t.resolved_at is not null and coalesce(r.kind in ('solved', 'cannot_be_solved'), false) as solved, c.input as calendar
      from ticket t join team m on m.id = t.team_id
      join calendar c on c.id = m.calendar_id or (m.calendar_id is null and c.is_default)
      left join lateral (select kind from resolution r where r.ticket_id = t.id and r.reopened_at is null
                          order by sequence desc limit 1) r on true
     where t.opened_at > ${new Date(now.getTime() - yearMillis)} and t.status not in ('merged', 'spam')
       and not t.example and not t.shadow
     order by t.id desc limit ${mostLearnt}`.execute(tx);
  return rows;
}

/** What is known for such a ticket, the closest group first; as one JSON value. */
export const spansJson = (teamId: string | null): RawBuilder<KnownSpan[]> => sql`(
  select coalesce(json_agg(json_build_object('kind', kind, 'priority', priority, 'team', team_id is not null,
           'halfSeconds', half_seconds, 'mostSeconds', most_seconds, 'cases', cases)), '[]')
    from expected_span where team_id is null or team_id = coalesce(${teamId}::uuid, (select id from team where is_default)))`;

export type KnownSpan = ExpectedSpan & { kind: string; priority: number; team: boolean };

export function spanFor(spans: readonly KnownSpan[], kind: string, priority: number): ExpectedSpan | null {
  const same = spans.filter((one) => one.priority === priority);
  return (
    same.find((one) => one.kind === kind && one.team) ??
    same.find((one) => one.kind === kind) ??
    same.find((one) => one.kind === '') ??
    null
  );
}

export async function readSpan(
  tx: Database,
  ticket: { kind: string; priority: number; teamId: string },
): Promise<ExpectedSpan | null> {
  const { rows } = await sql<{ spans: KnownSpan[] }>`select ${spansJson(ticket.teamId)} as spans`.execute(tx);
  return spanFor(rows[0]!.spans, ticket.kind, ticket.priority);
}
