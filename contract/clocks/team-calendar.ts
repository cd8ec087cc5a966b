// By which calendar a team works, and what another one would change.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { termsEffect } from './terms-effect.ts';

export const teamCalendarEffect = termsEffect
  .extend({
    promises: z
      .number()
      .int()
      .meta({ description: 'Promised dates for which that calendar is closed; each moves once and is told.' }),
  })
  .meta({ id: 'TeamCalendarEffect' });
export type TeamCalendarEffect = z.output<typeof teamCalendarEffect>;

export const previewTeamCalendar = endpoint({
  method: 'POST',
  path: '/api/v1/teams/{id}/calendar/preview',
  summary: 'What another calendar would change on the tickets of a team. Nothing is changed.',
  tag: 'calendars',
  params: z.object({ id: z.uuid() }),
  body: z.object({ calendarId: z.uuid().nullable() }),
  answers: { 200: teamCalendarEffect },
});
