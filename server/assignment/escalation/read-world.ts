// Everybody who may be called, with what speaks against it: absences, shifts, quiet hours, no address.

import { sql } from 'kysely';
import type { Calendar, CalendarInput } from '../../calendars/calendar.ts';
import { compileOnce } from '../../calendars/compile-once.ts';
import { readSchedules } from '../../duty/read-duty.ts';
import { readShifts, shiftFrom } from '../../duty/shifts.ts';
import type { Context } from '../../platform/context.ts';
import type { Callable, World } from './plan-calls.ts';

type Row = Omit<Callable, 'away' | 'shift' | 'quiet'> & {
  administrator: boolean;
  leads: string[];
  away: { from: string; to: string | null }[];
  quiet: { from: number; until: number; tz: string } | null;
};

export type About = Pick<World, 'assigneeId' | 'leadId' | 'urgent'> & { calendar: Calendar };

export async function readWorld({ tx, now }: Context, about: About): Promise<World> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.public_name, p.example, true as works,
           (select value from address a where a.person_id = p.id and a.channel = 'email' and a.health <> 'failed'
             order by preferred desc, created_at limit 1) as email,
           exists (select 1 from role_grant g where g.person_id = p.id and g.role = 'administrator') as administrator,
           array(select id from team where lead_id = p.id)::text[] as leads,
           (select coalesce(json_agg(json_build_object('from', coalesce(a.begun_at, a.from_at), 'to', a.to_at)), '[]')
              from absence a where a.person_id = p.id and a.state in ('planned', 'running')) as away,
           case when coalesce(q.from_minute, d.quiet_from_minute) is not null then json_build_object(
             'from', coalesce(q.from_minute, d.quiet_from_minute), 'until', coalesce(q.until_minute, d.quiet_until_minute),
             'tz', coalesce(p.zone, (select input ->> 'tz' from calendar where is_default), 'UTC')) end as quiet
      from desk d, person p left join quiet_hours q on q.person_id = p.id
     where p.kind = 'agent' and p.state = 'active'
       and exists (select 1 from role_grant g where g.person_id = p.id and g.role <> 'collaborator')
     order by p.created_at, p.id`.execute(tx);
  const shifts = await readShifts(tx, now);
  const people = rows.map(
    ({ away, quiet, administrator: _, leads: __, ...one }): Callable => ({
      ...one,
      away: away.map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: to === null ? null : Date.parse(to) })),
      shift: shiftFrom(shifts.get(one.id)),
      quiet: quiet && quietCalendar(quiet),
    }),
  );
  return {
    ...about,
    people: new Map(people.map((one) => [one.id, one])),
    teamLeads: new Map(rows.flatMap(({ id, leads }) => leads.map((team) => [team, id] as const))),
    schedules: await readSchedules(tx),
    administratorIds: rows.flatMap((one) => (one.administrator ? [one.id] : [])),
  };
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The arithmetic of calendars knows nights and changes of the clock. */
function quietCalendar({ from, until, tz }: NonNullable<Row['quiet']>): Calendar {
  const span: [string, string] = [clockText(from), clockText(until)];
  const hours = Object.fromEntries(days.map((day) => [day, [span]])) as CalendarInput['hours'];
  return compileOnce({ tz, hours });
}

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
