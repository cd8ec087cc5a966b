// The clocks of one ticket, each with how its date came to be.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';
import { priority } from '../tickets.ts';
import { clockMetric } from './policies.ts';

export const pauseReasons = ['waiting_on_requester', 'scheduled', 'third_party', 'merged', 'resolved'] as const;
export const termsReasons = ['priority', 'policy', 'calendar', 'team', 'organisation'] as const;

export const clockInterval = z.object({
  from: instant,
  to: instant,
  kind: z.enum(['counted', 'closed', 'paused']),
  why: z.enum(pauseReasons).nullable().meta({ description: 'Of a pause.' }),
});

export const clockView = z
  .object({
    metric: clockMetric,
    cycle: z.number().int(),
    state: z.enum(['running', 'paused', 'stopped', 'void', 'aside']),
    startedAt: instant,
    stoppedAt: instant.nullable(),
    targetSeconds: z.number(),
    elapsedSeconds: z.number().meta({ description: 'Working time that counts, until it stopped or until now.' }),
    dueAt: instant.nullable().meta({ description: 'Null while it stands still: it moves as long as that lasts.' }),
    breachedAt: instant.nullable(),
    level: z.number().int().meta({ description: 'Thresholds crossed: 50, 75, 90, 100, 150 % of the target.' }),
    undelivered: z
      .array(instant)
      .meta({ description: 'When we replied in vain: what did not arrive has not stopped it.' }),
    intervals: z.array(clockInterval).meta({
      description: 'From its start to its due time, its end or now, whichever is last; the newest two hundred.',
    }),
  })
  .meta({ id: 'Clock' });
export type ExplainedClock = z.output<typeof clockView>;

export const explainedClocks = z.object({
  clocks: z.array(clockView),
  terms: z
    .object({
      policy: z.string(),
      number: z.number().int(),
      priority,
      calendar: z.string(),
      zone: z.string(),
      since: z
        .object({ at: instant, why: z.enum(termsReasons) })
        .nullable()
        .meta({ description: 'When and why it came to go by other terms; null while by those that it began with.' }),
    })
    .nullable()
    .meta({ description: 'What they go by now; null while a ticket from long ago has no clocks yet.' }),
});
export type ExplainedClocks = z.output<typeof explainedClocks>;

export const explainClocks = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/clocks',
  summary: 'The clocks of a ticket, each explained: by which service level and working time, and what was counted.',
  tag: 'service levels',
  params: z.object({ number: z.string().min(3).max(40) }),
  answers: { 200: explainedClocks },
});
