// Tickets and their timelines.

import { z } from 'zod';
import { cursor, emailAddress, endpoint, instant, localeCode } from './endpoint.ts';

export const ticketKinds = ['incident', 'service_request', 'question', 'complaint', 'idea', 'privacy_request'] as const;
export const ticketStatuses = [
  'new',
  'open',
  'waiting_on_requester',
  'waiting_on_third_party',
  'scheduled',
  'resolved',
  'closed',
  'merged',
  'spam',
] as const;
export const unresolvedStatuses = [
  'new',
  'open',
  'waiting_on_requester',
  'waiting_on_third_party',
  'scheduled',
] as const;
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;

/** Why a ticket changes hands (R16). Each has wording that is safe to show to the requester. */
export const reassignReasons = [
  'taking_it',
  'better_placed',
  'expertise',
  'workload',
  'away',
  'left',
  'team_change',
  'escalated',
  'requester_asked',
] as const;

export const ticketKind = z.enum(ticketKinds).meta({ id: 'TicketKind' });
export const ticketStatus = z.enum(ticketStatuses).meta({ id: 'TicketStatus' });
export const priority = z.enum(priorities).meta({ id: 'Priority' });

export const personRef = z
  .object({ id: z.string(), name: z.string(), email: z.string().nullable() })
  .meta({ id: 'PersonRef' });
export const teamRef = z.object({ id: z.string(), name: z.string() }).meta({ id: 'TeamRef' });

export const promiseView = z
  .object({
    purpose: z.enum(['update', 'reminder', 'closing', 'agreed']),
    madeAt: instant,
    dueAt: instant,
    by: personRef,
    misses: z.number().int().meta({ description: 'How many promises in a row were missed before this one.' }),
    missedDueAt: instant.nullable().meta({ description: 'The date that was missed just before, if one was.' }),
  })
  .meta({ id: 'Promise' });

export const ticket = z
  .object({
    number: z.string(),
    kind: ticketKind,
    subject: z.string(),
    preview: z.string(),
    status: ticketStatus,
    priority,
    channel: z.string(),
    language: localeCode,
    requester: personRef.extend({ organisation: z.string().nullable(), locale: localeCode.nullable() }),
    team: teamRef,
    assignee: personRef.nullable(),
    acceptedAt: instant.nullable(),
    promise: promiseView.nullable(),
    nextDueAt: instant.nullable(),
    riskLevel: z.number().int(),
    openedAt: instant,
    updatedAt: instant,
    resolvedAt: instant.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Ticket' });
export type TicketView = z.output<typeof ticket>;

export const participant = z
  .object({ person: personRef, role: z.enum(['requester', 'copied', 'pending']), locale: localeCode.nullable() })
  .meta({ id: 'Participant' });

export const resolutionView = z
  .object({
    kind: z.enum(['solved', 'cannot_be_solved', 'withdrawn', 'duplicate']),
    what: z.string(),
    how: z.string(),
    why: z.string(),
    reason: z.string().nullable(),
    alternatives: z.string().nullable(),
    resolvedAt: instant,
  })
  .meta({ id: 'Resolution' });

export const ticketDetail = ticket
  .extend({
    participants: z.array(participant),
    problemStatement: z.string().meta({ description: 'The requester’s own first words.' }),
    promises: z
      .array(z.object({ dueAt: instant, state: z.enum(['standing', 'kept', 'moved', 'missed', 'void']) }))
      .meta({ description: 'The last twelve, oldest first.' }),
    contacts: z
      .array(z.object({ person: personRef, from: instant, why: z.string() }))
      .meta({ description: 'Who had it, oldest first.' }),
    resolution: resolutionView.nullable(),
    onePersonDesk: z.boolean(),
    proposedNextDueAt: instant.nullable().meta({ description: 'The promise that a public reply would make now.' }),
    may: z
      .object({ reply: z.boolean(), note: z.boolean(), reassign: z.boolean(), changeStatus: z.boolean() })
      .meta({ description: 'What you may do with it.' }),
  })
  .meta({ id: 'TicketDetail' });
export type TicketDetailView = z.output<typeof ticketDetail>;

export const attachmentView = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.number().int(),
    url: z.string().meta({ description: 'Signed, good for ten minutes.' }),
  })
  .meta({ id: 'Attachment' });

export const deliveryState = z.enum([
  'queued',
  'sending',
  'retry',
  'sent',
  'delivered',
  'read',
  'failed',
  'rerouted',
  'human_task',
  'discarded',
]);

export const timelineEntry = z
  .object({
    id: z.string(),
    kind: z.enum(['public', 'note', 'restricted', 'event']),
    at: instant,
    author: personRef
      .extend({ kind: z.enum(['requester', 'agent', 'outsider', 'desk']) })
      .nullable()
      .meta({ description: 'Null: the desk itself.' }),
    body: z.string().meta({ description: 'Plain text; empty for events.' }),
    hasHtml: z.boolean(),
    purpose: z
      .string()
      .meta({ description: 'message, acknowledgement, late, contact, reminder, closing, resolution.' }),
    channel: z.string().nullable(),
    language: z.string().nullable(),
    verified: z.boolean(),
    inboundId: z.string().nullable(),
    readers: z.array(personRef).meta({ description: 'Who may read a restricted entry.' }),
    attachments: z.array(attachmentView),
    deliveries: z.array(
      z.object({
        to: z.string(),
        name: z.string(),
        state: deliveryState,
        error: z.string().nullable(),
        at: instant.nullable(),
      }),
    ),
    event: z
      .object({ kind: z.string(), data: z.record(z.string(), z.unknown()), persons: z.record(z.string(), z.string()) })
      .nullable()
      .meta({ description: 'For kind `event`: what happened. `persons` names the ids in `data`.' }),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntryView = z.output<typeof timelineEntry>;

const numberParams = z.object({ number: z.string().min(3).max(40) });

export const openTicket = endpoint({
  method: 'POST',
  path: '/api/v1/tickets',
  summary: 'Open a ticket. It has a number, a person and a promise when this answers.',
  tag: 'tickets',
  body: z.object({
    subject: z.string().trim().min(1).max(500),
    body: z.string().trim().min(1).max(200_000),
    requester: z.object({
      email: emailAddress,
      name: z.string().trim().max(200).optional(),
      locale: localeCode.optional(),
    }),
    kind: ticketKind.optional(),
    priority: priority.optional(),
    teamId: z.uuid().optional(),
    language: localeCode.optional(),
    copied: z.array(emailAddress).max(20).optional(),
  }),
  answers: { 201: ticket },
});

export const listTickets = endpoint({
  method: 'GET',
  path: '/api/v1/tickets',
  summary: 'List tickets you may see. All statuses unless filtered.',
  tag: 'tickets',
  query: z.object({
    status: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'One or several, separated by commas; `unresolved` stands for the whole set.' }),
    priority: priority.optional(),
    kind: ticketKind.optional(),
    assignee: z.string().max(254).optional().meta({ description: 'Id or e-mail; `me` for yourself.' }),
    team: z.uuid().optional(),
    requester: z.string().max(254).optional().meta({ description: 'Id or e-mail.' }),
    sort: z
      .enum(['due', 'opened', '-opened', 'updated', '-updated'])
      .default('-opened')
      .meta({ description: '`due` orders by risk and next due and holds unresolved tickets only.' }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: cursor.optional(),
  }),
  answers: { 200: z.object({ tickets: z.array(ticket), nextCursor: z.string().nullable() }) },
});

export const getTicket = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}',
  summary: 'One ticket with its participants, promises and contacts.',
  tag: 'tickets',
  params: numberParams,
  answers: { 200: ticketDetail },
});

export const getTimeline = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/timeline',
  summary: 'What was said and what happened, oldest first.',
  tag: 'tickets',
  params: numberParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(100),
    cursor: cursor.optional(),
    latest: z.coerce
      .boolean()
      .optional()
      .meta({ description: 'Give the newest page first (entries inside it stay oldest first).' }),
  }),
  answers: { 200: z.object({ entries: z.array(timelineEntry), nextCursor: z.string().nullable() }) },
});

export const postMessage = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/messages',
  summary: 'Write to the requester (public), to the team (note), or to named persons (restricted).',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    kind: z.enum(['public', 'note', 'restricted']),
    body: z.string().trim().min(1).max(200_000),
    to: z
      .array(z.string().max(254))
      .max(50)
      .optional()
      .meta({
        description: 'public: which participants are written to (all when left out); restricted: who may read it.',
      }),
    nextPromiseAt: instant
      .optional()
      .meta({ description: 'When the requester hears next; the policy’s date when left out.' }),
    version: z
      .number()
      .int()
      .optional()
      .meta({ description: 'Refused when the ticket has moved on since this version.' }),
  }),
  answers: { 201: timelineEntry },
});

export const changeStatus = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/status',
  summary: 'Change the status within what the rules allow.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    status: ticketStatus,
    question: z
      .string()
      .trim()
      .max(20_000)
      .optional()
      .meta({
        description:
          'waiting_on_requester: the question, sent to the requester, unless the last public message asked one.',
      }),
    agreedAt: instant.optional().meta({ description: 'scheduled: the agreed date, within 30 days.' }),
    thirdParty: z.string().trim().max(200).optional().meta({ description: 'waiting_on_third_party: who.' }),
  }),
  answers: { 200: ticket },
});

export const resolveTicket = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/resolution',
  summary: 'Resolve: what was done, how, when and why. The requester is told.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    kind: z.enum(['solved', 'cannot_be_solved', 'withdrawn', 'duplicate']).default('solved'),
    what: z.string().trim().min(1).max(5_000),
    how: z.string().trim().max(5_000).default(''),
    why: z.string().trim().max(5_000).default(''),
    when: instant.optional().meta({ description: 'When the work was done; now when left out.' }),
    reason: z.string().trim().max(5_000).optional().meta({ description: 'cannot_be_solved: why not.' }),
    alternatives: z
      .string()
      .trim()
      .max(5_000)
      .optional()
      .meta({ description: 'cannot_be_solved: what else there is.' }),
    compensation: z.string().trim().max(500).optional().meta({ description: 'Never written to the requester.' }),
    toldBy: z
      .enum(['message', 'call', 'visit'])
      .default('message')
      .meta({ description: 'message: the requester is written to now.' }),
  }),
  answers: { 201: ticket },
});

export const reassignTicket = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/assignee',
  summary: 'Give the ticket to somebody. The reason is required and is safe to show.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    agent: z.string().min(1).max(254).meta({ description: 'Id or e-mail of an agent.' }),
    reason: z.enum(reassignReasons).meta({ description: 'From the list (R16).' }),
    teamId: z.uuid().optional(),
  }),
  answers: { 200: ticket },
});

export const decideParticipant = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/participants/{personId}',
  summary: 'Take a pending participant in, or split what they wrote into a ticket of its own.',
  tag: 'tickets',
  params: numberParams.extend({ personId: z.uuid() }),
  body: z.object({ decision: z.enum(['add', 'split']) }),
  answers: { 200: ticket },
});
