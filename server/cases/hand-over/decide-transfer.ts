// A ticket was passed on often enough: the lead of its team, or an administrator, says whether it moves once more.

import type { TransferRequestView } from '../../../contract/hand-over/transfers.ts';
import type { StintReason } from '../../assignment/stint.ts';
import { decideTransferRow } from '../../assignment/transfers.ts';
import { findAgent } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';
import { giveTo } from '../reassign-ticket.ts';
import { mayDecide, readTransferRequests } from './read-transfers.ts';

export type DecideTransfer = { number: string; id: string; decision: 'approved' | 'refused' };

/** @throws NotFound, Forbidden (not the lead), Conflict (decided already) */
export function decideTransfer(ctx: Context, { number, id, decision }: DecideTransfer): Promise<TransferRequestView> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    const { team } = await readGround(tx, ticket.teamId);
    if (!mayDecide(ctx.actor, ticket.teamId))
      throw forbidden('{lead} decides about this, or an administrator.', { lead: team.lead.name });
    const asked = await tx
      .selectFrom('transferRequest')
      .select(['toId', 'teamId', 'reason', 'decision'])
      .where('id', '=', id)
      .where('ticketId', '=', ticket.id)
      .executeTakeFirst();
    if (!asked) throw notFound('Nobody asked for this on the ticket.');
    if (asked.decision !== null) throw conflict('Somebody has decided about this already.');
    await together(tx, [
      updateTicket(here, ticket.id, {}),
      decideTransferRow(here, id, decision),
      record(here, [{ kind: 'transfer.decided', ticketId: ticket.id, subjectId: id, data: { decision } }]),
    ]);
    if (decision === 'approved') {
      const to = await findAgent(here, asked.toId);
      const ground = await readGround(tx, asked.teamId ?? ticket.teamId);
      const counts = true;
      await giveTo(here, ground, ticket, to, asked.reason as StintReason, counts);
    }
    return (await readTransferRequests(here, { id }))[0]!;
  });
}
