// What comes next on a ticket, by when and by whom. It stands in the header and the brief until it is done, or until something
// else comes first. Whoever acts on the ticket and says it has taken the ticket up.

import type { NextActionView } from '../../../contract/hand-over/brief.ts';
import { readNextAction } from '../../assignment/brief/read-next-action.ts';
import { endNextAction } from '../../assignment/brief/write-brief.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { type FoundTicket, findTicket } from '../../tickets/find-ticket.ts';
import { canReassign } from '../../tickets/permissions.ts';
import { isUnresolved } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { takeUpIfActing } from './accept-ticket.ts';
import { type NextAction, writeNextAction } from './write-next-action.ts';

/** @throws NotFound, Forbidden, Conflict (not unresolved), Invalid (a date that has passed) */
export function planNextAction(ctx: Context, { number, ...action }: NextAction & { number: string }) {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findForBrief(here, number);
    await writeNextAction(here, ticket.id, action);
    const after = await takeUpIfActing(here, ticket);
    await together(tx, [updateTicket(here, after.id, {})]);
    return (await readNextAction(here, ticket)) as NextActionView;
  });
}

/** @throws NotFound (it stands no more), Forbidden, Conflict */
export function finishNextAction(ctx: Context, { number, id }: { number: string; id: string }) {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findForBrief(here, number);
    const standing = await readNextAction(here, ticket);
    if (standing?.id !== id) throw notFound('This is no longer what comes next.');
    await together(tx, [
      endNextAction(here, ticket.id, 'done'),
      record(here, [{ kind: 'next_action.done', ticketId: ticket.id, subjectId: id }]),
    ]);
    const after = await takeUpIfActing(here, ticket);
    await together(tx, [updateTicket(here, after.id, {})]);
    return (await readNextAction(here, ticket, id)) as NextActionView;
  });
}

async function findForBrief(ctx: Context, number: string): Promise<FoundTicket> {
  const ticket = await findTicket(ctx, number, { lock: true });
  if (!canReassign(ctx.actor)) throw forbidden('Only agents write in the brief.');
  if (!isUnresolved(ticket.status)) throw conflict('This ticket is not unresolved.');
  return ticket;
}
