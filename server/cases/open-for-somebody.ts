// Somebody calls or stands at the counter, and an agent writes down what they say. The words are the requester's; what the
// agent adds is a note. They are acknowledged as anybody else: the number is read to them, and the mail says the rest.

import { mustBeElsewhere } from '../channels/own-address.ts';
import { findPerson } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/events.ts';
import { insertMessages } from '../tickets/write-ticket.ts';
import { type OpenedTicket, type OpenTicket, openTicket } from './open-ticket.ts';

export type OpenForSomebody = Omit<OpenTicket, 'takenBy' | 'also'> & {
  /** For the team alone. */
  note?: string | undefined;
  /** The one who writes it down has it from the first moment. */
  take?: boolean | undefined;
};

/** @throws as `openTicket` does */
export async function openForSomebody(ctx: Context, input: OpenForSomebody): Promise<OpenedTicket> {
  const { note, take, ...rest } = input;
  await mustBeElsewhere(ctx.tx, [rest.requester.email, ...(rest.copied ?? [])]);
  const me = take && ctx.actor.personId ? await findPerson(ctx.tx, ctx.actor.personId) : null;
  return openTicket(ctx, {
    ...rest,
    takenBy: me ?? undefined,
    also: (ticket) => {
      if (!note) return [];
      const id = ctx.newId();
      const { personId } = ctx.actor;
      return [
        insertMessages(ctx, [
          {
            id,
            ticketId: ticket.id,
            kind: 'note',
            authorId: personId,
            byAgent: true,
            channel: 'desk',
            language: ticket.language,
            bodyText: note,
          },
        ]),
        record(ctx, [{ kind: 'message.posted', ticketId: ticket.id, subjectId: id, audience: 'internal' }]),
      ];
    },
  });
}
