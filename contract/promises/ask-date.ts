// A requester asks to hear from us by a date of theirs; an agent takes it.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ticket } from '../tickets.ts';

const sentOn = z.null().meta({ description: 'See the page in Location.' });
const wanted = z.string().max(40).default('').meta({ description: 'The reader’s own time, as 2026-11-27T15:00.' });

export const askDateByLink = endpoint({
  method: 'POST',
  path: '/portal/t/{token}/date',
  summary: 'Ask, by the link from a mail, to hear from the desk by a date or sooner.',
  tag: 'portal',
  params: z.object({ token: z.string().min(1).max(300) }),
  body: z.object({ wanted }),
  answers: { 303: sentOn },
});

export const askDateOnTicket = endpoint({
  method: 'POST',
  path: '/portal/tickets/{number}/date',
  summary: 'Ask to hear from the desk by a date or sooner.',
  tag: 'portal',
  params: z.object({ number: z.string().min(1).max(300) }),
  body: z.object({ wanted }),
  answers: { 303: sentOn },
});

export const acceptDate = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/date-request',
  summary: 'Take the date that the requester asked for. It is the promise from then on, and they are told.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  body: z.object({ decision: z.literal('accepted') }),
  answers: { 200: ticket },
});
