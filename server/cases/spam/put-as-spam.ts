// A ticket is spam: nobody is owed a word, nothing that waits leaves, nothing is sent because of it, and what it was stands
// beside it for thirty days.

import { endAcceptance, readAcceptDue } from '../../assignment/stint.ts';
import { discardWaitingOf } from '../../channels/discard-unsent.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { endPromise } from '../../promises/promise.ts';
import { nothingOwed } from '../../tickets/nothing-owed.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { insertSpamMark } from '../../tickets/write-spam.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { statusChanged } from '../post-message.ts';

/** The ticket is locked, not merged, and no spam yet. @returns it as it is afterwards */
export async function putAsSpam(ctx: Context, ticket: Ticket): Promise<Ticket> {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  const acceptDueAt = text(await readAcceptDue(ctx.tx, ticket.id, ticket.stintSequence));
  const owesAcknowledgement = await discardWaitingOf(ctx, ticket.id, 'The ticket was marked as spam.');
  // Whoever sent it learns nothing of it, in the portal neither.
  const event: NewEvent = { ...statusChanged(ticket, 'spam'), audience: 'internal' };
  const clocks = await keepClocks(ctx, ticket, [event]);
  const change: Partial<Ticket> = { ...nothingOwed, status: 'spam', closeDueAt: null, ...clocks.change };
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    ticket.promiseId ? endPromise(ctx, ticket.promiseId, { state: 'void' }) : undefined,
    endAcceptance(ctx, ticket.id, ticket.stintSequence, false),
    insertSpamMark(ctx, ticket.id, {
      status: ticket.status,
      promiseDueAt: text(ticket.promiseDueAt),
      acceptDueAt,
      contactNoticeDueAt: text(ticket.contactNoticeDueAt),
      closeDueAt: text(ticket.closeDueAt),
      owesAcknowledgement,
    }),
    ...clocks.writes,
    record(ctx, [...clocks.events, event]),
  ]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}
