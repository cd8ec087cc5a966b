// What was called for on a ticket: who was called, who answered with which next step, and “this is stuck”.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';
import { callMedia, skipReasons, stepKinds, triggers } from './policies.ts';

const who = z.object({ id: z.string(), name: z.string() });
const number = z.object({ number: z.string().min(3).max(40) });

const call = z.object({
  step: z.number().int(),
  kind: z.enum(stepKinds),
  state: z.enum(['armed', 'fired', 'acknowledged', 'timed_out', 'skipped', 'over']).meta({
    description: 'armed: nobody could be called, and it is tried again; over: another answered, or the ticket ended.',
  }),
  person: who.nullable(),
  media: z.array(z.enum(callMedia)),
  skippedWhy: z.enum(skipReasons).nullable(),
  at: instant,
  answerBy: instant.nullable(),
  endedAt: instant.nullable(),
});

const escalation = z
  .object({
    id: z.uuid(),
    trigger: z.enum(triggers),
    saidBy: z.enum(['requester', 'agent', 'desk']),
    openedAt: instant,
    policy: z.object({ name: z.string(), number: z.number().int() }),
    alarms: z.number().int().meta({ description: 'How often administrators were told that nobody answers.' }),
    endedAt: instant.nullable(),
    endedAs: z.enum(['acknowledged', 'joined', 'over']).nullable(),
    answer: z.object({ by: who, nextStep: z.string() }).nullable(),
    calls: z.array(call),
  })
  .meta({ id: 'Escalation' });
export type EscalationView = z.output<typeof escalation>;
const escalations = z.object({ escalations: z.array(escalation) });

export const listEscalations = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/escalations',
  summary: 'Who was called for a ticket and why, the latest first. Internal.',
  tag: 'tickets',
  params: number,
  answers: { 200: escalations },
});

export const sayStuck = endpoint({
  method: 'POST',
  path: '/api/v1/tickets/{number}/escalations',
  summary: 'This is stuck: call who helps, by the policy of the ticket’s team. Whoever has it keeps it.',
  tag: 'tickets',
  params: number,
  answers: { 201: escalations },
});

export const answerCall = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/escalations/{id}/answer',
  summary: 'You look at it, and this comes next. The next step is kept as a note, and nobody else is called.',
  tag: 'tickets',
  params: number.extend({ id: z.uuid() }),
  body: z.object({ nextStep: z.string().trim().min(3).max(5_000) }),
  answers: { 200: escalations },
});

const ownCall = z
  .object({
    id: z.uuid().meta({ description: 'Of the escalation.' }),
    ticket: z.object({ number: z.string(), subject: z.string(), language: z.string() }),
    trigger: z.enum(triggers),
    at: instant,
    answerBy: instant,
  })
  .meta({ id: 'OwnCall' });
export type OwnCallView = z.output<typeof ownCall>;

export const listOwnCalls = endpoint({
  method: 'GET',
  path: '/api/v1/escalation-calls',
  summary: 'For which tickets you are called now, the most urgent first.',
  tag: 'tickets',
  answers: { 200: z.object({ calls: z.array(ownCall) }) },
});

const sentOn = z.null().meta({ description: 'See the page in Location.' });

export const stuckByLink = endpoint({
  method: 'POST',
  path: '/portal/t/{token}/stuck',
  summary: 'Say that a request is stuck, by the link from a mail.',
  tag: 'portal',
  params: z.object({ token: z.string().min(1).max(300) }),
  answers: { 303: sentOn },
});

export const stuckOnTicket = endpoint({
  method: 'POST',
  path: '/portal/tickets/{number}/stuck',
  summary: 'Say that a request of yours is stuck.',
  tag: 'portal',
  params: z.object({ number: z.string().min(1).max(300) }),
  answers: { 303: sentOn },
});
