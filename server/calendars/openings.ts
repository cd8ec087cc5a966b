// Whoever writes to the desk is told when they hear next, within a year. So a calendar may not stay closed for so long that
// there is no such date: what would make it so is refused before it counts.

import { invalid } from '../platform/errors.ts';
import { type CalendarInput, compileCalendar, openSpans } from './calendar.ts';
import { offsetAt } from './zone.ts';

/** A year, less the days that the longest promise needs once the desk is open again. */
const mostDaysShut = 345;
/** As far as days are taken out of a calendar file, and one more. */
const yearsAhead = 6;
const dayMs = 86_400_000;

export type Shut = { from: string; until: string; days: number };

/** The longest time without an opening in the years to come, when it is too long. @throws Invalid for no calendar */
export function shutTooLong(input: CalendarInput, now: Date): Shut | null {
  const calendar = compileCalendar(input);
  const endMs = now.getTime() + yearsAhead * 366 * dayMs;
  let longest = { fromMs: endMs, toMs: endMs };
  let closedMs = now.getTime();
  const look = (toMs: number) => {
    if (toMs - closedMs > longest.toMs - longest.fromMs) longest = { fromMs: closedMs, toMs };
  };
  for (const span of openSpans(calendar, now.getTime(), endMs)) {
    look(span.fromMs);
    closedMs = span.toMs;
  }
  look(endMs);
  const days = (longest.toMs - longest.fromMs) / dayMs;
  if (days <= mostDaysShut) return null;
  const date = (ms: number) => new Date(ms + offsetAt(calendar.zone, ms)).toISOString().slice(0, 10);
  return { from: date(longest.fromMs), until: date(longest.toMs), days };
}

/**
 * `before`: what counts now, where there is something; a step out of a calendar that is shut for too long is none into it.
 * @throws Invalid when the calendar would stay closed for too long
 */
export function mustOpen(input: CalendarInput, now: Date, before?: CalendarInput): void {
  const shut = shutTooLong(input, now);
  if (!shut) return;
  if (before && shut.days <= (shutTooLong(before, now)?.days ?? 0)) return;
  throw invalid(
    'The calendar would stay closed from {from} until {until}. It has to open at least once in {days} days, because everybody is told within a year when they hear next.',
    { from: shut.from, until: shut.until, days: mostDaysShut },
  );
}
