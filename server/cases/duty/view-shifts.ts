// Shifts as the API shows them, with who of them is at work now.

import type { ShiftView } from '../../../contract/duty/shifts.ts';
import { compileCalendar } from '../../calendars/calendar.ts';
import { isInShift, nextShiftBoundary } from '../../duty/shift.ts';
import { readShifts, shiftFrom } from '../../duty/shifts.ts';
import type { Context } from '../../platform/context.ts';
import { arrangedPersons } from './may-arrange.ts';

/** By name; of these people only, where they are given. */
export async function listShifts(ctx: Context, personIds?: readonly string[]): Promise<ShiftView[]> {
  const stored = [...(await readShifts(ctx.tx, ctx.now, personIds)).values()];
  const ids = stored.map((one) => one.personId);
  const named = [...ids, ...stored.flatMap(({ days }) => days.flatMap((day) => day.withId ?? []))];
  const people = named.length
    ? await ctx.tx.selectFrom('person').select(['id', 'name', 'state']).where('id', 'in', named).execute()
    : [];
  const byId = new Map(people.map((one) => [one.id, one]));
  const who = (id: string) => ({ id, name: byId.get(id)!.name });
  const arranged = await arrangedPersons(ctx, ids);
  return stored
    .filter(({ personId }) => byId.get(personId)?.state === 'active')
    .map((one): ShiftView => {
      const shift = shiftFrom(one)!;
      return {
        person: who(one.personId),
        tz: one.tz,
        hours: one.hours as ShiftView['hours'],
        days: one.days.map(({ withId, ...day }) => ({ ...day, with: withId ? who(withId) : null })),
        inShift: isInShift(shift, always, ctx.now),
        nextAt: nextShiftBoundary(shift, always, ctx.now)?.toISOString() ?? null,
        mayChange: arranged.has(one.personId),
      };
    })
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
}

/** Never asked: everybody here has shifts. */
const always = compileCalendar({ tz: 'UTC', hours: { mon: [['00:00', '24:00']] } });
