// An agent gives a ticket another priority and says why. The date that the requester was told stands; what is owed from now
// on goes by the new priority.

import { queueNotice } from '../../channels/queue-delivery.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canChangeStatus } from '../../tickets/permissions.ts';
import { isUnresolved, type Priority, priorityName, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { type Ground, readGround } from '../ground.ts';
import { postMessage } from '../post-message.ts';
import { changeTerms, otherTerms } from './change-terms.ts';

export type ChangePriority = { number: string; priority: Priority; reason: string };

/** The same priority changes nothing. @throws NotFound, Forbidden, Conflict (not unresolved) */
export function changePriority(ctx: Context, input: ChangePriority): Promise<Ticket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canChangeStatus(ctx.actor)) throw forbidden('Only agents change the priority of a ticket.');
    if (!isUnresolved(ticket.status)) throw conflict('Only an unresolved ticket is given another priority.');
    if (ticket.priority === input.priority) return ticket;
    const ground = await readGround(tx, ticket.teamId, [], ticket, ctx.now);
    const changed = await write(here, ground, ticket, input.priority);
    // The record holds codes alone; what was typed is for colleagues.
    await postMessage(here, { number: ticket.number, kind: 'note', body: input.reason });
    return changed;
  });
}

async function write(ctx: Context, ground: Ground, ticket: Ticket, priority: Priority): Promise<Ticket> {
  const { organisationId } = await ctx.tx
    .selectFrom('person')
    .select('organisationId')
    .where('id', '=', ticket.requesterId)
    .executeTakeFirstOrThrow();
  const terms = ticket.policyVersionId ? otherTerms(ground, ticket, organisationId, priority) : null;
  const clocks = terms ? await changeTerms(ctx, ticket, terms, 'priority') : null;
  const change: Partial<Ticket> = { priority, ...clocks?.change };
  const { lead } = ground.team;
  const tells = clocks && clocks.late > 0 && lead.email && lead.id !== ctx.actor.personId;
  const event: NewEvent = {
    kind: 'priority.changed',
    ticketId: ticket.id,
    data: {
      from: priorityName(ticket.priority),
      to: priorityName(priority),
      ...(tells ? { deliveries: 1 } : {}),
    },
  };
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    ...(clocks?.writes ?? []),
    ...(tells
      ? queueNotice(
          ctx,
          { kind: 'agent_escalated', ticketId: ticket.id, data: { why: 'late_by_change' } },
          { personId: lead.id, address: lead.email!, example: ticket.example },
        )
      : []),
    record(ctx, [event, ...(clocks?.events ?? [])]),
  ]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}
