// What `doctor` says of the calendars: whether their holidays reach far enough ahead, and whether they open.

import { calendarsThatStayShut } from '../cases/calendars/keep-calendars.ts';
import { listCalendars } from '../cases/calendars/view-calendar.ts';
import type { Context } from '../platform/context.ts';

/** One sentence for each calendar that stays closed for too long, or whose holidays come to their end. */
export async function calendarsThatEnd(ctx: Context): Promise<string[]> {
  const ending = (await listCalendars(ctx))
    .filter(({ holidaysEndSoon }) => holidaysEndSoon)
    .map(
      ({ name }) =>
        `The holidays of the calendar “${name}” are known for less than six months ahead. Is a worker running? Else choose them again in Settings, Calendars.`,
    );
  return [...(await calendarsThatStayShut(ctx)), ...ending];
}
