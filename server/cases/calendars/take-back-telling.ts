// One mail told a requester the new dates, or the new contacts, of several tickets, and it came back. It is a task on the ticket that carried it; here
// it becomes one on each of the others, as if each had been told in a mail of its own. The new dates go on standing, for on the old
// ones we are closed, but they count as told to nobody (`promises/promise`), and what is said when they are late says so.

import { findNamesInVain } from '../../assignment/told-names.ts';
import { failWith } from '../../channels/fail-delivery.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { findToldInVain } from '../../promises/told-together.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';

/** @returns for how many readers it is somebody's task on this ticket from now on. */
export function takeBackTelling(ctx: Context, ticketId: number): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await findTicketById(here, ticketId, { lock: true, itself: true });
    const dates = await findToldInVain(tx, ticketId);
    const names = await findNamesInVain(tx, ticketId);
    const found = [...dates, ...names].map((one) => ({ ...one, id: ctx.newId() }));
    if (found.length === 0) return 0;
    await together(tx, [
      ...found.map(({ id, failedId, messageId }) => failWith(here, failedId, { id, ticketId, messageId })),
      record(
        here,
        found.map(
          ({ id, personId }): NewEvent => ({ kind: 'delivery.failed', ticketId, subjectId: id, data: { personId } }),
        ),
      ),
    ]);
    return found.length;
  });
}
