// A service level is looked at on the tickets that are under way, before it counts.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { arrangement } from './policies.ts';
import { termsEffect } from './terms-effect.ts';

export const previewPolicy = endpoint({
  method: 'POST',
  path: '/api/v1/sla-policies/preview',
  summary: 'Which tickets a service level would change if it counted now, and how. Nothing is changed.',
  tag: 'service levels',
  body: arrangement.extend({ id: z.uuid().optional().meta({ description: 'Of the one that is to be changed.' }) }),
  answers: { 200: termsEffect },
});

export const previewRetirement = endpoint({
  method: 'GET',
  path: '/api/v1/sla-policies/{id}/retirement',
  summary: 'Which tickets would get other dates if this service level ended now. Nothing is changed.',
  tag: 'service levels',
  params: z.object({ id: z.uuid() }),
  answers: { 200: termsEffect },
});
