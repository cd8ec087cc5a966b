// An agent merges a ticket into another one of the same requester: one matter, one place, both numbers for ever.

import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { forbidden } from '../../platform/errors.ts';
import { findTicket, findTicketById } from '../../tickets/find-ticket.ts';
import { undoUntil, whyNotMerge } from '../../tickets/merge-rules.ts';
import { canMerge } from '../../tickets/permissions.ts';
import { findMerge, lockTickets } from '../../tickets/write-merge.ts';
import { joinTickets } from './join-tickets.ts';

/** `into` may be a merged ticket's number: the merge goes to the end of its chain. */
export type MergeTicket = { number: string; into: string };
export type MergedTicket = { intoId: number; mergedNumber: string; told: boolean; undoUntil: Date };

/** What was merged into the same ticket already is only said again. @throws NotFound, Forbidden, Invalid, Conflict */
export function mergeTicket(ctx: Context, input: MergeTicket): Promise<MergedTicket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const found = await findTicket(here, input.number, { itself: true });
    const target = await findTicket(here, input.into);
    if (!canMerge(ctx.actor)) throw forbidden('Only agents merge and split tickets.');
    await lockTickets(tx, [found.id, target.id]);
    const from = await findTicketById(here, found.id, { itself: true });
    const into = await findTicketById(here, target.id, { lock: true });
    const done = from.mergedIntoId === into.id ? await findMerge(tx, from.id) : null;
    if (done) {
      return { intoId: into.id, mergedNumber: from.number, told: done.toldBy !== null, undoUntil: undoUntil(done.at) };
    }
    const reason = whyNotMerge(from, into);
    if (reason) throw reason;
    const { told } = await joinTickets(here, from, into);
    return { intoId: into.id, mergedNumber: from.number, told, undoUntil: undoUntil(ctx.now) };
  });
}
