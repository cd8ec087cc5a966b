// Mail as it arrived: what became of it and why, and what an agent still has to decide about it.

import { z } from 'zod';
import { cursor, emailAddress, endpoint, instant } from './endpoint.ts';

export const rejectReasons = ['spam', 'forged', 'not_for_us', 'other'] as const;
const states = ['received', 'accepted', 'automatic', 'quarantined', 'rejected'] as const;

const inboundView = z
  .object({
    id: z.string(),
    receivedAt: instant,
    state: z.enum(states),
    reason: z.string().nullable(),
    explanation: z.string().nullable(),
    from: z.string().nullable().meta({ description: 'The address in From, else the envelope’s.' }),
    to: z.array(z.string()).meta({ description: 'The addresses that it was delivered to.' }),
    subject: z.string().nullable(),
    size: z.number().int(),
    dueAt: instant.nullable().meta({ description: 'Quarantined: somebody looks at it until then.' }),
    ticketNumber: z.string().nullable(),
    decision: z.enum(['mail', 'participant']).nullable().meta({
      description:
        'What an agent has to decide: whether the mail is taken in (`mail`), or whether its sender takes part in the ticket (`participant`).',
    }),
  })
  .meta({ id: 'Inbound' });
export type InboundView = z.output<typeof inboundView>;

const inboundDetail = inboundView
  .extend({
    headers: z.array(z.tuple([z.string(), z.string()])).meta({ description: 'As they arrived, not decoded.' }),
    text: z.string().meta({ description: 'What can be read of it, as plain text.' }),
    files: z.array(z.object({ name: z.string(), type: z.string(), size: z.number().int() })),
  })
  .meta({ id: 'InboundDetail' });
export type InboundDetailView = z.output<typeof inboundDetail>;

const params = z.object({ id: z.uuid() });

export const listInbound = endpoint({
  method: 'GET',
  path: '/api/v1/inbound',
  summary: 'Mail as it arrived, with what became of it and why.',
  tag: 'channels',
  query: z.object({
    state: z
      .enum([...states, 'undecided'])
      .optional()
      .meta({
        description: '`undecided`: put aside, or kept on a ticket until somebody decides about its sender.',
      }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: cursor.optional(),
  }),
  answers: { 200: z.object({ inbound: z.array(inboundView), nextCursor: z.string().nullable() }) },
});

export const getInbound = endpoint({
  method: 'GET',
  path: '/api/v1/inbound/{id}',
  summary: 'One mail as it arrived: its headers and what can be read of it.',
  tag: 'channels',
  params,
  answers: { 200: inboundDetail },
});

export const getInboundRaw = endpoint({
  method: 'GET',
  path: '/api/v1/inbound/{id}/raw',
  summary: 'The original message, as it arrived.',
  tag: 'channels',
  params,
  answers: { 200: z.string().meta({ description: 'message/rfc822' }) },
});

export const decideInbound = endpoint({
  method: 'PUT',
  path: '/api/v1/inbound/{id}/decision',
  summary: 'Take a quarantined mail in as a ticket, or reject it with a reason.',
  tag: 'channels',
  params,
  body: z.object({
    decision: z.enum(['accept', 'reject']),
    requester: z
      .object({ email: emailAddress, name: z.string().trim().max(200).optional() })
      .optional()
      .meta({ description: 'accept: who is answered, where the mail itself does not say it.' }),
    reason: z.enum(rejectReasons).optional().meta({ description: 'reject: why. Needed.' }),
    explanation: z
      .string()
      .trim()
      .max(500)
      .optional()
      .meta({ description: 'reject: in your own words, for the team.' }),
  }),
  answers: { 200: inboundView },
});
