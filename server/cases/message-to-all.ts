// A public message to everybody on a ticket, by the acting person or by the desk itself: rows and event, ready to be written
// with the rest.

import type { Compilable } from 'kysely';
import { queueMessage } from '../channels/queue-delivery.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';
import { readParticipants } from '../tickets/read-participants.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { insertMessages, type NewMessage } from '../tickets/write-ticket.ts';

export type MessageToAll = { message: NewMessage; writes: (Compilable | undefined)[]; event: NewEvent };

export async function messageToAll(
  ctx: Context,
  ticket: Ticket,
  purpose: NonNullable<NewMessage['purpose']>,
  words: { bodyText: string; linkAt: number | null },
): Promise<MessageToAll> {
  const recipients = (await readParticipants(ctx.tx, ticket.id)).filter(
    // A reminder repeats a question that who came by a merge may never have been asked.
    (one) => one.role !== 'pending' && one.email && !(purpose === 'reminder' && one.cameLater),
  );
  const to = recipients.map((one) => ({
    personId: one.personId,
    address: one.email!,
    example: ticket.example || one.example,
  }));
  const message: NewMessage = {
    id: ctx.newId(),
    ticketId: ticket.id,
    kind: 'public',
    purpose,
    authorId: ctx.actor.personId,
    byAgent: ctx.actor.kind === 'agent',
    channel: ctx.actor.kind === 'agent' ? 'desk' : 'email',
    language: ticket.language,
    ...words,
  };
  return {
    message,
    writes: [insertMessages(ctx, [message]), queueMessage(ctx, ticket.id, message.id, to)],
    event: {
      kind: 'message.posted',
      ticketId: ticket.id,
      subjectId: message.id,
      audience: 'public',
      // A word of a person of ours answers the requester; what the desk says by itself, and that it takes longer, changes no clock.
      data: { kind: 'public', purpose, deliveries: to.length, answers: message.byAgent && purpose !== 'delay' },
    },
  };
}
