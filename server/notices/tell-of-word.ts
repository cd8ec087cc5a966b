// The requester wrote. Whoever has the ticket reads it in their mail program if they want to, and can answer from there.

import { queueNotice } from '../channels/queue-delivery.ts';
import { findPerson } from '../people/find-people.ts';
import { wantsByMail } from '../people/notice-setting.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { actingOn, isUnresolved } from '../tickets/ticket.ts';
import type { Cause } from './tell-of-trouble.ts';

/** Safe to run again for the same event. @returns whether somebody is told by it */
export function tellOfWord(ctx: Context, { sequence }: Cause): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const event = await tx
      .selectFrom('event')
      .select(['kind', 'ticketId', 'subjectId'])
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    if (!event?.ticketId) return false;
    const known = await tx
      .selectFrom('ticket')
      .select(['assigneeId', 'coverId'])
      .where('id', '=', event.ticketId)
      .executeTakeFirst();
    // Most want none of it, and then no ticket is held for it.
    const actingId = known && actingOn(known);
    if (!actingId || !(await wantsByMail(tx, actingId, 'requester_wrote'))) return false;
    const ticket = await findTicketById(here, event.ticketId, { lock: true });
    const holder = await findPerson(tx, actingOn(ticket) ?? actingId);
    if (!isUnresolved(ticket.status) || holder?.state !== 'active' || !holder.email) return false;
    const told = await tx.selectFrom('notice').select('data').where('ticketId', '=', ticket.id).execute();
    if (told.some((one) => (one.data as { cause?: number }).cause === sequence)) return false;
    const messageId = event.kind === 'message.posted' ? event.subjectId : await firstWord(here, ticket.id);
    const to = { personId: holder.id, address: holder.email, example: ticket.example };
    await together(tx, [
      ...queueNotice(here, { kind: 'agent_wrote', ticketId: ticket.id, data: { cause: sequence, messageId } }, to),
      record(here, [
        { kind: 'assignee.told', ticketId: ticket.id, subjectId: holder.id, data: { cause: sequence, deliveries: 1 } },
      ]),
    ]);
    return true;
  });
}

async function firstWord(ctx: Context, ticketId: number): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'public')
    .where('byAgent', '=', false)
    .where('authorId', 'is not', null)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
