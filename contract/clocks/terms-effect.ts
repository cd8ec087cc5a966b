// What other terms would do to the tickets that are under way, before anything is changed.

import { z } from 'zod';
import { instant } from '../endpoint.ts';
import { clockMetric } from './policies.ts';

export const termsEffect = z
  .object({
    of: z.number().int().meta({ description: 'Unresolved tickets that it may concern.' }),
    looked: z.number().int().meta({ description: 'How many of them were looked at: those due first, 5,000 at most.' }),
    changed: z.number().int().meta({ description: 'How many get another date.' }),
    late: z.number().int().meta({ description: 'How many would be late by it at once.' }),
    tickets: z
      .array(
        z.object({
          number: z.string(),
          subject: z.string(),
          metric: clockMetric.meta({ description: 'Of the clock that is shown: the late one, else the first due.' }),
          dueAt: instant.nullable(),
          newDueAt: instant.nullable().meta({ description: 'Null: no longer measured, or it stands still.' }),
          late: z.boolean(),
        }),
      )
      .meta({ description: 'Fifty of them at most: those that would be late first, then by date.' }),
  })
  .meta({ id: 'TermsEffect' });
export type TermsEffect = z.output<typeof termsEffect>;
