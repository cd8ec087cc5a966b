// The requester was told one name and another person has the ticket now. Nobody has introduced themself in time, so the desk
// tells who, why (the class only) and when they hear next.

import { readLastCover } from '../assignment/write-cover.ts';
import { type FoundPerson, findPerson } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { markTold } from '../promises/promise.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { forgetDue } from '../tickets/nothing-owed.ts';
import { actingOn, isUnresolved, type Ticket } from '../tickets/ticket.ts';
import { updateTicket } from '../tickets/write-ticket.ts';
import { type Ground, readGround } from './ground.ts';
import { messageToAll } from './message-to-all.ts';
import { contactChangedWords, coverWords } from './words.ts';

/** @returns whether a notice was written. */
export function tellContactChanged(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    if (!ticket.contactNoticeDueAt || ticket.contactNoticeDueAt > ctx.now) return false;
    const { contactToldId } = ticket;
    const actingId = actingOn(ticket);
    if (!isUnresolved(ticket.status) || !actingId || !contactToldId || actingId === contactToldId) {
      await together(tx, [forgetDue(ticketId, 'contactNoticeDueAt')]);
      return false;
    }
    const ground = await readGround(tx, ticket.teamId, [], ticket);
    const contact = (await findPerson(tx, actingId))!;
    const previous = (await findPerson(tx, contactToldId))!;
    const words = await wordsOf(here, ground, ticket, contact, previous);
    const said = await messageToAll(here, ticket, 'contact', words);
    await together(tx, [
      updateTicket(here, ticketId, { contactToldId: actingId, contactNoticeDueAt: null, lastPublicAt: ctx.now }),
      ...said.writes,
      ticket.promiseId ? markTold(here, [ticket.promiseId]) : undefined,
      record(here, [said.event]),
    ]);
    return true;
  });
}

/** Somebody stands in, whoever was stood in for is back, or the ticket has another assignee. */
async function wordsOf(ctx: Context, ground: Ground, ticket: Ticket, contact: FoundPerson, previous: FoundPerson) {
  const stint = await ctx.tx
    .selectFrom('stint')
    .select(['why', 'fromAt'])
    .where('ticketId', '=', ticket.id)
    .where('sequence', '=', ticket.stintSequence)
    .executeTakeFirstOrThrow();
  const cover = await readLastCover(ctx.tx, ticket.id);
  if (cover && !cover.endedAt) {
    const assignee = (await findPerson(ctx.tx, ticket.assigneeId!))!;
    return coverWords(ground, ticket, { contact, assignee, until: cover.toAt }, ctx.now);
  }
  const isBack = cover?.personId === previous.id && cover.endedAt! >= stint.fromAt && cover.forId === contact.id;
  return contactChangedWords(ground, ticket, contact, previous, isBack ? 'back' : stint.why, ctx.now);
}
