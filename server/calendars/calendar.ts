// A calendar says when a desk works: a time zone, weekly hours, holidays, and days with hours of their own. It counts in
// local civil time and answers in instants, so that days of 23 and 25 hours are right. It never asks what time it is.
//
// Where two readings are defensible, these hold (test/vectors/sla.json marks them "policy"):
// - A local time that the spring change skips stands for the first moment after the gap. Hours of 02:30–03:15 on such a
//   day are open from 03:00 to 03:15. A time that is shown twice in autumn means its first showing.
// - The working time of a range that ends before it begins is 0, never negative.
// - A date with hours of its own (`overrides`) opens even when it is a holiday.
// - A time for which all is closed (`closed`) opens on none of its days, whatever else is said of them.

import { invalid } from '../platform/errors.ts';
import { type Hours, readCalendar } from './read-calendar.ts';
import { hoursOn, instantOn, joined, localDay, type OpenDays, type Span, workingSpans } from './working-spans.ts';
import { offsetAt, zoneNamed } from './zone.ts';

export type WeekDay = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/**
 * Times are "HH:MM" of the local day, "24:00" its end; an interval whose end is not after its start runs past midnight and
 * belongs to the day it opens. Overlapping intervals count once. `holidays` are dates ("2026-06-10"), `yearlyHolidays` days
 * of every year ("12-25"). `overrides` replace the hours of a date; an empty list closes it; `yearlyOverrides` do so in
 * every year, unless the date has its own. `closed` shuts all days from the
 * first to the last. `later` are the calendars that take over at an instant, in order of time.
 */
export type CalendarInput = {
  tz: string;
  hours: Partial<Record<WeekDay, [string, string][]>>;
  holidays?: string[];
  yearlyHolidays?: string[];
  overrides?: Record<string, [string, string][]>;
  yearlyOverrides?: Record<string, [string, string][]>;
  closed?: { from: string; until: string }[];
  later?: { from: string; calendar: CalendarInput }[];
};

/** A compiled calendar; compile once and keep it. */
export type Calendar = OpenDays & {
  readonly input: CalendarInput;
  readonly later: readonly { fromMs: number; calendar: Calendar }[];
  /** Where it has no such working time within a year, plain time is the answer in place of a refusal. */
  readonly answersAnyway?: true;
};

/** Time that does not count, from `from` up to but without `to`. Pauses may overlap and stand in any order. */
export type Pause = { from: Date; to: Date };

const earliestMs = Date.UTC(1900, 0, 1);
const latestMs = Date.UTC(9999, 11, 31);
/** No question reaches further than this, so that a calendar which opens no more cannot keep anybody waiting. */
const searchYears = 200;
const searchMs = searchYears * 365.25 * 86_400_000;
const yearMs = 365 * 86_400_000;
const dayMinutes = 1_440;

/** Throws `Invalid` with a sentence for a calendar that cannot be meant: no working time, unknown zone, impossible times. */
export function compileCalendar(input: CalendarInput): Calendar {
  const hours = readCalendar(input);
  return { input, hours, zone: zoneNamed(hours.tz), days: new Map(), later: readLater(input.later ?? []) };
}

function readLater(later: unknown): Calendar['later'] {
  if (!Array.isArray(later))
    throw invalid('"later" must be a list of calendars, each with the instant from which it holds.');
  let lastMs = Number.NEGATIVE_INFINITY;
  return later.map((one: { from?: unknown; calendar?: unknown } | null) => {
    const fromMs = typeof one?.from === 'string' ? Date.parse(one.from) : Number.NaN;
    if (!(fromMs > lastMs))
      throw invalid('"later" must be a list of calendars, each with the instant from which it holds.');
    lastMs = fromMs;
    return { fromMs, calendar: compileCalendar(one?.calendar as CalendarInput) };
  });
}

/** The calendar in force at an instant, of a calendar that later ones follow. */
export function calendarAt(calendar: Calendar, at: Date): Calendar {
  return calendar.later.findLast(({ fromMs }) => fromMs <= at.getTime())?.calendar ?? calendar;
}

/** The working time between two instants, in order. */
export const openSpans = (calendar: Calendar, fromMs: number, untilMs: number): Generator<Span> =>
  spansThrough(calendar, fromMs, untilMs, []);

/** The working time of the calendar and of those that take over from it, each in its own time. */
function* spansThrough(calendar: Calendar, fromMs: number, untilMs: number, pauses: Span[]): Generator<Span> {
  let inForce = calendar;
  let cursor = fromMs;
  for (const next of calendar.later) {
    if (next.fromMs >= untilMs) break;
    if (next.fromMs > cursor) {
      yield* workingSpans(inForce, cursor, next.fromMs, pauses);
      cursor = next.fromMs;
    }
    inForce = next.calendar;
  }
  yield* workingSpans(inForce, cursor, untilMs, pauses);
}

/**
 * The moment at which `durationSeconds` of working time have passed since `start`; it may be a closing time. For 0 it is
 * the next working moment, `start` itself when that is one. Throws `Invalid` when it lies more than 200 years ahead; a
 * calendar that answers anyway gives plain time in place of what lies more than a year ahead.
 */
export function addWorkingTime(
  calendar: Calendar,
  start: Date,
  durationSeconds: number,
  pauses: readonly Pause[] = [],
): Date {
  const startMs = instant(start);
  let leftMs = Math.round(durationSeconds * 1_000);
  if (!Number.isSafeInteger(leftMs) || leftMs < 0) throw invalid('A duration must be a number of seconds, 0 or more.');
  const endMs = calendar.answersAnyway ? Math.min(startMs + yearMs, latestMs) : searchEnd(startMs);
  for (const span of spansThrough(calendar, startMs, endMs, withoutOrder(pauses))) {
    if (span.toMs - span.fromMs >= leftMs) return new Date(span.fromMs + leftMs);
    leftMs -= span.toMs - span.fromMs;
  }
  if (calendar.answersAnyway) return new Date(startMs + Math.round(durationSeconds * 1_000));
  throw invalid('The calendar does not have that much working time in the {years} years after {start}.', {
    years: searchYears,
    start: start.toISOString(),
  });
}

/** Seconds of working time between two instants, to the millisecond; 0 when `to` is before `from`. */
export function workingSecondsBetween(calendar: Calendar, from: Date, to: Date, pauses: readonly Pause[] = []): number {
  const fromMs = instant(from);
  const toMs = instant(to);
  if (toMs <= fromMs) return 0;
  if (toMs - fromMs > searchMs)
    throw invalid('A range of working time must not be longer than {years} years.', { years: searchYears });
  let sumMs = 0;
  for (const span of spansThrough(calendar, fromMs, toMs, withoutOrder(pauses))) sumMs += span.toMs - span.fromMs;
  return sumMs / 1_000;
}

/** At the very moment of closing a calendar is closed. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  const atMs = instant(at);
  return !spansThrough(calendar, atMs, atMs + 1, []).next().done;
}

/** `at` itself when open. Throws `Invalid` when the calendar does not open in the next 200 years. */
export function nextOpening(calendar: Calendar, at: Date): Date {
  return addWorkingTime(calendar, at, 0);
}

/**
 * What "1 business day" means as a duration in the calendar itself, not in those that follow it: the median of the open time of the weekdays that open at all, the longer of
 * the middle two when there is no single middle. Five days of 8 hours and a Saturday of 4 give 8 hours. A night shift
 * counts on the day it opens. A calendar that opens only on special dates takes the median of those.
 */
export function businessDaySeconds({ hours }: Calendar): number {
  const weekly = openMinutes(hours.week);
  const lengths =
    weekly.length > 0 ? weekly : openMinutes([...hours.overrides.values(), ...hours.yearlyOverrides.values()]);
  return lengths[Math.floor(lengths.length / 2)]! * 60;
}

/**
 * The same local time, `days` open days later. A start outside opening hours counts from the next opening; a start in a
 * night shift belongs to the day on which the shift opened. Where the last day is closed at that time, it is that day's
 * next opening, or its last closing when it does not open again.
 */
export function addBusinessDays(calendar: Calendar, start: Date, days: number): Date {
  if (!Number.isSafeInteger(days) || days < 0) throw invalid('Business days must be a whole number, 0 or more.');
  const begin = nextOpening(calendar, start);
  if (days === 0) return begin;
  const beginMs = begin.getTime();
  const first = calendarAt(calendar, begin);
  let day = localDay(first, beginMs);
  let minute = (beginMs + offsetAt(first.zone, beginMs)) / 60_000 - day * dayMinutes;
  if (!isInside(hoursOn(first, day), minute) && isInside(hoursOn(first, day - 1), minute + dayMinutes)) {
    day -= 1;
    minute += dayMinutes;
  }
  const lastDay = localDay(first, searchEnd(beginMs));
  for (let left = days; left > 0; left--) {
    do day += 1;
    while (day <= lastDay && hoursOn(onDay(calendar, day), day).length === 0);
    if (day > lastDay)
      throw invalid('The calendar does not have {days} open days in the next {years} years.', {
        days,
        years: searchYears,
      });
  }
  const last = onDay(calendar, day);
  return new Date(Math.round(instantOn(last, day, clampedInto(hoursOn(last, day), minute))));
}

/** The calendar in force when a local date begins; it counts for all of that date. */
function onDay(calendar: Calendar, day: number): Calendar {
  return calendar.later.findLast((next) => next.fromMs <= instantOn(next.calendar, day, 0))?.calendar ?? calendar;
}

function openMinutes(days: Hours[][]): number[] {
  return days
    .filter((hours) => hours.length > 0)
    .map((hours) => hours.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0))
    .map((minutes) => Math.min(minutes, dayMinutes))
    .sort((a, b) => a - b);
}

function isInside(hours: Hours[], minute: number): boolean {
  return hours.some(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute);
}

function clampedInto(hours: Hours[], minute: number): number {
  if (isInside(hours, minute)) return minute;
  return hours.find(({ startMinute }) => startMinute > minute)?.startMinute ?? hours.at(-1)!.endMinute;
}

/** Pauses as spans that neither overlap nor are out of order; one that ends before it begins is none. */
function withoutOrder(pauses: readonly Pause[]): Span[] {
  if (pauses.length === 0) return [];
  const spans = pauses.map(({ from, to }) => ({ fromMs: instant(from), toMs: instant(to) }));
  return joined(spans.filter(({ fromMs, toMs }) => fromMs < toMs));
}

function searchEnd(fromMs: number): number {
  return Math.min(fromMs + searchMs, latestMs);
}

function instant(at: Date): number {
  const ms = at.getTime();
  if (!(ms >= earliestMs && ms <= latestMs)) throw invalid('A time must be a real date between 1900 and 9999.');
  return ms;
}
