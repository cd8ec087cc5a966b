// Whether an hour that somebody is about to agree on lies in the desk's working time.

import { isOpen, nextOpening } from '../calendars/calendar.ts';
import { hoursOn, localDay } from '../calendars/working-spans.ts';
import { readGround } from '../cases/ground.ts';
import type { Context } from '../platform/context.ts';

/** @throws Invalid when the calendar never opens after `at` */
export async function readWorkingTime(
  ctx: Context,
  at: Date,
): Promise<{ open: boolean; closedDay: boolean; opensAt: string }> {
  const { calendar } = await readGround(ctx.tx, null);
  const open = isOpen(calendar, at);
  const opensAt = open ? at : nextOpening(calendar, at);
  const closedDay = !open && hoursOn(calendar, localDay(calendar, at.getTime())).length === 0;
  return { open, closedDay, opensAt: opensAt.toISOString() };
}
