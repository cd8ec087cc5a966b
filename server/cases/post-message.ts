// Somebody writes on a ticket. A public reply of ours keeps the standing promise and makes the next one; whoever replies to
// a ticket that nobody has taken, takes it. A requester's word brings the ticket back to us.

import type { Compilable } from 'kysely';
import { answersForTickets } from '../access/roles.ts';
import { acceptDueAt, endAcceptance, insertStint } from '../assignment/stint.ts';
import { acceptCover } from '../assignment/write-cover.ts';
import { queueMessage } from '../channels/queue-delivery.ts';
import { normaliseEmail } from '../people/email-address.ts';
import { findAgent, isUuid } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict, forbidden, invalid } from '../platform/errors.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { answerDateRequest } from '../promises/date-request.ts';
import { isCollaboratorOf } from '../tickets/collaborators.ts';
import { type FoundTicket, findTicket } from '../tickets/find-ticket.ts';
import { canNote, canReply } from '../tickets/permissions.ts';
import { readParticipants, type TakingPart } from '../tickets/read-participants.ts';
import { actingOn, isUnresolved, type Ticket } from '../tickets/ticket.ts';
import {
  insertAttachments,
  insertMessages,
  insertReaders,
  type NewMessage,
  updateTicket,
} from '../tickets/write-ticket.ts';
import { guessLanguage } from '../wording/guess-language.ts';
import { keepClocks } from './clocks/keep-clocks.ts';
import { type Ground, readGround } from './ground.ts';
import { nextPromise, proposedNext, standingPromise } from './next-promise.ts';
import { carryUploads } from './uploads/take-upload.ts';

export type PostMessage = {
  number: string;
  kind: 'public' | 'note' | 'restricted';
  body: string;
  /** public: ids or addresses of the participants that are written to, all when left out; restricted: who may read it beside the author. */
  to?: readonly string[] | undefined;
  nextPromiseAt?: Date | undefined;
  /** What the author handed in before, by id. */
  files?: readonly string[] | undefined;
  /** The version of the ticket that the author saw; refused when the ticket has moved on. */
  version?: number | undefined;
};

export type Posted = { ticket: Ticket; messageId: string };

/** @throws NotFound, Forbidden, Invalid, Conflict */
export function postMessage(ctx: Context, input: PostMessage): Promise<Posted> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    const may = input.kind === 'public' ? canReply(ctx.actor) : canNote(ctx.actor, ticket);
    if (!may) throw forbidden('Your role may not write this here.');
    if (input.version !== undefined && input.version !== ticket.version) {
      throw conflict('Something new has come in. Your text is kept; look at what is new, then send.', {
        version: ticket.version,
      });
    }
    const participants = await readParticipants(tx, ticket.id);
    const ground = await readGround(tx, ticket.teamId, [], ticket);
    if (input.kind === 'public') return postReply(here, ground, ticket, participants, input);
    return postInternal(here, ground, ticket, participants, input);
  });
}

async function postReply(
  ctx: Context,
  ground: Ground,
  ticket: FoundTicket,
  participants: readonly TakingPart[],
  input: PostMessage,
): Promise<Posted> {
  if (ticket.status === 'spam' || ticket.status === 'merged') {
    throw conflict('This ticket is put aside; take it back before you write to the requester.');
  }
  const recipients = chooseRecipients(participants, input.to);
  const message = newMessage(ctx, ticket, 'public', input.body);
  const carried = await carriedFiles(ctx, ticket, message.id, input);
  const takes = takeByReplying(ctx, ground, ticket);
  // A word to others only is none to the requester: it keeps no promise.
  const toldRequester = recipients.some((one) => one.role === 'requester') || !hasReachableRequester(participants);
  const owes = isUnresolved(ticket.status) && toldRequester;
  const status = ticket.status === 'new' ? 'open' : ticket.status;
  const holderId = takes.assigneeId ?? actingOn(ticket)!;
  const dueAt = input.nextPromiseAt ?? proposedNext(ctx, ground, { ...ticket, status });
  const next = owes ? nextPromise(ctx, ground, { ...ticket, status }, ctx.actor.personId, dueAt) : undefined;
  const standing = standingPromise(ticket);
  const isContact = ctx.actor.personId === holderId;
  const change: Partial<Ticket> = {
    ...takes.change,
    status,
    lastPublicAt: ctx.now,
    ...(toldRequester ? { lastHumanReplyAt: ctx.now } : {}),
    ...(isContact ? { contactToldId: holderId, contactNoticeDueAt: null } : {}),
    ...(next?.change ?? {}),
  };
  const events: NewEvent[] = [
    posted(ticket, message, recipients.length, { answers: toldRequester }),
    ...takes.events,
    ...(status === ticket.status ? [] : [statusChanged(ticket, status)]),
    ...(next && standing ? [promiseKept(ticket, standing, next.promise.id)] : []),
  ];
  const clocks = await keepClocks(ctx, ticket, events);
  Object.assign(change, clocks.change);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    insertMessages(ctx, [message]),
    ...carried,
    ...clocks.writes,
    queueMessage(
      ctx,
      ticket.id,
      message.id,
      recipients.map((one) => recipientOf(one, ticket)),
    ),
    ...(standing && next ? next.replaces(standing, { state: 'kept', keptBy: message.id }) : []),
    ...takes.writes,
    toldRequester ? answerDateRequest(ctx, ticket.id) : undefined,
    record(ctx, [...clocks.events, ...events]),
  ]);
  return { ticket: { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now }, messageId: message.id };
}

async function postInternal(
  ctx: Context,
  _ground: Ground,
  ticket: FoundTicket,
  participants: readonly TakingPart[],
  input: PostMessage,
): Promise<Posted> {
  const message = newMessage(ctx, ticket, input.kind, input.body);
  const carried = await carriedFiles(ctx, ticket, message.id, input);
  const readers = input.kind === 'restricted' ? await chooseReaders(ctx, ticket, participants, input.to) : [];
  // A note by the person who has it shows that it was seen; one by somebody else does not take it from them.
  const accepts = ctx.actor.personId === actingOn(ticket);
  const said = posted(ticket, message, 0);
  const clocks = await keepClocks(ctx, ticket, [said]);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, clocks.change),
    insertMessages(ctx, [message]),
    ...carried,
    ...clocks.writes,
    readers.length > 0 ? insertReaders(message.id, readers) : undefined,
    accepts ? takeUp(ctx, ticket) : undefined,
    record(ctx, [...clocks.events, { ...said, audience: input.kind === 'restricted' ? 'restricted' : 'internal' }]),
  ]);
  return {
    ticket: { ...ticket, ...clocks.change, version: ticket.version + 1, updatedAt: ctx.now },
    messageId: message.id,
  };
}

async function carriedFiles(ctx: Context, ticket: Ticket, messageId: string, { files = [] }: PostMessage) {
  const { attachments, sent } = await carryUploads(ctx, ticket.id, files);
  return attachments.length === 0
    ? []
    : [insertAttachments(attachments.map((one) => ({ ...one, messageId }))), ...sent(messageId)];
}

const newMessage = (ctx: Context, ticket: Ticket, kind: NewMessage['kind'], body: string): NewMessage => ({
  id: ctx.newId(),
  ticketId: ticket.id,
  kind,
  authorId: ctx.actor.personId,
  byAgent: true,
  channel: 'desk',
  language: languageOf(body, ticket),
  bodyText: body,
});

/** What it is written in. A guess cannot tell the Portuguese of two countries apart as surely as the ticket can. */
function languageOf(body: string, ticket: Ticket): string {
  const guess = guessLanguage(body);
  return guess && guess.slice(0, 2) !== ticket.language.slice(0, 2) ? guess : ticket.language;
}

/** Whoever acts on it has shown that they do: the assignee, or the cover. */
export const takeUp = (ctx: Context, ticket: Ticket): Compilable =>
  ticket.coverId ? acceptCover(ctx, ticket.id) : endAcceptance(ctx, ticket.id, ticket.stintSequence, true);

/** Who replies to a ticket that nobody has accepted takes it; the assignee who replies has accepted it. */
export function takeByReplying(ctx: Context, ground: Ground, ticket: Ticket) {
  const author = ctx.actor.personId;
  if (!author || !isUnresolved(ticket.status)) return { writes: [], events: [], change: {}, assigneeId: undefined };
  if (author === actingOn(ticket)) {
    return {
      writes: [takeUp(ctx, ticket)],
      events: [],
      change: {},
      assigneeId: undefined,
    };
  }
  if (ticket.status !== 'new') return { writes: [], events: [], change: {}, assigneeId: undefined };
  const sequence = ticket.stintSequence + 1;
  const writes: Compilable[] = [
    endAcceptance(ctx, ticket.id, ticket.stintSequence, false),
    insertStint(ctx, {
      ticketId: ticket.id,
      sequence,
      personId: author,
      why: 'taking_it',
      accepted: true,
      acceptDueAt: acceptDueAt(ground.calendar, ctx.now),
    }),
  ];
  const events: NewEvent[] = [
    {
      kind: 'assignee.changed',
      ticketId: ticket.id,
      subjectId: author,
      audience: 'public',
      data: { fromId: ticket.assigneeId, toId: author, reason: 'taking_it' },
    },
  ];
  return { writes, events, change: { assigneeId: author, stintSequence: sequence }, assigneeId: author };
}

const hasReachableRequester = (participants: readonly TakingPart[]): boolean =>
  participants.some((one) => one.role === 'requester' && one.email);

function chooseRecipients(participants: readonly TakingPart[], to: readonly string[] | undefined): TakingPart[] {
  const reachable = participants.filter((one) => one.role !== 'pending' && one.email);
  if (to === undefined) return reachable;
  if (to.length === 0) throw invalid('Say who is written to, or leave it out to write to everybody on the ticket.');
  const chosen = to.map((text) => {
    const wanted = isUuid(text) ? text : normaliseEmail(text);
    const found = reachable.find((one) => one.personId === wanted || one.email === wanted);
    if (!found) throw invalid('“{who}” does not take part in this ticket.', { who: text });
    return found;
  });
  return [...new Set(chosen)];
}

async function chooseReaders(
  ctx: Context,
  ticket: Ticket,
  participants: readonly TakingPart[],
  to: readonly string[] | undefined,
): Promise<string[]> {
  if (to?.length === 0 || (!to && !ctx.actor.personId)) throw invalid('Say who may read a restricted entry.');
  const readers = new Set<string>(ctx.actor.personId ? [ctx.actor.personId] : []);
  for (const text of to ?? []) {
    if (participants.some((one) => one.kind !== 'agent' && (one.personId === text || one.email === text))) {
      throw invalid('A restricted entry is read by people of the desk; a requester is written to with a public reply.');
    }
    const reader = await findAgent(ctx, text);
    const takesPart =
      participants.some((one) => one.personId === reader.id && one.role !== 'pending') ||
      (await isCollaboratorOf(ctx.tx, ticket.id, reader.id));
    if (!takesPart && !(await answersForTickets(ctx.tx, reader.id))) {
      throw invalid('{name} does not take part in this ticket and could not read the entry.', { name: reader.name });
    }
    readers.add(reader.id);
  }
  return [...readers];
}

export const recipientOf = (one: TakingPart, ticket: Ticket) => ({
  personId: one.personId,
  address: one.email!,
  example: ticket.example || one.example,
});

/** `answers`: it is a word of ours to the requester. */
const posted = (
  ticket: Ticket,
  message: NewMessage,
  deliveries: number,
  data: { answers?: boolean } = {},
): NewEvent => ({
  kind: 'message.posted',
  ticketId: ticket.id,
  subjectId: message.id,
  audience: 'public',
  data: { kind: message.kind, ...data, ...(deliveries > 0 ? { deliveries } : {}) },
});

export const statusChanged = (ticket: Ticket, to: Ticket['status'], data: Record<string, unknown> = {}): NewEvent => ({
  kind: 'status.changed',
  ticketId: ticket.id,
  audience: 'public',
  data: { from: ticket.status, to, ...data },
});

const promiseKept = (ticket: Ticket, promiseId: string, nextId: string): NewEvent => ({
  kind: 'promise.kept',
  ticketId: ticket.id,
  subjectId: promiseId,
  data: { nextId },
});
