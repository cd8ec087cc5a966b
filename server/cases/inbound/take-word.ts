// A person's mail, or a machine's that deserves a ticket: it opens one, is added to one, waits for an agent's decision, or is
// kept as a colleague's note.

import type { InboundOutcome } from '../../channels/channel.ts';
import { knownPersons } from '../../people/known-persons.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { findTicket, findTicketById } from '../../tickets/find-ticket.ts';
import { isBareThanks } from '../../tickets/thanks.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { carryUp } from '../../tickets/write-merge.ts';
import { insertAttachments, insertMessages, insertParticipants, updateTicket } from '../../tickets/write-ticket.ts';
import { guessLanguage } from '../../wording/guess-language.ts';
import { canReopen, takeInWord } from '../take-in-word.ts';
import { countAutomatic, loopSuspected, noteLoop } from './answer-for.ts';
import { authorityOf } from './authority.ts';
import { acceptedRows, storeFiles, type Word } from './inbound-rows.ts';
import { openFromMail } from './open-from-mail.ts';
import { putTogether } from './put-together.ts';
import type { Candidate, Facts } from './read-facts.ts';
import { tellTooLarge, wholeSizeOf } from './tell-too-large.ts';
import { copiedPeople } from './who-else.ts';

export async function takeWord(
  ctx: Context,
  word: Word,
  facts: Facts,
  kind: 'personal' | 'bulk',
): Promise<InboundOutcome> {
  const loops = kind === 'bulk' && (await countAutomatic(ctx, word.sender.email));
  const outcome = await place(ctx, word, facts, kind);
  if (loops && outcome.number) {
    const ticket = await ctx.tx
      .selectFrom('ticket')
      .select('id')
      .where('number', '=', outcome.number)
      .executeTakeFirst();
    if (ticket) await together(ctx.tx, [record(ctx, [loopSuspected(ticket.id, facts)])]);
  }
  if (outcome.number && wholeSizeOf(word) !== null) {
    const { id } = await findTicket(ctx, outcome.number);
    await tellTooLarge(ctx, word, id, kind === 'personal');
  }
  return outcome;
}

async function place(ctx: Context, word: Word, facts: Facts, kind: 'personal' | 'bulk'): Promise<InboundOutcome> {
  const candidate = choose(facts.candidates);
  if (!candidate) return openFromMail(ctx, word, facts, kind, null);
  const { result: authentication, isHearsay } = word.authentication;
  const may = authorityOf({ ...candidate, authentication, isHearsay });
  const { sender } = facts;
  const isColleague = sender?.kind === 'agent' && sender.state === 'active' && candidate.requesterId !== sender.id;
  if (isColleague && sender.speaks && authentication === 'pass') return keepAsNote(ctx, word, facts, candidate);
  // Anybody can write a colleague's address into From, and the requester has the ticket's reply address: unproven, it is
  // said to be theirs and waits until somebody has asked them.
  if (isColleague && may !== 'apart' && isUnresolved(candidate.status)) return letWait(ctx, word, facts, candidate);
  if (may === 'append' && !isColleague) return append(ctx, word, facts, kind, candidate);
  if (may === 'pending' && isUnresolved(candidate.status)) return letWait(ctx, word, facts, candidate);
  // On a ticket that is done nobody would see who waits.
  const link = may === 'apart' ? 'named_by_stranger' : 'related';
  return openFromMail(ctx, word, facts, kind, { ticketId: candidate.ticketId, link });
}

/** The first hit; among numbers in the subject one that the sender takes part in. */
function choose(candidates: readonly Candidate[]): Candidate | null {
  const first = candidates[0] ?? null;
  if (first?.by !== 'number') return first;
  return candidates.find((one) => one.role !== null) ?? first;
}

async function append(
  ctx: Context,
  came: Word,
  facts: Facts,
  kind: 'personal' | 'bulk',
  candidate: Candidate,
): Promise<InboundOutcome> {
  const found = await findTicketById(ctx, candidate.ticketId, { lock: true });
  const word = await putTogether(ctx, came, found.id);
  const body = word.parsed.reply?.text ?? word.parsed.text;
  const isOver = found.status === 'resolved' || found.status === 'closed';
  const ticket = isOver && !canReopen(found, ctx.now) && !isBareThanks(body) ? await followUpOf(ctx, found) : found;
  if (!ticket) {
    return openFromMail(ctx, word, facts, kind, { ticketId: found.id, link: 'follow_up', teamId: found.teamId });
  }
  const addressedToId = ticket.id === found.id ? candidate.ticketId : ticket.id;
  const loops = await noteLoop(ctx, facts, ticket.id, word.sender.email);
  const files = storeFiles(ctx, word);
  const copied = await copiedPeople(ctx, word, facts, ticket.fromAddress);
  await takeInWord(ctx, {
    ticket,
    personId: facts.sender!.id,
    addressId: facts.sender!.addressId,
    body,
    bodyHtml: word.parsed.reply?.html ?? word.parsed.html,
    language: guessLanguage(body) ?? undefined,
    channel: 'email',
    verified: word.authentication.result === 'pass',
    inboundId: word.inbound.id,
    attachments: files.attachments,
    acknowledge: kind === 'personal' && !loops && ticket.status !== 'spam',
    addressedToId,
    also: (messageId) => [
      ...files.writes,
      copied.length > 0
        ? insertParticipants(
            ctx,
            copied.map((one) => ({
              ticketId: addressedToId,
              personId: one.id,
              addressId: one.addressId,
              role: 'copied' as const,
            })),
          )
        : undefined,
      ...acceptedRows(ctx, word, facts, { ticketId: ticket.id, messageId }, addressedToId),
    ],
  });
  if (copied.length > 0 && addressedToId !== ticket.id) await carryUp(ctx, addressedToId);
  return { state: 'accepted', number: ticket.number };
}

/** The ticket that goes on where this one ended, if there is one that still takes words. */
async function followUpOf(ctx: Context, ticket: Ticket): Promise<Ticket | null> {
  const link = await ctx.tx
    .selectFrom('ticketLink')
    .select('ticketId')
    .where('otherId', '=', ticket.id)
    .where('kind', '=', 'follow_up')
    .orderBy('ticketId', 'desc')
    .executeTakeFirst();
  if (!link) return null;
  const next = await findTicketById(ctx, link.ticketId, { lock: true });
  return canReopen(next, ctx.now) && next.requesterId === ticket.requesterId ? next : null;
}

/** Somebody who is not on the ticket, or cannot show who they are: agents see the words and decide. */
async function letWait(ctx: Context, word: Word, facts: Facts, candidate: Candidate): Promise<InboundOutcome> {
  const ticket = await findTicketById(ctx, candidate.ticketId, { lock: true });
  const body = word.parsed.reply?.text ?? word.parsed.text;
  const [person] = await knownPersons(ctx, facts.sender ? [facts.sender] : [], [
    { ...word.sender, locale: guessLanguage(body) ?? undefined },
  ]);
  const files = storeFiles(ctx, word);
  await takeInWord(ctx, {
    ticket,
    personId: person!.id,
    addressId: person!.addressId,
    pending: true,
    body,
    bodyHtml: word.parsed.reply?.html ?? word.parsed.html,
    language: guessLanguage(body) ?? undefined,
    channel: 'email',
    verified: word.authentication.result === 'pass',
    inboundId: word.inbound.id,
    attachments: files.attachments,
    acknowledge: false,
    addressedToId: candidate.ticketId,
    also: (messageId) => [
      ...files.writes,
      ...acceptedRows(ctx, word, facts, { ticketId: ticket.id, messageId }, candidate.ticketId),
    ],
  });
  return { state: 'accepted', number: ticket.number };
}

/** A colleague wrote from their own mail program. It is kept for the team; nothing of it is sent on. */
async function keepAsNote(ctx: Context, word: Word, facts: Facts, candidate: Candidate): Promise<InboundOutcome> {
  const ticket = await findTicketById(ctx, candidate.ticketId, { lock: true });
  const body = word.parsed.reply?.text ?? word.parsed.text;
  const files = storeFiles(ctx, word);
  const messageId = ctx.newId();
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {}),
    insertMessages(ctx, [
      {
        id: messageId,
        ticketId: ticket.id,
        kind: 'note',
        authorId: facts.sender!.id,
        byAgent: true,
        channel: 'email',
        language: guessLanguage(body) ?? ticket.language,
        bodyText: body,
        bodyHtml: word.parsed.reply?.html ?? word.parsed.html,
        verified: word.authentication.result === 'pass',
        inboundId: word.inbound.id,
        addressedToId: candidate.ticketId === ticket.id ? null : candidate.ticketId,
      },
    ]),
    files.attachments.length > 0
      ? insertAttachments(files.attachments.map((one) => ({ ...one, messageId })))
      : undefined,
    ...files.writes,
    ...acceptedRows(ctx, word, facts, { ticketId: ticket.id, messageId }, candidate.ticketId),
    record({ ...ctx, actor: { ...ctx.actor, personId: facts.sender!.id } }, [
      { kind: 'message.posted', ticketId: ticket.id, subjectId: messageId, data: { kind: 'note' } },
    ]),
  ]);
  return { state: 'accepted', number: ticket.number };
}
