// By which rules a new ticket finds its team, the skill it needs, or one person; and what such rules would have done.

import { z } from 'zod';
import { endpoint, instant, localeCode, nothing } from '../endpoint.ts';
import { priority, ticketKind } from '../tickets.ts';

const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(100).optional();
const channels = ['api', 'email', 'portal', 'phone', 'counter', 'other'] as const;

const when = z
  .object({
    mailboxIds: some(z.uuid()),
    channels: some(z.enum(channels)),
    languages: some(localeCode),
    kinds: some(ticketKind),
    priorities: some(priority),
    organisationIds: some(z.uuid()),
    vip: z.boolean().optional(),
    words: some(z.string().trim().min(2).max(60)).meta({
      description: 'With one of which a word of the subject begins.',
    }),
  })
  .meta({ id: 'RoutingWhen', description: 'All that is named has to hold; of a list, one is enough.' });
export type RoutingWhen = z.output<typeof when>;

const leadsSomewhere = (one: { teamId: unknown; personId: unknown; skill: unknown }): boolean =>
  one.teamId !== null || one.personId !== null || one.skill !== null;

const to = z
  .object({
    teamId: z.uuid().nullable().meta({ description: 'Null: the team that it would have come to anyhow.' }),
    personId: z.uuid().nullable().meta({ description: 'Who gets it, unless they are away or have too much already.' }),
    skill: z
      .object({ id: z.uuid(), leastLevel: z.number().int().min(1).max(3) })
      .nullable()
      .meta({ description: 'What whoever gets it has to know.' }),
  })
  .refine(leadsSomewhere, 'Say where such a ticket goes.')
  .meta({ id: 'RoutingTo' });

const rule = z.object({ id: z.uuid(), name: z.string().trim().min(1).max(100), when, to }).meta({ id: 'RoutingRule' });
export type RoutingRule = z.output<typeof rule>;

const weight = z.number().int().min(0).max(100);
const units = z
  .object({
    priorities: z.object({ P1: weight, P2: weight, P3: weight, P4: weight }),
    kinds: z.partialRecord(ticketKind, weight).meta({ description: 'What a kind adds.' }),
    waiting: weight.meta({ description: 'What a ticket weighs while it waits for its requester or an agreed date.' }),
  })
  .meta({ id: 'WorkUnits' });

const rules = z.array(rule).max(100);
const choices = z.object({
  rules,
  units,
  capacity: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .meta({ description: 'How many units somebody takes of whom no other number is said.' }),
  untouchedHours: z.number().int().min(2).max(200).nullable().meta({
    description: 'Working hours after which a ticket goes back to the queue whose requester waits; null: never.',
  }),
});
export type RoutingChoices = z.output<typeof choices>;

const giving = z.enum(['holder', 'best_placed']);
export type Giving = z.output<typeof giving>;

const routing = choices
  .extend({
    number: z.number().int(),
    madeBy: z.string().nullable(),
    madeAt: instant,
    teams: z.array(z.object({ id: z.string(), name: z.string(), gives: giving })),
    skills: z.array(z.object({ id: z.string(), name: z.string(), people: z.number().int() })),
    mailboxes: z.array(z.object({ id: z.string(), address: z.string() })),
    names: z
      .record(z.string(), z.string())
      .meta({ description: 'Of the organisations and people that the rules name, by their ids.' }),
    versions: z.array(
      z.object({ number: z.number().int(), madeBy: z.string().nullable(), madeAt: instant, rules: z.number().int() }),
    ),
  })
  .meta({ id: 'Routing' });
export type RoutingView = z.output<typeof routing>;

export const getRouting = endpoint({
  method: 'GET',
  path: '/api/v1/routing',
  summary: 'The rules in force in their order, what work weighs, and how each team gives its new tickets.',
  tag: 'settings',
  answers: { 200: routing },
});

export const changeRouting = endpoint({
  method: 'PUT',
  path: '/api/v1/routing',
  summary:
    'Write a new version of the rules. New tickets go by it from now on; those that are there stay where they are.',
  tag: 'settings',
  body: choices.extend({ basedOn: z.number().int().meta({ description: 'The version that was changed.' }) }),
  answers: { 200: routing },
});

const preview = z
  .object({
    tickets: z.array(
      z.object({
        number: z.string(),
        subject: z.string(),
        openedAt: instant,
        rule: z.object({ id: z.string(), name: z.string() }).nullable(),
        team: z.object({ id: z.string(), name: z.string(), was: z.string() }),
        person: z
          .object({ id: z.string(), name: z.string() })
          .nullable()
          .meta({ description: 'By today’s load and absences; null: it stays with the lead or duty agent.' }),
      }),
    ),
    byRule: z.array(z.object({ id: z.string().nullable(), tickets: z.number().int() })),
    moved: z.number().int().meta({ description: 'How many would have gone to another team.' }),
  })
  .meta({ id: 'RoutingPreview' });
export type RoutingPreview = z.output<typeof preview>;

export const previewRouting = endpoint({
  method: 'POST',
  path: '/api/v1/routing/preview',
  summary: 'Where the last tickets would have gone by these rules. Nothing is kept.',
  tag: 'settings',
  body: z.object({ rules, last: z.number().int().min(1).max(200).default(50) }),
  answers: { 200: preview },
});

const byId = z.object({ id: z.uuid() });

export const changeGiving = endpoint({
  method: 'PUT',
  path: '/api/v1/teams/{id}/giving',
  summary:
    'Whether a team’s new tickets stay with its lead or duty agent until taken, or are given to the best placed.',
  tag: 'people',
  params: byId,
  body: z.object({ gives: giving }),
  answers: { 204: nothing },
});

const skillName = z.string().trim().min(1).max(60);
const skill = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Skill' });

export const addSkill = endpoint({
  method: 'POST',
  path: '/api/v1/skills',
  summary: 'Add a skill to the list.',
  tag: 'people',
  body: z.object({ name: skillName }),
  answers: { 201: skill },
});

export const renameSkill = endpoint({
  method: 'PATCH',
  path: '/api/v1/skills/{id}',
  summary: 'Call a skill by another name.',
  tag: 'people',
  params: byId,
  body: z.object({ name: skillName }),
  answers: { 200: skill },
});

export const retireSkill = endpoint({
  method: 'DELETE',
  path: '/api/v1/skills/{id}',
  summary: 'Take a skill off the list. A rule that needs it has to be changed first.',
  tag: 'people',
  params: byId,
  answers: { 204: nothing },
});

const vip = z
  .object({
    kind: z.enum(['organisation', 'person']),
    id: z.string(),
    name: z.string(),
    accountTeam: z.object({ id: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Vip' });
export type VipView = z.output<typeof vip>;
const vips = z.object({ vips: z.array(vip) });
const whichVip = z.object({ kind: z.enum(['organisation', 'person']), id: z.uuid() });

export const listVips = endpoint({
  method: 'GET',
  path: '/api/v1/vips',
  summary: 'Whose tickets go another way. Their priority is not changed by it.',
  tag: 'settings',
  answers: { 200: vips },
});

export const markVip = endpoint({
  method: 'PUT',
  path: '/api/v1/vips/{kind}/{id}',
  summary: 'Mark an organisation or a person as VIP, with the team that looks after them.',
  tag: 'settings',
  params: whichVip,
  body: z.object({ accountTeamId: z.uuid().nullable() }),
  answers: { 200: vips },
});

export const unmarkVip = endpoint({
  method: 'DELETE',
  path: '/api/v1/vips/{kind}/{id}',
  summary: 'An organisation or a person is no VIP any more.',
  tag: 'settings',
  params: whichVip,
  answers: { 204: nothing },
});
