// A person's working hours, week by week in their own zone, with days of their own: an extra one, a free one, one swapped with
// a colleague. It is a calendar, so its arithmetic is the calendars'.

import { type Calendar, type CalendarInput, isOpen, openSpans } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';

export type Hours = [string, string][];
export type Shift = { tz: string; hours: CalendarInput['hours']; days: Readonly<Record<string, Hours>> };

/** How far ahead the next beginning or end is looked for. */
const reachMs = 400 * 86_400_000;

/** `otherwise`: the hours of the team, which count for whoever has no shifts. At the very end of a shift it is over. */
export function isInShift(shift: Shift | null, otherwise: Calendar, at: Date): boolean {
  if (!shift) return isOpen(otherwise, at);
  const calendar = calendarOf(shift);
  return calendar !== null && isOpen(calendar, at);
}

/** When they next come or go. Null: not within the year to come. */
export function nextShiftBoundary(shift: Shift | null, otherwise: Calendar, at: Date): Date | null {
  const calendar = shift ? calendarOf(shift) : otherwise;
  const fromMs = at.getTime();
  let endMs: number | null = null;
  for (const span of calendar ? openSpans(calendar, fromMs, fromMs + reachMs) : []) {
    if (endMs === null && span.fromMs > fromMs) return new Date(span.fromMs);
    // A night is two spans of two days that touch.
    if (endMs !== null && span.fromMs > endMs) return new Date(endMs);
    endMs = span.toMs;
  }
  return endMs === null || endMs >= fromMs + reachMs ? null : new Date(endMs);
}

/** Null where there is no hour of work in it. */
function calendarOf({ tz, hours, days }: Shift): Calendar | null {
  const works = [...Object.values(hours), ...Object.values(days)].some((spans) => spans && spans.length > 0);
  return works ? compileOnce({ tz, hours, overrides: days as Record<string, Hours> }) : null;
}
