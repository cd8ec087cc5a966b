// Keys that sign what leaves from a domain of the desk.

import { z } from 'zod';
import { endpoint, instant, nothing } from './endpoint.ts';

const tag = 'mailboxes';
const domain = z
  .string()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/);

const dkimKey = z
  .object({
    domain: z.string(),
    selector: z.string(),
    recordName: z.string(),
    recordValue: z.string(),
    signs: z.enum(['when_verified', 'always', 'never']),
    checkedAt: instant.nullable(),
    verifiedAt: instant.nullable(),
    found: z.string().nullable().meta({ description: 'What the DNS said at the last look.' }),
  })
  .meta({ id: 'DkimKey' });
export type DkimKeyView = z.output<typeof dkimKey>;

export const listDkimKeys = endpoint({
  method: 'GET',
  path: '/api/v1/dkim-keys',
  summary: 'The keys that sign mail, with the DNS record that each needs.',
  tag,
  answers: { 200: z.object({ keys: z.array(dkimKey) }) },
});

export const setDkimKey = endpoint({
  method: 'PUT',
  path: '/api/v1/dkim-keys/{domain}',
  summary: 'Make a key for a domain, or say when it signs.',
  tag,
  params: z.object({ domain }),
  body: z.object({ signs: z.enum(['when_verified', 'always', 'never']).default('when_verified') }),
  answers: { 200: dkimKey },
});

export const checkDkimKey = endpoint({
  method: 'POST',
  path: '/api/v1/dkim-keys/{domain}/check',
  summary: 'Look whether the DNS shows the record.',
  tag,
  params: z.object({ domain }),
  body: z.object({}).nullish(),
  answers: { 200: dkimKey },
});

export const removeDkimKey = endpoint({
  method: 'DELETE',
  path: '/api/v1/dkim-keys/{domain}',
  summary: 'Sign for this domain no more, and forget its key.',
  tag,
  params: z.object({ domain }),
  answers: { 204: nothing },
});
