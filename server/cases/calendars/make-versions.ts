// Every change of a calendar is a new version with its number, its reason and its trace; nothing that was in force is touched.

import type { Compilable } from 'kysely';
import { mustOpen } from '../../calendars/openings.ts';
import { findCalendar, type StoredCalendar } from '../../calendars/read-calendars.ts';
import { type Change, inForceAt, type NewVersion, rowOf, versionsFor } from '../../calendars/versions.ts';
import { addVersions } from '../../calendars/write-calendars.ts';
import { askRecalculation } from '../../clocks/write-recalculations.ts';
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
    const versions = versionsToOpen(here, calendar, wanted);
    const made = { calendar, versions };
    const { number, fromAt, what, note } = versions[0]!;
    const before = inForceAt(calendar.versions, fromAt).number;
    await together(tx, [
      askRecalculation(here, { why: 'calendar', subjectId: calendarId }),
      ...addVersions(here, calendarId, calendar.versions, versions),
      noteChange(here, 'calendar', { calendarId, number: before }, { calendarId, number, what, note }),
      record(here, [{ kind: 'calendar.changed', subjectId: calendarId, data: { before, number, what, fromAt } }]),
      ...(await also(here, made)),
    ]);
    return made;
  });
}

/** @throws Invalid for a plan that cannot be meant, or that would leave the calendar closed for too long */
export function versionsToOpen(ctx: Context, calendar: StoredCalendar, change: Change): NewVersion[] {
  const versions = versionsFor(calendar.versions, change);
  const after = rowOf([...calendar.versions, ...versions], ctx.now).input;
  // What the desk adds by itself, the holidays of a further year, holds up nothing; the look at calendars tells of it.
  if (ctx.actor.kind !== 'desk') mustOpen(after, ctx.now, rowOf(calendar.versions, ctx.now).input);
  return versions;
}
