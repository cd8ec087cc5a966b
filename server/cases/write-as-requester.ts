// A requester writes in the portal. After the time in which a ticket can be reopened, their words open a follow-up.

import { findPerson } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { theDesk } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { forbidden, invalid } from '../platform/errors.ts';
import { type FoundTicket, findTicketById } from '../tickets/find-ticket.ts';
import { knownSubject } from '../tickets/merged-sight.ts';
import { canWriteAsRequester } from '../tickets/permissions.ts';
import { insertLink } from '../tickets/write-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { canReopen, takeInWord } from './take-in-word.ts';
import { carryUploads, type TakenFile } from './uploads/take-upload.ts';

const longest = 200_000;

/**
 * `addressedToId`: the ticket whose link was used, which may have been merged into `found`.
 * @returns the number of the ticket that the words are on. @throws Forbidden, Invalid (empty or too long)
 */
export function writeAsRequester(
  ctx: Context,
  found: FoundTicket,
  text: string,
  addressedToId = found.id,
  files: readonly TakenFile[] = [],
): Promise<string> {
  // Whoever only hands in files has said what there is to say.
  const body = text.trim() || files.map((file) => file.name).join('\n');
  if (!canWriteAsRequester(ctx.actor, found)) throw forbidden('You do not take part in this request.');
  if (body === '') throw invalid('There was nothing to send.');
  if (body.length > longest) throw invalid('This is too long for one message; send it in parts.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, found.id, { lock: true });
    const person = (await findPerson(tx, ctx.actor.personId!))!;
    const { attachments, sent } = await carryUploads(
      here,
      found.id,
      files.map((file) => file.id),
    );
    if (canReopen(ticket, ctx.now)) {
      await takeInWord(here, {
        ticket,
        personId: person.id,
        addressId: person.addressId,
        body,
        channel: 'portal',
        verified: true,
        addressedToId,
        acknowledge: true,
        attachments,
        also: sent,
      });
      return ticket.number;
    }
    const opened = await openTicket(
      { ...here, actor: theDesk },
      {
        subject: (await knownSubject(here, ticket.id, person.id)) ?? '',
        body,
        requester: { email: person.email!, name: person.name, locale: person.locale ?? undefined },
        teamId: ticket.teamId,
        channel: 'portal',
        mailboxId: ticket.mailboxId,
        fromAddress: ticket.fromAddress,
        example: ticket.example,
        attachments,
        also: (follow, messageId) => [insertLink(here, follow.id, ticket.id, 'follow_up'), ...sent(messageId)],
      },
    );
    return opened.ticket.number;
  });
}
