// Desk and mailboxes: what an administrator arranges.

import { z } from 'zod';
import { calendarInput } from './calendar-input.ts';
import { emailAddress, endpoint, instant, localeCode, nothing } from './endpoint.ts';

export const mailbox = z
  .object({
    id: z.string(),
    address: z.string(),
    displayName: z.string(),
    teamId: z.string().nullable(),
    locale: localeCode.nullable(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'Mailbox' });

export const getSettings = endpoint({
  method: 'GET',
  path: '/api/v1/settings',
  summary: 'The desk’s settings.',
  tag: 'settings',
  answers: {
    200: z.object({
      name: z.string(),
      defaultLocale: localeCode,
      calendar: calendarInput,
      mailboxes: z.array(mailbox),
      servesUnscanned: z.boolean().meta({ description: 'Whether files are handed out before the scanner has spoken.' }),
      exampleCompany: z.boolean(),
    }),
  },
});

export const changeSettings = endpoint({
  method: 'PATCH',
  path: '/api/v1/settings',
  summary: 'Change name, language or working time. In force at once.',
  tag: 'settings',
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    defaultLocale: localeCode.optional(),
    calendar: calendarInput.optional(),
    servesUnscanned: z
      .boolean()
      .optional()
      .meta({ description: 'Hand files out before the scanner has spoken; what it found harmful stays held back.' }),
  }),
  answers: { 204: nothing },
});

export const addMailbox = endpoint({
  method: 'POST',
  path: '/api/v1/mailboxes',
  summary:
    'Add an address of the desk. From the first one on, the intake accepts only these and their reply addresses.',
  tag: 'settings',
  body: z.object({
    address: emailAddress,
    displayName: z.string().trim().max(100).default(''),
    teamId: z.uuid().optional(),
    locale: localeCode.optional(),
  }),
  answers: { 201: mailbox },
});

export const removeMailbox = endpoint({
  method: 'DELETE',
  path: '/api/v1/mailboxes/{id}',
  summary: 'Remove a mailbox. Its tickets stay.',
  tag: 'settings',
  params: z.object({ id: z.uuid() }),
  answers: { 204: nothing },
});

export const addExampleCompany = endpoint({
  method: 'POST',
  path: '/api/v1/example-company',
  summary: 'Fill the desk with an example company. Its mail never leaves.',
  tag: 'settings',
  body: z.object({}).nullish(),
  answers: { 201: z.object({ tickets: z.number().int() }) },
});

export const removeExampleCompany = endpoint({
  method: 'DELETE',
  path: '/api/v1/example-company',
  summary: 'Remove the example company with everything that belongs to it.',
  tag: 'settings',
  answers: { 204: nothing },
});

export const getGuarantees = endpoint({
  method: 'GET',
  path: '/api/v1/guarantees',
  summary: 'The twelve invariants: what holds, what does not, which rows offend, and what was broken lately.',
  tag: 'guarantees',
  answers: {
    200: z.object({
      checkedAt: instant.nullable(),
      invariants: z.array(
        z.object({
          number: z.number().int(),
          name: z.string(),
          state: z.enum(['holds', 'broken', 'not built']),
          /** The last look of either form: at what changed, or at everything. */
          checkedAt: instant.nullable(),
          fullAt: instant.nullable(),
          brokenSince: instant.nullable(),
          offenders: z.array(z.record(z.string(), z.unknown())),
        }),
      ),
      seal: z
        .object({
          number: z.number().int(),
          events: z.number().int().meta({ description: 'How many are sealed in all.' }),
          sealedAt: instant,
          hash: z.string().meta({ description: 'SHA-256 over the record up to it, in hexadecimal digits.' }),
        })
        .nullable()
        .meta({ description: 'The last seal of the record; null: nothing was sealed yet.' }),
      /** What was broken last, the latest first; `until` is null while it is. */
      breaks: z.array(
        z.object({
          invariant: z.number().int(),
          from: instant,
          until: instant.nullable(),
          offenders: z.array(z.record(z.string(), z.unknown())),
        }),
      ),
    }),
  },
});
