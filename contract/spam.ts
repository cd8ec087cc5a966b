// Spam: tickets that are none, and senders whose mail is turned down.

import { z } from 'zod';
import { emailAddress, endpoint, instant, nothing } from './endpoint.ts';

const numbers = z.array(z.string().min(3).max(40)).min(1).max(500);

export const previewSpam = endpoint({
  method: 'POST',
  path: '/api/v1/spam/preview',
  summary: 'What marking these tickets, or all unresolved ones of a sender, as spam would do. Changes nothing.',
  tag: 'spam',
  body: z.object({ tickets: numbers.optional(), sender: emailAddress.optional() }),
  answers: {
    200: z
      .object({
        tickets: z.number().int(),
        unresolved: z.number().int(),
        answered: z.number().int().meta({ description: 'Where somebody of ours has answered already.' }),
        heldMails: z.number().int().meta({ description: 'Mails that wait and will not leave.' }),
        skipped: z.number().int().meta({ description: 'Spam already, or merged.' }),
        senders: z.array(z.string()),
        subjects: z.array(z.string()),
      })
      .meta({ id: 'SpamPreview' }),
  },
});

export const markSpam = endpoint({
  method: 'POST',
  path: '/api/v1/spam',
  summary: 'Mark tickets as spam: promises end, nothing is sent, nothing is counted. Can be taken back for 30 days.',
  tag: 'spam',
  body: z.object({
    tickets: numbers.optional(),
    sender: emailAddress.optional().meta({ description: 'Instead of tickets: all unresolved ones of this requester.' }),
    blockSenders: z.boolean().optional(),
  }),
  answers: {
    200: z.object({ tickets: z.array(z.string()), skipped: z.number().int(), blocked: z.array(z.string()) }),
  },
});

export const unmarkSpam = endpoint({
  method: 'POST',
  path: '/api/v1/spam/undo',
  summary: 'Take tickets back that were marked as spam: status and person as before, a new promise from now.',
  tag: 'spam',
  body: z.object({ tickets: numbers }),
  answers: { 200: z.object({ tickets: z.array(z.string()) }) },
});

const blockedSender = z
  .object({
    id: z.string(),
    pattern: z.string().meta({ description: 'An address, or @domain with what is below it.' }),
    blockedAt: instant,
    blockedBy: z.string().nullable(),
    held: z.number().int().meta({ description: 'Mails of theirs that were turned down in the last 30 days.' }),
  })
  .meta({ id: 'BlockedSender' });
export type BlockedSenderView = z.output<typeof blockedSender>;

export const listBlockedSenders = endpoint({
  method: 'GET',
  path: '/api/v1/blocked-senders',
  summary: 'Senders whose mail is turned down.',
  tag: 'spam',
  answers: { 200: z.object({ blockedSenders: z.array(blockedSender) }) },
});

export const blockSender = endpoint({
  method: 'POST',
  path: '/api/v1/blocked-senders',
  summary: 'Block an address or a domain. Blocked already: nothing happens.',
  tag: 'spam',
  body: z.object({ sender: z.string().trim().min(3).max(254) }),
  answers: { 201: z.object({ pattern: z.string() }) },
});

export const unblockSender = endpoint({
  method: 'DELETE',
  path: '/api/v1/blocked-senders/{id}',
  summary: 'Let a sender in again.',
  tag: 'spam',
  params: z.object({ id: z.uuid() }),
  answers: { 204: nothing },
});
