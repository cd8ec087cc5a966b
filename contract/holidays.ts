// Holidays from two sources: the public ones of a country, state and region, and a calendar file of a company.

import { z } from 'zod';
import { calendarDetail, holidayChoice, publicHoliday } from './calendars.ts';
import { endpoint } from './endpoint.ts';

const calendarId = z.object({ id: z.uuid() });
const place = z.object({ code: z.string(), name: z.string() });

export const holidayPlaces = z
  .object({ countries: z.array(z.string()), states: z.array(place), regions: z.array(place) })
  .meta({ id: 'HolidayPlaces' });

export const listHolidayPlaces = endpoint({
  method: 'GET',
  path: '/api/v1/holiday-places',
  summary: 'Countries whose holidays are known; with `country` its states, with `state` the regions of that.',
  tag: 'calendars',
  query: z.object({ country: z.string().max(2).optional(), state: z.string().max(20).optional() }),
  answers: { 200: holidayPlaces },
});

export const previewHolidays = endpoint({
  method: 'POST',
  path: '/api/v1/holidays/preview',
  summary: 'The holidays of a place, of this year and the two after it.',
  tag: 'calendars',
  body: holidayChoice,
  answers: { 200: z.object({ through: z.number().int(), days: z.array(publicHoliday) }) },
});

export const setHolidays = endpoint({
  method: 'PUT',
  path: '/api/v1/calendars/{id}/holidays',
  summary: 'Take the holidays of a place into a calendar; each year those of a further one are added. Null: none.',
  tag: 'calendars',
  params: calendarId,
  body: z.object({ holidays: holidayChoice.nullable() }),
  answers: { 200: calendarDetail },
});

/** The most that a calendar file may have. */
export const mostFileBytes = 1_000_000;

const calendarFile = z
  .string()
  .min(1)
  .max(mostFileBytes)
  .meta({ description: 'The text of an iCalendar file (RFC 5545).' });

export const importedEntry = z
  .object({
    index: z.number().int(),
    name: z.string(),
    from: z.string().meta({ description: 'The first day, or the instant.' }),
    until: z.string().meta({ description: 'The last day, or the instant at which it ends.' }),
    repeats: z.boolean(),
    days: z.array(z.string()).meta({ description: 'Days that it changes.' }),
    becomes: z.enum(['holiday', 'shorter', 'left_out']),
    why: z
      .enum(['cancelled', 'past', 'too_long', 'too_often', 'unreadable', 'set_by_hand', 'closed_anyway'])
      .nullable()
      .meta({ description: 'Why it is left out.' }),
  })
  .meta({ id: 'ImportedEntry' });
export type ImportedEntry = z.output<typeof importedEntry>;

export const previewImport = endpoint({
  method: 'POST',
  path: '/api/v1/calendars/{id}/imports/preview',
  summary: 'What a calendar file would change; nothing is changed.',
  tag: 'calendars',
  params: calendarId,
  body: z.object({ file: calendarFile }),
  answers: { 200: z.object({ entries: z.array(importedEntry) }) },
});

export const importDays = endpoint({
  method: 'POST',
  path: '/api/v1/calendars/{id}/imports',
  summary: 'Take days out of a calendar file, without the entries that are named.',
  tag: 'calendars',
  params: calendarId,
  body: z.object({ file: calendarFile, without: z.array(z.number().int()).max(5000).default([]) }),
  answers: { 201: calendarDetail },
});
