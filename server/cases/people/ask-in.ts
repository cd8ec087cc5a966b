// An agent asks a collaborator in: a developer, a manager, somebody who can help. They read the ticket with the team's notes
// from its beginning, because help needs the whole story, and answer with notes. Restricted entries stay with those whom
// they name. The requester sees and is told nothing of it.

import { answersForTickets } from '../../access/roles.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { findAgent } from '../../people/find-people.ts';
import { wantsByMail } from '../../people/notice-setting.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { deleteCollaborator, insertCollaborator, isCollaboratorOf } from '../../tickets/collaborators.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canAskIn } from '../../tickets/permissions.ts';
import { readParticipants } from '../../tickets/read-participants.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { postMessage } from '../post-message.ts';

export type AskIn = { number: string; personId: string; question?: string | undefined };

/** Asking somebody again who is in adds the question alone. @throws NotFound, Forbidden, Invalid, Conflict */
export function askIn(ctx: Context, input: AskIn): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canAskIn(ctx.actor)) throw forbidden('Only agents ask colleagues in.');
    const person = await findAgent(here, input.personId);
    if (await answersForTickets(tx, person.id))
      throw conflict('{name} sees every ticket already.', { name: person.name });
    // Who is on it as its requester would read what the team writes about them.
    if ((await readParticipants(tx, ticket.id)).some((one) => one.personId === person.id))
      throw conflict('{name} is on this ticket as a customer and cannot read the team’s notes on it.', {
        name: person.name,
      });
    if (input.question) await postMessage(here, { number: ticket.number, kind: 'note', body: input.question });
    if (await isCollaboratorOf(tx, ticket.id, person.id)) return;
    const tells = person.email && (await wantsByMail(tx, person.id, 'assigned'));
    await together(tx, [
      updateTicket(here, ticket.id, {}),
      insertCollaborator(here, ticket.id, person.id),
      ...(tells
        ? queueNotice(
            here,
            { kind: 'agent_asked', ticketId: ticket.id, data: { byId: ctx.actor.personId } },
            { personId: person.id, address: person.email!, example: ticket.example },
          )
        : []),
      record(here, [
        {
          kind: 'collaborator.asked',
          ticketId: ticket.id,
          subjectId: person.id,
          ...(tells ? { data: { deliveries: 1 } } : {}),
        },
      ]),
    ]);
  });
}

/** They see the ticket no longer; what they wrote stays. @throws NotFound, Forbidden */
export function letGo(ctx: Context, { number, personId }: Omit<AskIn, 'question'>): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canAskIn(ctx.actor)) throw forbidden('Only agents let colleagues go.');
    if (!(await isCollaboratorOf(tx, ticket.id, personId)))
      throw notFound('Nobody of that name was asked in on this ticket.');
    await together(tx, [
      updateTicket(here, ticket.id, {}),
      deleteCollaborator(ticket.id, personId),
      record(here, [{ kind: 'collaborator.left', ticketId: ticket.id, subjectId: personId }]),
    ]);
  });
}
