// Whoever has the ticket takes up the offer to wait until somebody is back, or puts it away. What they do about it, a date
// that is agreed or another promise, is an action of its own; this only notes that the offer is dealt with.

import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { type Decision, endHolidayReply } from '../../tickets/holiday-reply.ts';
import { canDecideParticipant } from '../../tickets/permissions.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';

/** @throws NotFound (ticket, or nobody is said to be away), Forbidden */
export function decideAway(
  ctx: Context,
  { number, personId, decision }: { number: string; personId: string; decision: Decision },
): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canDecideParticipant(ctx.actor)) throw forbidden('Only agents decide about this.');
    const standing = await tx
      .selectFrom('holidayReply')
      .select('ticketId')
      .where('personId', '=', personId)
      .where('decidedAt', 'is', null)
      .where('ticketId', 'in', (row) =>
        row
          .selectFrom('ticket')
          .select('ticket.id')
          .where((one) => one.or([one('ticket.id', '=', ticket.id), one('ticket.mergedIntoId', '=', ticket.id)])),
      )
      .executeTakeFirst();
    if (!standing) throw notFound('Nobody on this ticket has said that they are away.');
    await together(tx, [
      endHolidayReply(here, ticket.id, personId, decision),
      updateTicket(here, ticket.id, {}),
      record(here, [{ kind: 'absence.decided', ticketId: ticket.id, subjectId: personId, data: { decision } }]),
    ]);
    return ticket.id;
  });
}
