// Who is on duty when: schedules with their layers and overrides, their gaps, and one's own turns.

import { z } from 'zod';
import { weekHours } from '../calendar-input.ts';
import { endpoint, instant, nothing } from '../endpoint.ts';

const who = z.object({ id: z.string(), name: z.string() });
const zone = z.string().min(1).max(100);
const scheduleParams = z.object({ id: z.uuid() });

export const dutyLayer = z
  .object({
    name: z.string().trim().max(100).default(''),
    people: z.array(z.uuid()).min(1).max(100).meta({ description: 'In the order of their turns.' }),
    tz: zone,
    startsOn: z.iso.date().meta({ description: 'The local day of the first hand-over.' }),
    handOverAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .meta({ description: '"09:00", on the clock of `tz`.' }),
    turn: z.object({ unit: z.enum(['hour', 'day', 'week']), count: z.number().int().min(1).max(1000) }).meta({
      description: 'How long each turn lasts, on the clock of `tz`: a week is a week over a change of the clock.',
    }),
    hours: weekHours.nullable().default(null).meta({ description: 'Only in these hours; null: always.' }),
  })
  .meta({ id: 'DutyLayer' });
export type DutyLayerView = z.output<typeof dutyLayer>;

const wanted = z
  .object({ tz: zone, hours: weekHours })
  .nullable()
  .meta({ description: 'When somebody has to be on duty; null: always. Only there an empty time is a gap.' });
const layers = z.array(dutyLayer).max(20).meta({ description: 'The highest first.' });
const scheduleName = z.string().trim().min(1).max(100);

const gap = z.object({ from: instant, to: instant });
const gapOfSchedule = gap.extend({ schedule: who, team: who.nullable() });
export type DutyGapView = z.output<typeof gapOfSchedule>;
const turn = z.object({
  from: instant,
  to: instant,
  person: who.nullable().meta({ description: 'Null: nobody.' }),
  by: z
    .union([z.literal('override'), z.number().int()])
    .nullable()
    .meta({ description: 'The layer’s place, or an override.' }),
});
export type DutyTurnView = z.output<typeof turn>;

export const dutySchedule = z
  .object({
    id: z.string(),
    name: z.string(),
    team: who.nullable().meta({ description: 'Null: it is the whole desk’s.' }),
    version: z.number().int(),
    layers: z.array(dutyLayer),
    wanted,
    now: z.object({ person: who, until: instant }).nullable().meta({ description: 'Null: nobody is on duty.' }),
    gaps: z.number().int().meta({ description: 'Within the next thirty days.' }),
    mayChange: z.boolean(),
  })
  .meta({ id: 'DutySchedule' });
export type DutyScheduleView = z.output<typeof dutySchedule>;

const lines = z
  .object({
    from: instant,
    to: instant,
    result: z.array(turn).meta({ description: 'Without a break: who is on duty from instant to instant.' }),
    layers: z.array(z.object({ name: z.string(), turns: z.array(turn) })),
    overrides: z.array(z.object({ id: z.string(), person: who, from: instant, to: instant })),
    gaps: z.array(gap),
  })
  .meta({ id: 'DutyLines' });
export type DutyLinesView = z.output<typeof lines>;

export const listDuty = endpoint({
  method: 'GET',
  path: '/api/v1/duty/schedules',
  summary: 'The duty schedules, and who is on duty now.',
  tag: 'people',
  answers: { 200: z.object({ schedules: z.array(dutySchedule) }) },
});

export const addDuty = endpoint({
  method: 'POST',
  path: '/api/v1/duty/schedules',
  summary: 'Add a schedule of a team, or of the whole desk. New tickets of a team go to who is on duty by it.',
  tag: 'people',
  body: z.object({ name: scheduleName, teamId: z.uuid().nullable(), layers, wanted: wanted.default(null) }),
  answers: { 201: dutySchedule },
});

export const changeDuty = endpoint({
  method: 'PUT',
  path: '/api/v1/duty/schedules/{id}',
  summary: 'Arrange a schedule anew from now on; who was on duty before stays as it was.',
  tag: 'people',
  params: scheduleParams,
  body: z.object({
    name: scheduleName,
    layers,
    wanted: wanted.default(null),
    version: z.number().int().optional().meta({ description: 'The one that was seen; another one is refused.' }),
  }),
  answers: { 200: dutySchedule },
});

export const retireDuty = endpoint({
  method: 'DELETE',
  path: '/api/v1/duty/schedules/{id}',
  summary: 'End a schedule. New tickets of its team go to the duty agent or lead again.',
  tag: 'people',
  params: scheduleParams,
  answers: { 204: nothing },
});

const span = { from: instant, to: instant };
export const dutyTurns = endpoint({
  method: 'GET',
  path: '/api/v1/duty/schedules/{id}/turns',
  summary: 'Who is on duty over a time of up to ten weeks, by each layer and in the end.',
  tag: 'people',
  params: scheduleParams,
  query: z.object(span),
  answers: { 200: lines },
});

export const previewDuty = endpoint({
  method: 'POST',
  path: '/api/v1/duty/preview',
  summary: 'Who would be on duty by these layers. Nothing is changed.',
  tag: 'people',
  body: z.object({ ...span, id: z.uuid().optional(), layers, wanted: wanted.default(null) }),
  answers: { 200: lines },
});

export const overrideDuty = endpoint({
  method: 'POST',
  path: '/api/v1/duty/schedules/{id}/overrides',
  summary: 'Somebody is on duty for a time, whatever the layers say.',
  tag: 'people',
  params: scheduleParams,
  body: z.object({ ...span, person: z.string().max(254).meta({ description: 'Id or address of the agent.' }) }),
  answers: { 201: z.object({ id: z.string(), person: who, ...span }) },
});

export const takeBackOverride = endpoint({
  method: 'DELETE',
  path: '/api/v1/duty/overrides/{id}',
  summary: 'The layers count again.',
  tag: 'people',
  params: scheduleParams,
  answers: { 204: nothing },
});

export const listGaps = endpoint({
  method: 'GET',
  path: '/api/v1/duty/gaps',
  summary: 'When nobody is on duty within the next thirty days, by schedule.',
  tag: 'people',
  answers: { 200: z.object({ gaps: z.array(gapOfSchedule) }) },
});

const feed = z.object({ url: z.string() });
const ownDuty = z.object({ turns: z.array(z.object({ schedule: who, ...span })), feed: feed.nullable() });
export type MyDutyView = z.output<typeof ownDuty>;
export const myDuty = endpoint({
  method: 'GET',
  path: '/api/v1/duty/mine',
  summary: 'When one is on duty oneself in the next ninety days, and the address of the calendar feed.',
  tag: 'people',
  answers: { 200: ownDuty },
});

export const makeFeed = endpoint({
  method: 'POST',
  path: '/api/v1/duty/feed',
  summary: 'A new address at which calendar programs read one’s duty; the one before is void.',
  tag: 'people',
  body: z.object({}).nullish(),
  answers: { 201: feed },
});
export const endFeed = endpoint({
  method: 'DELETE',
  path: '/api/v1/duty/feed',
  summary: 'The address of the calendar feed is void.',
  tag: 'people',
  answers: { 204: nothing },
});
export const readFeed = endpoint({
  method: 'GET',
  path: '/api/v1/duty/feed/{token}',
  summary: 'One’s duty as an iCalendar file, for whoever has the address.',
  tag: 'people',
  params: z.object({ token: z.string().max(200) }),
  answers: { 200: z.string() },
});
