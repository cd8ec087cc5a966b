// Removes the example company and nothing else. What real work it touched stays whole: a real ticket goes to a real person
// first, and somebody of the example who appears in a real ticket's history stays there as a name that no longer works here.
//
// The record keeps its events. It is append-only and is sealed over later; it holds ids and codes without a word of text,
// and no screen reads an event without its ticket. The trace of settings says who added and removed the example.

import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { noteChange } from '../settings/write-settings.ts';
import { deletePeople, deleteTickets } from './delete-example-rows.ts';
import { giveRealWorkBack } from './give-real-work-back.ts';
import { isExampleThere, lockDesk } from './is-example-there.ts';

/** Where there is no example, nothing happens. @throws Forbidden, Conflict when nobody real leads the default team */
export function removeExampleCompany(ctx: Context): Promise<void> {
  if (ctx.actor.kind !== 'desk' && !ctx.actor.roles.has('administrator')) {
    throw forbidden('Only administrators remove the example company.');
  }
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await lockDesk(tx);
    if (!(await isExampleThere(tx))) return;
    await giveRealWorkBack(here);
    const tickets = await deleteTickets(tx);
    await deletePeople(here);
    await together(tx, [
      noteChange(here, 'example_company', { tickets }, null),
      record(here, [{ kind: 'example_company.removed', data: { tickets } }]),
    ]);
  });
}
