// The fuse on outgoing mail.

import { z } from 'zod';
import { endpoint, instant } from './endpoint.ts';

export const outgoingStop = z
  .object({
    at: instant,
    mails: z.number().int().meta({ description: 'How many had left or were about to within an hour.' }),
    most: z.number().int().meta({ description: 'How many may.' }),
    why: z.enum(['cap', 'unusual']).meta({ description: 'cap: the limit that is set; unusual: many times the usual.' }),
  })
  .meta({ id: 'OutgoingStop' });

const outgoing = z.object({
  stop: outgoingStop.nullable().meta({ description: 'While it stands, nothing leaves.' }),
  mostMailsAnHour: z.number().int(),
});

export const getOutgoing = endpoint({
  method: 'GET',
  path: '/api/v1/outgoing',
  summary: 'Whether outgoing mail is held, and how much may leave in an hour.',
  tag: 'channels',
  answers: { 200: outgoing },
});

export const changeOutgoing = endpoint({
  method: 'PATCH',
  path: '/api/v1/outgoing',
  summary: 'Set how many mails may leave in an hour before everything is held.',
  tag: 'channels',
  body: z.object({ mostMailsAnHour: z.number().int().min(10).max(1_000_000) }),
  answers: { 200: outgoing },
});

export const decideStop = endpoint({
  method: 'POST',
  path: '/api/v1/outgoing/decision',
  summary: 'Let everything go that is held, or discard what the desk wrote by itself; what people wrote leaves.',
  tag: 'channels',
  body: z.object({ decision: z.enum(['let_go', 'discard']) }),
  answers: { 200: z.object({ discarded: z.number().int() }) },
});
