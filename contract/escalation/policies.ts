// Who is called when a ticket is stuck: policies with their steps, and who it would be at a given moment.

import { z } from 'zod';
import { endpoint, instant, nothing } from '../endpoint.ts';
import { priority } from '../tickets.ts';

const who = z.object({ id: z.string(), name: z.string() });

const target = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('assignee') }),
    z.object({ kind: z.literal('lead') }),
    z.object({ kind: z.literal('duty'), scheduleId: z.uuid() }),
    z.object({ kind: z.literal('person'), personId: z.uuid() }),
    z.object({ kind: z.literal('team_lead'), teamId: z.uuid() }),
    z.object({ kind: z.literal('administrator') }),
  ])
  .meta({ id: 'EscalationTarget', description: 'assignee: whoever acts on the ticket; lead: of the ticket’s team.' });
export type EscalationTarget = z.output<typeof target>;

export const callMedia = ['email', 'desk'] as const;
export const stepKinds = ['functional', 'hierarchical'] as const;
export const triggers = ['clock', 'stuck', 'transfers', 'complaint', 'security'] as const;
export const skipReasons = [
  'nobody',
  'left',
  'away',
  'off_shift',
  'quiet_hours',
  'no_address',
  'called_already',
] as const;
export type SkipReason = (typeof skipReasons)[number];

export const escalationStep = z
  .object({
    target,
    kind: z
      .enum(stepKinds)
      .meta({ description: 'functional: adds who knows more; hierarchical: who may decide more.' }),
    withinMinutes: z.number().int().min(1).max(10_080).meta({
      description: 'To answer in: working time of the ticket’s team, plain time for a ticket of P1.',
    }),
    media: z
      .array(z.enum(callMedia))
      .min(1)
      .max(callMedia.length)
      .meta({ description: 'desk: it stands on their screens.' }),
  })
  .meta({ id: 'EscalationStep' });
export type EscalationStep = z.output<typeof escalationStep>;

const wordList = z.array(z.string().trim().min(2).max(60)).max(100);
const wordLists = z.object({ en: wordList, ru: wordList, 'pt-BR': wordList, 'pt-PT': wordList });
const choices = z.object({
  name: z.string().trim().min(1).max(100),
  steps: z.array(escalationStep).min(1).max(20),
  triggers: z.object({
    clock: z.boolean().meta({ description: 'A clock has used all its time.' }),
    stuck: z.boolean().meta({ description: 'The requester or an agent says that it is stuck.' }),
    transfers: z.boolean().meta({ description: 'It was passed on three times, and after each further three.' }),
    complaint: z.boolean().meta({ description: 'A complaint, or a requester writes one of the words.' }),
    security: z.boolean(),
  }),
  words: z
    .object({ complaint: wordLists, security: wordLists })
    .meta({ description: 'With one of which a word of the requester’s begins.' }),
});
export type EscalationChoices = z.output<typeof choices>;

const policy = choices
  .extend({
    id: z.string(),
    team: who.nullable().meta({ description: 'Null: of every team that has none of its own.' }),
    number: z.number().int(),
    madeBy: z.string().nullable(),
    madeAt: instant,
    mayChange: z.boolean(),
    names: z
      .record(z.string(), z.string())
      .meta({ description: 'Of the people, teams and duty schedules that steps name, by id.' }),
  })
  .meta({ id: 'EscalationPolicy' });
export type EscalationPolicyView = z.output<typeof policy>;

const byId = z.object({ id: z.uuid() });

export const listPolicies = endpoint({
  method: 'GET',
  path: '/api/v1/escalation-policies',
  summary: 'Who is called when a ticket is stuck, in which order, and what calls them.',
  tag: 'settings',
  answers: { 200: z.object({ policies: z.array(policy) }) },
});

export const addPolicy = endpoint({
  method: 'POST',
  path: '/api/v1/escalation-policies',
  summary: 'Give a team an escalation policy of its own. Administrators do, and whoever leads the team.',
  tag: 'settings',
  body: choices.extend({ teamId: z.uuid() }),
  answers: { 201: policy },
});

export const changePolicy = endpoint({
  method: 'PUT',
  path: '/api/v1/escalation-policies/{id}',
  summary: 'Write a new version. What runs already goes on by the one that it began with.',
  tag: 'settings',
  params: byId,
  body: choices.extend({ basedOn: z.number().int().meta({ description: 'The version that was changed.' }) }),
  answers: { 200: policy },
});

export const retirePolicy = endpoint({
  method: 'DELETE',
  path: '/api/v1/escalation-policies/{id}',
  summary: 'A team goes by the desk’s policy again.',
  tag: 'settings',
  params: byId,
  answers: { 204: nothing },
});

const call = z.object({
  step: z.number().int().meta({ description: 'Its place, from 0.' }),
  target,
  kind: z.enum(stepKinds),
  at: instant.meta({ description: 'When it is its turn, if nobody before has answered.' }),
  person: who.nullable(),
  media: z.array(z.enum(callMedia)).meta({ description: 'Empty where nobody is called.' }),
  answerBy: instant.nullable().meta({ description: 'Then the next one is called.' }),
  skipped: z
    .object({ why: z.enum(skipReasons), until: instant.nullable() })
    .nullable()
    .meta({ description: 'Why nobody is called here; it goes on at once.' }),
});
export type PlannedCallView = z.output<typeof call>;

const dryRun = z
  .object({
    at: instant,
    priority,
    calls: z.array(call),
    alarmAt: instant.meta({ description: 'When administrators are told that nobody has answered; it then goes on.' }),
  })
  .meta({ id: 'EscalationDryRun' });
export type DryRunView = z.output<typeof dryRun>;

export const dryRunPolicy = endpoint({
  method: 'GET',
  path: '/api/v1/escalation-policies/{id}/dry-run',
  summary: 'Who would be called now, or at another moment: nobody is, and nothing is kept.',
  tag: 'settings',
  params: byId,
  query: z.object({
    at: instant.optional(),
    priority: priority.default('P3'),
    ticket: z.string().max(40).optional().meta({
      description: 'Whose assignee is meant; left out, whoever would get a new ticket of the team.',
    }),
  }),
  answers: { 200: dryRun },
});
