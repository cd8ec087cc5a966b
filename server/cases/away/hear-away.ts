// A machine answered for somebody on a ticket that they are away, and says until when.

import type { Compilable } from 'kysely';
import { namedSubstitute } from '../../channels/email/reading/away/named-substitute.ts';
import { readReturnDate } from '../../channels/email/reading/away/return-date.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import type { Context } from '../../platform/context.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { hearHolidayReply } from '../../tickets/holiday-reply.ts';
import { isUnresolved } from '../../tickets/ticket.ts';
import type { Mail } from '../inbound/inbound-rows.ts';
import type { Candidate, Facts } from '../inbound/read-facts.ts';

/**
 * Anybody can write such a mail, so it counts only from who takes part, and by what only they were sent, or from an address
 * that is proven. What it says is only offered. Nothing for a ticket that nobody works on.
 */
export function hearAway(ctx: Context, mail: Mail, facts: Facts, candidate: Candidate | undefined): Compilable[] {
  const { sender } = facts;
  if (!candidate || !sender || !isUnresolved(candidate.status)) return [];
  if (candidate.role !== 'requester' && candidate.role !== 'copied') return [];
  if (candidate.by === 'number' && mail.authentication.result !== 'pass') return [];
  const text = `${mail.parsed.subject}\n${mail.parsed.reply?.text || mail.parsed.text}`;
  const returnsOn = readReturnDate(text, mail.inbound.receivedAt);
  if (!returnsOn) return [];
  const ours = (address: string): boolean => facts.mailboxes.some((one) => one.address === normaliseEmail(address));
  const substitute = namedSubstitute(text, mail.sender?.email ?? '', ours);
  const { ticketId } = candidate;
  const heard: NewEvent = { kind: 'absence.heard', ticketId, subjectId: sender.id, data: { returnsOn } };
  return [
    hearHolidayReply(ctx, { ticketId, personId: sender.id, inboundId: mail.inbound.id, returnsOn, substitute }),
    record(ctx, [heard]),
  ];
}
