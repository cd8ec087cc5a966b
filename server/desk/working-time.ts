// Whether an hour that somebody is about to agree on lies in the working time of the ticket's team, else of the desk.

import { calendarAt, isOpen, nextOpening } from '../calendars/calendar.ts';
import { hoursOn, localDay } from '../calendars/working-spans.ts';
import { readGround } from '../cases/ground.ts';
import type { Context } from '../platform/context.ts';
import { findTicket } from '../tickets/find-ticket.ts';

/** `number`: of the ticket that it is about. @throws NotFound. Where the calendar does not open within a year, `opensAt` is `at`. */
export async function readWorkingTime(
  ctx: Context,
  at: Date,
  number?: string,
): Promise<{ open: boolean; closedDay: boolean; opensAt: string }> {
  const { calendar } = await readGround(ctx.tx, number ? (await findTicket(ctx, number)).teamId : null);
  const open = isOpen(calendar, at);
  const opensAt = open ? at : nextOpening(calendar, at);
  const then = calendarAt(calendar, at);
  const closedDay = !open && hoursOn(then, localDay(then, at.getTime())).length === 0;
  return { open, closedDay, opensAt: opensAt.toISOString() };
}
