// A mail of ours did not arrive, and a person does something about it: it is sent once more, to the same or to another
// address, or the person was told another way. Either deals with all that did not arrive at that person on the ticket, so that
// nobody has to click away four acknowledgements.

import { type Compilable, sql } from 'kysely';
import { settleDeliveries } from '../../channels/fail-delivery.ts';
import { queueMessage } from '../../channels/queue-delivery.ts';
import { setAddressToTry } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { type FoundTicket, findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { keepAnotherWay } from './keep-another-way.ts';
import { writeTo } from './write-elsewhere.ts';

export type DecideDelivery = {
  number: string;
  deliveryId: string;
  decision: 'again' | 'told';
  address?: string | undefined;
};

type Undelivered = {
  id: string;
  ticketId: number;
  messageId: string;
  personId: string;
  toAddress: string;
  example: boolean;
  byAgent: boolean;
  role: string | null;
};

/** @throws NotFound (ticket, delivery), Forbidden, Invalid (address), Conflict (it has arrived, or they take no part any more) */
export function decideDelivery(ctx: Context, input: DecideDelivery): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canReply(ctx.actor)) throw forbidden('Only agents decide about this.');
    const found = await undelivered(here, ticket, input.deliveryId);
    const chosen = found.find((one) => one.id === input.deliveryId)!;
    const again = input.decision === 'again' ? await sendAgain(here, ticket, found, chosen, input.address) : none;
    const kept = await keepAnotherWay(here, ticket, input.decision === 'again' ? again.sent : found);
    const settled: NewEvent = {
      kind: 'delivery.settled',
      ticketId: ticket.id,
      subjectId: chosen.id,
      data: {
        personId: chosen.personId,
        how: input.decision,
        ...(kept.messageId ? { answers: true, messageId: kept.messageId } : {}),
        ...(again.sent.length > 0 ? { deliveries: again.sent.length } : {}),
      },
    };
    const clocks = await keepClocks(here, ticket, [settled]);
    await together(tx, [
      updateTicket(here, ticket.id, { ...kept.change, ...clocks.change }),
      ...clocks.writes,
      settleDeliveries(
        here,
        found.filter((one) => !again.sent.includes(one)).map((one) => one.id),
        'human_task',
      ),
      settleDeliveries(
        here,
        again.sent.map((one) => one.id),
        'rerouted',
      ),
      ...again.writes,
      ...kept.writes,
      record(here, [...clocks.events, settled, ...again.events, ...kept.events]),
    ]);
    return ticket.id;
  });
}

/** What did not arrive at the same person on this ticket, and nobody has dealt with; the rows are held. */
async function undelivered(ctx: Context, ticket: FoundTicket, deliveryId: string): Promise<Undelivered[]> {
  const { rows } = await sql<Undelivered & { isOpen: boolean }>`
    select d.id, d.ticket_id, d.message_id, d.person_id, d.to_address, d.example, m.by_agent,
           (select p.role from participant p where p.ticket_id = d.ticket_id and p.person_id = d.person_id) as role,
           d.state in ('failed', 'human_task') and d.settled_at is null as is_open
      from delivery d join message m on m.id = d.message_id
      join delivery c on c.id = ${deliveryId}::uuid and c.person_id = d.person_id and c.message_id is not null
     where d.ticket_id in (select id from ticket where id = ${ticket.id} or merged_into_id = ${ticket.id})
       and c.ticket_id in (select id from ticket where id = ${ticket.id} or merged_into_id = ${ticket.id})
     order by d.queued_at, d.id for update of d`.execute(ctx.tx);
  const chosen = rows.find((one) => one.id === deliveryId);
  if (!chosen) throw notFound('There is no such mail on this ticket.');
  if (!chosen.isOpen) throw conflict('This mail waits for nobody’s decision any more.');
  return rows.filter((one) => one.isOpen);
}

type Again = { sent: Undelivered[]; writes: (Compilable | undefined)[]; events: NewEvent[] };
const none: Again = { sent: [], writes: [], events: [] };

/** The one that was chosen, and of the others those that a person wrote: what the desk wrote then is news no more. */
async function sendAgain(
  ctx: Context,
  ticket: FoundTicket,
  found: readonly Undelivered[],
  chosen: Undelivered,
  address: string | undefined,
): Promise<Again> {
  if (chosen.role === null || chosen.role === 'pending')
    throw conflict('The person does not take part in the ticket any more.');
  const sent = found.filter((one) => one === chosen || one.byAgent);
  const elsewhere = address ? await writeTo(ctx, ticket, chosen.personId, address) : null;
  const to = elsewhere?.address ?? chosen.toAddress;
  return {
    sent,
    writes: [
      ...(elsewhere?.writes ?? []),
      // Whoever sends it there once more thinks that it works; if it does not, it comes back again.
      setAddressToTry(ctx, to),
      ...sent.map((one) =>
        queueMessage(ctx, one.ticketId, one.messageId, [{ personId: one.personId, address: to, example: one.example }]),
      ),
    ],
    events: elsewhere?.events ?? [],
  };
}
