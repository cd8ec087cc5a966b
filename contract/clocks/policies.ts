// Service levels: policies that say within which working time what is owed, each a row of versions.

import { z } from 'zod';
import { endpoint, instant, nothing } from '../endpoint.ts';
import { priorities, ticketKind } from '../tickets.ts';

/**
 * first_response: from the requester's contact to the first word of a person of ours.
 * next_response: from the oldest unanswered word of the requester to our next one.
 * update: from our last word, or the contact, while we owe work; the source of the default promise.
 * resolution: from the contact until it is first resolved. total_resolution: the same, going on when it opens again.
 * acceptance: from a hand-over until it is taken. third_party: as long as somebody else has to deliver to us.
 */
export const clockMetrics = [
  'first_response',
  'next_response',
  'update',
  'resolution',
  'total_resolution',
  'acceptance',
  'third_party',
] as const;
export const clockMetric = z.enum(clockMetrics).meta({ id: 'ClockMetric' });

const span = z.union([
  z.object({ minutes: z.number().int().min(1).max(525_600) }),
  z.object({ days: z.number().min(0.25).max(365) }),
]);

export const arrangement = z.object({
  applies: z
    .object({
      priorities: z.array(z.enum(priorities)).min(1).optional(),
      kinds: z.array(ticketKind).min(1).optional(),
      organisationIds: z.array(z.uuid()).min(1).max(500).optional(),
      teamIds: z.array(z.uuid()).min(1).max(500).optional(),
    })
    .meta({ description: 'Which tickets it is for; what is left out holds for all.' }),
  targets: z
    .partialRecord(clockMetric, z.partialRecord(z.enum(priorities), span))
    .meta({ description: 'Working time: minutes, or days as long as the calendar has them. Left out: not measured.' }),
  calendarId: z.uuid().nullable().default(null).meta({ description: 'Null: the working time of the ticket’s team.' }),
  thirdPartyPauses: z
    .boolean()
    .default(false)
    .meta({ description: 'The contract says that waiting on a third party pauses the time to a resolution.' }),
});

export const slaPolicy = arrangement
  .extend({
    id: z.uuid(),
    name: z.string(),
    position: z.number().int(),
    isDefault: z.boolean(),
    number: z.number().int().meta({ description: 'Of the version in force.' }),
    fromAt: instant,
    versions: z
      .array(
        arrangement.extend({
          number: z.number().int(),
          fromAt: instant,
          madeAt: instant,
          madeBy: z.string().nullable(),
          note: z.string().nullable(),
        }),
      )
      .meta({
        description: 'The newest first. Of those that have begun, the one with the highest number is in force.',
      }),
    names: z.record(z.string(), z.string()).meta({
      description: 'What the organisations, teams and calendars of all versions are called, by id.',
    }),
  })
  .meta({ id: 'SlaPolicy' });

const name = z.string().trim().min(1).max(100);
const note = z.string().trim().min(1).max(500).meta({ description: 'Why, for colleagues who ask later.' });
const policyId = z.object({ id: z.uuid() });

export const listPolicies = endpoint({
  method: 'GET',
  path: '/api/v1/sla-policies',
  summary: 'Service levels by their versions in force, in order; the most specific that fits a ticket counts.',
  tag: 'service levels',
  answers: { 200: z.object({ policies: z.array(slaPolicy) }) },
});

export const addPolicy = endpoint({
  method: 'POST',
  path: '/api/v1/sla-policies',
  summary: 'Add a service level. Tickets that are under way and fit it go by it from now on.',
  tag: 'service levels',
  body: arrangement.extend({ name, note }),
  answers: { 201: slaPolicy },
});

export const changePolicy = endpoint({
  method: 'PUT',
  path: '/api/v1/sla-policies/{id}',
  summary: 'Make a new version. Tickets under way keep their start and get the new targets; what was late stays late.',
  tag: 'service levels',
  params: policyId,
  body: arrangement.extend({
    name: name.optional(),
    position: z.number().int().min(1).max(999).optional(),
    from: instant.optional().meta({ description: 'From when on it counts; at once when left out.' }),
    note,
  }),
  answers: { 200: slaPolicy },
});

export const retirePolicy = endpoint({
  method: 'DELETE',
  path: '/api/v1/sla-policies/{id}',
  summary: 'End a service level. Its tickets go by the next one that fits. The default one cannot be ended.',
  tag: 'service levels',
  params: policyId,
  answers: { 204: nothing },
});
