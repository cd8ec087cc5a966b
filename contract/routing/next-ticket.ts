// The next ticket for somebody who has time, giving one back, and why whoever has a ticket has it.

import { z } from 'zod';
import { endpoint, instant, localeCode } from '../endpoint.ts';
import { ticket } from '../tickets.ts';

export const returnReasons = ['language', 'skill', 'workload', 'too_close', 'ends_work', 'other'] as const;

export const takeNext = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/next',
  summary: 'Take the riskiest ticket of your teams that nobody has taken and that fits your languages and skills.',
  tag: 'tickets',
  body: z.object({}).nullish(),
  answers: { 200: z.object({ ticket: ticket.nullable().meta({ description: 'Null: nothing waits for you.' }) }) },
});

export const returnTicket = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/return',
  summary: 'Give a ticket back to its team’s queue, and why. It is not offered to you again for a while.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  body: z.object({
    reason: z.enum(returnReasons),
    note: z.string().trim().min(1).max(20_000).optional().meta({ description: 'For the team, kept as a note.' }),
  }),
  answers: {
    200: z.object({ ticket, stays: z.boolean().meta({ description: 'You hold the queue: it stays with you.' }) }),
  },
});

const person = z.object({ id: z.string(), name: z.string() });
const points = z.object({
  language: z.number(),
  skill: z.number(),
  continuity: z.number(),
  account: z.number(),
  load: z.number(),
  history: z.number(),
});
const assignment = z
  .object({
    assignee: person.nullable(),
    since: instant.nullable(),
    why: z.string().nullable().meta({ description: 'The reason of the stint.' }),
    given: person.nullable().meta({ description: 'By whom; null: the desk.' }),
    accepted: z.boolean(),
    acceptBy: instant.nullable().meta({ description: 'When it goes up if nobody takes it up.' }),
    inQueue: z.boolean().meta({ description: 'It lies with them until somebody of the team takes it.' }),
    routed: z
      .object({
        at: instant,
        version: z.number().int(),
        rule: z.object({ id: z.string(), name: z.string(), position: z.number().int() }).nullable(),
        team: person,
        gives: z.enum(['holder', 'best_placed']),
        to: person.nullable().meta({ description: 'Null: it stayed with whoever held the queue.' }),
        skill: z.object({ id: z.string(), name: z.string(), leastLevel: z.number().int() }).nullable(),
        vip: z.boolean(),
        language: z.object({ wanted: localeCode, used: localeCode }).nullable(),
        candidates: z.array(
          person.extend({
            score: z.number(),
            points,
            bar: z.enum(['away', 'away_when_due', 'skill', 'full']).nullable(),
            load: z.number(),
            capacity: z.number(),
          }),
        ),
      })
      .nullable(),
    returned: z.array(
      z.object({ person, reason: z.enum([...returnReasons, 'untouched']), at: instant, until: instant.nullable() }),
    ),
  })
  .meta({ id: 'Assignment' });
export type AssignmentView = z.output<typeof assignment>;

export const getAssignment = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/assignment',
  summary: 'Who has a ticket and why: by which rule, among whom, with which figures.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  answers: { 200: assignment },
});
