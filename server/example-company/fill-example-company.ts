// Fills a desk with a lively small company: its people, its customers and the last weeks of their tickets. Everything is
// made by the real actions and marked as an example, so that its mail never leaves and it can be removed in one click. All
// of it is one transaction: what fails leaves nothing behind.

import type { CalendarInput } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import { sweepThresholds } from '../cases/clocks/sweep-thresholds.ts';
import { markDueSoon } from '../cases/promises/mark-due-soon.ts';
import { type Context, theDesk } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict, forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { findDesk } from '../settings/desk.ts';
import { noteChange } from '../settings/write-settings.ts';
import { addCast } from './add-cast.ts';
import { isExampleThere, lockDesk } from './is-example-there.ts';
import { play } from './play.ts';
import { scripts } from './scripts.ts';
import { axisBefore } from './working-axis.ts';

/** @returns how many tickets there are. @throws Forbidden, Conflict when the desk is not set up or has the example already */
export function fillExampleCompany(ctx: Context): Promise<{ tickets: number }> {
  if (ctx.actor.kind !== 'desk' && !ctx.actor.roles.has('administrator')) {
    throw forbidden('Only administrators add the example company.');
  }
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await lockDesk(tx);
    const desk = await findDesk(tx);
    if (!desk) throw conflict('The desk is not set up yet; open /setup first.');
    if (await isExampleThere(tx)) throw conflict('The example company is here already.');
    const axis = axisBefore(compileOnce(desk.calendar as CalendarInput), ctx.now);
    const cast = await addCast({ ...here, now: axis.start, actor: theDesk });
    const tickets = await play(here, axis, cast, scripts);
    await markDueSoon({ ...ctx, tx });
    await sweepThresholds(here);
    await together(tx, [
      noteChange(here, 'example_company', null, { tickets }),
      record(here, [{ kind: 'example_company.added', data: { tickets } }]),
    ]);
    return { tickets };
  });
}
