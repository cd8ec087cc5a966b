// What an agent does about a message that did not arrive, an address that seems broken, and somebody who is away.

import { z } from 'zod';
import { addressHealth } from './delivery.ts';
import { emailAddress, endpoint } from './endpoint.ts';
import { ticket } from './tickets.ts';

const number = z.string().min(3).max(40);

export const decideDelivery = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/deliveries/{id}/decision',
  summary:
    'Send what did not arrive once more, to the same or another address of the person, or say that they were told.',
  tag: 'tickets',
  params: z.object({ number, id: z.uuid() }),
  body: z.object({
    decision: z.enum(['again', 'told']).meta({
      description:
        'again: sent once more; told: they know by another way, as by telephone. Either settles all that did not arrive at this person on the ticket.',
    }),
    address: emailAddress
      .optional()
      .meta({ description: 'again: where to, from now on; the same address when left out.' }),
  }),
  answers: { 200: ticket },
});

export const writeElsewhere = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/participants/{personId}/address',
  summary: 'Write to this participant at another address from now on; one that is not known yet becomes theirs.',
  tag: 'tickets',
  params: z.object({ number, personId: z.uuid() }),
  body: z.object({ address: emailAddress }),
  answers: { 200: ticket },
});

export const sayAddressWorks = endpoint({
  method: 'DELETE',
  path: '/api/v1/people/{personId}/addresses/{address}/failure',
  summary: 'Say that an address from which mail came back works again.',
  tag: 'people',
  params: z.object({ personId: z.uuid(), address: z.string().min(3).max(254) }),
  answers: { 200: addressHealth },
});

export const decideAway = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/away/{personId}',
  summary: 'Put away the offer to wait until somebody is back, or note that it was taken. Nothing else changes by it.',
  tag: 'tickets',
  params: z.object({ number, personId: z.uuid() }),
  body: z.object({ decision: z.enum(['waited', 'put_away']) }),
  answers: { 200: ticket },
});
