// Reads a calendar as people and programs write it, and refuses what cannot be meant. The sentences are shown to the
// administrator who typed it, so each one names the place and what belongs there.

import { invalid } from '../platform/errors.ts';

/** Open from `startMinute` to `endMinute` of a local day, counted from its midnight; above 1440 it runs into the next. */
export type Hours = { startMinute: number; endMinute: number };

/** A calendar with its times as numbers. `week` begins on Monday; days count from 1970-01-01. */
export type ReadCalendar = {
  tz: string;
  week: Hours[][];
  holidays: Set<number>;
  /** month × 100 + day */
  yearlyHolidays: Set<number>;
  overrides: Map<number, Hours[]>;
  /** By month × 100 + day: the hours of that day in every year. */
  yearlyOverrides: Map<number, Hours[]>;
  /** First and last day of each time for which all is closed. */
  closed: { from: number; until: number }[];
};

export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const dayMs = 86_400_000;
const dayMinutes = 1_440;

/** Throws `Invalid` with a sentence for whatever is not a calendar, or is one that never opens. */
export function readCalendar(input: unknown): ReadCalendar {
  const { tz, hours, holidays, yearlyHolidays, overrides, yearlyOverrides, closed } = record(input, '"calendar"');
  if (typeof tz !== 'string') throw invalid('A calendar needs "tz", the name of a time zone such as "Europe/Lisbon".');
  const calendar: ReadCalendar = {
    tz,
    week: readWeek(hours),
    holidays: new Set(list(holidays ?? [], '"holidays"').map((date) => readDate(date, '"holidays"'))),
    yearlyHolidays: new Set(list(yearlyHolidays ?? [], '"yearlyHolidays"').map(readMonthDay)),
    overrides: new Map(
      Object.entries(record(overrides ?? {}, '"overrides"')).map(([date, intervals]) => [
        readDate(date, '"overrides"'),
        readHours(intervals, `"overrides", ${date}`),
      ]),
    ),
    yearlyOverrides: new Map(
      Object.entries(record(yearlyOverrides ?? {}, '"yearlyOverrides"')).map(([monthDay, intervals]) => [
        readMonthDay(monthDay),
        readHours(intervals, `"yearlyOverrides", ${monthDay}`),
      ]),
    ),
    closed: list(closed ?? [], '"closed"').map(readClosed),
  };
  refuseNeverOpen(calendar);
  return calendar;
}

function readWeek(hours: unknown): Hours[][] {
  const given = record(hours, '"hours"');
  for (const day of Object.keys(given)) {
    if (!(weekDays as readonly string[]).includes(day)) {
      throw invalid('"hours" has a day {value}. The days are {days}.', {
        value: quote(day),
        days: weekDays.join(', '),
      });
    }
  }
  return weekDays.map((day) => readHours(given[day] ?? [], `"hours", ${day}`));
}

function readHours(intervals: unknown, place: string): Hours[] {
  return merge(list(intervals, place).map((interval) => readInterval(interval, place)));
}

function readInterval(interval: unknown, place: string): Hours {
  if (!Array.isArray(interval) || interval.length !== 2) {
    throw invalid('{place} must hold pairs of times such as ["09:00", "18:00"], not {value}.', {
      place,
      value: quote(interval),
    });
  }
  const startMinute = readTime(interval[0], place);
  const endMinute = readTime(interval[1], place);
  if (startMinute === dayMinutes)
    throw invalid('{place} opens at 24:00. Write it as 00:00 of the day after.', { place });
  // An end at or before the start is the next day's; the interval still belongs to the day on which it opens.
  return { startMinute, endMinute: endMinute <= startMinute ? endMinute + dayMinutes : endMinute };
}

function readTime(time: unknown, place: string): number {
  const match = typeof time === 'string' ? /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time) : null;
  if (match === null)
    throw invalid('{place} has the time {value}. A time is written 00:00 to 24:00.', { place, value: quote(time) });
  return match[1] === undefined ? dayMinutes : Number(match[1]) * 60 + Number(match[2]);
}

function readDate(date: unknown, place: string): number {
  const match = typeof date === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) : null;
  const day = match === null ? null : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  if (day === null)
    throw invalid('{place} has the date {value}. A date is written 2026-12-24 and must exist.', {
      place,
      value: quote(date),
    });
  return day;
}

function readClosed(value: unknown): { from: number; until: number } {
  const { from, until } = record(value, '"closed"');
  const days = { from: readDate(from, '"closed"'), until: readDate(until, '"closed"') };
  if (days.until < days.from) throw invalid('A closed time must not end before it begins.');
  return days;
}

function readMonthDay(monthDay: unknown): number {
  const match = typeof monthDay === 'string' ? /^(\d\d)-(\d\d)$/.exec(monthDay) : null;
  // A leap year lends the 29th of February, which is a holiday in the years that have it.
  if (match === null || dayNumber(2024, Number(match[1]), Number(match[2])) === null) {
    throw invalid('"yearlyHolidays" has {value}. A day of every year is written 12-25 and must exist.', {
      value: quote(monthDay),
    });
  }
  return Number(match[1]) * 100 + Number(match[2]);
}

/** Days since 1970-01-01, or null when the year has no such day. */
function dayNumber(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / dayMs : null;
}

function merge(hours: Hours[]): Hours[] {
  const merged: Hours[] = [];
  for (const next of hours.toSorted((a, b) => a.startMinute - b.startMinute)) {
    const last = merged.at(-1);
    if (last !== undefined && next.startMinute <= last.endMinute) {
      last.endMinute = Math.max(last.endMinute, next.endMinute);
    } else merged.push({ ...next });
  }
  return merged;
}

function refuseNeverOpen({ week, yearlyHolidays, overrides, yearlyOverrides }: ReadCalendar): void {
  if ([...overrides.values(), ...yearlyOverrides.values()].some((hours) => hours.length > 0)) return;
  if (week.every((hours) => hours.length === 0)) {
    throw invalid('The calendar has no working time. Give at least one day opening hours.');
  }
  if (yearlyHolidays.size >= 366)
    throw invalid('The calendar has no working time: every day of the year is a holiday.');
}

function record(value: unknown, place: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid('{place} must be an object, not {value}.', { place, value: quote(value) });
}

function list(value: unknown, place: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid('{place} must be a list, not {value}.', { place, value: quote(value) });
}

/** What was written, short enough for a sentence. */
function quote(value: unknown): string {
  const text = typeof value === 'bigint' ? `${value}` : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
