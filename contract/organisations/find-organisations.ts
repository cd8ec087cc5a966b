// Organisations are found by name, where something is arranged for one of them.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

export const findOrganisations = endpoint({
  method: 'GET',
  path: '/api/v1/organisations',
  summary: 'Organisations whose name holds these words; at most eight, the likeliest first.',
  tag: 'people',
  query: z.object({ search: z.string().trim().min(1).max(100) }),
  answers: { 200: z.object({ organisations: z.array(z.object({ id: z.string(), name: z.string() })) }) },
});
