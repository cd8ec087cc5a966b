// What to do if it goes otherwise is the one part of the brief that a person writes: no record can know it.

import type { BriefView } from '../../../contract/hand-over/brief.ts';
import { readBrief } from '../../assignment/brief/read-brief.ts';
import { sayContingency } from '../../assignment/brief/write-brief.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReassign } from '../../tickets/permissions.ts';
import { isUnresolved } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';

export type ChangeContingency = { number: string; words: string | null };

/** @throws NotFound, Forbidden, Conflict (not unresolved) */
export function changeContingency(
  ctx: Context,
  { number, words }: ChangeContingency,
): Promise<NonNullable<BriefView['situation']['contingency']>> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canReassign(ctx.actor)) throw forbidden('Only agents write in the brief.');
    if (!isUnresolved(ticket.status)) throw conflict('This ticket is not unresolved.');
    await together(tx, [
      updateTicket(here, ticket.id, {}),
      sayContingency(here, ticket.id, words),
      record(here, [{ kind: 'contingency.said', ticketId: ticket.id, data: { none: words === null } }]),
    ]);
    return (await readBrief(here, ticket)).situation.contingency!;
  });
}
