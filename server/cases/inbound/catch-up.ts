// Somebody with an unproven address wrote more often than we may acknowledge. When the limit lets us write again, one message
// names every ticket that they do not know of yet; a ticket on which they were written to meanwhile needs none.

import { sql } from 'kysely';
import { countOne, countsJson, windowEnd } from '../../access/throttle.ts';
import { queueMessage } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { markTold } from '../../promises/promise.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { actingOn, isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { deskMessage, insertMessages, updateTicket } from '../../tickets/write-ticket.ts';
import { endWithheld, putOffWithheld } from '../../tickets/write-withheld.ts';
import { readGround } from '../ground.ts';
import { wasToldOf } from '../merging/tell-requester.ts';
import { acknowledgementWords, withheldWords } from '../words.ts';
import { dayLimit, hourLimit } from './answer-limits.ts';

/** @returns whether a message was written */
export function catchUp(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const waiting = await waitingWith(here, ticketId);
    if (waiting.length === 0) return false;
    const ids = waiting.map((one) => one.ticketId);
    const untold = await stillUntold(here, ids);
    const needless = ids.filter((id) => !untold.some((ticket) => ticket.id === id));
    if (needless.length > 0) await together(tx, [endWithheld(here, needless, null)]);
    if (untold.length === 0) return false;
    const usedUp = await usedUpUntil(here, waiting[0]!.address);
    if (usedUp) {
      await together(tx, [
        putOffWithheld(
          untold.map((one) => one.id),
          usedUp,
        ),
      ]);
      return false;
    }
    await tell(here, untold, waiting[0]!);
    return true;
  });
}

type Waiting = { ticketId: number; personId: string; address: string };

/**
 * What this person was not told of; locked, so that only one process tells it. What stands in shadow is gathered apart: one
 * mail for both would stand on a ticket from which nothing leaves.
 */
async function waitingWith(ctx: Context, ticketId: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select w.ticket_id, w.person_id, w.address from withheld_acknowledgement w
      join withheld_acknowledgement due on due.ticket_id = ${ticketId} and due.address = w.address and due.person_id = w.person_id
      join ticket t on t.id = w.ticket_id and t.shadow = (select shadow from ticket where id = ${ticketId})
     where w.ended_at is null and due.ended_at is null and due.due_at <= ${ctx.now}
     order by w.ticket_id for update of w`.execute(ctx.tx);
  return rows;
}

async function stillUntold(ctx: Context, ids: readonly number[]): Promise<Ticket[]> {
  const tickets: Ticket[] = [];
  for (const id of ids) {
    const ticket = await findTicketById(ctx, id, { lock: true, itself: true });
    if (isUnresolved(ticket.status) && !(await wasToldOf(ctx.tx, ticket))) tickets.push(ticket);
  }
  return tickets;
}

/** When the address may be written to again; null: now. */
async function usedUpUntil(ctx: Context, address: string): Promise<Date | null> {
  const limits = [dayLimit(address), hourLimit(address)];
  const { rows } = await sql<{ counts: Record<string, number> }>`
    select ${countsJson(ctx, limits)} as counts`.execute(ctx.tx);
  const over = limits.find((limit) => (rows[0]!.counts[limit.key] ?? 0) >= limit.most);
  return over ? windowEnd(ctx.now, over.windowSeconds) : null;
}

/** On the oldest of the tickets; the others remember the message and say so. */
async function tell(ctx: Context, tickets: readonly Ticket[], to: Waiting): Promise<void> {
  const [first, ...others] = tickets as [Ticket, ...Ticket[]];
  const ground = await readGround(ctx.tx, first.teamId, [], { ...first, requesterId: to.personId });
  const contacts = await Promise.all(tickets.map((one) => findPerson(ctx.tx, actingOn(one)!)));
  const words =
    others.length === 0
      ? acknowledgementWords({ ...ground, team: { holder: contacts[0]! } }, first, ctx.now, true)
      : withheldWords(
          ground,
          tickets.map((ticket, index) => ({ ticket, contact: contacts[index]! })),
          ctx.now,
        );
  const message = deskMessage(ctx, first, 'acknowledgement', words);
  const recipient = { personId: to.personId, address: to.address, example: first.example };
  const said: NewEvent = {
    kind: 'message.posted',
    ticketId: first.id,
    subjectId: message.id,
    audience: 'public',
    data: { deliveries: 1, purpose: 'acknowledgement' },
  };
  const toldThere = others.map((ticket): NewEvent => {
    const data = { with: first.number, messageId: message.id };
    return { kind: 'acknowledgement.caught_up', ticketId: ticket.id, data };
  });
  await together(ctx.tx, [
    updateTicket(ctx, first.id, { contactToldId: actingOn(first), lastPublicAt: ctx.now }),
    insertMessages(ctx, [message]),
    queueMessage(ctx, first.id, message.id, [recipient]),
    endWithheld(
      ctx,
      tickets.map((one) => one.id),
      message.id,
    ),
    markTold(
      ctx,
      tickets.flatMap((one) => one.promiseId ?? []),
    ),
    ...[dayLimit(to.address), hourLimit(to.address)].map((limit) => countOne(ctx, limit)),
    record(ctx, [said, ...toldThere]),
  ]);
  for (const ticket of others) {
    await together(ctx.tx, [updateTicket(ctx, ticket.id, { contactToldId: actingOn(ticket) })]);
  }
}
