// A machine answered for somebody on a ticket that they are away, and mostly until when.

import type { Compilable } from 'kysely';
import { awayWords, receivedWords } from '../../channels/email/reading/automatic-words.ts';
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
 * that is proven. What it says is only offered. Whom to write to instead is taken from proven mail alone: whoever was copied
 * once has the ticket's address, and would name themselves. Nothing for a ticket that nobody works on.
 */
export async function hearAway(
  ctx: Context,
  mail: Mail,
  facts: Facts,
  candidate: Candidate | undefined,
  reason: string,
): Promise<Compilable[]> {
  const { sender } = facts;
  if (!candidate || !sender || !isUnresolved(candidate.status)) return [];
  if (candidate.role !== 'requester' && candidate.role !== 'copied') return [];
  if (candidate.by === 'number' && mail.authentication.result !== 'pass') return [];
  const text = `${mail.parsed.subject}\n${mail.parsed.reply?.text || mail.parsed.text}`;
  const returnsOn = readReturnDate(text, mail.inbound.receivedAt);
  if (!returnsOn) return saysAway(text, reason) ? hearUndated(ctx, mail, candidate.ticketId, sender.id) : [];
  const ours = (address: string): boolean => facts.mailboxes.some((one) => one.address === normaliseEmail(address));
  const proven = mail.authentication.result === 'pass';
  const substitute = proven ? namedSubstitute(text, mail.sender?.email ?? '', ours) : null;
  const { ticketId } = candidate;
  const heard: NewEvent = { kind: 'absence.heard', ticketId, subjectId: sender.id, data: { returnsOn } };
  return [
    hearHolidayReply(ctx, { ticketId, personId: sender.id, inboundId: mail.inbound.id, returnsOn, substitute }, proven),
    record(ctx, [heard]),
  ];
}

/** A machine that only confirms a mail answers for nobody who is away. */
const saysAway = (text: string, reason: string): boolean =>
  !receivedWords.some((form) => form.test(text)) && (reason === 'holiday_reply' || awayWords.test(text));

const quietDays = 7;

/** Without a day there is nothing to wait for: the ticket tells of it, once a week at most. */
async function hearUndated(ctx: Context, mail: Mail, ticketId: number, personId: string): Promise<Compilable[]> {
  const told = await ctx.tx
    .selectFrom('event')
    .select('sequence')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'absence.undated')
    .where('subjectId', '=', personId)
    .where('at', '>', new Date(ctx.now.getTime() - quietDays * 86_400_000))
    .limit(1)
    .executeTakeFirst();
  if (told) return [];
  const { id } = mail.inbound;
  return [record(ctx, [{ kind: 'absence.undated', ticketId, subjectId: personId, data: { inboundId: id } }])];
}
