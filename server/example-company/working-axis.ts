// The moments of a script in real time. They are counted in working time, so that nobody of the example works at night,
// whatever the hour at which somebody asks for it.

import {
  addWorkingTime,
  businessDaySeconds,
  type Calendar,
  nextOpening,
  workingSecondsBetween,
} from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import { instantOn, localDay } from '../calendars/working-spans.ts';
import { firstCalendar } from '../cases/set-up-desk.ts';
import type { Moment } from './script.ts';

export type Axis = { calendar: Calendar; now: Date; start: Date; pastSeconds: number };

/** How far back the longest story reaches. */
const storyDays = 20;
const searchDays = 45;
const officeHours = { least: 6, most: 12 };

/**
 * The desk's own working time, where it is that of an office. The stories tell of office days; a desk that never closes, or
 * opens for an hour a week, gets them told in an ordinary week.
 */
export function axisBefore(calendar: Calendar, now: Date): Axis {
  const hours = businessDaySeconds(calendar) / 3600;
  const own = axisOn(calendar, now);
  const isOffice = hours >= officeHours.least && hours <= officeHours.most;
  if (isOffice && own.pastSeconds >= storyDays * hours * 3600) return own;
  return axisOn(compileOnce(firstCalendar(calendar.input.tz) as Parameters<typeof compileOnce>[0]), now);
}

function axisOn(calendar: Calendar, now: Date): Axis {
  const start = new Date(now.getTime() - searchDays * 86_400_000);
  return { calendar, now, start, pastSeconds: workingSecondsBetween(calendar, start, now) };
}

const form = /^([-+>])(?:(\d+)d)?\s?(?:(\d+)h)?\s?(?:(\d+)m)?(?:@(\d\d):(\d\d))?$/;

/** `seconds` make a moment less round: nobody writes on the full minute. */
export function momentOf(axis: Axis, text: Moment, previous: Date, seconds = 0): Date {
  const match = form.exec(text);
  if (!match) throw new Error(`“${text}” is no moment of a script.`);
  const [, sign, days, hours, minutes, clockHour, clockMinute] = match;
  const number = (digits: string | undefined) => Number(digits ?? 0);
  const span = number(days) * businessDaySeconds(axis.calendar) + number(hours) * 3600 + number(minutes) * 60;
  const at =
    sign === '-'
      ? addWorkingTime(axis.calendar, axis.start, axis.pastSeconds - span + seconds)
      : addWorkingTime(axis.calendar, sign === '+' ? axis.now : previous, span + seconds);
  if (clockHour === undefined) return at;
  const day = localDay(axis.calendar, at.getTime());
  const minute = number(clockHour) * 60 + number(clockMinute);
  return new Date(Math.round(instantOn(axis.calendar, day, minute)) + seconds * 1000);
}

const roundedToMillis = 5 * 60_000;

/** What people promise: a round time in working hours. */
export function promiseOf(axis: Axis, text: Moment, previous: Date): Date {
  const at = momentOf(axis, text, previous).getTime();
  const rounded = new Date(Math.ceil(at / roundedToMillis) * roundedToMillis);
  // The end of the day is a time that can be promised; a time after it is not.
  const lastWorked = new Date(rounded.getTime() - 1000);
  return nextOpening(axis.calendar, lastWorked).getTime() === lastWorked.getTime() ? rounded : new Date(at);
}
