// Mailboxes: where mail is fetched, how the desk signs in, through which server it sends, how it speaks, and how it fares.
// No secret that was given ever comes back.

import { z } from 'zod';
import { endpoint, instant, localeCode, nothing } from './endpoint.ts';

const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\w.:[\]-]+$/);
const port = z.number().int().min(1).max(65535);
const security = z
  .enum(['tls', 'starttls', 'none'])
  .meta({ description: 'tls from the first byte (993, 465), starttls (143, 587), or none at all.' });
const folder = z.string().trim().min(1).max(250);
const password = z.string().min(1).max(1000).meta({ description: 'Left out: the one that was given before.' });
const userName = z.string().trim().min(1).max(320);
const byId = z.object({ id: z.uuid() });

const source = z.object({
  host,
  port,
  security,
  checksCertificate: z.boolean().default(true),
  userName,
  signIn: z.enum(['password', 'oauth']),
  folders: z.array(folder).min(1).max(20).default(['INBOX']),
  afterFetch: z.enum(['seen', 'move', 'delete', 'nothing']).default('seen'),
  moveTo: folder.nullable().default(null),
  backlogDays: z
    .number()
    .int()
    .min(0)
    .max(3650)
    .nullable()
    .default(null)
    .meta({ description: 'How far back the first connection reads; null: from now on.' }),
  largestBytes: z
    .number()
    .int()
    .min(64 * 1024)
    .max(50 * 1024 * 1024)
    .default(35 * 1024 * 1024)
    .meta({ description: 'Of larger mails only headers and the first text are taken.' }),
  begun: z.boolean().default(true).meta({
    description:
      'false: it is kept and can be tested, and nothing is fetched until it is started. What has begun is not stopped by it.',
  }),
});
const signIn = z.object({
  provider: z.enum(['microsoft', 'google', 'custom']),
  tenant: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .nullable()
    .default(null)
    .meta({ description: 'Microsoft alone: the tenant; null: any organisation.' }),
  clientId: z.string().trim().min(1).max(500),
  authorisationUrl: z.url().max(1000).nullable().default(null),
  tokenUrl: z.url().max(1000).nullable().default(null),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,300}$/))
    .max(20)
    .default([]),
  allowsPrivate: z
    .boolean()
    .default(false)
    .meta({ description: 'Custom alone: the token server may lie in a private network and speak without TLS.' }),
});
const sender = z.object({
  host,
  port,
  security,
  checksCertificate: z.boolean().default(true),
  signIn: z.enum(['none', 'same', 'password', 'oauth']).meta({ description: 'same: as the mailbox is fetched.' }),
  userName: userName.nullable().default(null),
});
const attributes = z.object({
  displayName: z.string().trim().max(100),
  teamId: z.uuid().nullable(),
  brandId: z.uuid().nullable(),
  locale: localeCode.nullable(),
  signature: z
    .string()
    .max(4000)
    .meta({ description: 'Below what agents write; {agent}, {title} and {desk} are filled in.' }),
  opensForMachines: z.boolean().meta({ description: 'Mail that machines wrote opens tickets (monitoring).' }),
  trustedAuthserv: z.string().trim().min(1).max(253).nullable(),
  trustsServer: z.boolean(),
});

export const mailboxHealth = z
  .object({
    state: z.enum(['well', 'starting', 'failing', 'silent', 'not_fetched', 'not_begun']),
    succeededAt: instant.nullable(),
    lastMailAt: instant.nullable(),
    failingSince: instant.nullable(),
    sentence: z.string().nullable().meta({ description: 'What is wrong and what to do, in the reader’s language.' }),
    unfetched: z.number().int().meta({ description: 'Mails at the server that could not be fetched so far.' }),
  })
  .meta({ id: 'MailboxHealth' });

export const mailboxDetail = attributes
  .extend({
    id: z.string(),
    address: z.string(),
    isDefault: z.boolean(),
    mode: z.enum(['live', 'shadow']),
    shadowTickets: z.number().int(),
    redirectUri: z.string().meta({
      description: 'Where a provider leads the browser back to. It has to be entered there, letter for letter.',
    }),
    source: source.extend({ hasPassword: z.boolean() }).nullable(),
    signIn: signIn
      .extend({
        hasClientSecret: z.boolean(),
        state: z.enum(['never', 'granted', 'broken']),
        grantedAt: instant.nullable(),
        expiresAt: instant.nullable().meta({ description: 'When the permission ends by itself, where that is known.' }),
        expiresInDays: z.number().int().nullable(),
        refusal: z.string().nullable().meta({ description: 'Why the last try to sign in came to nothing.' }),
      })
      .nullable(),
    sender: sender.extend({ hasPassword: z.boolean() }).nullable(),
    health: mailboxHealth,
  })
  .meta({ id: 'MailboxDetail' });
export type MailboxDetail = z.output<typeof mailboxDetail>;

const tag = 'mailboxes';
const path = '/api/v1/mailboxes/{id}';

export const listMailboxes = endpoint({
  method: 'GET',
  path: '/api/v1/mailboxes',
  summary: 'All mailboxes with their connections and how they fare.',
  tag,
  answers: { 200: z.object({ mailboxes: z.array(mailboxDetail) }) },
});

export const getMailbox = endpoint({
  method: 'GET',
  path,
  summary: 'One mailbox.',
  tag,
  params: byId,
  answers: { 200: mailboxDetail },
});

export const changeMailbox = endpoint({
  method: 'PATCH',
  path,
  summary: 'Change how a mailbox speaks and whom it trusts.',
  tag,
  params: byId,
  body: attributes.partial(),
  answers: { 200: mailboxDetail },
});

export const setMailboxSource = endpoint({
  method: 'PUT',
  path: `${path}/source`,
  summary: 'Fetch this mailbox by IMAP.',
  tag,
  params: byId,
  body: source.extend({ password: password.optional() }),
  answers: { 200: mailboxDetail },
});

export const checkMailboxSource = endpoint({
  method: 'POST',
  path: `${path}/source/check`,
  summary: 'Sign in as described and say which folders there are. Nothing is kept.',
  tag,
  params: byId,
  body: source.extend({ password: password.optional() }),
  answers: { 200: z.object({ folders: z.array(z.string()) }) },
});

export const startMailboxSource = endpoint({
  method: 'POST',
  path: `${path}/source/start`,
  summary: 'Start taking mail: from now on it is fetched. What has begun already goes on as it is.',
  tag,
  params: byId,
  body: z.object({}).nullish(),
  answers: { 200: mailboxDetail },
});

export const removeMailboxSource = endpoint({
  method: 'DELETE',
  path: `${path}/source`,
  summary: 'Fetch it no more.',
  tag,
  params: byId,
  answers: { 204: nothing },
});

export const setMailboxSignIn = endpoint({
  method: 'PUT',
  path: `${path}/sign-in`,
  summary: 'The OAuth 2 client by which the desk signs in for this mailbox. A person then consents, see authorisation.',
  tag,
  params: byId,
  body: signIn.extend({ clientSecret: z.string().min(1).max(2000).optional() }),
  answers: { 200: mailboxDetail },
});

export const authoriseMailbox = endpoint({
  method: 'GET',
  path: `${path}/authorisation`,
  summary: 'The address at which an administrator consents. It is good once, for 15 minutes, for whoever asked.',
  tag,
  params: byId,
  answers: { 200: z.object({ url: z.string() }) },
});

export const finishAuthorisation = endpoint({
  method: 'GET',
  path: '/mail/oauth/callback',
  summary: 'Where the provider leads the browser back to.',
  tag,
  answers: {
    303: z.string().meta({
      description:
        'To the settings of the mailbox, which say why where it was refused, or used already, or is too old.',
    }),
  },
});

export const setMailboxSender = endpoint({
  method: 'PUT',
  path: `${path}/sender`,
  summary: 'Send what is from this mailbox through its own server.',
  tag,
  params: byId,
  body: sender.extend({ password: password.optional() }),
  answers: { 200: mailboxDetail },
});

export const removeMailboxSender = endpoint({
  method: 'DELETE',
  path: `${path}/sender`,
  summary: 'Send through the desk’s server again.',
  tag,
  params: byId,
  answers: { 204: nothing },
});

export const setMailboxMode = endpoint({
  method: 'PUT',
  path: `${path}/mode`,
  summary: 'Shadow: read along beside another desk, change nothing there, send nothing. Live: in earnest.',
  tag,
  params: byId,
  body: z.object({
    mode: z.enum(['live', 'shadow']),
    shadowTickets: z
      .enum(['keep', 'remove'])
      .optional()
      .meta({ description: 'Going live: keep what was opened in shadow as closed history, or remove it.' }),
  }),
  answers: { 200: z.object({ mode: z.enum(['live', 'shadow']), tickets: z.number().int() }) },
});
