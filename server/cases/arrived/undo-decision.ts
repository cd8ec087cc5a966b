// What an agent, or the list of blocked senders, has turned down comes back to be looked at. What was taken in has become a
// ticket, which is more than a decision about a mail: it is marked as spam there.

import { endDecision, endInbound, findDecision, findInbound, readInboundState } from '../../channels/inbound.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isAgent } from '../../tickets/permissions.ts';
import { reviewHours } from '../inbound/put-aside.ts';

/** @throws NotFound, Forbidden, Conflict (taken in, or nothing was decided) */
export async function undoDecision(ctx: Context, id: string): Promise<void> {
  if (!isAgent(ctx.actor)) throw forbidden('Only agents decide about mail that was put aside.');
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const inbound = await findInbound(tx, id);
    if (!inbound) throw notFound('There is no such message.');
    const now = (await readInboundState(tx, id))!;
    if (now.state === 'accepted' && inbound.ticketNumber) {
      throw conflict('It has become {number}. If it is none of ours, mark that ticket as spam.', {
        number: inbound.ticketNumber,
      });
    }
    if (now.state !== 'rejected') throw conflict('There is nothing to take back: nobody has turned this mail down.');
    const made = await findDecision(tx, id);
    await together(tx, [
      endInbound(here, id, {
        state: 'quarantined',
        reason: made?.before.reason ?? now.reason,
        explanation: made ? made.before.explanation : now.explanation,
        dueAt: new Date(ctx.now.getTime() + reviewHours * 3_600_000),
      }),
      made ? endDecision(here, made.id) : undefined,
      record(here, [{ kind: 'inbound.reconsidered', subjectId: id }]),
    ]);
  });
}
