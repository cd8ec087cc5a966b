// Why is this due then? The clocks of a ticket with what was counted, in its own working time.

import { sql } from 'kysely';
import type { ExplainedClocks } from '../../../contract/clocks/explanation.ts';
import type { Calendar } from '../../calendars/calendar.ts';
import type { Clock } from '../../clocks/clock.ts';
import { intervalsOf } from '../../clocks/explain-clock.ts';
import { calendarMark, calendarUpTo } from '../../clocks/read-terms.ts';
import { elapsedUntil, isOpen } from '../../clocks/step-clocks.ts';
import { pausesFrom } from '../../clocks/stored-clocks.ts';
import { workingTimeOf } from '../../clocks/terms.ts';
import type { Context } from '../../platform/context.ts';
import { forbidden } from '../../platform/errors.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReadWhole } from '../../tickets/permissions.ts';
import { priorityName, type Ticket } from '../../tickets/ticket.ts';

/** @throws NotFound, Forbidden */
export async function explainClocks(ctx: Context, number: string): Promise<ExplainedClocks> {
  const ticket = await findTicket(ctx, number);
  if (!canReadWhole(ctx.actor)) throw forbidden('Your role may not read this here.');
  const by = ticket.policyVersionId ? await readTermsOf(ctx, ticket) : null;
  if (!by) return { clocks: [], terms: null };
  const rows = await ctx.tx
    .selectFrom('clock')
    .selectAll()
    .where('ticketId', '=', ticket.id)
    .orderBy('startedAt')
    .orderBy('metric')
    .execute();
  const inVain = await repliesInVain(ctx, ticket.id);
  return {
    terms: by.terms,
    clocks: rows.map((row) => {
      const clock: Clock = { ...row, elapsedSeconds: row.elapsedSeconds ?? 0, pauses: pausesFrom(row.pauses) };
      const time = workingTimeOf(by.calendar);
      const terms = { time, targetOf: () => undefined };
      return {
        metric: row.metric,
        cycle: row.cycle,
        state: row.state,
        startedAt: row.startedAt.toISOString(),
        stoppedAt: text(row.stoppedAt),
        targetSeconds: row.targetSeconds,
        elapsedSeconds: isOpen(clock) ? elapsedUntil({ terms }, clock, ctx.now) : clock.elapsedSeconds,
        dueAt: text(row.dueAt),
        breachedAt: text(row.breachedAt),
        level: row.level,
        undelivered: inVain.filter((at) => isStoppedBy(row, at)).map((at) => at.toISOString()),
        intervals: intervalsOf(clock, by.calendar, ctx.now).map(({ from, to, ...rest }) => ({
          from: from.toISOString(),
          to: to.toISOString(),
          ...rest,
        })),
      };
    }),
  };
}

/** When we wrote what did not arrive. */
async function repliesInVain({ tx }: Context, ticketId: number): Promise<Date[]> {
  const { rows } = await sql<{ at: string }>`
    select jsonb_array_elements_text(data -> 'undone') as at from event
     where ticket_id = ${ticketId} and kind in ('promise.stood_again', 'promise.kept_in_vain') and data ? 'undone'
     order by sequence`.execute(tx);
  return rows.map(({ at }) => new Date(at));
}

/** It would have ended by a reply then, had that arrived. */
const isStoppedBy = (
  { metric, state, startedAt, stoppedAt }: Pick<Clock, 'metric' | 'state' | 'startedAt' | 'stoppedAt'>,
  at: Date,
) =>
  (metric === 'first_response' || metric === 'next_response' || metric === 'update') &&
  state !== 'void' &&
  startedAt < at &&
  (stoppedAt === null || stoppedAt > at);

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

type TermsOf = NonNullable<ExplainedClocks['terms']>;
type TermsRow = Pick<TermsOf, 'policy' | 'number' | 'calendar' | 'zone'> & {
  mark: string;
  sinceAt: Date | null;
  why: NonNullable<TermsOf['since']>['why'] | null;
};

async function readTermsOf(
  ctx: Context,
  ticket: Ticket,
): Promise<{ terms: ExplainedClocks['terms']; calendar: Calendar } | null> {
  const calendarId = sql`${ticket.calendarId}::uuid`;
  const { rows } = await sql<TermsRow>`
    select p.name as policy, v.number, c.name as calendar, c.input ->> 'tz' as zone,
           ${calendarMark(calendarId, sql`${ticket.calendarLatest}::int`)} as mark,
           changed.at as since_at, changed.data ->> 'why' as why
      from sla_policy_version v join sla_policy p on p.id = v.policy_id cross join calendar c
      -- A ticket from before there were clocks was only given its first.
      left join lateral (select at, data from event where ticket_id = ${ticket.id} and kind = 'terms.changed'
         and data ->> 'why' <> 'introduced' order by sequence desc limit 1) changed on true
     where v.id = ${ticket.policyVersionId}::uuid and c.id = ${calendarId}`.execute(ctx.tx);
  const row = rows[0];
  if (!row) return null;
  const { policy, number, calendar, zone, sinceAt, why } = row;
  const since = sinceAt && why ? { at: sinceAt.toISOString(), why } : null;
  return {
    terms: { policy, number, calendar, zone, priority: priorityName(ticket.priority), since },
    calendar: await calendarUpTo(ctx.tx, ticket.calendarId!, ticket.calendarLatest!, row.mark),
  };
}
