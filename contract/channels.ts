// What came in and what goes out.

import { z } from 'zod';
import { deliveryState, undeliveredReason } from './delivery.ts';
import { cursor, endpoint, instant } from './endpoint.ts';

const outboxMail = z
  .object({
    id: z.string(),
    state: deliveryState,
    to: z.string(),
    toName: z.string(),
    subject: z.string(),
    ticketNumber: z.string().nullable(),
    purpose: z.string(),
    queuedAt: instant,
    dueAt: instant.nullable(),
    tries: z.number().int(),
    lastError: z.string().nullable(),
    reason: undeliveredReason.nullable().meta({ description: 'Why it has not arrived, in a word.' }),
    example: z.boolean(),
  })
  .meta({ id: 'OutboxMail' });
export type OutboxMailView = z.output<typeof outboxMail>;

export const listOutbox = endpoint({
  method: 'GET',
  path: '/api/v1/outbox',
  summary: 'Mail that waits, was refused, or (filter `sent`) left.',
  tag: 'channels',
  query: z.object({
    state: z
      .enum(['waiting', 'failed', 'sent', 'shadow', 'all'])
      .default('waiting')
      .meta({ description: 'shadow: what would have been sent, had it not been written beside another desk.' }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: cursor.optional(),
  }),
  answers: {
    200: z.object({
      sends: z.boolean().meta({ description: 'Whether an outgoing mail server is configured.' }),
      mails: z.array(outboxMail),
      nextCursor: z.string().nullable(),
    }),
  },
});

export const getOutboxMail = endpoint({
  method: 'GET',
  path: '/api/v1/outbox/{id}',
  summary: 'One mail as it will be (or was) sent.',
  tag: 'channels',
  params: z.object({ id: z.uuid() }),
  answers: {
    200: outboxMail.extend({
      headers: z.array(z.tuple([z.string(), z.string()])).meta({ description: 'Without a date until it leaves.' }),
      text: z.string(),
      ownAddress: z.string().meta({ description: 'The address under which people reach the desk.' }),
    }),
  },
});

export const decideOutbox = endpoint({
  method: 'POST',
  path: '/api/v1/outbox/decision',
  summary: 'Send or discard waiting mail, by id or all that waited before a mail server was connected.',
  tag: 'channels',
  body: z.object({ decision: z.enum(['send', 'discard']), ids: z.array(z.uuid()).max(500).optional() }),
  answers: { 200: z.object({ count: z.number().int() }) },
});

export const getMessageHtml = endpoint({
  method: 'GET',
  path: '/api/v1/messages/{id}/html',
  summary: 'The sanitised HTML of a message, for a sandboxed frame. Remote images stay away unless asked for.',
  tag: 'tickets',
  params: z.object({ id: z.uuid() }),
  query: z.object({ images: z.enum(['blocked', 'shown']).default('blocked') }),
  answers: { 200: z.string().meta({ description: 'text/html' }) },
});

export const getAttachment = endpoint({
  method: 'GET',
  path: '/api/v1/attachments/{id}',
  summary: 'A file, by a signed address that is good for ten minutes.',
  tag: 'tickets',
  params: z.object({ id: z.uuid() }),
  query: z.object({ until: z.coerce.number().int(), signature: z.string().max(100) }),
  answers: { 200: z.string().meta({ description: 'The bytes, always as an attachment.' }) },
});

export const live = endpoint({
  method: 'GET',
  path: '/api/v1/live',
  summary:
    'Server-sent events: `{"ids":[…]}`, the numbers of tickets that changed and that you may see; `notice` with a kind and an id, what is said to you alone; `gap` when too much was missed.',
  tag: 'live',
  query: z.object({ lastEventId: z.string().max(60).optional() }),
  answers: { 200: z.string().meta({ description: 'text/event-stream' }) },
});
