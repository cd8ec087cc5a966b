// Duty schedules as they are stored: one JSON value that stands in any read of its own or of a larger one, so that whoever
// opens a ticket learns who is on duty in the same round trip.

import { type RawBuilder, sql } from 'kysely';
import type { TeamPerson } from '../people/team.ts';
import type { Database } from '../platform/database.ts';
import type { Layer } from './rotation.ts';
import {
  type Away,
  type DutyVersion,
  dutyOver,
  type Gap,
  gapsIn,
  type Override,
  onDuty,
  type Schedule,
} from './schedule.ts';

type DutyPerson = TeamPerson & {
  /** Answers for tickets here. */
  works: boolean;
  example: boolean;
  away: { from: string; to: string | null }[];
};
type StoredVersion = { from: string; layers: Layer[]; wanted: DutyVersion['wanted'] };
export type ScheduleJson = {
  id: string;
  name: string;
  teamId: string | null;
  number: number;
  versions: StoredVersion[];
  overrides: { id: string; personId: string; from: string; to: string }[];
  people: DutyPerson[];
};

export type KnownSchedule = {
  id: string;
  name: string;
  teamId: string | null;
  /** Of the latest version. */
  number: number;
  schedule: Schedule;
  away: Away[];
  people: ReadonlyMap<string, DutyPerson>;
};

/** Of standing schedules (`s`). `since`: with what was before, as far back; else as it is from now on. */
export const schedulesJson = (
  where: RawBuilder<unknown>,
  since: Date | null = null,
): RawBuilder<ScheduleJson[]> => sql`(
  select coalesce(json_agg(x.json order by x.created_at, x.id), '[]') from (
    select s.created_at, s.id, json_build_object('id', s.id, 'name', s.name, 'teamId', s.team_id, 'number', v.number,
      'versions', (select json_agg(json_build_object('from', w.from_at, 'layers', w.layers, 'wanted', w.wanted) order by w.number)
         from duty_version w where w.schedule_id = s.id and (w.number = v.number or ${since !== null}::boolean)),
      'overrides', o.all, 'people', (
        select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'publicName', p.public_name, 'example', p.example,
            'email', (select value from address where person_id = p.id order by preferred desc, created_at limit 1),
            'works', p.kind = 'agent' and p.state = 'active'
               and exists (select 1 from role_grant g where g.person_id = p.id and g.role <> 'collaborator'),
            'away', (select coalesce(json_agg(json_build_object('from', coalesce(a.begun_at, a.from_at), 'to', coalesce(a.ended_at, a.to_at))), '[]')
               from absence a where a.person_id = p.id
                and (a.state in ('planned', 'running') or (a.state = 'over' and a.ended_at > ${since}::timestamptz))))), '[]')
          from person p where p.id = any(array(
            select jsonb_array_elements_text(l -> 'people')::uuid from duty_version w, jsonb_array_elements(w.layers) l
             where w.schedule_id = s.id and (w.number = v.number or ${since !== null}::boolean)
            union select (y ->> 'personId')::uuid from json_array_elements(o.all) y))))
      as json
    from duty_schedule s
    cross join lateral (select number from duty_version where schedule_id = s.id order by number desc limit 1) v
    cross join lateral (select coalesce(json_agg(json_build_object('id', d.id, 'personId', d.person_id,
           'from', d.from_at, 'to', coalesce(case when d.state = 'taken_back' then d.ended_at end, d.to_at)) order by d.said_at desc, d.id desc), '[]') as all
         from duty_override d where d.schedule_id = s.id
          and (d.state = 'stands' or (d.to_at > ${since}::timestamptz and (d.state = 'over' or d.ended_at > greatest(d.from_at, ${since}::timestamptz))))) o
    where s.retired_at is null and ${where}) x)`;

/** Those of a team; null: of the default one. */
export const dutyOfTeamJson = (teamId: string | null): RawBuilder<ScheduleJson[]> =>
  schedulesJson(
    teamId === null ? sql`s.team_id = (select id from team where is_default)` : sql`s.team_id = ${teamId}::uuid`,
  );

export async function readSchedules(
  tx: Database,
  where: RawBuilder<unknown> = sql`true`,
  since: Date | null = null,
): Promise<KnownSchedule[]> {
  const { rows } = await sql<{ all: ScheduleJson[] }>`select ${schedulesJson(where, since)} as all`.execute(tx);
  return rows[0]!.all.map(scheduleFrom);
}

export function scheduleFrom(stored: ScheduleJson): KnownSchedule {
  const { versions, overrides, people, ...rest } = stored;
  const ms = (text: string): number => Date.parse(text);
  return {
    ...rest,
    schedule: {
      versions: versions.map(({ from, layers, wanted }) => ({ fromMs: ms(from), layers, wanted })),
      overrides: overrides
        .map(({ id, personId, from, to }): Override => ({ id, personId, fromMs: ms(from), toMs: ms(to) }))
        .filter(({ fromMs, toMs }) => fromMs < toMs),
    },
    away: people.flatMap(({ id, works, away }): Away[] =>
      works
        ? away.map(({ from, to }) => ({ personId: id, fromMs: ms(from), toMs: to === null ? null : ms(to) }))
        : [{ personId: id, fromMs: Number.NEGATIVE_INFINITY, toMs: null }],
    ),
    people: new Map(people.map((one) => [one.id, one])),
  };
}

/** Who is on duty, by the first of the schedules that has somebody. Null: nobody, or there is none. */
export function firstOnDuty(schedules: readonly KnownSchedule[], at: Date): DutyPerson | null {
  for (const known of schedules) {
    const found = onDuty(known.schedule, known.away, at.getTime());
    if (found) return known.people.get(found.personId)!;
  }
  return null;
}

type Asked = Pick<KnownSchedule, 'schedule' | 'away'>;
export const turnsOf = ({ schedule, away }: Asked, from: Date, to: Date) =>
  dutyOver(schedule, away, from.getTime(), to.getTime());

export const gapsOf = ({ schedule, away }: Asked, from: Date, to: Date): Gap[] =>
  gapsIn(schedule, away, from.getTime(), to.getTime());
