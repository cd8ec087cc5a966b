// What there is to offer where something cannot be solved, and who approves it.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';
import { personRef } from '../tickets.ts';

const cents = z.number().int().min(0).max(1_000_000_00);
const offerName = z.string().trim().min(1).max(200);

const offer = z.object({ id: z.string(), name: z.string(), amountCents: z.number().int() });

const catalogue = z
  .object({
    currency: z.string(),
    limitCents: z.number().int().meta({ description: 'What an agent grants alone; above it a lead approves.' }),
    offers: z.array(offer),
  })
  .meta({ id: 'CompensationCatalogue' });
export type CompensationCatalogue = z.output<typeof catalogue>;

export const getCompensation = endpoint({
  method: 'GET',
  path: '/api/v1/compensation',
  summary: 'What there is to offer where something cannot be solved.',
  tag: 'settings',
  answers: { 200: catalogue },
});

export const changeCompensation = endpoint({
  method: 'PUT',
  path: '/api/v1/compensation',
  summary: 'Change what there is to offer. An offer that is left out is offered no more; what was granted stays.',
  tag: 'settings',
  body: z.object({
    currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, as in EUR.'),
    limitCents: cents,
    offers: z.array(z.object({ id: z.uuid().optional(), name: offerName, amountCents: cents })).max(50),
  }),
  answers: { 200: catalogue },
});

const approval = z
  .object({
    id: z.string(),
    offer,
    askedBy: personRef,
    askedAt: instant,
    decision: z.enum(['approved', 'refused']).nullable(),
    granted: z
      .boolean()
      .meta({ description: 'A resolution has granted it. What is granted again is asked for again.' }),
    decidedBy: personRef.nullable(),
  })
  .meta({ id: 'CompensationRequest' });

const ofTicket = z
  .object({
    catalogue,
    mayApprove: z.boolean().meta({ description: 'You lead the team of the ticket, or you are an administrator.' }),
    approver: z.string().meta({ description: 'Who would be asked, by name.' }),
    asked: z.array(approval).meta({ description: 'What was asked for on this ticket, newest first.' }),
  })
  .meta({ id: 'TicketCompensation' });
export type TicketCompensation = z.output<typeof ofTicket>;

const numberParams = z.object({ number: z.string().min(3).max(40) });

export const getTicketCompensation = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/compensation',
  summary: 'What can be offered on this ticket, and what was asked for.',
  tag: 'tickets',
  params: numberParams,
  answers: { 200: ofTicket },
});

export const askApproval = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/compensation',
  summary: 'Ask the lead to approve an offer that is above what an agent grants alone.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({ offerId: z.uuid() }),
  answers: { 201: ofTicket },
});

export const decideApproval = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/compensation/{id}',
  summary: 'Approve or refuse what was asked for. For the lead of the ticket’s team and for administrators.',
  tag: 'tickets',
  params: numberParams.extend({ id: z.uuid() }),
  body: z.object({ decision: z.enum(['approved', 'refused']) }),
  answers: { 200: ofTicket },
});
