// Whether the desk works at an hour that somebody is about to agree on.

import { z } from 'zod';
import { endpoint, instant } from './endpoint.ts';

export const getWorkingTime = endpoint({
  method: 'GET',
  path: '/api/v1/working-time',
  summary: 'Whether the desk, or the team of a ticket, works at an instant, and when it opens next.',
  tag: 'tickets',
  query: z.object({
    at: instant,
    ticket: z.string().min(3).max(40).optional().meta({ description: 'By the working time of its team.' }),
  }),
  answers: {
    200: z.object({
      open: z.boolean(),
      closedDay: z.boolean().meta({ description: 'Nobody works on that day at all.' }),
      opensAt: instant.meta({ description: 'The instant itself while the desk works then.' }),
    }),
  },
});
