// What other terms would do to tickets that are under way: a dry run with the very step that a recalculation takes, on the
// clocks as they stand. Nothing is written.

import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TermsEffect } from '../../../contract/clocks/terms-effect.ts';
import type { Terms } from '../../clocks/clock.ts';
import { type KnownCalendar, knownCalendarJson, type PolicyTerms, type TicketFacts } from '../../clocks/policy.ts';
import { workOf } from '../../clocks/read-record.ts';
import { calendarNow, readTerms } from '../../clocks/read-terms.ts';
import { type ClockBook, isOpen, noteBreaches, stepClocks } from '../../clocks/step-clocks.ts';
import { clockFrom, type StoredClock, withLevels } from '../../clocks/stored-clocks.ts';
import { type TermsKey, termsOf } from '../../clocks/terms.ts';
import type { Context } from '../../platform/context.ts';

const mostLooked = 5000;
const mostShown = 50;
/** So many are reckoned before others have their turn. */
const atOnce = 200;

export type TermsAfter = { policy: PolicyTerms & { id: string }; calendar: KnownCalendar };
type Row = TicketFacts &
  TermsKey & {
    id: number;
    number: string;
    subject: string;
    status: string;
    answered: boolean;
    clocks: Parameters<typeof clockFrom>[0][];
    of: number;
  };

/** `scope`: of the ticket `t`. `after`: by what a ticket would go. */
export async function previewTerms(
  ctx: Context,
  scope: RawBuilder<SqlBool>,
  after: (ticket: TicketFacts) => TermsAfter,
): Promise<TermsEffect> {
  const rows = await readTickets(ctx, scope);
  const before = await readTerms(ctx.tx, rows);
  const calendars = new Map<string, Awaited<ReturnType<typeof calendarNow>>>();
  const found: TermsEffect['tickets'] = [];
  for (const [index, row] of rows.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    const { policy, calendar: known } = after(row);
    const isSame =
      policy.id === row.policyVersionId && known.id === row.calendarId && known.latest === row.calendarLatest;
    if (isSame) continue;
    const calendar = calendars.get(known.id) ?? (await calendarNow(ctx.tx, known.id, known.latest));
    calendars.set(known.id, calendar);
    const change = changeOf(row, before[index]!, termsOf(policy, row.priority, calendar), ctx.now);
    if (change) found.push({ number: row.number, subject: row.subject, ...change });
  }
  const late = found.filter((one) => one.late);
  const shown = [...late, ...found.filter((one) => !one.late)].slice(0, mostShown);
  return { of: rows[0]?.of ?? 0, looked: rows.length, changed: found.length, late: late.length, tickets: shown };
}

/** Those that are due first, each with its clocks that go on, in one statement. */
async function readTickets({ tx }: Context, scope: RawBuilder<SqlBool>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select f.*, (select coalesce(json_agg(json_build_object('metric', c.metric, 'cycle', c.cycle, 'state', c.state,
             'startedAt', c.started_at, 'stoppedAt', c.stopped_at, 'targetSeconds', c.target_seconds, 'elapsedSeconds', 0,
             'dueAt', c.due_at, 'breachedAt', c.breached_at, 'pauses', coalesce(c.pauses, '[]'), 'level', c.level, 'nextAt', c.next_at)), '[]')
             from clock c where c.ticket_id = f.id and c.state in ('running', 'paused')) as clocks
      from (select t.id, t.number, t.subject, t.status, t.team_id, t.kind, t.priority, r.organisation_id,
                   t.last_human_reply_at is not null as answered, t.policy_version_id, t.calendar_id, t.calendar_latest,
                   count(*) over () as of, t.next_due_at
              from ticket t join person r on r.id = t.requester_id
             where t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
               and t.policy_version_id is not null and ${scope}
             order by t.next_due_at, t.id limit ${mostLooked}) f
     order by f.next_due_at, f.id`.execute(tx);
  return rows;
}

/** Null: no clock of the ticket gets another date. */
function changeOf(row: Row, before: Terms, after: Terms, now: Date) {
  const { status, answered } = row;
  const book: ClockBook = { clocks: row.clocks.map(clockFrom), terms: before, status: workOf(status), answered };
  noteBreaches(book, now);
  const was = withLevels(book, now).clocks;
  stepClocks(book, { kind: 'terms', terms: after, at: now });
  const changes = withLevels(book, now).clocks.flatMap((clock) => {
    const old = was.find((one) => one.metric === clock.metric && one.cycle === clock.cycle)!;
    return isOpen(old) && differs(old, clock)
      ? [{ old, clock, late: clock.breachedAt !== null && !old.breachedAt }]
      : [];
  });
  const dueFirst = ({ old, clock }: (typeof changes)[number]): number =>
    Math.min(...[old.dueAt, clock.dueAt].map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
  const [first] = changes.toSorted((a, b) => Number(b.late) - Number(a.late) || dueFirst(a) - dueFirst(b));
  if (!first) return null;
  const { old, clock } = first;
  return {
    metric: clock.metric,
    dueAt: old.dueAt?.toISOString() ?? null,
    newDueAt: isOpen(clock) ? (clock.dueAt?.toISOString() ?? null) : null,
    late: first.late,
  };
}

/** One that stands still has no date, but its target is another. */
const differs = (old: StoredClock, clock: StoredClock): boolean =>
  !isOpen(clock) || old.dueAt?.getTime() !== clock.dueAt?.getTime() || old.targetSeconds !== clock.targetSeconds;

/** By which calendar each team's tickets go now; `otherwise` for those of no team with one of its own. */
export async function calendarsOfTeams({ tx }: Context): Promise<(teamId: string) => KnownCalendar> {
  const { rows } = await sql<{ otherwise: KnownCalendar; own: { teamId: string; calendar: KnownCalendar }[] | null }>`
    select (select ${knownCalendarJson('c')} from calendar c where c.is_default) as otherwise,
           (select json_agg(json_build_object('teamId', t.id, 'calendar', ${knownCalendarJson('c')}))
              from team t join calendar c on c.id = t.calendar_id) as own`.execute(tx);
  const { otherwise, own } = rows[0]!;
  const byTeam = new Map((own ?? []).map(({ teamId, calendar }) => [teamId, calendar]));
  return (teamId) => byTeam.get(teamId) ?? otherwise;
}
