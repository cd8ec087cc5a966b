// The brief of a ticket: what whoever takes it over has to know, made of the record. It is internal, and never for requesters.

import { z } from 'zod';
import { clockMetric } from '../clocks/policies.ts';
import { endpoint, instant, localeCode } from '../endpoint.ts';
import { priority, ticketKind, ticketStatus } from '../tickets.ts';

const who = z.object({ id: z.string(), name: z.string() });

const quote = z.object({
  messageId: z.string(),
  at: instant,
  person: who.nullable(),
  language: z.string(),
  channel: z.string(),
  text: z.string(),
  cut: z.boolean().meta({ description: 'There is more of it in the conversation.' }),
});
export type QuoteView = z.output<typeof quote>;

export const nextAction = z
  .object({
    id: z.uuid(),
    what: z.string(),
    dueAt: instant,
    owner: who.nullable().meta({ description: 'Who does it: whoever acts on the ticket, or somebody who was named.' }),
    named: z.boolean().meta({ description: 'It is somebody’s own, and does not go along with the ticket.' }),
    by: who.nullable(),
    madeAt: instant,
    endedAt: instant.nullable(),
    endedAs: z
      .enum(['done', 'replaced', 'over'])
      .nullable()
      .meta({ description: 'over: the ticket was resolved or put aside.' }),
  })
  .meta({ id: 'NextAction' });
export type NextActionView = z.output<typeof nextAction>;

export const contingency = z
  .object({
    words: z.string().nullable().meta({ description: 'Null: somebody said that there is none.' }),
    by: who.nullable(),
    at: instant,
  })
  .meta({ id: 'Contingency' });

const frozen = z.object({
  of: z.enum(['stint', 'cover']),
  sequence: z.number().int(),
  person: who.meta({ description: 'Who got the ticket then.' }),
  at: instant,
});
export type FrozenView = z.output<typeof frozen>;

export const brief = z
  .object({
    number: z.string(),
    asOf: instant,
    frozen: frozen.nullable().meta({ description: 'As it was handed over then; null: as it is now.' }),
    impact: z.object({
      status: ticketStatus,
      priority,
      kind: ticketKind,
      promise: z.object({ purpose: z.string(), dueAt: instant, misses: z.number().int() }).nullable(),
      clocks: z.array(z.object({ metric: clockMetric, dueAt: instant.nullable(), lateSince: instant.nullable() })),
      dateAsked: instant.nullable().meta({ description: 'By when the requester asked to hear.' }),
    }),
    summary: z.object({
      requester: who.extend({
        organisation: z.string().nullable(),
        locale: localeCode.nullable(),
        zone: z.string().nullable(),
      }),
      channel: z.string(),
      language: z.string(),
      openedAt: instant,
      problem: quote.nullable().meta({ description: 'Their first words.' }),
      lastWord: quote.nullable().meta({ description: 'What they wrote last, where that is something else.' }),
    }),
    actions: z.object({
      nextAction: nextAction.nullable(),
      asked: quote.nullable().meta({ description: 'What we asked them, and wait for.' }),
      waitsFor: z.object({ name: z.string(), since: instant, by: who.nullable() }).nullable(),
      tasks: z.array(z.object({ kind: z.string(), madeAt: instant })).meta({ description: 'Of whoever acts on it.' }),
    }),
    situation: z.object({
      done: z
        .array(quote.extend({ by: z.enum(['us', 'them', 'note']) }))
        .meta({ description: 'What was said and written down last, oldest first.' }),
      solved: z
        .array(z.object({ at: instant, reopenedAt: instant, what: z.string() }))
        .meta({ description: 'What was taken for the solution and was none.' }),
      promises: z.array(
        z.object({
          dueAt: instant,
          state: z.enum(['standing', 'kept', 'moved', 'missed', 'void']),
          endedAt: instant.nullable(),
        }),
      ),
      contingency: contingency.nullable().meta({ description: 'Null: nobody has said anything about it.' }),
      holders: z.array(z.object({ person: who, at: instant, why: z.string() })),
    }),
    synthesis: z
      .object({
        person: who,
        of: z.enum(['stint', 'cover']),
        since: instant,
        acceptedAt: instant.nullable(),
        acceptDueAt: instant.nullable().meta({ description: 'Then it goes to the lead.' }),
      })
      .nullable()
      .meta({ description: 'Who has it, and whether they have taken it up; of a frozen one: what came of it.' }),
    versions: z.array(frozen).meta({ description: 'What was handed over with it each time, newest first.' }),
  })
  .meta({ id: 'Brief' });
export type BriefView = z.output<typeof brief>;

const params = z.object({ number: z.string().min(3).max(40) });

export const getBrief = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/brief',
  summary: 'What whoever takes the ticket over has to know, as it is now. Internal.',
  tag: 'tickets',
  params,
  answers: { 200: brief },
});

export const getFrozenBrief = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/briefs/{of}/{sequence}',
  summary: 'The brief as it was when a stint or a cover began. Internal.',
  tag: 'tickets',
  params: params.extend({ of: z.enum(['stint', 'cover']), sequence: z.coerce.number().int().min(1).max(100_000) }),
  answers: { 200: brief },
});

export const contingencyWords = z
  .string()
  .trim()
  .min(1)
  .max(5_000)
  .nullable()
  .meta({ description: 'What to do if it goes otherwise, and what not to do; null: there is none.' });

export const changeContingency = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/contingency',
  summary: 'Say what to do if it goes otherwise, or that there is nothing to say.',
  tag: 'tickets',
  params,
  body: z.object({ words: contingencyWords }),
  answers: { 200: contingency },
});

export const nextActionWords = z.object({
  what: z.string().trim().min(3).max(500),
  dueAt: instant.meta({ description: 'By when; not in the past.' }),
  owner: z
    .string()
    .max(254)
    .optional()
    .meta({ description: 'Id or address of who does it; whoever acts on the ticket when left out.' }),
});

export const planNextAction = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/next-action',
  summary:
    'Say what comes next and by when. It replaces what stood there; by whoever acts on the ticket it accepts it.',
  tag: 'tickets',
  params,
  body: nextActionWords,
  answers: { 200: nextAction },
});

export const finishNextAction = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/next-action/{id}/done',
  summary: 'It is done.',
  tag: 'tickets',
  params: params.extend({ id: z.uuid() }),
  answers: { 200: nextAction },
});
