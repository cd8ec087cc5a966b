// The requester was told one name and another person has the ticket now. Nobody has introduced themself in time, so the desk
// tells who, why (the class only) and when they hear next.

import { findPerson } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { markTold } from '../promises/promise.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { forgetDue } from '../tickets/nothing-owed.ts';
import { isUnresolved } from '../tickets/ticket.ts';
import { updateTicket } from '../tickets/write-ticket.ts';
import { readGround } from './ground.ts';
import { messageToAll } from './message-to-all.ts';
import { contactChangedWords } from './words.ts';

/** @returns whether a notice was written. */
export function tellContactChanged(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    if (!ticket.contactNoticeDueAt || ticket.contactNoticeDueAt > ctx.now) return false;
    const { assigneeId, contactToldId } = ticket;
    if (!isUnresolved(ticket.status) || !assigneeId || !contactToldId || assigneeId === contactToldId) {
      await together(tx, [forgetDue(ticketId, 'contactNoticeDueAt')]);
      return false;
    }
    const ground = await readGround(tx, ticket.teamId, [], ticket);
    const contact = (await findPerson(tx, assigneeId))!;
    const previous = (await findPerson(tx, contactToldId))!;
    const { why } = await tx
      .selectFrom('stint')
      .select('why')
      .where('ticketId', '=', ticketId)
      .where('sequence', '=', ticket.stintSequence)
      .executeTakeFirstOrThrow();
    const words = contactChangedWords(ground, ticket, contact, previous, why, ctx.now);
    const said = await messageToAll(here, ticket, 'contact', words);
    await together(tx, [
      updateTicket(here, ticketId, { contactToldId: assigneeId, contactNoticeDueAt: null, lastPublicAt: ctx.now }),
      ...said.writes,
      ticket.promiseId ? markTold(here, [ticket.promiseId]) : undefined,
      record(here, [said.event]),
    ]);
    return true;
  });
}
