// Somebody wrote with a reply address or Message-ID of a ticket and was not on it, or could not show who they are. An agent
// decides: they take part from now on and their words are part of the conversation, or they have a matter of their own.

import { moveInbound, moveReferences } from '../channels/inbound.ts';
import { type FoundPerson, findPerson } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { type FoundTicket, findTicket, findTicketById } from '../tickets/find-ticket.ts';
import { knownSubject } from '../tickets/merged-sight.ts';
import { canDecideParticipant } from '../tickets/permissions.ts';
import type { Ticket } from '../tickets/ticket.ts';
import {
  deleteMessages,
  deleteParticipant,
  insertLink,
  insertMessages,
  moveAttachments,
  setParticipantRole,
  updateTicket,
} from '../tickets/write-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { takeInWord } from './take-in-word.ts';

export type DecideParticipant = { number: string; personId: string; decision: 'add' | 'split' };

type Waiting = {
  id: string;
  ticketId: number;
  channel: string;
  language: string;
  subject: string | null;
  bodyText: string;
  bodyHtml: string | null;
  verified: boolean;
  inboundId: string | null;
  mailId: string | null;
};

/**
 * @returns the ticket that the person's words are part of now: this one, or the new one.
 * @throws NotFound (ticket, or nobody waits there), Forbidden
 */
export function decideParticipant(ctx: Context, input: DecideParticipant): Promise<Ticket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canDecideParticipant(ctx.actor)) throw forbidden('Only agents decide who takes part.');
    const role = await tx
      .selectFrom('participant')
      .select('role')
      .where('ticketId', '=', ticket.id)
      .where('personId', '=', input.personId)
      .executeTakeFirst();
    const words = await waitingWords(here, ticket.id, input.personId);
    if (!role || (role.role !== 'pending' && words.length === 0)) {
      throw notFound('Nobody of that name waits for a decision on this ticket.');
    }
    const waits = role.role === 'pending';
    if (input.decision === 'split') return split(here, ticket, input.personId, words, waits);
    const person = await findPerson(tx, input.personId);
    if (person?.kind === 'agent' && person.state === 'active')
      return takeAsColleague(here, ticket, person, words, waits);
    return add(here, ticket, input.personId, words, waits);
  });
}

/** What the person sent that only agents see. */
function waitingWords(ctx: Context, ticketId: number, personId: string): Promise<Waiting[]> {
  return ctx.tx
    .selectFrom('message')
    .leftJoin('inbound', 'inbound.id', 'message.inboundId')
    .select([
      'message.id',
      'message.ticketId',
      'message.channel',
      'message.language',
      'message.bodyText',
      'message.bodyHtml',
    ])
    .select(['message.verified', 'message.inboundId', 'inbound.mailId'])
    .select((row) => row.fn.coalesce('message.subject', 'inbound.subject').as('subject'))
    .where('message.ticketId', 'in', (row) =>
      row
        .selectFrom('ticket')
        .select('ticket.id')
        .where((one) => one.or([one('ticket.id', '=', ticketId), one('ticket.mergedIntoId', '=', ticketId)])),
    )
    .where('message.authorId', '=', personId)
    .where('message.kind', '=', 'note')
    .where('message.byAgent', '=', false)
    .orderBy('message.at')
    .orderBy('message.id')
    .execute();
}

async function add(
  ctx: Context,
  ticket: FoundTicket,
  personId: string,
  words: readonly Waiting[],
  waits: boolean,
): Promise<Ticket> {
  if (waits) await together(ctx.tx, [setParticipantRole(ticket.id, personId, 'copied')]);
  for (const word of words) await sayAgain(ctx, ticket.id, personId, word, word.ticketId);
  await together(ctx.tx, [updateTicket(ctx, ticket.id, {}), record(ctx, [decided(ticket, personId, 'add')])]);
  return findTicketById(ctx, ticket.id);
}

/** It was the colleague: they see the ticket anyway, and what they wrote from their own mail program is their note. */
async function takeAsColleague(
  ctx: Context,
  ticket: FoundTicket,
  person: FoundPerson,
  words: readonly Waiting[],
  waits: boolean,
): Promise<Ticket> {
  for (const word of words) {
    const { channel, language, bodyText, bodyHtml, verified, inboundId } = word;
    const id = ctx.newId();
    const note = { ticketId: ticket.id, kind: 'note' as const, authorId: person.id, byAgent: true, inboundId };
    await together(ctx.tx, [
      insertMessages(ctx, [{ id, ...note, channel, language, bodyText, bodyHtml, verified }]),
      record({ ...ctx, actor: { ...ctx.actor, personId: person.id } }, [
        { kind: 'message.posted', ticketId: ticket.id, subjectId: id, data: { kind: 'note' } },
      ]),
    ]);
    await replace(ctx, word, { ticketId: ticket.id, messageId: id });
  }
  await together(ctx.tx, [
    waits ? deleteParticipant(ticket.id, person.id) : undefined,
    updateTicket(ctx, ticket.id, {}),
    record(ctx, [decided(ticket, person.id, 'add')]),
  ]);
  return findTicketById(ctx, ticket.id);
}

/** Their own ticket, acknowledged; the first message opens it, the others follow. */
async function split(
  ctx: Context,
  ticket: FoundTicket,
  personId: string,
  words: readonly Waiting[],
  waits: boolean,
): Promise<Ticket> {
  const person = await findPerson(ctx.tx, personId);
  const [first, ...others] = words;
  if (!person?.email || !first) throw notFound('There is nothing of this person that could be a ticket.');
  const opened = await openTicket(ctx, {
    // Never the ticket's own as it stands: since a merge it may be one that this person has not read.
    subject: first.subject || ((await knownSubject(ctx, ticket.id, personId)) ?? ''),
    body: first.bodyText,
    bodyHtml: first.bodyHtml,
    requester: { email: person.email, name: person.name },
    teamId: ticket.teamId,
    channel: 'email',
    mailboxId: ticket.mailboxId,
    shadow: ticket.shadow === true,
    fromAddress: ticket.fromAddress,
    inboundId: first.inboundId,
    verified: first.verified,
    acknowledge: first.verified || person.verifiedAt ? 'fully' : 'stranger',
    also: (fresh) => [insertLink(ctx, fresh.id, ticket.id, 'related')],
  });
  const { id } = opened.ticket;
  await replace(ctx, first, { ticketId: id, messageId: opened.messageId });
  for (const word of others) await sayAgain(ctx, id, personId, word);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {}),
    ...words.flatMap((one) => (one.mailId ? [moveReferences(one.ticketId, id, [one.mailId])] : [])),
    waits ? deleteParticipant(ticket.id, personId) : undefined,
    record(ctx, [decided(ticket, personId, 'split', id)]),
  ]);
  return findTicketById(ctx, id);
}

/** As if it arrived now: the record is append-only, and said of the old row that only agents see it. */
async function sayAgain(
  ctx: Context,
  ticketId: number,
  personId: string,
  word: Waiting,
  addressedToId = ticketId,
): Promise<void> {
  const { channel, language, bodyText, bodyHtml, verified, inboundId } = word;
  const messageId = await takeInWord(ctx, {
    ticket: await findTicketById(ctx, ticketId, { lock: true }),
    personId,
    addressId: null,
    body: bodyText,
    bodyHtml,
    language,
    channel: channel as 'email',
    verified,
    inboundId,
    addressedToId,
    acknowledge: false,
  });
  await replace(ctx, word, { ticketId, messageId });
}

/** What hangs on the old row moves over before the row goes. */
async function replace(ctx: Context, word: Waiting, by: { ticketId: number; messageId: string }): Promise<void> {
  await together(ctx.tx, [moveAttachments(word.id, by.messageId), moveInbound(word.id, by)]);
  await together(ctx.tx, [deleteMessages([word.id])]);
}

const decided = (ticket: Ticket, personId: string, decision: 'add' | 'split', otherId?: number): NewEvent => ({
  kind: 'participant.decided',
  ticketId: ticket.id,
  subjectId: personId,
  data: { decision, ...(otherId === undefined ? {} : { otherId }) },
});
