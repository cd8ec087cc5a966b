// A mail that opened a ticket shows today that somebody else asked: a web form speaks for whoever filled it in. The ticket
// stays with whom it was opened for, who may have been written to, until an agent takes the offer.

import { findPersonsByEmail } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { isUnresolved } from '../../tickets/ticket.ts';
import { insertProposal, wasProposed } from '../../tickets/write-proposal.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { filledIn } from '../inbound/accept-inbound.ts';
import type { Mail } from '../inbound/inbound-rows.ts';
import { type Keys, readFacts } from '../inbound/read-facts.ts';
import { type Proposed, proposeRequester } from '../requester/propose-requester.ts';
import type { Kept } from './rewrite-message.ts';

/** @returns whether somebody is offered now; whom an agent has decided about, or who asks already, is not offered again */
export async function proposeAgain(ctx: Context, keys: Keys, mail: Mail, kept: Kept): Promise<boolean> {
  const { sender, inbound, parsed } = mail;
  if (!kept.isFirst || !sender) return false;
  const ticket = await findTicketById(ctx, kept.ticketId, { lock: true, itself: true });
  if (!isUnresolved(ticket.status) || (await wasProposed(ctx.tx, ticket.id))) return false;
  const word = { ...mail, sender };
  const facts = await readFacts(ctx, keys, inbound, parsed, sender.email);
  if (facts.sender?.id !== ticket.requesterId) return false;
  const filled = filledIn(word, facts);
  const proposed = filled ? asked(filled.sender) : await proposeRequester(word, facts);
  if (!proposed) return false;
  const known = await findPersonsByEmail(ctx.tx, [proposed.email]);
  if (known.some((one) => one.id === ticket.requesterId)) return false;
  await together(ctx.tx, [
    insertProposal(ctx, { ...proposed, ticketId: ticket.id, messageId: kept.id }),
    updateTicket(ctx, ticket.id, {}),
  ]);
  return true;
}

const asked = ({ email, name }: { email: string; name: string }): Proposed => ({
  how: 'reply_to',
  email,
  name: name.slice(0, 200),
  saidDate: '',
  subject: '',
  bodyText: '',
});
