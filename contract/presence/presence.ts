// Who has a ticket before their eyes.

import { z } from 'zod';
import { endpoint, nothing } from '../endpoint.ts';
import { personRef } from '../tickets.ts';

const number = z.string().min(3).max(40);
const tab = z.uuid().meta({ description: 'Of the tab or window, made up by it; one person may have several.' });

export const lookAtTicket = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/lookers/{tab}',
  summary: 'Say that you look at a ticket; true for 45 seconds, so it is said again while it lasts.',
  tag: 'tickets',
  params: z.object({ number, tab }),
  body: z.object({}).nullish(),
  answers: { 200: z.object({ lookers: z.array(personRef).meta({ description: 'Others who look at it now.' }) }) },
});

export const lookAway = endpoint({
  method: 'DELETE',
  path: '/api/v1/tickets/{number}/lookers/{tab}',
  summary: 'Say that you look at it no longer.',
  tag: 'tickets',
  params: z.object({ number, tab }),
  answers: { 204: nothing },
});
