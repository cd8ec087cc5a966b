// Who is at work, and who is on duty, when the hours of a team run next: a ticket of a desk that is open by night goes to who is
// on duty, one that nobody looks at before the morning to who is there in the morning.

import { sql } from 'kysely';
import { type Calendar, nextOpening } from '../../calendars/calendar.ts';
import { firstOnDuty, type KnownSchedule, readSchedules } from '../../duty/read-duty.ts';
import { isInShift } from '../../duty/shift.ts';
import { type StoredShift, shiftFrom } from '../../duty/shifts.ts';
import type { Database } from '../../platform/database.ts';
import { readGround } from '../ground.ts';

export type TeamDuty = {
  calendar: Calendar;
  /** When the team's hours run next. */
  at: Date;
  /** By the team's schedules, then the desk's; the first to be called first. */
  ids: string[];
};

/** For each team who is on duty then. */
export async function readTeamDuty(tx: Database, teamIds: readonly string[], at: Date): Promise<Map<string, TeamDuty>> {
  const ofDesk = await readSchedules(tx, sql`s.team_id is null`);
  const found = new Map<string, TeamDuty>();
  for (const teamId of teamIds) {
    const { calendar, duty } = await readGround(tx, teamId);
    const opens = nextOpening(calendar, at);
    found.set(teamId, { calendar, at: opens, ids: onDutyOf([...duty, ...ofDesk], opens) });
  }
  return found;
}

const onDutyOf = (schedules: readonly KnownSchedule[], at: Date): string[] => [
  ...new Set(schedules.flatMap((one) => firstOnDuty([one], at)?.id ?? [])),
];

/** Those who are in their shift then, or on duty whatever their shift says. */
export const atWorkOf = (
  { calendar, at, ids }: TeamDuty,
  personIds: readonly string[],
  shifts: ReadonlyMap<string, StoredShift>,
): Set<string> =>
  new Set(personIds.filter((id) => ids.includes(id) || isInShift(shiftFrom(shifts.get(id)), calendar, at)));
