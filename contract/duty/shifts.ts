// When people work: their week, and days that differ.

import { z } from 'zod';
import { hours, weekHours } from '../calendar-input.ts';
import { endpoint, instant, nothing } from '../endpoint.ts';

const who = z.object({ id: z.string(), name: z.string() });
const personParams = z.object({ personId: z.uuid() });
const dayParams = z.object({ personId: z.uuid(), day: z.iso.date() });
export const shiftDayKinds = ['extra', 'off', 'swap'] as const;

export const shift = z
  .object({
    person: who,
    tz: z.string(),
    hours: weekHours,
    days: z.array(z.object({ day: z.string(), hours, kind: z.enum(shiftDayKinds), with: who.nullable() })),
    inShift: z.boolean(),
    nextAt: instant.nullable().meta({ description: 'When they next come or go.' }),
    mayChange: z.boolean(),
  })
  .meta({ id: 'Shift' });
export type ShiftView = z.output<typeof shift>;

export const listShifts = endpoint({
  method: 'GET',
  path: '/api/v1/shifts',
  summary: 'Who works in shifts, and who of them is at work. Everybody else is reached in the hours of their team.',
  tag: 'people',
  answers: { 200: z.object({ shifts: z.array(shift) }) },
});

export const setShift = endpoint({
  method: 'PUT',
  path: '/api/v1/shifts/{personId}',
  summary: 'Say when somebody works, week by week.',
  tag: 'people',
  params: personParams,
  body: z.object({ tz: z.string().min(1).max(100), hours: weekHours }),
  answers: { 200: shift },
});

export const removeShift = endpoint({
  method: 'DELETE',
  path: '/api/v1/shifts/{personId}',
  summary: 'They work in the hours of their team again.',
  tag: 'people',
  params: personParams,
  answers: { 204: nothing },
});

export const setShiftDay = endpoint({
  method: 'PUT',
  path: '/api/v1/shifts/{personId}/days/{day}',
  summary: 'One day differs: other or further hours, or none.',
  tag: 'people',
  params: dayParams,
  body: z.object({ hours: hours.meta({ description: 'In place of the usual ones; empty: they are off.' }) }),
  answers: { 200: shift },
});

export const removeShiftDay = endpoint({
  method: 'DELETE',
  path: '/api/v1/shifts/{personId}/days/{day}',
  summary: 'The day is as usual; a swap is taken back on both sides.',
  tag: 'people',
  params: dayParams,
  answers: { 200: shift },
});

export const swapShifts = endpoint({
  method: 'POST',
  path: '/api/v1/shifts/swaps',
  summary: 'Somebody works a day for a colleague, who may work another day in return.',
  tag: 'people',
  body: z.object({
    giver: z.uuid(),
    taker: z.uuid(),
    day: z.iso.date(),
    inReturn: z.iso.date().optional().meta({ description: 'A day of the taker’s that the giver works.' }),
  }),
  answers: { 201: z.object({ shifts: z.array(shift) }) },
});
