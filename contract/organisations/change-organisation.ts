// For whom somebody asks.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

export const changeOrganisation = endpoint({
  method: 'PUT',
  path: '/api/v1/people/{personId}/organisation',
  summary:
    'Say to which organisation a requester belongs. Their unresolved tickets go by its service level from now on: same start, new targets; a lead is told once of what is late by it.',
  tag: 'people',
  params: z.object({ personId: z.uuid() }),
  body: z.union([
    z.object({ organisationId: z.uuid().nullable().meta({ description: 'Null: to none.' }) }).strict(),
    z
      .object({
        name: z.string().trim().min(1).max(200).meta({ description: 'Made anew unless there is one of that name.' }),
      })
      .strict(),
  ]),
  answers: {
    200: z.object({ organisation: z.object({ id: z.string(), name: z.string() }).nullable() }),
  },
});
