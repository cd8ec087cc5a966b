// Who is away, what becomes of their tickets, and who stands in.

import { z } from 'zod';
import { emergencyRoute } from '../calendars.ts';
import { endpoint, instant, localeCode } from '../endpoint.ts';
import { ticketStatus } from '../tickets.ts';

const who = z.object({ id: z.string(), name: z.string() });
export const absenceStates = ['planned', 'running', 'over', 'cancelled'] as const;

export const absence = z
  .object({
    id: z.string(),
    person: who,
    kind: z.enum(['planned', 'sudden']),
    from: instant,
    to: instant.nullable().meta({ description: 'When they are back; null: nobody knows yet.' }),
    cover: who.nullable().meta({ description: 'Whom they named; null: the desk chooses for each ticket.' }),
    state: z.enum(absenceStates),
    covered: z.number().int().meta({ description: 'Tickets on which somebody acts in their place now.' }),
    endedAt: instant.nullable().meta({ description: 'When they came back, or it was called off.' }),
    closes: z.boolean().meta({ description: 'The desk closes for it: nobody else is here.' }),
  })
  .meta({ id: 'Absence' });
export type AbsenceView = z.output<typeof absence>;

export const fates = ['now', 'waits'] as const;
export const fateReasons = [
  'has_no_answer',
  'word_due',
  'agreed_inside',
  'clock_due',
  'not_taken_up',
  'word_later',
  'agreed_later',
  'their_turn',
  'chosen',
] as const;
export const coverReasons = ['named', 'named_in_turn', 'team', 'lead', 'duty', 'administrator', 'chosen'] as const;

const planLine = z.object({
  number: z.string(),
  subject: z.string(),
  status: ticketStatus,
  requester: z.object({
    id: z.string(),
    name: z.string(),
    organisation: z.string().nullable(),
    locale: localeCode,
    reachable: z.boolean(),
  }),
  dueAt: instant.meta({ description: 'When something is due next.' }),
  waitsSince: instant.nullable().meta({ description: 'Since when the requester has no answer to what they wrote.' }),
  fate: z.enum(fates).meta({ description: 'now: goes to the cover; waits: goes at its first event.' }),
  why: z.enum(fateReasons),
  cover: who
    .extend({ why: z.enum(coverReasons) })
    .nullable()
    .meta({ description: 'Null: nobody else is here.' }),
  told: z.boolean().meta({ description: 'The requester is told a new name.' }),
  letter: z
    .string()
    .nullable()
    .meta({ description: 'What the requester reads then, with “…” for their link; of the first fifty who are told.' }),
});

export const absencePlan = z
  .object({
    person: who,
    from: instant,
    to: instant.nullable(),
    plannedUntil: instant.meta({ description: 'What is due before goes now.' }),
    lines: z.array(planLine),
    closing: z
      .object({
        from: z.iso.date(),
        until: z.iso.date(),
        promises: z.number().int(),
        agreed: z.number().int(),
        opensAt: instant,
        texts: z.array(z.object({ locale: localeCode, tickets: z.number().int(), text: z.string() })),
      })
      .nullable()
      .meta({
        description:
          'On a desk of one person: which days it could close, how many promises move, and what requesters read. Null where somebody else is here, nobody knows until when, or you may not close the desk.',
      }),
    candidates: z.array(
      who.extend({
        acts: z.number().int().meta({ description: 'On how many tickets they act already.' }),
        languages: z.array(z.string()),
        away: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AbsencePlan' });
export type AbsencePlanView = z.output<typeof absencePlan>;

const choices = z
  .array(
    z.object({
      number: z.string().min(3).max(40),
      fate: z.enum(fates),
      cover: z.string().max(254).nullish().meta({ description: 'Id or address; left out, the desk chooses.' }),
    }),
  )
  .max(2000);
const said = z.object({
  person: z.string().max(254).optional().meta({ description: 'Id or address of the agent; oneself when left out.' }),
  from: instant.optional().meta({ description: 'Now when left out.' }),
  to: instant.nullable().optional().meta({ description: 'When they are back; null or left out: nobody knows yet.' }),
  cover: z
    .string()
    .max(254)
    .nullish()
    .meta({ description: 'Who stands in; left out, the desk chooses for each ticket.' }),
  closing: z
    .object({ route: emergencyRoute.nullish().meta({ description: 'Where to turn when it cannot wait.' }) })
    .nullish()
    .meta({ description: 'A desk of one person closes for the time; promises in it move once and are told.' }),
  choices: choices.optional().meta({ description: 'What is to become of single tickets otherwise than proposed.' }),
});

export const planAbsence = endpoint({
  method: 'POST',
  path: '/api/v1/absences/plan',
  summary: 'What would become of each of their tickets, and why. Nothing is changed.',
  tag: 'people',
  body: said,
  answers: { 200: absencePlan },
});

export const addAbsence = endpoint({
  method: 'POST',
  path: '/api/v1/absences',
  summary:
    'Say that somebody is or will be away: oneself, a member of a team that one leads, or anybody as administrator.',
  tag: 'people',
  body: said,
  answers: { 201: absence },
});

export const listAbsences = endpoint({
  method: 'GET',
  path: '/api/v1/absences',
  summary: 'Who is away now and who will be; with `past`, also who was.',
  tag: 'people',
  query: z.object({
    person: z.string().max(254).optional().meta({ description: 'Id, or `me`.' }),
    past: z.stringbool().optional(),
  }),
  answers: { 200: z.object({ absences: z.array(absence) }) },
});

const idParams = z.object({ id: z.uuid() });

export const changeAbsence = endpoint({
  method: 'PATCH',
  path: '/api/v1/absences/{id}',
  summary: 'Another return or another cover; before it begins also another beginning.',
  tag: 'people',
  params: idParams,
  body: said.pick({ from: true, to: true, cover: true }),
  answers: { 200: absence },
});

export const endAbsence = endpoint({
  method: 'DELETE',
  path: '/api/v1/absences/{id}',
  summary:
    'They are back, or will not be away after all. Covered tickets return, unless the cover has become the real contact.',
  tag: 'people',
  params: idParams,
  answers: { 200: absence },
});

const recapLine = z.object({
  number: z.string(),
  subject: z.string(),
  status: ticketStatus,
  requester: z.string(),
  cover: who.nullable().meta({ description: 'Who acted last in their place.' }),
  asked: z.boolean().meta({ description: 'The cover has become the real contact: whose is it now?' }),
  written: z.number().int().meta({ description: 'Public replies of ours.' }),
  received: z.number().int().meta({ description: 'Words of the requester and who takes part.' }),
});
export type RecapLineView = z.output<typeof recapLine>;

export const returnRecap = endpoint({
  method: 'GET',
  path: '/api/v1/absences/{id}/recap',
  summary: 'What happened meanwhile on the tickets of somebody who was away.',
  tag: 'people',
  params: idParams,
  answers: { 200: z.object({ tickets: z.array(recapLine) }) },
});

export const decideCover = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/cover',
  summary: 'Whose is it after the return: the assignee acts again, or the cover becomes the assignee.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  body: z.object({ keeps: z.enum(['assignee', 'cover']) }),
  answers: { 200: z.object({ assignee: who, cover: who.nullable() }) },
});
