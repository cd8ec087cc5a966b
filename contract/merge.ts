// Tickets that are handled as one, taken apart, and tied together.

import { z } from 'zod';
import { endpoint, instant } from './endpoint.ts';
import { personRef, ticket, ticketStatus } from './tickets.ts';

const number = z.string().min(3).max(40);
const numberParams = z.object({ number });
const briefTicket = z.object({ number: z.string(), subject: z.string(), status: ticketStatus });

export const mergePreview = z
  .object({
    from: briefTicket,
    into: briefTicket,
    moves: z
      .object({
        messages: z.number().int(),
        notes: z.number().int(),
        restricted: z.number().int().meta({ description: 'Of those you may read; their readers stay the same.' }),
        restrictedReaders: z.array(z.string()),
        files: z.number().int(),
        participants: z
          .array(z.string())
          .meta({ description: 'Who comes along. They see what is new, and their own.' }),
        references: z.number().int().meta({ description: 'Mails by which answers find their way.' }),
        links: z.number().int(),
        earlierMerges: z.array(z.string()).meta({ description: 'Numbers that were merged into this one before.' }),
      })
      .meta({ description: 'What is read on the other ticket afterwards. Nothing is lost.' }),
    after: z.object({
      status: ticketStatus,
      dueAt: instant.meta({ description: 'The earlier of the two dates, so that no word of ours is broken.' }),
      dueFrom: z.string().meta({ description: 'Number of the ticket that the date comes from.' }),
      otherDueAt: instant.nullable(),
      assignee: personRef,
      reopens: z.boolean(),
    }),
    tells: personRef.nullable().meta({
      description:
        'The requester who is written to; null when one of the two was never spoken of to them, which in shadow is always so.',
    }),
  })
  .meta({ id: 'MergePreview' });
export type MergePreviewView = z.output<typeof mergePreview>;

export const previewMerge = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/merge-preview',
  summary: 'What a merge would do: what moves, which promise stands, who has it, who is told.',
  tag: 'tickets',
  params: numberParams,
  query: z.object({ into: number }),
  answers: { 200: mergePreview },
});

export const mergeTicket = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/merge',
  summary: 'Merge an unresolved ticket into another one of the same requester. Both numbers work for ever.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({ into: number }),
  answers: {
    200: z.object({
      ticket: ticket.meta({ description: 'The one it lives on in.' }),
      mergedNumber: z.string(),
      told: z.boolean(),
      undoUntil: instant,
    }),
  },
});

export const unmergeTicket = endpoint({
  method: 'DELETE',
  path: '/api/v1/tickets/{number}/merge',
  summary: 'Take a merge back, within 30 days. `number` is that of the merged ticket; it stands again as it was.',
  tag: 'tickets',
  params: numberParams,
  answers: { 200: ticket },
});

export const splitTicket = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/splits',
  summary: 'Make a ticket of its own from some of what one person wrote here.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    messages: z.array(z.uuid()).min(1).max(200).meta({ description: 'All from one person of the requester’s side.' }),
    subject: z.string().trim().min(1).max(500).optional(),
  }),
  answers: {
    201: z.object({
      ticket: ticket.meta({ description: 'The new one.' }),
      undoUntil: instant.nullable().meta({ description: 'Null: what waited for a decision has been decided.' }),
    }),
  },
});

export const unsplitTicket = endpoint({
  method: 'DELETE',
  path: '/api/v1/tickets/{number}/split',
  summary: 'Take a split back, within 30 days. `number` is that of the ticket that was split off; it is merged back.',
  tag: 'tickets',
  params: numberParams,
  answers: { 200: ticket },
});

export const linkTickets = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/links/{other}',
  summary: 'Tie two tickets together for the team; nobody outside reads more than before.',
  tag: 'tickets',
  params: numberParams.extend({ other: number }),
  answers: { 200: ticket },
});
