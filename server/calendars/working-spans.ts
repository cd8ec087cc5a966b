// The working time of a calendar as spans of instants, day by day. Everything else that the calendar answers is a walk
// along these spans.

import { type Hours, type ReadCalendar, weekDays } from './read-calendar.ts';
import { instantOf, offsetAt, type Zone } from './zone.ts';

/** Half-open: `fromMs` belongs to it, `toMs` does not. */
export type Span = { fromMs: number; toMs: number };

/** A calendar that can be asked. `days` remembers the spans of local days that were looked at. */
export type OpenDays = { readonly hours: ReadCalendar; readonly zone: Zone; readonly days: Map<number, Span[]> };

const dayMs = 86_400_000;
const minuteMs = 60_000;
const mondayShift = 3; // 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
const keptDays = 4_000;

/** Open spans that end after `fromMs` and begin before `untilMs`, in order, without the pauses; cut at both ends. */
export function* workingSpans(open: OpenDays, fromMs: number, untilMs: number, pauses: Span[]): Generator<Span> {
  const lastDay = localDay(open, untilMs);
  let paused = 0;
  for (let day = localDay(open, fromMs); day <= lastDay; day++) {
    for (const span of spansOn(open, day)) {
      const toMs = Math.min(span.toMs, untilMs);
      let cursor = Math.max(span.fromMs, fromMs);
      while (paused < pauses.length && pauses[paused]!.toMs <= cursor) paused++;
      for (let i = paused; i < pauses.length && pauses[i]!.fromMs < toMs; i++) {
        const pause = pauses[i]!;
        if (pause.fromMs > cursor) yield { fromMs: cursor, toMs: pause.fromMs };
        cursor = pause.toMs;
      }
      if (cursor < toMs) yield { fromMs: cursor, toMs };
    }
  }
}

/** The number of the local date on which an instant falls, counted from 1970-01-01. */
export function localDay(open: OpenDays, ms: number): number {
  return Math.floor((ms + offsetAt(open.zone, ms)) / dayMs);
}

/**
 * The hours that open on a local date: none while the desk is closed for a time, else its own when it was given some, for
 * itself or for every year, none on a holiday, else those of its weekday.
 */
export function hoursOn({ hours }: OpenDays, day: number): Hours[] {
  if (hours.closed.some(({ from, until }) => from <= day && day <= until)) return [];
  const own = hours.overrides.get(day);
  if (own !== undefined) return own;
  const everyYear = hours.yearlyOverrides.size + hours.yearlyHolidays.size > 0 ? monthDay(day) : 0;
  const ownEveryYear = hours.yearlyOverrides.get(everyYear);
  if (ownEveryYear !== undefined) return ownEveryYear;
  if (hours.holidays.has(day) || hours.yearlyHolidays.has(everyYear)) return [];
  const weekDay = (((day + mondayShift) % weekDays.length) + weekDays.length) % weekDays.length;
  return hours.week[weekDay]!;
}

function monthDay(day: number): number {
  const date = new Date(day * dayMs);
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** The instant at which the clock shows that minute of a local date; minutes above 1440 lie on the date after. */
export function instantOn({ zone }: OpenDays, day: number, minute: number): number {
  return instantOf(zone, day * dayMs + minute * minuteMs);
}

function spansOn(open: OpenDays, day: number): Span[] {
  const known = open.days.get(day);
  if (known !== undefined) return known;
  const spans = cutOutDay(open, day);
  if (open.days.size >= keptDays) open.days.clear();
  open.days.set(day, spans);
  return spans;
}

/** What is open between the two midnights: the end of yesterday's night shift and today's hours until midnight. */
function cutOutDay(open: OpenDays, day: number): Span[] {
  const spans: Span[] = [];
  for (const openedOn of [day - 1, day]) {
    const hours = hoursOn(open, openedOn);
    if (hours.length === 0) continue;
    const midnightMs = instantOn(open, day, 0);
    const nextMidnightMs = instantOn(open, day + 1, 0);
    for (const { startMinute, endMinute } of hours) {
      const fromMs = Math.max(instantOn(open, openedOn, startMinute), midnightMs);
      const toMs = Math.min(instantOn(open, openedOn, endMinute), nextMidnightMs);
      if (fromMs < toMs) spans.push({ fromMs, toMs });
    }
  }
  return joined(spans);
}

/** The same spans in order of time, those that touch or overlap made one. */
export function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((a, b) => a.fromMs - b.fromMs)) {
    const last = result.at(-1);
    if (last !== undefined && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else result.push(span);
  }
  return result;
}
