// By when a ticket is expected to be solved: no promise, but a date that is told at the opening and must not move in silence.

import { addWorkingTime, businessDaySeconds, type Calendar } from '../calendars/calendar.ts';

const hour = 3600;

/** Working time until a ticket is expected to be solved while the desk's own history is short, by priority. */
function expectedSeconds(calendar: Calendar, priority: number): number {
  if (priority === 1) return 4 * hour;
  return (priority === 2 ? 1 : priority === 3 ? 3 : 5) * businessDaySeconds(calendar);
}

export const expectedAt = (calendar: Calendar, priority: number, from: Date): Date =>
  addWorkingTime(calendar, from, expectedSeconds(calendar, priority));

/** What a ticket keeps of it from now on: the date, and from when it was reckoned. */
export const expectedFrom = (calendar: Calendar, priority: number, from: Date) => ({
  expectedAt: expectedAt(calendar, priority, from),
  expectedFromAt: from,
});

type Kept = { priority: number; openedAt: Date; expectedAt: Date | null; expectedFromAt: Date | null };

/**
 * The date by today's working hours and priority, and the one that was told where it is another; without `toAt` the date
 * has passed, and no later one is known.
 */
export function expectedNow(calendar: Calendar, ticket: Kept, now: Date): { toAt?: Date; wasAt?: Date } {
  const reckoned = expectedAt(calendar, ticket.priority, ticket.expectedFromAt ?? ticket.openedAt);
  const told = ticket.expectedAt ?? reckoned;
  const ahead = [reckoned, told].find((at) => at > now);
  return {
    ...(ahead ? { toAt: ahead } : {}),
    ...(ahead?.getTime() === told.getTime() ? {} : { wasAt: told }),
  };
}
