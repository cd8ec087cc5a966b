// The requester's own word has brought the ticket back to us and made a new date. Nobody of ours has written since, so the desk
// tells it in a short mail: whoever waits knows when they hear next, and what is late later was promised indeed.

import { findPerson } from '../../people/find-people.ts';
import { publicNameOf } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { markTold } from '../../promises/promise.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { actingOn, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { say, sayWithLink, type WithLink } from '../../wording/say.ts';
import { type Ground, readGround } from '../ground.ts';
import { tellRequester } from '../merging/tell-requester.ts';
import { dateIn, expectedIn } from '../words.ts';

/** @returns whether it was told; not when a person wrote meanwhile, or the date has passed, of which another message speaks. */
export function tellDate(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    const standing = await tx
      .selectFrom('promise')
      .select(['id', 'dueAt'])
      .where('ticketId', '=', ticketId)
      .where('state', '=', 'standing')
      .where('tellDueAt', '<=', ctx.now)
      .executeTakeFirst();
    if (!standing || standing.dueAt <= ctx.now) return false;
    const before = await tx
      .selectFrom('promise')
      .select('id')
      .where('successorId', '=', standing.id)
      .executeTakeFirst();
    const ground = await readGround(tx, ticket.teamId, [], ticket);
    const words = before ? answeredWords(ground, ticket, ctx.now) : await reopenedWords(here, ground, ticket);
    const told = await tellRequester(here, ticket, 'acknowledgement', words);
    await together(tx, [
      markTold(here, [standing.id]),
      ...(told
        ? [updateTicket(here, ticketId, { lastPublicAt: ctx.now }), ...told.writes, record(here, [told.event])]
        : []),
    ]);
    return told !== null;
  });
}

const answeredWords = (ground: Ground, ticket: Ticket, now: Date): WithLink =>
  sayWithLink(ticket.language as Locale, 'answer.received.told', {
    number: ticket.number,
    nextUpdate: dateIn(ground, ticket, ticket.promiseDueAt!, now),
    desk: ground.signedBy,
  });

async function reopenedWords(ctx: Context, ground: Ground, ticket: Ticket): Promise<WithLink> {
  const locale = ticket.language as Locale;
  const contact = await findPerson(ctx.tx, actingOn(ticket)!);
  return sayWithLink(locale, 'ticket.reopened.told', {
    number: ticket.number,
    // A new name comes with its reason, in a notice of its own.
    contact: contact && !ticket.contactNoticeDueAt ? publicNameOf(contact) : null,
    status: say(locale, `status.${ticket.status}`, {}),
    nextUpdate: dateIn(ground, ticket, ticket.promiseDueAt!, ctx.now),
    expected: expectedIn(ground, ticket, ctx.now),
    desk: ground.signedBy,
  });
}
