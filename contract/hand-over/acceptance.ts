// Taking up what was handed over.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ticket } from '../tickets.ts';

export const acceptTicket = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/acceptance',
  summary: 'You have read the brief and have the ticket. A reply, a note or the next action says the same.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  answers: { 200: ticket },
});

export const acceptTickets = endpoint({
  method: 'POST',
  path: '/api/v1/acceptances',
  summary: 'Take up several tickets at once that were handed over to you.',
  tag: 'tickets',
  body: z.object({ numbers: z.array(z.string().min(3).max(40)).min(1).max(200) }),
  answers: {
    200: z.object({
      accepted: z.array(z.string()),
      left: z.array(z.string()).meta({ description: 'Somebody else has these meanwhile, or they are over.' }),
    }),
  },
});
