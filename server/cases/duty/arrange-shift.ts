// When somebody works is arranged by who leads them: their week, a day that differs, a day swapped with a colleague.

import { compileCalendar, isOpen } from '../../calendars/calendar.ts';
import { weekDays } from '../../calendars/read-calendar.ts';
import { mustBeZone } from '../../calendars/zone.ts';
import type { Hours, Shift } from '../../duty/shift.ts';
import {
  deleteShift,
  deleteShiftDay,
  readShifts,
  type StoredShift,
  setShiftDay,
  setShiftRow,
} from '../../duty/shifts.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { arrangedPersons, findOnDuty } from './may-arrange.ts';

/** @throws Forbidden, NotFound, Invalid (no zone, no hour of work) */
export function setShift(ctx: Context, personId: string, tz: string, hours: Shift['hours']): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await findOnDuty(here, personId);
    await mustArrangeShifts(here, [personId]);
    mustBeZone(tz);
    compileCalendar({ tz, hours });
    const before = (await readShifts(tx, ctx.now, [personId])).get(personId) ?? null;
    await together(tx, [
      setShiftRow(ctx, personId, tz, hours),
      noteChange(ctx, 'shift', before, { personId, tz, hours }),
      record(ctx, [{ kind: 'shift.arranged', subjectId: personId }]),
    ]);
  });
}

/** @throws Forbidden, NotFound */
export function removeShift(ctx: Context, personId: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const before = await mustHaveShift(here, personId);
    await mustArrangeShifts(here, [personId]);
    await together(tx, [
      ...deleteShift(personId),
      noteChange(ctx, 'shift', before, null),
      record(ctx, [{ kind: 'shift.removed', subjectId: personId }]),
    ]);
  });
}

/** Other hours on one day than usual; none: they are off. @throws Forbidden, NotFound, Invalid */
export function changeShiftDay(ctx: Context, personId: string, day: string, hours: Hours): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const stored = await mustHaveShift(here, personId);
    await mustArrangeShifts(here, [personId]);
    mustLieAhead(ctx, day);
    mustBeHours(stored.tz, day, hours);
    await mustNotBeSwapped(stored, day);
    await together(tx, [
      setShiftDay(ctx, personId, { day, hours, kind: hours.length > 0 ? 'extra' : 'off', withId: null }),
      record(ctx, [{ kind: 'shift.day_changed', subjectId: personId, data: { day, hours } }]),
    ]);
  });
}

/** The day is as usual again; a swap is taken back on both sides. @throws Forbidden, NotFound */
export function restoreShiftDay(ctx: Context, personId: string, day: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const changed = (await mustHaveShift(here, personId)).days.find((one) => one.day === day);
    if (!changed) throw notFound('This day is as usual already.');
    const both = [personId, ...(changed.withId ? [changed.withId] : [])];
    await mustArrangeShifts(here, both);
    await together(tx, [
      ...both.map((id) => deleteShiftDay(id, day)),
      record(
        ctx,
        both.map((subjectId) => ({ kind: 'shift.day_restored' as const, subjectId, data: { day } })),
      ),
    ]);
  });
}

export type Swap = { giver: string; taker: string; day: string; inReturn?: string | undefined };

/** Both work by the same clock, so that an hour of the one is the same hour of the other. @throws Forbidden, NotFound, Invalid */
export function swapShifts(ctx: Context, { giver, taker, day, inReturn }: Swap): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    if (giver === taker) throw invalid('A day is swapped between two people.');
    if (inReturn === day) throw invalid('The day in return is another day.');
    const [one, other] = [await mustHaveShift(here, giver), await mustHaveShift(here, taker)];
    await mustArrangeShifts(here, [giver, taker]);
    if (one.tz !== other.tz)
      throw invalid('They work by different clocks. Give the one the day off and the other further hours.');
    const given = await passOn(here, one, other, day);
    const returned = inReturn === undefined ? [] : await passOn(here, other, one, inReturn);
    await together(tx, [
      ...given,
      ...returned,
      record(ctx, [
        { kind: 'shift.swapped', subjectId: giver, data: { takerId: taker, day, inReturn: inReturn ?? null } },
      ]),
    ]);
  });
}

async function passOn(ctx: Context, giver: StoredShift, taker: StoredShift, day: string) {
  mustLieAhead(ctx, day);
  await mustNotBeSwapped(giver, day);
  await mustNotBeSwapped(taker, day);
  const given = hoursOf(giver, day);
  if (given.length === 0) {
    const { name } = (await findPerson(ctx.tx, giver.personId))!;
    throw invalid('{name} does not work on this day.', { name });
  }
  const swap = (personId: string, hours: Hours, withId: string) =>
    setShiftDay(ctx, personId, { day, hours, kind: 'swap', withId });
  return [
    swap(giver.personId, [], taker.personId),
    swap(taker.personId, [...hoursOf(taker, day), ...given], giver.personId),
  ];
}

function hoursOf({ hours, days }: StoredShift, day: string): Hours {
  const weekday = weekDays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
  return days.find((one) => one.day === day)?.hours ?? ((hours[weekday] ?? []) as Hours);
}

/** @throws Forbidden */
async function mustArrangeShifts(ctx: Context, personIds: readonly string[]): Promise<void> {
  const arranged = await arrangedPersons(ctx, personIds);
  if (personIds.some((id) => !arranged.has(id)))
    throw forbidden('Only administrators and whoever leads their team arrange shifts.');
}

/** @throws NotFound */
async function mustHaveShift(ctx: Context, personId: string): Promise<StoredShift> {
  const stored = (await readShifts(ctx.tx, ctx.now, [personId])).get(personId);
  if (!stored) throw notFound('They have no shifts.');
  return stored;
}

async function mustNotBeSwapped({ days }: StoredShift, day: string): Promise<void> {
  if (days.some((one) => one.day === day && one.kind === 'swap'))
    throw invalid('This day is swapped already; take that back first.');
}

/** A day that is over in every zone is no longer arranged. @throws Invalid */
function mustLieAhead({ now }: Context, day: string): void {
  if (Date.parse(`${day}T00:00:00Z`) < now.getTime() - 2 * 86_400_000)
    throw invalid('What has passed is no longer arranged.');
}

/** @throws Invalid */
function mustBeHours(tz: string, day: string, hours: Hours): void {
  if (hours.length > 0) isOpen(compileCalendar({ tz, hours: {}, overrides: { [day]: hours } }), new Date(0));
}
