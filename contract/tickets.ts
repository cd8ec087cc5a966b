// Tickets and their timelines, as they are shown.

import { z } from 'zod';
import { addressHealth, awayView, deliveryTruth, deliveryView } from './delivery.ts';
import { instant, localeCode } from './endpoint.ts';

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

/** What on a ticket an agent has to turn to. */
export const waitReasons = ['reply', 'decision', 'delivery', 'acknowledgement', 'tell'] as const;

/** Why a ticket changes hands (R16). Each has wording that is safe to show to the requester. */
export const reassignReasons = [
  'taking_it',
  'better_placed',
  'expertise',
  'workload',
  'away',
  'left',
  'team_change',
  'shift',
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
    by: personRef.nullable().meta({ description: 'Who made it; null: the desk itself, by its policy.' }),
    misses: z.number().int().meta({ description: 'How many promises in a row were missed before this one.' }),
    missedDueAt: instant.nullable().meta({ description: 'The date that was missed just before, if one was.' }),
    moves: z.number().int().meta({ description: 'How often in a row the date was moved in time, each with a notice.' }),
    movedDueAt: instant.nullable().meta({ description: 'The date that was moved to this one, if one was.' }),
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
    cover: personRef
      .extend({
        since: instant,
        until: instant.nullable(),
        asked: z.boolean().meta({ description: 'The assignee is back, and both are asked whose it is now.' }),
      })
      .nullable()
      .meta({ description: 'Who acts while the assignee is away, and until when as far as anybody knows.' }),
    waitsFor: z.object({ id: z.string(), name: z.string(), until: instant, since: instant }).nullable().meta({
      description: 'The requester would rather wait for their contact, who is away, than have somebody stand in.',
    }),
    acceptedAt: instant.nullable(),
    promise: promiseView.nullable(),
    nextDueAt: instant.nullable(),
    riskLevel: z.number().int(),
    awaits: z.array(z.enum(waitReasons)).meta({
      description:
        'What waits for an agent on an unresolved ticket: `reply` (the requester wrote after our last answer), `decision` (somebody wrote whose part is undecided), `delivery` (a mail did not arrive), `acknowledgement` (the requester was not told yet that it arrived), `tell` (something is late, and the requester has not heard of it from a person).',
    }),
    example: z.boolean().meta({ description: 'Of the example company: its mail never leaves.' }),
    shadow: z.boolean().optional().meta({ description: 'Opened beside another desk: nothing of it leaves.' }),
    openedAt: instant,
    updatedAt: instant,
    resolvedAt: instant.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Ticket' });
export type TicketView = z.output<typeof ticket>;

export const participant = z
  .object({
    person: personRef,
    role: z.enum(['requester', 'copied', 'pending']),
    locale: localeCode.nullable(),
    address: addressHealth
      .nullable()
      .meta({ description: 'Where they are written to; null when it is not yours to know.' }),
    others: z.array(addressHealth).meta({ description: 'Their other addresses.' }),
  })
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
    collaborators: z
      .array(z.object({ person: personRef, at: instant, by: z.string().nullable() }))
      .meta({ description: 'Colleagues who were asked in: they read the ticket with its notes, and write notes.' }),
    problemStatement: z.string().meta({ description: 'The requester’s own first words.' }),
    promises: z
      .array(
        z.object({
          dueAt: instant,
          state: z.enum(['standing', 'kept', 'moved', 'missed', 'void']),
          endedAt: instant.nullable().meta({ description: 'When it was kept, moved, missed or made void.' }),
        }),
      )
      .meta({ description: 'The last twelve, oldest first.' }),
    contacts: z
      .array(z.object({ person: personRef, from: instant, why: z.string() }))
      .meta({ description: 'Who had it, oldest first.' }),
    resolution: resolutionView.nullable(),
    away: z
      .array(awayView)
      .meta({ description: 'Participants who say by machine that they are away, until somebody decides.' }),
    onePersonDesk: z.boolean(),
    dateAsked: z
      .object({ wantedAt: instant, askedAt: instant, by: z.string() })
      .nullable()
      .meta({ description: 'The requester asks to hear by this date, and an agent has to decide.' }),
    requesterZone: z
      .object({ zone: z.string(), from: z.enum(['browser', 'requester', 'agent']).nullable() })
      .nullable()
      .meta({
        description: 'In which zone the requester reads times, and who said so; null: nobody, the desk’s own counts.',
      }),
    transferAsked: z.boolean().meta({ description: 'Somebody wants to pass it on once more, and a lead decides.' }),
    approvalAsked: z.boolean().meta({ description: 'A compensation waits for the lead’s word.' }),
    mergedInto: z
      .string()
      .nullable()
      .meta({ description: 'The number asked for was merged; this is the ticket it lives on in, by its number.' }),
    merged: z
      .array(
        z.object({
          number: z.string(),
          subject: z.string(),
          into: z.string().meta({ description: 'The ticket of the step: this one, or one that was merged itself.' }),
          at: instant,
          by: z.string().nullable(),
          undoUntil: instant,
        }),
      )
      .meta({ description: 'What was merged into this ticket, step by step, newest first.' }),
    splitFrom: z
      .object({ number: z.string(), at: instant, undoUntil: instant })
      .nullable()
      .meta({ description: 'The ticket that this one was split off.' }),
    links: z
      .array(z.object({ number: z.string(), subject: z.string(), kind: z.string() }))
      .meta({ description: 'Tickets that this one is tied to.' }),
    proposedNextDueAt: instant
      .nullable()
      .meta({ description: 'The promise that a public reply would make now; never earlier than the one that stands.' }),
    laterDueAts: z
      .array(instant)
      .meta({ description: 'Two later dates, in working time, that could be promised as well.' }),
    may: z
      .object({
        reply: z.boolean(),
        note: z.boolean(),
        reassign: z.boolean(),
        changeStatus: z.boolean(),
        askIn: z.boolean(),
      })
      .meta({ description: 'What you may do with it.' }),
  })
  .meta({ id: 'TicketDetail' });
export type TicketDetailView = z.output<typeof ticketDetail>;

export const attachmentView = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string().meta({ description: 'What its bytes are, not what its sender called it.' }),
    size: z.number().int(),
    url: z.string().meta({ description: 'Signed, good for ten minutes.' }),
    marks: z
      .array(z.enum(['program', 'macros', 'page', 'bomb', 'lies', 'disguised', 'locked']))
      .meta({ description: 'Why somebody should think before opening it.' }),
    check: z
      .enum(['clean', 'infected', 'pending', 'unscanned', 'unscannable'])
      .meta({ description: 'What the scanner says; `unscanned` where there is none.' }),
  })
  .meta({ id: 'Attachment' });

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
    seal: z
      .object({ by: z.enum(['S/MIME', 'OpenPGP']), how: z.enum(['signed', 'encrypted']) })
      .nullable()
      .meta({
        description: 'Signed or encrypted by its writer. The desk checks no signature and opens no encryption.',
      }),
    purpose: z
      .string()
      .meta({ description: 'message, acknowledgement, late, away, contact, reminder, closing, resolution, upload.' }),
    channel: z.string().nullable(),
    language: z.string().nullable(),
    verified: z.boolean(),
    inboundId: z.string().nullable(),
    tooLarge: z
      .object({
        size: z.number().int().nullable().meta({ description: 'Bytes of the whole mail; null of what came long ago.' }),
        link: deliveryTruth.nullable().meta({
          description: 'What became of the mail with the upload link; null when its sender was sent none.',
        }),
      })
      .nullable()
      .meta({ description: 'It came as a mail too large to take: its words are here, its files are not.' }),
    readers: z.array(personRef).meta({ description: 'Who may read a restricted entry.' }),
    attachments: z.array(attachmentView),
    delivery: deliveryTruth
      .nullable()
      .meta({ description: 'The worst of `deliveries`; null when nobody is written to, or it is not yours to know.' }),
    deliveries: z.array(deliveryView),
    fromNumber: z
      .string()
      .nullable()
      .meta({ description: 'The merged ticket that the entry stands on; null: this one.' }),
    event: z
      .object({ kind: z.string(), data: z.record(z.string(), z.unknown()), persons: z.record(z.string(), z.string()) })
      .nullable()
      .meta({ description: 'For kind `event`: what happened. `persons` names the ids in `data`.' }),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntryView = z.output<typeof timelineEntry>;
