// What people arranged for a calendar: its hours, its holidays with what they came from, days of their own, and times for
// which the desk closes. Arithmetic reads what is worked out of it, so that it stays the same for ever.

import type { z } from 'zod';
import type { calendarInput } from '../../contract/calendar-input.ts';
import type { calendarPlan, closedTime, holidayChoice, ownDay, publicHoliday } from '../../contract/calendars.ts';
import { type CalendarInput, compileCalendar, type WeekDay } from './calendar.ts';
import { weekDays } from './read-calendar.ts';

export type CalendarPlan = z.output<typeof calendarPlan>;
export type OwnDay = z.output<typeof ownDay>;
export type PublicHoliday = z.output<typeof publicHoliday>;
export type HolidayChoice = z.output<typeof holidayChoice>;
export type ClosedTime = z.output<typeof closedTime>;
export type Interval = [string, string];
type GivenCalendar = z.output<typeof calendarInput>;

/** What is stored as a version's input: the closed times carry their reason and route, for those who write meanwhile. */
export type PlannedInput = Omit<CalendarInput, 'closed'> & { closed: ClosedTime[] };

/** @throws Invalid for a plan that cannot be meant */
export function inputOf(plan: CalendarPlan): PlannedInput {
  const holidays = new Set<string>();
  const overrides: Record<string, Interval[]> = {};
  for (const day of holidaysKept(plan)) {
    const hours = day.covers ? hoursWithout(usualHours(plan, day.date), day.covers) : [];
    if (hours.length > 0) overrides[day.date] = hours;
    else holidays.add(day.date);
  }
  for (const [date, { hours }] of Object.entries(plan.days)) {
    holidays.delete(date);
    delete overrides[date];
    if (hours.length > 0) overrides[date] = hours;
    else holidays.add(date);
  }
  // A day that every year has its own hours has them on a holiday too, unless that very date was given others.
  const yearlyOverrides = Object.fromEntries(Object.entries(plan.yearly).map(([day, { hours }]) => [day, hours]));
  for (const date of [...Object.keys(overrides)]) {
    if (yearlyOverrides[date.slice(5)] && !plan.days[date]) delete overrides[date];
  }
  const closedOwn = Object.entries(plan.days).filter(([date, day]) => !day.hours.length && plan.yearly[date.slice(5)]);
  for (const [date] of closedOwn) overrides[date] = [];
  const input = {
    tz: plan.tz,
    hours: plan.hours as CalendarInput['hours'],
    holidays: [...holidays].toSorted(),
    overrides,
    yearlyOverrides,
    closed: plan.closed,
  };
  compileCalendar(input);
  return input;
}

/** The public holidays on which the desk does not work. */
export function holidaysKept({ holidays }: CalendarPlan): PublicHoliday[] {
  const leftOut = new Set(holidays?.leftOut ?? []);
  return (holidays?.days ?? []).filter(({ rule }) => !leftOut.has(rule));
}

/** What a program that knows nothing of plans gave, with the closed times of `before` and its holidays where all are kept. */
export function planOf(given: GivenCalendar, before?: CalendarPlan): CalendarPlan {
  const free = new Set(given.holidays ?? []);
  const all = before ? holidaysKept(before).filter((day) => !day.covers) : [];
  const holidays = before?.holidays && all.every(({ date }) => free.has(date)) ? before.holidays : null;
  const known = new Set(holidays ? all.map(({ date }) => date) : []);
  const own = (hours: Interval[], old?: OwnDay): OwnDay => ({
    name: old?.name ?? '',
    hours,
    source: old?.source ?? 'own',
  });
  const days: CalendarPlan['days'] = {};
  for (const date of free) if (!known.has(date)) days[date] = own([], before?.days[date]);
  for (const [date, hours] of Object.entries(given.overrides ?? {})) days[date] = own(hours, before?.days[date]);
  const yearly: CalendarPlan['yearly'] = {};
  for (const day of given.yearlyHolidays ?? []) yearly[day] = own([], before?.yearly[day]);
  for (const [day, hours] of Object.entries(given.yearlyOverrides ?? {})) yearly[day] = own(hours, before?.yearly[day]);
  return { tz: given.tz, hours: given.hours, days, yearly, holidays, closed: before?.closed ?? [] };
}

/** What the week alone says of a date. */
export function usualHours({ hours }: CalendarPlan, date: string): Interval[] {
  const day = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return (hours[weekDays[day] as WeekDay] ?? []) as Interval[];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** What is left of a day's hours when a part of the day is free. */
export function hoursWithout(hours: readonly Interval[], [from, until]: Interval): Interval[] {
  const [freeFrom, freeUntil] = [minutesOf(from), minutesOf(until)];
  return hours.flatMap(([opens, closes]) => {
    const start = minutesOf(opens);
    const end = minutesOf(closes) > start ? minutesOf(closes) : minutesOf(closes) + 1_440;
    const parts = [
      [start, Math.min(end, freeFrom)],
      [Math.max(start, freeUntil), end],
    ] as const;
    return parts
      .filter(([partFrom, partUntil]) => partFrom < partUntil)
      .map(
        ([partFrom, partUntil]): Interval => [
          timeOf(partFrom % 1_440),
          partUntil === 1_440 ? '24:00' : timeOf(partUntil % 1_440),
        ],
      );
  });
}
