// Reads calendars and their versions.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { type Calendar, calendarAt } from './calendar.ts';
import type { CalendarPlan, PlannedInput } from './plan.ts';
import { calendarThrough, inForceAt, type Version, type VersionWhat } from './versions.ts';
import { offsetAt, zoneNamed } from './zone.ts';

export type StoredVersion = Version & {
  what: VersionWhat;
  about: Record<string, unknown>;
  note: string | null;
  madeBy: { id: string; name: string } | null;
  madeAt: Date;
};

export type StoredCalendar = {
  id: string;
  name: string;
  isDefault: boolean;
  retiredAt: Date | null;
  teams: { id: string; name: string }[];
  versions: StoredVersion[];
};

/** With all its versions. `lock`: nobody else changes it until the transaction ends. @throws NotFound */
export async function findCalendar(tx: Database, id: string, { lock = false } = {}): Promise<StoredCalendar> {
  if (lock) await tx.selectFrom('calendar').select('id').where('id', '=', id).forUpdate().execute();
  const { rows } = await sql<Omit<StoredCalendar, 'versions'>>`
    select c.id, c.name, c.is_default, c.retired_at,
           coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name)
                       from team t where t.calendar_id = c.id), '[]') as teams
      from calendar c where c.id = ${id}`.execute(tx);
  const calendar = rows[0];
  if (!calendar) throw notFound('There is no such calendar.');
  return { ...calendar, versions: await readVersions(tx, id) };
}

async function readVersions(tx: Database, calendarId: string): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select v.number, v.from_at, v.plan, v.input, v.what, v.about, v.note, v.made_at,
           case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as made_by
      from calendar_version v left join person p on p.id = v.made_by
     where v.calendar_id = ${calendarId} order by v.number`.execute(tx);
  return rows;
}

/** The calendar that was in force at an instant, as it counted then and for what it knew to come. @throws NotFound */
export async function calendarInForce(tx: Database, calendarId: string, at: Date): Promise<StoredVersion> {
  return inForceAt((await findCalendar(tx, calendarId)).versions, at);
}

/** One calendar through all its versions, so that a span is counted by what was in force in each part. @throws NotFound */
export async function calendarOfAllTimes(tx: Database, calendarId: string): Promise<Calendar> {
  return calendarThrough((await findCalendar(tx, calendarId)).versions);
}

export type CalendarInForce = {
  id: string;
  name: string;
  isDefault: boolean;
  number: number;
  plan: CalendarPlan;
  teams: { id: string; name: string }[];
};

/** All that are not retired, each by its version in force, the default one first. */
export async function listCalendarsInForce(tx: Database): Promise<CalendarInForce[]> {
  const { rows } = await sql<CalendarInForce>`
    select c.id, c.name, c.is_default, c.number, v.plan,
           coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name)
                       from team t where t.calendar_id = c.id), '[]') as teams
      from calendar c join calendar_version v on v.calendar_id = c.id and v.number = c.number
     where c.retired_at is null order by c.is_default desc, c.name, c.id`.execute(tx);
  return rows;
}

export async function defaultCalendarId(tx: Database): Promise<string> {
  return (await tx.selectFrom('calendar').select('id').where('isDefault', '=', true).executeTakeFirstOrThrow()).id;
}

/** The closed time for which nobody works from now until the next opening; also on the evening before its first day. */
export function closedTimeUntil(
  calendar: Calendar,
  now: Date,
  opensAt: Date,
): PlannedInput['closed'][number] | undefined {
  const { input } = calendarAt(calendar, now);
  if (!input.closed?.length) return undefined;
  const [today, opens] = [localDate(input.tz, now), localDate(input.tz, opensAt)];
  // What stands in a calendar's row was made of a plan, so its closed times say why.
  return (input as PlannedInput).closed.find(({ from, until }) => today <= until && from <= opens);
}

/** The date that the clocks of a zone show. */
export function localDate(tz: string, at: Date): string {
  return new Date(at.getTime() + offsetAt(zoneNamed(tz), at.getTime())).toISOString().slice(0, 10);
}
