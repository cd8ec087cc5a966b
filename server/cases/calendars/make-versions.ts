// Every change of a calendar is a new version with its number, its reason and its trace; nothing that was in force is touched.

import type { Compilable } from 'kysely';
import { findCalendar, type StoredCalendar } from '../../calendars/read-calendars.ts';
import { type Change, inForceAt, type NewVersion, versionsFor } from '../../calendars/versions.ts';
import { addVersions } from '../../calendars/write-calendars.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';

export type Made = { calendar: StoredCalendar; versions: NewVersion[] };

export const mustAdminister = (ctx: Context): void => {
  if (ctx.actor.kind !== 'desk' && !ctx.actor.roles.has('administrator'))
    throw forbidden('Only administrators change calendars.');
};

/**
 * Makes the versions of a change; `change` may look at the calendar first. `also`: further statements that must hold
 * together with them. @throws Forbidden, NotFound, Conflict (retired), Invalid (a plan that cannot be meant)
 */
export function makeVersions(
  ctx: Context,
  calendarId: string,
  change: Change | ((calendar: StoredCalendar) => Change | Promise<Change>),
  also: (ctx: Context, made: Made) => Promise<(Compilable | undefined)[]> = async () => [],
): Promise<Made> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const calendar = await findCalendar(tx, calendarId, { lock: true });
    if (calendar.retiredAt) throw conflict('This calendar is retired.');
    const wanted = typeof change === 'function' ? await change(calendar) : change;
    const versions = versionsFor(calendar.versions, wanted);
    const made = { calendar, versions };
    const { number, fromAt, what, note } = versions[0]!;
    const before = inForceAt(calendar.versions, fromAt).number;
    await together(tx, [
      ...addVersions(here, calendarId, calendar.versions, versions),
      noteChange(here, 'calendar', { calendarId, number: before }, { calendarId, number, what, note }),
      record(here, [{ kind: 'calendar.changed', subjectId: calendarId, data: { before, number, what, fromAt } }]),
      ...(await also(here, made)),
    ]);
    return made;
  });
}
