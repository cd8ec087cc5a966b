// What can be done with tickets.

import { z } from 'zod';
import { cursor, emailAddress, endpoint, instant, localeCode } from './endpoint.ts';
import { contingencyWords, nextActionWords } from './hand-over/brief.ts';
import { priority, reassignReasons, ticket, ticketDetail, ticketKind, ticketStatus, timelineEntry } from './tickets.ts';

/** How somebody reached us whose words an agent wrote down; `other`: by a way that is none of these. */
const toldBy = ['phone', 'counter', 'email', 'other'] as const;

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
    channel: z
      .enum(toldBy)
      .optional()
      .meta({ description: 'How they reached you, when you write down what somebody said; `api` when left out.' }),
    note: z
      .string()
      .trim()
      .min(1)
      .max(20_000)
      .optional()
      .meta({ description: 'A word for the team beside theirs, kept as an internal note.' }),
    take: z.boolean().optional().meta({ description: 'You have it from the first moment; else the team has it.' }),
  }),
  answers: { 201: ticket },
});

export const listTickets = endpoint({
  method: 'GET',
  path: '/api/v1/tickets',
  summary: 'List tickets you may see. All statuses but merged unless filtered.',
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
    work: z.literal('mine').optional().meta({
      description: 'What lies with you: the tickets that you have; for a collaborator those you were asked in on.',
    }),
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
  summary: 'One ticket with its participants, promises and contacts; of a merged one the ticket it lives on in.',
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
    // Not z.coerce: every text but the empty one would be true, also “false”.
    latest: z
      .stringbool()
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
    to: z.array(z.string().max(254)).max(50).optional().meta({
      description:
        'public: which participants are written to (all when left out); restricted: who may read it besides you (only you when left out).',
    }),
    nextPromiseAt: instant
      .optional()
      .meta({ description: 'When the requester hears next; the policy’s date when left out.' }),
    files: z
      .array(z.uuid())
      .max(50)
      .optional()
      .meta({ description: 'Files that you handed in for this ticket before, by id.' }),
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
    question: z.string().trim().max(20_000).optional().meta({
      description:
        'waiting_on_requester: the question, sent to the requester, unless the last public message asked one.',
    }),
    agreedAt: instant.optional().meta({ description: 'scheduled: the agreed date, within 30 days.' }),
    thirdParty: z.string().trim().max(200).optional().meta({ description: 'waiting_on_third_party: who.' }),
  }),
  answers: { 200: ticket },
});

export const changePriority = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/priority',
  summary: 'Give another priority. What is owed is reckoned anew from the same start; a date that was told stands.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    priority,
    reason: z.string().trim().min(1).max(2_000).meta({ description: 'Why; kept as an internal note.' }),
  }),
  answers: { 200: ticket },
});

export const resolveTicket = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/resolution',
  summary: 'Resolve: what was done, how, when and why. The requester is told, except in shadow, where nothing leaves.',
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
    compensationId: z.uuid().optional().meta({
      description:
        'cannot_be_solved: what is granted, of `GET /compensation`; the requester reads it. Above the limit a lead approves it first.',
    }),
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
  summary:
    'Give the ticket to somebody. The reason is required; a code of the list is safe to show. An agent who passes on a ticket in work leaves a next action and a contingency.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    agent: z.string().min(1).max(254).meta({ description: 'Id or e-mail of an agent.' }),
    reason: z.union([z.enum(reassignReasons), z.string().trim().min(1).max(200)]).meta({
      description: `One of ${reassignReasons.join(', ')} (R16), or your own words, which stay an internal note.`,
    }),
    teamId: z.uuid().optional(),
    note: z
      .string()
      .trim()
      .min(1)
      .max(20_000)
      .optional()
      .meta({ description: 'A word to the colleague, kept as an internal note.' }),
    nextAction: nextActionWords.optional().meta({
      description: 'What comes next and by when. Left out, what stands there has to have a date that is still to come.',
    }),
    contingency: contingencyWords.optional().meta({
      description:
        'What to do if it goes otherwise; null: there is nothing to say. Left out, it was said since you have the ticket.',
    }),
  }),
  answers: {
    200: ticket,
    202: ticket.meta({ description: 'It was passed on often enough: it stays where it is until a lead decides.' }),
  },
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
