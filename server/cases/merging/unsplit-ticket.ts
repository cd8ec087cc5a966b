// A split is taken back: the messages go to where they were, and the ticket that was split off lives on in the old one, so
// that its number and its mails go on working.

import { discardUnsent, inboundFollows, referencesFollow } from '../../channels/moved-mail.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket, findTicketById } from '../../tickets/find-ticket.ts';
import { undoUntil, whyNotMerge } from '../../tickets/merge-rules.ts';
import { canMerge } from '../../tickets/permissions.ts';
import { lockTickets, refreshFromMessages } from '../../tickets/write-merge.ts';
import { endSplit, findSplit, moveMessagesBack, type Split } from '../../tickets/write-split.ts';
import { deleteLink } from '../../tickets/write-ticket.ts';
import { joinTickets } from './join-tickets.ts';

/** @returns the id of the ticket that has the messages again. @throws NotFound, Forbidden, Conflict, Invalid */
export function unsplitTicket(ctx: Context, number: string): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const found = await findTicket(here, number, { itself: true });
    if (!canMerge(ctx.actor)) throw forbidden('Only agents merge and split tickets.');
    const split = await findSplit(tx, found.id);
    if (!split) throw conflict('{number} was not split off, or that was taken back.', { number: found.number });
    if (ctx.now > undoUntil(split.at))
      throw conflict('A split can be taken back for 30 days. Merge the tickets instead.');
    const origin = await findTicketById(here, split.fromId);
    await lockTickets(tx, [found.id, origin.id]);
    const from = await findTicketById(here, found.id, { itself: true });
    const into = await findTicketById(here, origin.id);
    const reason = whyNotMerge(from, into, false);
    if (reason) throw reason;
    await putBack(here, split);
    await joinTickets(here, await findTicketById(here, from.id), await findTicketById(here, into.id));
    await together(tx, [
      endSplit(here, split.id),
      deleteLink(from.id, split.fromId, 'related'),
      record(here, [
        { kind: 'ticket.unsplit', ticketId: from.id, data: { otherId: into.id, other: into.number } },
        { kind: 'ticket.unsplit', ticketId: into.id, data: { otherId: from.id, other: from.number } },
      ]),
    ]);
    return into.id;
  });
}

/** With their mails; an acknowledgement that has not left yet never leaves. */
async function putBack(ctx: Context, split: Split): Promise<void> {
  const { tx } = ctx;
  const acknowledgement = await tx
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', split.ticketId)
    .where('purpose', '=', 'acknowledgement')
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  if (acknowledgement) await discardUnsent(tx, acknowledgement.id, ctx.now);
  const moved = await moveMessagesBack(tx, split.id);
  for (const { messageId, toId } of moved) await referencesFollow(tx, [messageId], split.ticketId, toId);
  const origins = [...new Set(moved.map((one) => one.toId))];
  await inboundFollows(tx, origins);
  await refreshFromMessages(tx, [split.ticketId, ...origins]);
}
