// Some of what one person wrote is a matter of its own: the messages move to a new ticket with their files and the mails by
// which answers find it. It has its person and its promise in the same moment, and whoever wrote is told its number.

import { acceptDueAt, insertStint } from '../../assignment/stint.ts';
import { inboundFollows, referencesFollow } from '../../channels/moved-mail.ts';
import type { TermsKey } from '../../clocks/terms.ts';
import { type FoundPerson, findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { expectedFrom } from '../../promises/expected.ts';
import { insertPromise, nextUpdateAt } from '../../promises/promise.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { undoUntil } from '../../tickets/merge-rules.ts';
import { knownSubject } from '../../tickets/merged-sight.ts';
import { formatNumber } from '../../tickets/number.ts';
import { canMerge } from '../../tickets/permissions.ts';
import { asItsOrigin, giveMailbox } from '../../tickets/shadow-tickets.ts';
import { isUnresolved, previewOf, subjectOf, type Ticket } from '../../tickets/ticket.ts';
import { refreshFromMessages } from '../../tickets/write-merge.ts';
import { insertSplit, moveMessages } from '../../tickets/write-split.ts';
import {
  insertLink,
  insertParticipants,
  insertTicket,
  nextTicketId,
  updateTicket,
} from '../../tickets/write-ticket.ts';
import { chooseLocale } from '../../wording/locales.ts';
import { stillAnswers } from '../begin-again.ts';
import { beginClocks, termsNow } from '../clocks/begin-clocks.ts';
import { decideParticipant } from '../decide-participant.ts';
import { type Ground, holderAt, readGround } from '../ground.ts';
import { acknowledgementWords } from '../words.ts';
import { type ChosenWord, chooseWords } from './choose-words.ts';
import { splitWords } from './merge-words.ts';
import { type Told, tellRequester } from './tell-requester.ts';

export type SplitTicket = { number: string; messages: readonly string[]; subject?: string | undefined };
export type SplitOff = { ticketId: number; undoUntil: Date | null };

/** @throws NotFound, Forbidden, Invalid (which messages cannot go), Conflict (set aside) */
export function splitTicket(ctx: Context, input: SplitTicket): Promise<SplitOff> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canMerge(ctx.actor)) throw forbidden('Only agents merge and split tickets.');
    if (ticket.status === 'spam') throw conflict('This ticket is put aside; take it back first.');
    const words = await chooseWords(here, ticket, input.messages);
    const personId = words[0]!.authorId;
    if (words[0]!.kind === 'note') {
      const decided = await decideParticipant(here, { number: ticket.number, personId, decision: 'split' });
      return { ticketId: decided.id, undoUntil: null };
    }
    const person = (await findPerson(tx, personId))!;
    if (!person.email)
      throw invalid('Nobody can write to {name}; a ticket of their own would have no answer.', { name: person.name });
    return splitOff(here, ticket, person, words, input.subject);
  });
}

async function splitOff(
  ctx: Context,
  ticket: Ticket,
  person: FoundPerson,
  words: readonly ChosenWord[],
  subject: string | undefined,
): Promise<SplitOff> {
  const ground = await readGround(ctx.tx, ticket.teamId, [], { ...ticket, requesterId: person.id }, ctx.now);
  const { organisationId } = person;
  const clocks = beginClocks(termsNow(ground.policies, ground.knownCalendar, { ...ticket, organisationId }), ctx.now);
  const fresh = { ...(await newTicket(ctx, ground, ticket, person, words, subject)), ...clocks.change };
  const told = await acknowledge(ctx, ground, fresh, ticket, person, words);
  const ids = words.map((one) => one.id);
  const isShadow = ticket.shadow === true;
  const split = { id: ctx.newId(), ticketId: fresh.id, fromId: ticket.id };
  await together(ctx.tx, [
    insertTicket({
      ...asItsOrigin(fresh, isShadow),
      ...(told ? { lastPublicAt: ctx.now, contactToldId: fresh.assigneeId } : {}),
    }),
    insertParticipants(ctx, [
      { ticketId: fresh.id, personId: person.id, addressId: person.addressId, role: 'requester' },
    ]),
    insertStint(ctx, {
      ticketId: fresh.id,
      sequence: 1,
      personId: fresh.assigneeId!,
      why: 'first',
      accepted: fresh.status === 'open',
      acceptDueAt: acceptDueAt(ground.calendar, ctx.now),
    }),
    clocks.insert(fresh.id),
    insertPromise(ctx, ground.calendar, {
      id: fresh.promiseId!,
      ticketId: fresh.id,
      purpose: 'update',
      madeBy: null,
      dueAt: fresh.promiseDueAt!,
    }),
    moveMessages(ids, fresh.id),
    ...insertSplit(ctx, split, words),
    ...(told?.writes ?? []),
    insertLink(ctx, fresh.id, ticket.id, 'related'),
    updateTicket(ctx, ticket.id, {}),
    record(ctx, [...splittingEvents(ticket, fresh, clocks.key, words.length), ...(told ? [told.event] : [])]),
  ]);
  await together(ctx.tx, [giveMailbox(fresh.id, fresh.mailboxId)]);
  const origins = [...new Set(words.map((one) => one.ticketId))];
  for (const origin of origins) await referencesFollow(ctx.tx, ids, origin, fresh.id);
  await inboundFollows(ctx.tx, [fresh.id]);
  await refreshFromMessages(ctx.tx, origins);
  return { ticketId: fresh.id, undoUntil: undoUntil(ctx.now) };
}

/** Whoever has the old ticket has the new one: they know the story. */
async function newTicket(
  ctx: Context,
  ground: Ground,
  ticket: Ticket,
  person: FoundPerson,
  words: readonly ChosenWord[],
  subject: string | undefined,
): Promise<Ticket> {
  const { desk, calendar, updates } = ground;
  const id = await nextTicketId(ctx.tx, desk.numberKey);
  const knows = isUnresolved(ticket.status) && (await stillAnswers(ctx, ticket.assigneeId));
  const assigneeId = knows ? ticket.assigneeId! : holderAt(ground, ctx.now).id;
  const promiseDueAt = nextUpdateAt(calendar, ticket.priority, ctx.now, updates);
  const [first, last] = [words[0]!, words.at(-1)!];
  const isSame = person.id === ticket.requesterId;
  const { kind, priority, teamId, mailboxId, fromAddress } = ticket;
  const named = subject ?? (first.subject || (await knownSubject(ctx, ticket.id, person.id)));
  return {
    kind,
    priority,
    teamId,
    mailboxId,
    fromAddress,
    id,
    number: formatNumber(desk.numberKey, id),
    subject: subjectOf(named ?? '', first.bodyText),
    preview: previewOf(last.bodyText),
    status: assigneeId === ctx.actor.personId ? 'open' : 'new',
    channel: first.channel,
    language: isSame
      ? ticket.language
      : chooseLocale([person.locale, first.language], chooseLocale([desk.defaultLocale], 'en')),
    requesterId: person.id,
    assigneeId,
    coverId: null,
    stintSequence: 1,
    contactToldId: null,
    contactNoticeDueAt: null,
    promiseId: ctx.newId(),
    promiseDueAt,
    promiseLevel: 0,
    clockLevel: 0,
    clockDueAt: null,
    policyVersionId: null,
    calendarId: null,
    calendarLatest: null,
    lastPublicAt: last.at,
    lastRequesterAt: last.at,
    lastHumanReplyAt: null,
    closeDueAt: null,
    ...expectedFrom(calendar, priority, ctx.now),
    version: 1,
    example: ticket.example || person.example,
    openedAt: ctx.now,
    updatedAt: ctx.now,
    resolvedAt: null,
    mergedIntoId: null,
  };
}

/** An address that was never proven is not told of anything that stood in the mail, as with any new ticket. */
async function acknowledge(
  ctx: Context,
  ground: Ground,
  fresh: Ticket,
  ticket: Ticket,
  person: FoundPerson,
  words: readonly ChosenWord[],
): Promise<Told | null> {
  const isRequester = person.id === ticket.requesterId;
  const answered = isRequester && ticket.lastHumanReplyAt !== null;
  const known = answered || person.verifiedAt !== null || words.some((one) => one.verified);
  const contact = (await findPerson(ctx.tx, fresh.assigneeId!))!;
  const text = known
    ? splitWords(ground, fresh, ticket.number, contact, ctx.now)
    : acknowledgementWords({ ...ground, team: { holder: contact } }, fresh, ctx.now, true);
  return tellRequester(ctx, fresh, 'acknowledgement', { bodyText: text.bodyText, linkAt: text.linkAt });
}

function splittingEvents(ticket: Ticket, fresh: Ticket, terms: TermsKey, messages: number): NewEvent[] {
  const { requesterId, assigneeId, teamId, promiseId, channel, status } = fresh;
  const opened = { terms, requesterId, assigneeId, teamId, promiseId, channel, status, splitFromId: ticket.id };
  return [
    { kind: 'ticket.opened', ticketId: fresh.id, audience: 'public', data: opened },
    { kind: 'ticket.split', ticketId: fresh.id, data: { fromId: ticket.id, from: ticket.number, messages } },
    { kind: 'ticket.split', ticketId: ticket.id, data: { intoId: fresh.id, into: fresh.number, messages } },
  ];
}
