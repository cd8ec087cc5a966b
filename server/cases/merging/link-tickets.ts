// Two tickets belong together without being one: the team sees the tie, and nobody outside reads more than before.

import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canMerge } from '../../tickets/permissions.ts';
import { lockTickets } from '../../tickets/write-merge.ts';
import { hasLink, insertLink, updateTicket } from '../../tickets/write-ticket.ts';

/** Tied already: nothing happens. @throws NotFound, Forbidden, Invalid (with itself) */
export function linkTickets(ctx: Context, input: { number: string; other: string }): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number);
    const other = await findTicket(here, input.other);
    if (!canMerge(ctx.actor)) throw forbidden('Only agents merge and split tickets.');
    if (ticket.id === other.id) throw invalid('A ticket cannot be linked to itself.');
    await lockTickets(tx, [ticket.id, other.id]);
    if (await hasLink(tx, ticket.id, other.id)) return ticket.id;
    await together(tx, [
      insertLink(here, ticket.id, other.id, 'related'),
      updateTicket(here, ticket.id, {}),
      updateTicket(here, other.id, {}),
      record(here, [
        { kind: 'ticket.linked', ticketId: ticket.id, data: { otherId: other.id, other: other.number } },
        { kind: 'ticket.linked', ticketId: other.id, data: { otherId: ticket.id, other: ticket.number } },
      ]),
    ]);
    return ticket.id;
  });
}
