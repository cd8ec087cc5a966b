// What calendars need by themselves: a planned version takes over, and each year the holidays of a further one are added,
// long before those that were worked out come to their end.

import type { CalendarInput } from '../../calendars/calendar.ts';
import { holidaysOf, yearsAhead } from '../../calendars/holidays.ts';
import { shutTooLong } from '../../calendars/openings.ts';
import type { CalendarPlan } from '../../calendars/plan.ts';
import { findCalendar, listCalendarsInForce } from '../../calendars/read-calendars.ts';
import { turnCalendar } from '../../calendars/write-calendars.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { Refusal } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { makeVersions } from './make-versions.ts';

/** Arithmetic was right without it: the row held the next version already. @returns how many turned */
export async function turnCalendars(ctx: Context): Promise<number> {
  const due = await ctx.tx.selectFrom('calendar').select('id').where('turnsAt', '<=', ctx.now).execute();
  for (const { id } of due) {
    await inTransaction(ctx.tx, async (tx) => {
      const { versions } = await findCalendar(tx, id, { lock: true });
      await together(tx, [turnCalendar(ctx, id, versions), record(ctx, [{ kind: 'calendar.turned', subjectId: id }])]);
    });
  }
  return due.length;
}

/** @returns how many calendars were given more holidays */
export async function addMoreHolidays(ctx: Context): Promise<number> {
  const through = ctx.now.getUTCFullYear() + yearsAhead;
  const short = (await listCalendarsInForce(ctx.tx)).filter(({ plan }) => lacks(plan, through));
  for (const { id, plan } of short) {
    const { holidays } = plan;
    if (!holidays) continue;
    const more = await holidaysOf(holidays, holidays.through + 1, through);
    const years = Array.from({ length: through - holidays.through }, (_, n) => holidays.through + 1 + n);
    // Days of long ago are shown by the versions that counted then.
    const since = `${ctx.now.getUTCFullYear() - 1}-01-01`;
    const extended = { ...holidays, through, days: [...holidays.days.filter(({ date }) => date >= since), ...more] };
    await makeVersions(ctx, id, {
      fromAt: ctx.now,
      what: 'more_holidays',
      about: { years },
      apply: (one) => (lacks(one, through) ? { ...one, holidays: extended } : one),
    });
  }
  return short.length;
}

const lacks = ({ holidays }: CalendarPlan, through: number): boolean => holidays !== null && holidays.through < through;

/** One sentence for each calendar of which no date can be told; meanwhile its tickets go by plain time. */
export async function calendarsThatStayShut(ctx: Context): Promise<string[]> {
  const calendars = await ctx.tx
    .selectFrom('calendar')
    .select(['name', 'input'])
    .where('retiredAt', 'is', null)
    .orderBy('name')
    .execute();
  return calendars.flatMap(({ name, input }) => {
    const why = whyShut(input as CalendarInput, ctx.now);
    return why ? [`The calendar “${name}” ${why} Its tickets go by plain time; mend it in Settings, Calendars.`] : [];
  });
}

function whyShut(input: CalendarInput, now: Date): string | null {
  try {
    const shut = shutTooLong(input, now);
    return shut && `stays closed from ${shut.from} until ${shut.until}.`;
  } catch (error) {
    if (error instanceof Refusal) return `cannot be read: ${error.message}`;
    throw error;
  }
}

/** Tells the log of them, as long as they are not mended. */
export async function tellOfShutCalendars(ctx: Context, onError: (error: unknown) => void): Promise<number> {
  for (const sentence of await calendarsThatStayShut(ctx)) onError(new Error(sentence));
  return 0;
}
