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
    spam: z
      .object({ isSpam: z.boolean(), header: z.string(), said: z.string(), score: z.number().nullable() })
      .nullable()
      .meta({ description: 'What the receiving mail server’s filter says; null when none speaks.' }),
    sameId: z
      .object({
        id: z.string(),
        state: z.enum(states),
        receivedAt: instant,
        ticketNumber: z.string().nullable(),
        sameWords: z.boolean(),
      })
      .nullable()
      .meta({
        description:
          'Another mail that says the same Message-ID, the first that came: either may be a copy of the other, or pretend to be it.',
      }),
    shadow: z.boolean().meta({ description: 'It came to a mailbox in shadow: taken in, nothing of it is ever sent.' }),
    decidedBy: z.string().nullable().meta({ description: 'Who took it in or turned it down by hand.' }),
    mayUndo: z.boolean().meta({ description: 'It was turned down, and that can be taken back.' }),
  })
  .meta({ id: 'Inbound' });
export type InboundView = z.output<typeof inboundView>;

const inboundDetail = inboundView
  .extend({
    headers: z.array(z.tuple([z.string(), z.string()])).meta({ description: 'As they arrived, not decoded.' }),
    text: z.string().meta({ description: 'What can be read of it, as plain text.' }),
    hasHtml: z.boolean(),
    files: z.array(z.object({ name: z.string(), type: z.string(), size: z.number().int() })),
    path: z
      .array(z.object({ from: z.string(), by: z.string(), at: instant.nullable() }))
      .meta({ description: 'The servers that it came through, as its Received headers say, first to last.' }),
    authentication: z
      .object({
        result: z.string(),
        how: z.string(),
        checks: z
          .array(
            z.object({
              method: z.enum(['spf', 'dkim', 'dmarc', 'arc']),
              result: z.string().meta({ description: 'In the words of RFC 8601.' }),
              domain: z.string().nullable(),
            }),
          )
          .meta({ description: 'Each check that was made, by us or by the server that the mailbox trusts.' }),
      })
      .nullable()
      .meta({ description: 'Whether it is from the domain in From: pass, none or fail, and how that was found out.' }),
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

export const decideManyInbound = endpoint({
  method: 'POST',
  path: '/api/v1/inbound/decisions',
  summary: 'One decision about many quarantined mails; each is decided by itself.',
  tag: 'channels',
  body: z.object({
    ids: z.array(z.uuid()).min(1).max(200),
    decision: z.enum(['accept', 'reject']),
    reason: z.enum(rejectReasons).optional().meta({ description: 'reject: why. Needed.' }),
    blockSenders: z.boolean().optional(),
  }),
  answers: {
    200: z.object({
      done: z.array(z.string()),
      failed: z.array(z.object({ id: z.string(), why: z.string() })),
      blocked: z.array(z.string()),
    }),
  },
});

export const undoInboundDecision = endpoint({
  method: 'DELETE',
  path: '/api/v1/inbound/{id}/decision',
  summary: 'Look again at a mail that was turned down: it is put aside as before, with a new date.',
  tag: 'channels',
  params,
  answers: { 200: inboundView },
});

export const getInboundHtml = endpoint({
  method: 'GET',
  path: '/api/v1/inbound/{id}/html',
  summary: 'The sanitised HTML of a mail as it arrived, for a sandboxed frame. Nothing is loaded from elsewhere.',
  tag: 'channels',
  params,
  answers: { 200: z.string().meta({ description: 'text/html' }) },
});

const reading = z
  .object({
    state: z.enum(states),
    reason: z.string().nullable(),
    ticketNumber: z.string().nullable(),
    text: z.string().nullable(),
    formatted: z.boolean(),
    files: z.array(z.string()),
  })
  .meta({ id: 'InboundReading' });

export const replayInbound = endpoint({
  method: 'POST',
  path: '/api/v1/inbound/{id}/replay',
  summary: 'Read a mail again as the program reads it today, and show or apply what is different.',
  tag: 'channels',
  params,
  body: z.object({ apply: z.boolean().default(false) }),
  answers: {
    200: z.object({
      before: reading,
      after: reading,
      differs: z.array(z.enum(['state', 'reason', 'ticketNumber', 'text', 'formatted', 'files', 'requester'])),
      applied: z.boolean(),
    }),
  },
});
