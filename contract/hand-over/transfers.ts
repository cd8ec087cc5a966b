// How often a ticket was passed on, and what a lead decides about it.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';

const who = z.object({ id: z.string(), name: z.string() });
const ticketRef = z.object({ number: z.string(), subject: z.string(), language: z.string() });

const transferRequest = z
  .object({
    id: z.uuid(),
    ticket: ticketRef,
    to: who,
    reason: z.string(),
    by: who,
    at: instant,
    transfers: z.number().int().meta({ description: 'How often it was passed on so far.' }),
    decision: z.enum(['approved', 'refused', 'void']).nullable().meta({
      description: 'void: the ticket changed hands otherwise, or is over.',
    }),
    decider: who.meta({ description: 'Who decides, beside administrators.' }),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'TransferRequest' });
export type TransferRequestView = z.output<typeof transferRequest>;

const bounced = z
  .object({
    ticket: ticketRef,
    requester: z.string(),
    team: who,
    assignee: who,
    transfers: z.number().int(),
    limit: z.number().int(),
    toAndFroAt: instant.nullable().meta({ description: 'Since when it goes to and fro between the same two.' }),
    lastWordAt: instant.nullable().meta({ description: 'When a person wrote to the requester last.' }),
  })
  .meta({ id: 'BouncedTicket' });
export type BouncedView = z.output<typeof bounced>;

export const listTransferRequests = endpoint({
  method: 'GET',
  path: '/api/v1/transfer-requests',
  summary: 'What you decide about as a lead: tickets that were passed on often enough and are to move once more.',
  tag: 'tickets',
  answers: { 200: z.object({ requests: z.array(transferRequest) }) },
});

export const listTransferRequestsOf = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/transfer-requests',
  summary: 'The transfer of this ticket that waits for a lead, if one does.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  answers: { 200: z.object({ requests: z.array(transferRequest) }) },
});

export const decideTransfer = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/transfer-requests/{id}',
  summary: 'Let the ticket move once more, or let it stay: the lead of its team, or an administrator.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40), id: z.uuid() }),
  body: z.object({ decision: z.enum(['approved', 'refused']) }),
  answers: { 200: transferRequest },
});

export const listBounced = endpoint({
  method: 'GET',
  path: '/api/v1/bounced-tickets',
  summary: 'Unresolved tickets of the teams you lead that were passed on often enough, or go to and fro.',
  tag: 'tickets',
  answers: { 200: z.object({ tickets: z.array(bounced) }) },
});

export const transferLimit = endpoint({
  method: 'GET',
  path: '/api/v1/transfer-limit',
  summary: 'How often a ticket is passed on before a lead decides.',
  tag: 'settings',
  answers: { 200: z.object({ limit: z.number().int() }) },
});

export const changeTransferLimit = endpoint({
  method: 'PUT',
  path: '/api/v1/transfer-limit',
  summary: 'Change how often a ticket is passed on before a lead decides.',
  tag: 'settings',
  body: z.object({ limit: z.number().int().min(1).max(20) }),
  answers: { 200: z.object({ limit: z.number().int() }) },
});
