// A mail that opens a ticket: for whom, which team, who else takes part, and from which address the desk will answer.

import type { InboundOutcome } from '../../channels/channel.ts';
import { baseAddress } from '../../channels/email/reply-address.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import type { Context } from '../../platform/context.ts';
import { record } from '../../platform/events.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { insertProposal } from '../../tickets/write-proposal.ts';
import { insertLink } from '../../tickets/write-ticket.ts';
import { insertWithheld, type Withheld } from '../../tickets/write-withheld.ts';
import { guessLanguage } from '../../wording/guess-language.ts';
import { openTicket } from '../open-ticket.ts';
import { proposeRequester } from '../requester/propose-requester.ts';
import { answerFor } from './answer-for.ts';
import type { Mailbox } from './came-to.ts';
import { acceptedRows, storeFiles, type Word } from './inbound-rows.ts';
import { type Facts, recipientsOf } from './read-facts.ts';
import { othersOf } from './who-else.ts';

/** How the new ticket stands to another one. */
export type LinkTo = { ticketId: number; link: 'follow_up' | 'named_by_stranger' | 'related'; teamId?: string };

export async function openFromMail(
  ctx: Context,
  word: Word,
  facts: Facts,
  kind: 'personal' | 'bulk',
  linkTo: LinkTo | null,
): Promise<InboundOutcome> {
  const { parsed, inbound, sender } = word;
  const { mailbox } = facts;
  const fromAddress = facts.mailboxes.length > 0 ? null : writtenTo(word);
  const files = storeFiles(ctx, word);
  const proposed = await proposeRequester(word, facts);
  const answer = writesToItself(word) ? null : answerFor(ctx, word, facts, kind, mailbox?.isShadow === true);
  const opened = await openTicket(ctx, {
    subject: withoutOwnNumbers(parsed.subject),
    body: parsed.text,
    bodyHtml: parsed.html,
    requester: { email: sender.email, name: sender.name || undefined },
    copied: othersOf(word, facts, fromAddress),
    teamId: linkTo?.teamId ?? mailbox?.teamId ?? null,
    byRules: !linkTo?.teamId,
    language: languageOf(word, facts, mailbox),
    channel: 'email',
    mailboxId: mailbox?.id ?? null,
    fromAddress,
    inboundId: inbound.id,
    verified: word.authentication.result === 'pass',
    acknowledge: answer?.acknowledge ?? 'not',
    attachments: files.attachments,
    also: (ticket, messageId) => [
      ...files.writes,
      ...acceptedRows(ctx, word, facts, { ticketId: ticket.id, messageId }),
      ...(answer?.writes ?? []),
      ...(answer?.withheld ? withhold(ctx, ticket, sender.email, answer.withheld) : []),
      proposed ? insertProposal(ctx, { ...proposed, ticketId: ticket.id, messageId }) : undefined,
      linkTo ? insertLink(ctx, ticket.id, linkTo.ticketId, linkTo.link) : undefined,
    ],
  });
  return { state: 'accepted', number: opened.ticket.number };
}

/** The requester does not know the number yet; whoever looks at the ticket sees that, and they are told when we may. */
const withhold = (ctx: Context, ticket: Ticket, address: string, withheld: Pick<Withheld, 'reason' | 'dueAt'>) => [
  insertWithheld(ctx, { ticketId: ticket.id, personId: ticket.requesterId, address, ...withheld }),
  record(ctx, [{ kind: 'acknowledgement.withheld', ticketId: ticket.id, data: { reason: withheld.reason } }]),
];

/** Another ticket's number in the subject would lead answers astray. */
const withoutOwnNumbers = (subject: string): string => subject.replace(/\s*\[A-[0-9A-Z]{7}\]/gi, '').trim();

/** While no mailbox is configured the desk answers from the address that was written to. */
function writtenTo({ parsed, inbound }: Word): string | null {
  for (const recipient of recipientsOf(parsed, inbound.envelopeTo)) {
    const address = normaliseEmail(baseAddress(recipient));
    if (address) return address;
  }
  return null;
}

/** With no mailbox configured a mail from an address to itself could go round for ever. */
const writesToItself = ({ sender, inbound }: Word): boolean =>
  inbound.envelopeTo.some((one) => normaliseEmail(baseAddress(one)) === sender.email);

function languageOf({ parsed }: Word, facts: Facts, mailbox: Mailbox | null): string | undefined {
  if (!mailbox?.locale || facts.sender?.locale) return undefined;
  return guessLanguage(`${parsed.subject}\n${parsed.text}`, mailbox.locale) ?? mailbox.locale;
}
