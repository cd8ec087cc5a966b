// Shifts as they are stored, and the statements that write them.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, json, write } from '../platform/database.ts';
import type { Hours, Shift } from './shift.ts';

export type ShiftDayKind = 'extra' | 'off' | 'swap';
export type ShiftDay = { day: string; hours: Hours; kind: ShiftDayKind; withId: string | null };
export type StoredShift = { personId: string; tz: string; hours: Shift['hours']; days: ShiftDay[] };

/** Of these people; all when left out. Days that have passed are left out. */
export async function readShifts(
  tx: Database,
  now: Date,
  personIds?: readonly string[],
): Promise<Map<string, StoredShift>> {
  const yesterday = new Date(now.getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  const { rows } = await sql<StoredShift>`
    select s.person_id, s.tz, s.hours, (
        select coalesce(json_agg(json_build_object('day', d.day, 'hours', d.hours, 'kind', d.kind, 'withId', d.with_id) order by d.day), '[]')
          from shift_day d where d.person_id = s.person_id and d.day >= ${yesterday}) as days
      from shift s where ${personIds === undefined} or s.person_id = any(${[...(personIds ?? [])]}::uuid[])
     order by s.person_id`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}

export const shiftFrom = (stored: StoredShift | undefined): Shift | null =>
  stored
    ? {
        tz: stored.tz,
        hours: stored.hours,
        days: Object.fromEntries(stored.days.map(({ day, hours }) => [day, hours])),
      }
    : null;

export const setShiftRow = (ctx: Context, personId: string, tz: string, hours: Shift['hours']): Compilable => {
  const set = { tz, hours: json(hours), setBy: ctx.actor.personId, setAt: ctx.now };
  return write
    .insertInto('shift')
    .values({ personId, ...set })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(set));
};

export const deleteShift = (personId: string): Compilable[] => [
  write.deleteFrom('shiftDay').where('personId', '=', personId),
  write.deleteFrom('shift').where('personId', '=', personId),
];

export const setShiftDay = (ctx: Context, personId: string, { day, hours, kind, withId }: ShiftDay): Compilable => {
  const set = { hours: json(hours), kind, withId, saidBy: ctx.actor.personId, saidAt: ctx.now };
  return write
    .insertInto('shiftDay')
    .values({ personId, day, ...set })
    .onConflict((conflict) => conflict.columns(['personId', 'day']).doUpdateSet(set));
};

export const deleteShiftDay = (personId: string, day: string): Compilable =>
  write.deleteFrom('shiftDay').where('personId', '=', personId).where('day', '=', day);
