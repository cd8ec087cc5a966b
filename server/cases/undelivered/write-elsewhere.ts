// Mail to somebody on a ticket goes to another of their addresses from now on. One that nobody knew yet becomes theirs,
// because an agent says so: whoever reads it sees the ticket, and has no more of the person by that (`speaking-address.ts`).
// Nobody who works here gets one this way: for them an address is the key to the desk.

import type { Compilable } from 'kysely';
import { mustBeElsewhere } from '../../channels/own-address.ts';
import { emailOrThrow } from '../../people/email-address.ts';
import { findPerson } from '../../people/find-people.ts';
import { insertAddress } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { type FoundTicket, findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import { setParticipantAddress, updateTicket } from '../../tickets/write-ticket.ts';

/** @throws NotFound (ticket, or they take no part), Forbidden, Invalid (address) */
export function writeElsewhere(
  ctx: Context,
  { number, personId, address }: { number: string; personId: string; address: string },
): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canReply(ctx.actor)) throw forbidden('Only agents decide about this.');
    const { writes, events } = await writeTo(here, ticket, personId, address);
    await together(tx, [updateTicket(here, ticket.id, {}), ...writes, record(here, events)]);
    return ticket.id;
  });
}

export type Elsewhere = { address: string; writes: Compilable[]; events: NewEvent[] };

/** The rows of it, for an action that does more. @throws NotFound, Invalid */
export async function writeTo(ctx: Context, ticket: FoundTicket, personId: string, given: string): Promise<Elsewhere> {
  const address = emailOrThrow(given);
  const takesPart = await ctx.tx
    .selectFrom('participant')
    .innerJoin('ticket', 'ticket.id', 'participant.ticketId')
    .select('participant.ticketId')
    .where('participant.personId', '=', personId)
    .where('participant.role', '<>', 'pending')
    .where((row) => row.or([row('ticket.id', '=', ticket.id), row('ticket.mergedIntoId', '=', ticket.id)]))
    .execute();
  if (takesPart.length === 0) throw notFound('This person does not take part in the ticket.');
  const known = await ctx.tx
    .selectFrom('address')
    .innerJoin('person', 'person.id', 'address.personId')
    .select(['address.id', 'address.personId', 'person.name'])
    .where('address.channel', '=', 'email')
    .where('address.value', '=', address)
    .executeTakeFirst();
  if (known && known.personId !== personId) {
    throw invalid('{address} is the address of {name}. Copy them in, or choose another one.', {
      address,
      name: known.name,
    });
  }
  await mustBeElsewhere(ctx.tx, [address]);
  const person = known ? null : await findPerson(ctx.tx, personId);
  if (person && person.kind !== 'requester') {
    throw invalid('{name} is a colleague. Only requesters get another address here.', { name: person.name });
  }
  const addressId = known?.id ?? ctx.newId();
  const ids = takesPart.map((one) => one.ticketId);
  const changed = { ticketId: ticket.id, subjectId: personId, data: { addressId } };
  return {
    address,
    writes: [
      ...(known ? [] : [insertAddress(ctx, { id: addressId, personId, value: address })]),
      setParticipantAddress(ids, personId, addressId),
    ],
    events: [
      ...(known ? [] : [{ kind: 'address.added' as const, ...changed }]),
      { kind: 'participant.readdressed', ...changed },
    ],
  };
}
