// What `doctor` says of the calendars: whether their holidays reach far enough ahead.

import { listCalendars } from '../cases/calendars/view-calendar.ts';
import type { Context } from '../platform/context.ts';

/** One sentence for each calendar whose holidays come to their end. */
export async function calendarsThatEnd(ctx: Context): Promise<string[]> {
  return (await listCalendars(ctx))
    .filter(({ holidaysEndSoon }) => holidaysEndSoon)
    .map(
      ({ name }) =>
        `The holidays of the calendar “${name}” are known for less than six months ahead. Is a worker running? Else choose them again in Settings, Calendars.`,
    );
}
