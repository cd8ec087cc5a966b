// By when a ticket is expected to be solved: no promise, but a date that is told at the opening and must not move in silence.

import { addWorkingTime, businessDaySeconds, type Calendar } from '../calendars/calendar.ts';
import type { ExpectedSpan } from './expected-span.ts';

const hour = 3600;

/** Working time until a ticket is expected to be solved while the desk's own history is short, by priority. */
function expectedSeconds(calendar: Calendar, priority: number): number {
  if (priority === 1) return 4 * hour;
  return (priority === 2 ? 1 : priority === 3 ? 3 : 5) * businessDaySeconds(calendar);
}

export const expectedAt = (calendar: Calendar, priority: number, from: Date): Date =>
  addWorkingTime(calendar, from, expectedSeconds(calendar, priority));

/**
 * What a ticket keeps of it from now on: the date, and from when it was reckoned. Where the desk's own history says more it is
 * an interval: by when half of such tickets are solved and by when nine tenths are, and of how many that was learnt.
 */
export const expectedFrom = (calendar: Calendar, priority: number, from: Date, span: ExpectedSpan | null = null) => ({
  expectedAt: span ? addWorkingTime(calendar, from, span.mostSeconds) : expectedAt(calendar, priority, from),
  expectedEarlyAt: span ? addWorkingTime(calendar, from, span.halfSeconds) : null,
  expectedCases: span?.cases ?? null,
  expectedFromAt: from,
});

type Kept = {
  priority: number;
  openedAt: Date;
  expectedAt: Date | null;
  expectedFromAt: Date | null;
  expectedEarlyAt?: Date | null;
  expectedCases?: number | null;
};

/**
 * The date by today's working hours and priority, and the one that was told where it is another; without `toAt` the date
 * has passed, and no later one is known. What was learnt from history stays as it was told.
 */
export function expectedNow(calendar: Calendar, ticket: Kept, now: Date): { fromAt?: Date; toAt?: Date; wasAt?: Date } {
  if (ticket.expectedCases && ticket.expectedAt) {
    if (ticket.expectedAt <= now) return { wasAt: ticket.expectedAt };
    const early = ticket.expectedEarlyAt;
    return { ...(early && early > now ? { fromAt: early } : {}), toAt: ticket.expectedAt };
  }
  const reckoned = expectedAt(calendar, ticket.priority, ticket.expectedFromAt ?? ticket.openedAt);
  const told = ticket.expectedAt ?? reckoned;
  const ahead = [reckoned, told].find((at) => at > now);
  return {
    ...(ahead ? { toAt: ahead } : {}),
    ...(ahead?.getTime() === told.getTime() ? {} : { wasAt: told }),
  };
}
