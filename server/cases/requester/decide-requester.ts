// An agent makes the proposed person the requester, or says that it is not so. From then on the ticket is theirs: they are
// told that it is here, once, and they have it in the portal.

import { queueMessage } from '../../channels/queue-delivery.ts';
import { askRecalculation } from '../../clocks/write-recalculations.ts';
import { findPerson, findPersonsByEmail } from '../../people/find-people.ts';
import { knownPersons } from '../../people/known-persons.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { type FoundTicket, findTicket } from '../../tickets/find-ticket.ts';
import { canDecideParticipant } from '../../tickets/permissions.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import {
  endProposal,
  findProposal,
  formerRequester,
  newRequester,
  type Proposal,
} from '../../tickets/write-proposal.ts';
import { deskMessage, insertMessages, updateTicket } from '../../tickets/write-ticket.ts';
import { guessLanguage } from '../../wording/guess-language.ts';
import { groundOfHolder, readGround } from '../ground.ts';
import { acknowledgementWords } from '../words.ts';

/** @throws NotFound (ticket, or nothing is proposed), Forbidden, Conflict (not unresolved any more) */
export function decideRequester(
  ctx: Context,
  input: { number: string; decision: 'take' | 'dismiss' },
): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canDecideParticipant(ctx.actor)) throw forbidden('Only agents decide who takes part.');
    const proposal = await findProposal(tx, ticket.id);
    if (!proposal) throw notFound('Nobody is proposed as the requester of this ticket.');
    if (input.decision === 'dismiss') {
      await together(tx, [endProposal(here, ticket.id, 'dismissed'), updateTicket(here, ticket.id, {})]);
      return ticket.id;
    }
    if (!isUnresolved(ticket.status)) throw conflict('Only an unresolved ticket gets another requester.');
    await take(here, ticket, proposal);
    return ticket.id;
  });
}

async function take(ctx: Context, ticket: FoundTicket, proposal: Proposal): Promise<void> {
  const { email, name, bodyText } = proposal;
  const language = guessLanguage(bodyText) ?? ticket.language;
  const found = await findPersonsByEmail(ctx.tx, [email]);
  const [person] = await knownPersons(ctx, found, [{ email, name: name || undefined, locale: language }]);
  const former = await findPerson(ctx.tx, ticket.requesterId);
  const ground = await readGround(ctx.tx, ticket.teamId, [], { ...ticket, requesterId: person!.id });
  const named = await groundOfHolder(ctx.tx, ground, ticket);
  const change: Partial<Ticket> = {
    requesterId: person!.id,
    language: person!.locale ?? language,
    lastPublicAt: ctx.now,
    contactToldId: named.team.holder.id,
  };
  const now = { ...ticket, ...change };
  const message = deskMessage(ctx, now, 'acknowledgement', acknowledgementWords(named, now, ctx.now, false));
  const to = { personId: person!.id, address: email, example: ticket.example || person!.example };
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    former && former.id !== person!.id ? formerRequester(ticket.id, former.id, former.kind !== 'agent') : undefined,
    newRequester(ctx, ticket.id, person!.id, person!.addressId),
    insertMessages(ctx, [message]),
    queueMessage(ctx, ticket.id, message.id, [to]),
    endProposal(ctx, ticket.id, 'taken'),
    // What is agreed with their organisation is owed here from now on.
    askRecalculation(ctx, { why: 'organisation', subjectId: person!.id, ticketId: ticket.id }),
    record(ctx, [
      {
        kind: 'requester.changed',
        ticketId: ticket.id,
        subjectId: person!.id,
        data: { fromId: ticket.requesterId, toId: person!.id },
      },
      {
        kind: 'message.posted',
        ticketId: ticket.id,
        subjectId: message.id,
        audience: 'public',
        data: { deliveries: 1, purpose: 'acknowledgement' },
      },
    ]),
  ]);
}
