// Set-up, sign-in, API keys.

import { z } from 'zod';
import { emailAddress, endpoint, instant, localeCode, nothing } from './endpoint.ts';
import { outgoingStop } from './outgoing.ts';

const password = z.string().min(10, 'A password has at least ten characters.').max(200);
export const roles = ['administrator', 'lead', 'agent', 'collaborator'] as const;
export const role = z.enum(roles).meta({ id: 'Role' });

export const personName = z.string().trim().min(1).max(200);
export const publicName = z.string().trim().max(200).nullable();
export const title = z.string().trim().max(100).nullable();

export const me = z
  .object({
    id: z.string(),
    name: z.string(),
    publicName: z.string().nullable(),
    title: z.string().nullable(),
    email: z.string(),
    locale: localeCode.nullable(),
    zone: z.string().nullable().meta({ description: 'The zone in which you read dates; null: that of your browser.' }),
    roles: z.array(role),
    teams: z.array(z.object({ id: z.string(), name: z.string(), leads: z.boolean() })),
    desk: z.object({
      name: z.string(),
      defaultLocale: localeCode,
      zone: z.string(),
      opensAt: z.string().nullable().meta({ description: 'When the desk’s days begin, "HH:MM" in its zone.' }),
    }),
    outbox: z.object({ sends: z.boolean(), deskServer: z.boolean(), waiting: z.number().int() }).meta({
      description: 'Whether mail leaves from every mailbox; deskServer: whether the desk itself has a server.',
    }),
    arrived: z
      .object({ undecided: z.number().int() })
      .meta({ description: 'How many arrived mails wait for an agent’s decision; none for a collaborator.' }),
    unresolved: z
      .number()
      .int()
      .meta({ description: 'How many unresolved tickets you have; for a collaborator, were asked in on.' }),
    outgoingStop: outgoingStop
      .nullable()
      .meta({ description: 'Outgoing mail is held until an administrator decides.' }),
    away: z
      .object({ id: z.string(), from: instant, to: instant.nullable() })
      .nullable()
      .meta({ description: 'You are away; `to` null: nobody knows until when.' }),
    cameBack: z
      .object({ id: z.string(), at: instant, asked: z.number().int() })
      .nullable()
      .meta({ description: 'You came back within the last week; asked: tickets of which it is open whose they are.' }),
    exampleCompany: z.boolean(),
    guarantees: z.enum(['hold', 'broken', 'unknown']),
  })
  .meta({ id: 'Me' });
export type MeView = z.output<typeof me>;

export const getSetup = endpoint({
  method: 'GET',
  path: '/api/v1/setup',
  summary: 'Whether the desk is set up.',
  tag: 'access',
  answers: { 200: z.object({ setUp: z.boolean(), exampleCompany: z.boolean() }) },
});

export const setUp = endpoint({
  method: 'POST',
  path: '/api/v1/setup',
  summary: 'Create the first administrator and name the desk. Needs the one-time token that the start printed.',
  tag: 'access',
  body: z.object({
    token: z.string().min(1).max(200),
    deskName: z.string().trim().min(1).max(100),
    name: z.string().trim().min(1).max(200),
    email: emailAddress,
    password,
    locale: localeCode.default('en'),
    zone: z.string().max(100).default('UTC'),
    exampleCompany: z.boolean().default(false),
  }),
  answers: { 201: me },
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in with e-mail and password; sets the session cookie.',
  tag: 'access',
  body: z.object({ email: z.string().max(254), password: z.string().max(200) }),
  answers: { 201: me },
});

export const getMe = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who you are.',
  tag: 'access',
  answers: { 200: me },
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Sign out.',
  tag: 'access',
  answers: { 204: nothing },
});

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/api/v1/session',
  summary: 'Change your names, title, language or time zone. A field that is left out stays as it is.',
  tag: 'access',
  body: z.object({
    name: personName.optional(),
    publicName: publicName
      .optional()
      .meta({ description: 'What requesters read instead of the name; null: the name.' }),
    title: title.optional().meta({ description: 'What requesters read beside the name.' }),
    locale: localeCode.optional(),
    zone: z
      .string()
      .max(100)
      .nullable()
      .optional()
      .meta({ description: 'The IANA zone in which you read dates; null: that of your browser.' }),
  }),
  answers: { 200: me },
});

export const noticeKinds = ['assigned', 'requester_wrote', 'trouble', 'due_soon'] as const;
const notices = z.object({ notices: z.array(z.object({ kind: z.enum(noticeKinds), byMail: z.boolean() })) });

export const getNotices = endpoint({
  method: 'GET',
  path: '/api/v1/session/notices',
  summary: 'Which notices you get by mail. You can answer them from your mail program.',
  tag: 'access',
  answers: { 200: notices },
});

export const changeNotices = endpoint({
  method: 'PUT',
  path: '/api/v1/session/notices/{kind}',
  summary: 'Turn one kind of notice by mail on or off.',
  tag: 'access',
  params: z.object({ kind: z.enum(noticeKinds) }),
  body: z.object({ byMail: z.boolean() }),
  answers: { 200: notices },
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/v1/session/password',
  summary: 'Change your password. All other sessions of yours end.',
  tag: 'access',
  body: z.object({ current: z.string().max(200), next: password }),
  answers: { 204: nothing },
});

const apiKey = z
  .object({ id: z.string(), name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })
  .meta({ id: 'ApiKey' });

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/v1/api-keys',
  summary: 'Your API keys.',
  tag: 'access',
  answers: { 200: z.object({ apiKeys: z.array(apiKey) }) },
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/v1/api-keys',
  summary: 'Make an API key that acts as you. It is shown once.',
  tag: 'access',
  body: z.object({ name: z.string().trim().min(1).max(100) }),
  answers: { 201: apiKey.extend({ key: z.string() }) },
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api/v1/api-keys/{id}',
  summary: 'Revoke an API key at once.',
  tag: 'access',
  params: z.object({ id: z.uuid() }),
  answers: { 204: nothing },
});
