// A requester would rather wait for their own contact than be looked after by somebody who stands in.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ticket } from '../tickets.ts';

const page = z.string().meta({ description: 'text/html' });
const sentOn = z.null().meta({ description: 'See the page in Location.' });
const token = z.object({ token: z.string().min(1).max(300) });
const number = z.object({ number: z.string().min(1).max(300) });
const waits = z.enum(['yes', 'no']).default('yes');

export const preferToWait = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/wait',
  summary:
    'The requester said that they would rather wait for their contact who is away, or would rather not after all. The next word is promised for the return, and they are told.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  body: z.object({ waits: z.boolean() }),
  answers: { 200: ticket },
});

export const askToWaitByLink = endpoint({
  method: 'GET',
  path: '/portal/t/{token}/wait',
  summary: 'The page behind the choice in a notice: a button, because mail scanners follow links.',
  tag: 'portal',
  params: token,
  query: z.object({ lang: z.string().max(10).optional() }),
  answers: { 200: page },
});

export const waitByLink = endpoint({
  method: 'POST',
  path: '/portal/t/{token}/wait',
  summary: 'Wait for the contact who is away, or no longer, by the link from a mail.',
  tag: 'portal',
  params: token,
  body: z.object({ waits }).nullish(),
  answers: { 303: sentOn },
});

export const waitOnTicket = endpoint({
  method: 'POST',
  path: '/portal/tickets/{number}/wait',
  summary: 'Wait for the contact who is away, or no longer, on a ticket of yours.',
  tag: 'portal',
  params: number,
  body: z.object({ waits }).nullish(),
  answers: { 303: sentOn },
});
