// A message of the desk itself to the requester alone: what concerns only whoever asked goes to nobody else.

import type { Compilable } from 'kysely';
import { sql } from 'kysely';
import { queueMessage } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import type { NewEvent } from '../../platform/events.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { deskMessage, insertMessages } from '../../tickets/write-ticket.ts';
import type { WithLink } from '../../wording/say.ts';

export type Told = { messageId: string; writes: (Compilable | undefined)[]; event: NewEvent };

/** Rows and event, ready to be written with the rest. Null when the requester has no address. */
export async function tellRequester(
  ctx: Context,
  ticket: Ticket,
  purpose: 'message' | 'acknowledgement',
  words: WithLink,
): Promise<Told | null> {
  const person = await findPerson(ctx.tx, ticket.requesterId);
  if (!person?.email) return null;
  const message = deskMessage(ctx, ticket, purpose, words);
  const to = { personId: person.id, address: person.email, example: ticket.example || person.example };
  return {
    messageId: message.id,
    writes: [insertMessages(ctx, [message]), queueMessage(ctx, ticket.id, message.id, [to])],
    event: {
      kind: 'message.posted',
      ticketId: ticket.id,
      subjectId: message.id,
      audience: 'public',
      data: { deliveries: 1, purpose },
    },
  };
}

/**
 * Whether the requester was ever written to about this ticket; else they do not know its number. A word about several
 * tickets stands on one of them. What was written in shadow told nobody anything.
 */
export async function wasToldOf(tx: Database, ticket: Pick<Ticket, 'id' | 'requesterId'>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery where ticket_id = ${ticket.id} and person_id = ${ticket.requesterId}
       and message_id is not null and state <> 'discarded' and not shadow
    union all
    select 1 from withheld_acknowledgement w join delivery d on d.message_id = w.told_by and d.state <> 'discarded' and not d.shadow
     where w.ticket_id = ${ticket.id} and w.person_id = ${ticket.requesterId}
    limit 1`.execute(tx);
  return rows.length > 0;
}
