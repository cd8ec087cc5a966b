// Taking up what was handed over.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';
import { ticket, ticketStatus } from '../tickets.ts';

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

const toTakeUp = z
  .object({
    number: z.string(),
    subject: z.string(),
    language: z.string(),
    status: ticketStatus,
    requester: z.string(),
    of: z.enum(['stint', 'cover']),
    since: instant,
    goesUpAt: instant.nullable().meta({ description: 'Then it goes to the lead; null: nobody is left to ask.' }),
    from: z.string().nullable().meta({ description: 'Who gave it; null: the desk.' }),
    standsInFor: z.string().nullable(),
    promisedAt: instant.nullable().meta({ description: 'When the requester hears next.' }),
    nextAction: z.string().nullable(),
  })
  .meta({ id: 'ToTakeUp' });
export type ToTakeUpView = z.output<typeof toTakeUp>;

export const listToTakeUp = endpoint({
  method: 'GET',
  path: '/api/v1/acceptances',
  summary: 'What was handed over to you and waits for you to take it up; the first to go up comes first. At most 200.',
  tag: 'tickets',
  answers: { 200: z.object({ tickets: z.array(toTakeUp) }) },
});

const page = z.string().meta({ description: 'text/html' });
const link = z.object({ token: z.string().min(1).max(300) });

export const showAcceptance = endpoint({
  method: 'GET',
  path: '/portal/take/{token}',
  summary: 'The page behind the link in a notice of a hand-over: a button, because mail scanners follow links.',
  tag: 'portal',
  params: link,
  query: z.object({ lang: z.string().max(10).optional() }),
  answers: { 200: page },
});

export const acceptByLink = endpoint({
  method: 'POST',
  path: '/portal/take/{token}',
  summary: 'Take up what came with a notice.',
  tag: 'portal',
  params: link,
  answers: { 303: z.null().meta({ description: 'See the page in Location.' }) },
});
