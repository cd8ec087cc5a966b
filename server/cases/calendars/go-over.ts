// Tickets go over to another calendar that is, or will be, closed for a time. A date that was told is a commitment, so what lies
// in that time moves once and is told, as though it were closed now; and nobody is written to unless that was wanted.

import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CalendarInput } from '../../calendars/calendar.ts';
import { mustOpen } from '../../calendars/openings.ts';
import { localDate, type StoredCalendar } from '../../calendars/read-calendars.ts';
import { inForceAt } from '../../calendars/versions.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { asking, caughtBy, shiftOf } from './close-time.ts';

export const ofTeam = (teamId: string): RawBuilder<SqlBool> => sql`t.team_id = ${teamId}`;
export const ofNoCalendar: RawBuilder<SqlBool> = sql`(t.team_id is null or t.team_id in (
  select id from team where calendar_id is null))`;

/**
 * What asks the promises of these tickets to move.
 * @throws Conflict when some lie in a closed time and none should move, Invalid for a calendar that stays shut
 */
export async function goOver(
  ctx: Context,
  calendar: StoredCalendar,
  tickets: RawBuilder<SqlBool>,
  move: boolean,
): Promise<Compilable[]> {
  const { count, writes } = await movesOver(ctx, calendar, tickets);
  if (count > 0 && !move) {
    throw conflict(
      'By this calendar the desk is closed on {count} of the dates that were promised. Reopen it first and close it again afterwards, or send “move”: then each moves once and is told.',
      { count },
    );
  }
  return writes;
}

/** How many promises of these tickets lie in its closed times, and what asks them to move. @throws Invalid (it stays shut) */
export async function movesOver(
  ctx: Context,
  { versions, id }: StoredCalendar,
  tickets: RawBuilder<SqlBool>,
): Promise<{ count: number; writes: Compilable[] }> {
  const { input } = await ctx.tx.selectFrom('calendar').select('input').where('id', '=', id).executeTakeFirstOrThrow();
  mustOpen(input as CalendarInput, ctx.now);
  const { plan } = inForceAt(versions, ctx.now);
  const today = localDate(plan.tz, ctx.now);
  const writes: Compilable[] = [];
  let count = 0;
  for (const time of plan.closed.filter(({ until }) => until >= today)) {
    const closing = versions.findIndex((one) => one.plan.closed.some((other) => other.id === time.id));
    const shift = shiftOf(versions.slice(0, closing), versions, time, ctx.now);
    const caught = await caughtBy(ctx, tickets, shift);
    count += caught.length;
    writes.push(...asking(ctx, id, versions[closing]!.number, time.id, caught));
  }
  return { count, writes };
}
