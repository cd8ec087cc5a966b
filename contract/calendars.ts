// Working time: calendars with their versions, holidays, days of their own, and times for which the desk closes.

import { z } from 'zod';
import { calendarInput, hours, weekHours } from './calendar-input.ts';
import { endpoint, instant, localeCode, nothing } from './endpoint.ts';

const date = z.iso.date().meta({ description: 'A day on the clock of the calendar’s zone.' });
const monthDay = z.string().regex(/^\d\d-\d\d$/, 'A day of every year is written 12-25 and must exist.');
const note = z.string().trim().min(1).max(500).optional().meta({ description: 'Why, for colleagues who ask later.' });
const calendarId = z.object({ id: z.uuid() });
const moves = z
  .boolean()
  .optional()
  .meta({ description: 'Promised dates for which this calendar is closed move once, and each requester is told.' });

export const ownDay = z.object({
  name: z.string().max(200),
  hours: hours.meta({ description: 'Empty: closed on this day.' }),
  source: z.enum(['own', 'import']),
});

export const holidayKind = z.enum(['public', 'bank', 'optional']);
export const holidayChoice = z
  .object({
    country: z.string().regex(/^[A-Z]{2}$/),
    state: z.string().max(20).nullable().default(null),
    region: z.string().max(20).nullable().default(null),
    kinds: z.array(holidayKind).min(1),
    leftOut: z
      .array(z.string().max(300))
      .max(200)
      .default([])
      .meta({ description: 'Holidays on which the desk works, by their `rule`, in every year.' }),
  })
  .meta({ id: 'HolidayChoice' });

export const publicHoliday = z.object({
  date,
  kind: holidayKind,
  rule: z.string(),
  names: z.record(z.string(), z.string()).meta({ description: 'By language; `own` in that of the country.' }),
  substitute: z.boolean().meta({ description: 'The day that stands for a holiday that fell on another.' }),
  covers: z.tuple([z.string(), z.string()]).nullable().meta({ description: 'The part of the day that is free.' }),
});

export const closedReason = z.enum(['company_holidays', 'away', 'closed']);
export const emergencyRoute = z.object({
  texts: z.partialRecord(localeCode, z.string().trim().min(1).max(300)).default({}),
  contact: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: 'A public address or telephone number, for readers of all languages.' }),
});
export const closedTime = z
  .object({
    id: z.uuid(),
    from: date,
    until: date.meta({ description: 'The last closed day.' }),
    reason: closedReason,
    route: emergencyRoute.nullable(),
  })
  .meta({ id: 'ClosedTime' });

export const calendarPlan = z
  .object({
    tz: z.string().max(100),
    hours: weekHours,
    days: z.record(z.string(), ownDay),
    yearly: z.record(z.string(), ownDay),
    holidays: holidayChoice.extend({ through: z.number().int(), days: z.array(publicHoliday) }).nullable(),
    closed: z.array(closedTime),
  })
  .meta({ id: 'CalendarPlan' });

export const calendarVersion = z
  .object({
    number: z.number().int(),
    fromAt: instant,
    what: z.string(),
    about: z.record(z.string(), z.unknown()),
    note: z.string().nullable(),
    madeBy: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'Null: the desk itself.' }),
    madeAt: instant,
  })
  .meta({ id: 'CalendarVersion' });
export type CalendarVersionView = z.output<typeof calendarVersion>;

export const calendarLine = z
  .object({
    id: z.string(),
    name: z.string(),
    isDefault: z.boolean(),
    tz: z.string(),
    number: z.number().int().meta({ description: 'The version in force.' }),
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
    holidaysEndSoon: z.boolean().meta({ description: 'Holidays are worked out for less than six months ahead.' }),
  })
  .meta({ id: 'CalendarLine' });
export type CalendarLine = z.output<typeof calendarLine>;

export const calendarDetail = calendarLine
  .extend({
    plan: calendarPlan,
    planned: z.array(calendarVersion).meta({ description: 'Versions that are not in force yet.' }),
  })
  .meta({ id: 'CalendarDetail' });
export type CalendarDetail = z.output<typeof calendarDetail>;

export const calendarDay = z
  .object({
    date,
    is: z.enum(['usual', 'own', 'yearly', 'holiday', 'closed_time']),
    hours,
    name: z.string().nullable(),
    holiday: publicHoliday
      .nullable()
      .meta({ description: 'The holiday of this day, also where something else counts.' }),
    version: z.number().int(),
  })
  .meta({ id: 'CalendarDay' });
export type CalendarDay = z.output<typeof calendarDay>;

export const listCalendars = endpoint({
  method: 'GET',
  path: '/api/v1/calendars',
  summary: 'The calendars, the default one first.',
  tag: 'calendars',
  answers: { 200: z.object({ calendars: z.array(calendarLine) }) },
});

export const getCalendar = endpoint({
  method: 'GET',
  path: '/api/v1/calendars/{id}',
  summary: 'A calendar as it is arranged now, and what is planned.',
  tag: 'calendars',
  params: calendarId,
  answers: { 200: calendarDetail },
});

export const addCalendar = endpoint({
  method: 'POST',
  path: '/api/v1/calendars',
  summary: 'Add a calendar. It begins as a copy of another, the default one where none is named.',
  tag: 'calendars',
  body: z.object({ name: z.string().trim().min(1).max(100), copyOf: z.uuid().optional() }),
  answers: { 201: calendarDetail },
});

export const changeCalendar = endpoint({
  method: 'PATCH',
  path: '/api/v1/calendars/{id}',
  summary: 'Rename a calendar, or make it the default.',
  tag: 'calendars',
  params: calendarId,
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    isDefault: z.literal(true).optional(),
    move: moves,
  }),
  answers: { 200: calendarDetail },
});

export const retireCalendar = endpoint({
  method: 'DELETE',
  path: '/api/v1/calendars/{id}',
  summary: 'Retire a calendar that nobody goes by. Its versions stay, for what was reckoned by them.',
  tag: 'calendars',
  params: calendarId,
  answers: { 204: nothing },
});

export const changeHours = endpoint({
  method: 'PUT',
  path: '/api/v1/calendars/{id}/hours',
  summary: 'Weekly hours and zone, from a day on; at once where none is named. Told promises keep their dates.',
  tag: 'calendars',
  params: calendarId,
  body: z.object({ tz: z.string().max(100), hours: weekHours, from: date.optional(), note }),
  answers: { 200: calendarDetail },
});

const dayParams = z.object({ id: z.uuid(), day: z.union([date, monthDay]) });

export const setDay = endpoint({
  method: 'PUT',
  path: '/api/v1/calendars/{id}/days/{day}',
  summary: 'Give a day (2026-12-24), or a day of every year (12-24), hours of its own; none close it.',
  tag: 'calendars',
  params: dayParams,
  body: z.object({ name: z.string().trim().max(200).default(''), hours, note }),
  answers: { 200: calendarDetail },
});

export const clearDay = endpoint({
  method: 'DELETE',
  path: '/api/v1/calendars/{id}/days/{day}',
  summary: 'Let a day be as usual again.',
  tag: 'calendars',
  params: dayParams,
  answers: { 200: calendarDetail },
});

export const listDays = endpoint({
  method: 'GET',
  path: '/api/v1/calendars/{id}/days',
  summary: 'What each day is, from the first to the last; at most 800 of them. Days to come as they are planned now.',
  tag: 'calendars',
  params: calendarId,
  query: z.object({ from: date, until: date }),
  answers: { 200: z.object({ days: z.array(calendarDay) }) },
});

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/v1/calendars/{id}/versions',
  summary: 'Who changed what, when, from when on, and why; the newest first.',
  tag: 'calendars',
  params: calendarId,
  answers: { 200: z.object({ versions: z.array(calendarVersion) }) },
});

export const getInForce = endpoint({
  method: 'GET',
  path: '/api/v1/calendars/{id}/in-force',
  summary: 'The version that was in force at an instant, as arithmetic read it.',
  tag: 'calendars',
  params: calendarId,
  query: z.object({ at: instant }),
  answers: { 200: calendarVersion.extend({ calendar: calendarInput }) },
});

export const countWorkingTime = endpoint({
  method: 'GET',
  path: '/api/v1/calendars/{id}/working-time',
  summary: 'Seconds of working time between two instants, each part by the version that was in force.',
  tag: 'calendars',
  params: calendarId,
  query: z.object({ from: instant, until: instant }),
  answers: { 200: z.object({ seconds: z.number(), versions: z.array(z.number().int()) }) },
});

export const setTeamCalendar = endpoint({
  method: 'PUT',
  path: '/api/v1/teams/{id}/calendar',
  summary: 'The calendar that counts for the tickets of a team; null: the default one.',
  tag: 'calendars',
  params: calendarId,
  body: z.object({ calendarId: z.uuid().nullable(), move: moves }),
  answers: { 204: nothing },
});
