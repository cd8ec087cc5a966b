// An agent took the date that a requester had asked for, and the mail that said so came back. Their page shows the date, so it is
// promised all the same; but nobody has answered them, and the clocks that this word had stopped go on.

import { undoneReplies } from '../../clocks/undone-replies.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { findAcceptedInVain, markUndelivered } from '../../promises/promise-undone.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';

/** @returns whether there was anything to take back. */
export function takeBackAnswer(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    const found = await findAcceptedInVain(tx, ticketId);
    if (!found) return false;
    const undone = await undoneReplies(tx, ticketId, found.messageId);
    const event: NewEvent = {
      kind: 'promise.kept_in_vain',
      ticketId,
      subjectId: found.id,
      data: { dueAt: found.dueAt, messageId: found.messageId, ...undone },
    };
    const clocks = await keepClocks(here, ticket, [event]);
    await together(tx, [
      undone.undone.length > 0
        ? updateTicket(here, ticketId, { ...clocks.change, lastHumanReplyAt: undone.lastReplyAt })
        : undefined,
      ...clocks.writes,
      markUndelivered(found.id, ctx.now),
      record(here, [...clocks.events, event]),
    ]);
    return true;
  });
}
