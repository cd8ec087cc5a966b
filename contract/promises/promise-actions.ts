// What can be done with the date of the next word, and how it was kept.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';
import { ticket } from '../tickets.ts';

/** Why a date is moved (R60). Each has wording that is safe to show to the requester. */
export const moveReasons = ['more_work', 'specialist', 'supplier', 'testing', 'workload', 'away'] as const;

const numberParams = z.object({ number: z.string().min(3).max(40) });

export const movePromise = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/delays',
  summary:
    'Move the promised date before it is due. The requester is told why, what was done so far, and the new date.',
  tag: 'tickets',
  params: numberParams,
  body: z.object({
    dueAt: instant.meta({ description: 'The new date, later than the one that stands.' }),
    reason: z.enum(moveReasons).meta({ description: 'Each has words that are safe to show.' }),
    actions: z
      .string()
      .trim()
      .min(1)
      .max(5_000)
      .meta({ description: 'What was done so far, in words for the requester.' }),
    version: z
      .number()
      .int()
      .optional()
      .meta({ description: 'Refused when the ticket has moved on since this version.' }),
  }),
  answers: { 201: ticket },
});
