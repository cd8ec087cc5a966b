// Who may have asked: people are found by what is known of them while they are on the line.

import { z } from 'zod';
import { endpoint, localeCode } from './endpoint.ts';

const foundRequester = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    organisation: z.string().nullable(),
    locale: localeCode.nullable(),
    unresolved: z.number().int().meta({ description: 'How many unresolved tickets they have.' }),
  })
  .meta({ id: 'FoundRequester' });
export type FoundRequesterView = z.output<typeof foundRequester>;

export const findRequesters = endpoint({
  method: 'GET',
  path: '/api/v1/requesters',
  summary: 'People whose name, address or organisation holds these words; at most eight, the likeliest first.',
  tag: 'tickets',
  query: z.object({ search: z.string().trim().min(2).max(100) }),
  answers: { 200: z.object({ requesters: z.array(foundRequester) }) },
});
