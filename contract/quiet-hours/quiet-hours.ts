// Quiet hours: when the desk tells its own people nothing by itself, but for emergencies.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const clockTime = z.string().regex(timeOfDay, 'Name a time of day, as in 22:00.');
const span = z
  .object({ from: clockTime, until: clockTime })
  .nullable()
  .meta({ description: 'By the own clock, over midnight where it ends before it begins; null: none.' });

const quietHours = z.object({ own: span, desk: span }).meta({ id: 'QuietHours' });
export type QuietHours = z.output<typeof quietHours>;

export const getQuietHours = endpoint({
  method: 'GET',
  path: '/api/v1/session/quiet-hours',
  summary: 'When the desk tells you nothing by itself, and what holds where somebody has chosen none.',
  tag: 'access',
  answers: { 200: quietHours },
});

export const changeQuietHours = endpoint({
  method: 'PUT',
  path: '/api/v1/session/quiet-hours',
  summary: 'Choose your quiet hours; null goes by the desk’s.',
  tag: 'access',
  body: z.object({ quiet: span }),
  answers: { 200: quietHours },
});

export const changeDeskQuietHours = endpoint({
  method: 'PUT',
  path: '/api/v1/settings/quiet-hours',
  summary: 'Choose the quiet hours of everybody who has chosen none.',
  tag: 'settings',
  body: z.object({ quiet: span }),
  answers: { 200: quietHours },
});
