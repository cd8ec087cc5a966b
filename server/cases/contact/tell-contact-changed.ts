// The requester was told one name and another person has the ticket now. Nobody has introduced themself in time, so the desk
// tells who, why (the class only) and when they hear next: of all their tickets that changed hands, in one mail. Their quiet hours
// hold it back; whoever can be written to nowhere is called.

import { sql } from 'kysely';
import { insertTelling, readOwedTogether } from '../../assignment/told-names.ts';
import { queueMessage } from '../../channels/queue-delivery.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { markTold } from '../../promises/promise.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { forgetDue, holdNotice } from '../../tickets/nothing-owed.ts';
import { readParticipants } from '../../tickets/read-participants.ts';
import { actingOn, isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { deskMessage, insertMessages, updateTicket } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';
import { askToCall } from './ask-to-call.ts';
import { newNameWords, readNewName } from './new-name.ts';
import { readOffer } from './offer-to-wait.ts';

/** @returns how many tickets' requesters were told, or are to be called. */
export function tellContactChanged(ctx: Context, ticketId: number): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const owed: Ticket[] = [];
    for (const id of await readOwedTogether(tx, ticketId)) {
      const ticket = await findTicketById(here, id, { lock: true, itself: true });
      if (isOwed(ticket)) owed.push(ticket);
      else if (ticket.contactNoticeDueAt) await together(tx, [forgetDue(id, 'contactNoticeDueAt')]);
    }
    // Nobody hears early of the others alone: there a person may still introduce themself.
    if (!owed.some((one) => one.contactNoticeDueAt! <= ctx.now)) return 0;
    const quietUntil = await readQuietUntil(here, owed[0]!.requesterId);
    const held = owed.filter((one) => quietUntil > ctx.now && one.priority !== 1);
    if (held.length > 0) {
      const ids = held.map((one) => one.id);
      await together(tx, [holdNotice(ids, quietUntil)]);
    }
    const telling = { id: ctx.newId(), told: new Set<string>() };
    const now = owed.filter((one) => !held.includes(one));
    for (const ticket of now) await tell(here, ticket, telling);
    return now.length;
  });
}

/** Several changes are one: what counts is who has it in the end. */
const isOwed = (ticket: Ticket): boolean =>
  ticket.contactNoticeDueAt !== null &&
  isUnresolved(ticket.status) &&
  ticket.contactToldId !== null &&
  actingOn(ticket) !== null &&
  actingOn(ticket) !== ticket.contactToldId;

async function readQuietUntil({ tx, now }: Context, personId: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select quiet_until(${personId}::uuid, ${now}) as at`.execute(tx);
  return rows[0]!.at;
}

type Telling = { id: string; told: Set<string> };

/** The first ticket of each reader carries their mail, which names the others: see `assignment/told-names`. */
async function tell(ctx: Context, ticket: Ticket, telling: Telling): Promise<void> {
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const name = await readNewName(ctx, ticket);
  const words = newNameWords(ground, ticket, name, ctx.now);
  const reachable = await readReachable(ctx, ticket);
  const requesterReads = reachable.some((one) => one.personId === ticket.requesterId);
  const call = requesterReads ? { writes: [], events: [] } : await askToCall(ctx, ground, ticket, name);
  const message = deskMessage(ctx, ticket, 'contact', words);
  const readers = reachable.filter((one) => !telling.told.has(one.personId));
  for (const reader of readers) telling.told.add(reader.personId);
  const offer = await readOffer(ctx, ticket);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      contactToldId: name.contact.id,
      contactNoticeDueAt: null,
      lastPublicAt: ctx.now,
    }),
    insertMessages(ctx, [message]),
    queueMessage(ctx, ticket.id, message.id, readers),
    insertTelling({
      messageId: message.id,
      tellingId: telling.id,
      ticketId: ticket.id,
      contactId: name.contact.id,
      nextDueAt: ticket.promiseDueAt!,
      waitAbsenceId: offer?.absenceId ?? null,
    }),
    requesterReads && ticket.promiseId ? markTold(ctx, [ticket.promiseId]) : undefined,
    ...call.writes,
    record(ctx, [
      {
        kind: 'message.posted',
        ticketId: ticket.id,
        subjectId: message.id,
        audience: 'public',
        data: { kind: 'public', purpose: 'contact', deliveries: readers.length, answers: false },
      },
      ...call.events,
    ]),
  ]);
}

/** Whoever takes part and has an address from which nothing has come back. */
async function readReachable(ctx: Context, ticket: Ticket) {
  const parties = (await readParticipants(ctx.tx, ticket.id)).filter((one) => one.role !== 'pending' && one.email);
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from address where channel = 'email' and health <> 'failed'
       and person_id = any(${parties.map((one) => one.personId)}::uuid[])`.execute(ctx.tx);
  const works = new Set(rows.map((row) => row.personId));
  return parties
    .filter((one) => works.has(one.personId))
    .map((one) => ({ personId: one.personId, address: one.email!, example: ticket.example || one.example }));
}
