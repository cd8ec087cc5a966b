// Whoever got a ticket takes it up: by a reply, a note, the next action, or by saying so, here and from the mail that told
// them. Until then it goes up to the lead in time.

import { acceptCover } from '../../assignment/write-cover.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReassign } from '../../tickets/permissions.ts';
import { actingOn, isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';
import { giveTo } from '../reassign-ticket.ts';

/** @throws NotFound, Forbidden, Conflict (somebody else has it, or it is over) */
export function acceptTicket(ctx: Context, number: string): Promise<Ticket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canReassign(ctx.actor)) throw forbidden('Only agents take tickets up.');
    if (!isUnresolved(ticket.status)) throw conflict('This ticket is not unresolved.');
    if (actingOn(ticket) !== ctx.actor.personId) throw conflict('Somebody else has this ticket now.');
    return takeUpIfActing(here, ticket);
  });
}

export type Accepted = { accepted: string[]; left: string[] };

/** All of these at once. What somebody else has meanwhile, or what is over, is left and named. */
export function acceptTickets(ctx: Context, numbers: readonly string[]): Promise<Accepted> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    if (!canReassign(ctx.actor)) throw forbidden('Only agents take tickets up.');
    const result: Accepted = { accepted: [], left: [] };
    // In one order, as whoever else holds several tickets does.
    const found = await tx
      .selectFrom('ticket')
      .select(['id', 'number', 'assigneeId', 'coverId', 'status'])
      .where('number', 'in', [...numbers])
      .orderBy('id')
      .forUpdate()
      .execute();
    for (const one of found) {
      const theirs = (one.coverId ?? one.assigneeId) === ctx.actor.personId;
      if (!theirs || !isUnresolved(one.status as Ticket['status'])) continue;
      await takeUpIfActing(here, await findTicket(here, one.number));
      result.accepted.push(one.number);
    }
    return { ...result, left: numbers.filter((number) => !result.accepted.includes(number)) };
  });
}

/** The ticket is held. Nothing happens where the actor does not act on it, or has taken it up already. */
export async function takeUpIfActing(ctx: Context, ticket: Ticket): Promise<Ticket> {
  const { personId } = ctx.actor;
  if (personId === null || actingOn(ticket) !== personId || (await isTakenUp(ctx, ticket))) return ticket;
  if (!ticket.coverId)
    return giveTo(ctx, await readGround(ctx.tx, ticket.teamId), ticket, { id: personId, email: null }, 'taking_it');
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {}),
    acceptCover(ctx, ticket.id),
    record(ctx, [{ kind: 'cover.accepted', ticketId: ticket.id, subjectId: personId }]),
  ]);
  return { ...ticket, version: ticket.version + 1, updatedAt: ctx.now };
}

async function isTakenUp({ tx }: Context, ticket: Ticket): Promise<boolean> {
  const row = ticket.coverId
    ? await tx
        .selectFrom('cover')
        .select('acceptedAt')
        .where('ticketId', '=', ticket.id)
        .where('endedAt', 'is', null)
        .executeTakeFirst()
    : await tx
        .selectFrom('stint')
        .select('acceptedAt')
        .where('ticketId', '=', ticket.id)
        .where('sequence', '=', ticket.stintSequence)
        .executeTakeFirst();
  return row?.acceptedAt != null;
}
