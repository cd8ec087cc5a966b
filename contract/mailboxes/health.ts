// The test of a mailbox, and what is wrong with mailboxes now.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';

const byId = z.object({ id: z.uuid() });
const tag = 'mailboxes';
const path = '/api/v1/mailboxes/{id}';

export const mailboxTest = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'passed', 'failed']),
    steps: z.array(
      z.object({
        step: z.enum(['sign_in', 'folders', 'send', 'arrive']),
        state: z.enum(['passed', 'failed', 'left_out']),
        sentence: z.string(),
      }),
    ),
    askedAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'MailboxTest' });
export type MailboxTestView = z.output<typeof mailboxTest>;

export const testMailbox = endpoint({
  method: 'POST',
  path: `${path}/test`,
  summary: 'Really sign in, list the folders, send a mail from the mailbox to itself and wait for it.',
  tag,
  params: byId,
  body: z.object({}).nullish(),
  answers: { 202: mailboxTest },
});

export const getMailboxTest = endpoint({
  method: 'GET',
  path: `${path}/tests/{testId}`,
  summary: 'How far a test has come.',
  tag,
  params: byId.extend({ testId: z.uuid() }),
  answers: { 200: mailboxTest },
});

const mailboxAlarm = z.object({
  id: z.string(),
  mailboxId: z.string().nullable().meta({ description: 'Null: the desk’s own outgoing server.' }),
  address: z.string().nullable(),
  kind: z.enum(['fetching', 'sign_in', 'silent', 'sending', 'sending_sign_in', 'deferred']),
  since: instant,
  sentence: z.string(),
});
export type MailboxAlarmView = z.output<typeof mailboxAlarm>;

export const listMailboxAlarms = endpoint({
  method: 'GET',
  path: '/api/v1/mailbox-alarms',
  summary: 'What is wrong with mailboxes now, for a banner.',
  tag,
  answers: { 200: z.object({ alarms: z.array(mailboxAlarm) }) },
});
