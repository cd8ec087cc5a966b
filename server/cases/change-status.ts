// A ticket changes its status within what the rules allow; what is owed to the requester changes with it.

import type { Compilable } from 'kysely';
import { endAcceptance } from '../assignment/stint.ts';
import { type Context, theDesk } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { answerDateRequest } from '../promises/date-request.ts';
import { endPromise, tellDueAt } from '../promises/promise.ts';
import { type FoundTicket, findTicket } from '../tickets/find-ticket.ts';
import { nothingOwed } from '../tickets/nothing-owed.ts';
import { canChangeStatus } from '../tickets/permissions.ts';
import { lastPublicOfOurs } from '../tickets/read-participants.ts';
import { whyNot } from '../tickets/status-rules.ts';
import { actingOn, isUnresolved, type Ticket, type TicketStatus } from '../tickets/ticket.ts';
import { insertThirdPartyWait, updateTicket } from '../tickets/write-ticket.ts';
import { beginAgain } from './begin-again.ts';
import { keepClocks } from './clocks/keep-clocks.ts';
import { type Ground, readGround } from './ground.ts';
import { type MessageToAll, messageToAll } from './message-to-all.ts';
import { nextPromise } from './next-promise.ts';
import { statusChanged, takeUp } from './post-message.ts';
import { putAsSpam } from './spam/put-as-spam.ts';
import { takeBackSpam } from './spam/take-back-spam.ts';
import { agreedWords } from './words.ts';

export type ChangeStatus = {
  number: string;
  status: TicketStatus;
  question?: string | undefined;
  agreedAt?: Date | undefined;
  thirdParty?: string | undefined;
};

/** @throws NotFound, Forbidden, Invalid with the rule that stands against it */
export function changeStatus(ctx: Context, input: ChangeStatus): Promise<Ticket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canChangeStatus(ctx.actor)) throw forbidden('Only agents change the status of a ticket.');
    const asked = input.status === 'waiting_on_requester' ? await askedAlready(here, ticket) : false;
    const { status, question, agreedAt } = input;
    const reason = whyNot(ticket, { status, asksNow: Boolean(question), askedBefore: asked, agreedAt }, ctx.now);
    if (reason) throw reason;
    if (input.status === ticket.status && !input.question && !input.agreedAt && !input.thirdParty) return ticket;
    if (input.status === 'spam') return putAsSpam(here, ticket);
    if (ticket.status === 'spam') return takeBackSpam(here, ticket);
    return write(here, await readGround(tx, ticket.teamId, [], ticket), ticket, input);
  });
}

async function write(ctx: Context, ground: Ground, ticket: FoundTicket, input: ChangeStatus): Promise<Ticket> {
  const { status } = input;
  const question = input.question
    ? await messageToAll(ctx, ticket, 'message', { bodyText: input.question, linkAt: null })
    : undefined;
  const told = question ?? (await agreement(ctx, ground, ticket, input));
  const change: Partial<Ticket> = {
    status,
    closeDueAt: null,
    ...(told ? { lastPublicAt: ctx.now } : {}),
    ...(question ? { lastHumanReplyAt: ctx.now } : {}),
  };
  const writes: (Compilable | undefined)[] = [...(told?.writes ?? [])];
  const waitsFor = input.thirdParty ? { id: ctx.newId(), ticketId: ticket.id, name: input.thirdParty } : undefined;
  if (waitsFor) writes.push(insertThirdPartyWait(ctx, waitsFor));
  const changed = statusChanged(ticket, status);
  const events: NewEvent[] = [waitsFor ? { ...changed, subjectId: waitsFor.id } : changed];
  if (told) {
    events.unshift(told.event);
    // Nobody takes afterwards the date that they asked for before.
    writes.push(answerDateRequest(ctx, ticket.id));
  }
  if (isUnresolved(status)) {
    const again = isUnresolved(ticket.status) ? undefined : await beginAgain(ctx, ground, ticket);
    const owed = whatIsOwed(ctx, ground, ticket, input, { question, told });
    Object.assign(change, owed.change, again?.change);
    writes.push(...owed.writes, ...(again ? again.writes : accepting(ctx, ticket)));
    events.push(...(again?.events ?? []));
  } else {
    if (ticket.promiseId) writes.push(endPromise(ctx, ticket.promiseId, { state: 'void' }));
    Object.assign(change, nothingOwed);
    writes.push(endAcceptance(ctx, ticket.id, ticket.stintSequence, false));
  }
  const clocks = await keepClocks(ctx, ticket, events);
  Object.assign(change, clocks.change);
  writes.push(...clocks.writes, record(ctx, [...clocks.events, ...events]));
  await together(ctx.tx, [updateTicket(ctx, ticket.id, change), ...writes]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}

type Said = { question: MessageToAll | undefined; told: MessageToAll | undefined };

/** What the requester counts on stays, unless a message tells them another date: a status alone moves no date further away. */
function whatIsOwed(
  ctx: Context,
  ground: Ground,
  ticket: Ticket,
  { status, agreedAt }: ChangeStatus,
  { question, told }: Said,
): { change: Partial<Ticket>; writes: Compilable[] } {
  // Between working and waiting for others we owe the same word; a date that a person promised stays.
  if (!question && ticket.promiseId && owesUpdate(ticket.status) && owesUpdate(status))
    return { change: {}, writes: [] };
  const madeBy = question || agreedAt ? ctx.actor.personId : null;
  const notAfter = told ? null : ticket.promiseDueAt;
  const next = nextPromise(ctx, ground, { ...ticket, status, promiseDueAt: null }, madeBy, agreedAt, { notAfter });
  // A ticket that was solved is open again: the requester hears of it from a person soon, else from the desk.
  if (!ticket.promiseId && !told) next.promise.tellDueAt = tellDueAt(ctx.now);
  const end = question ? ({ state: 'kept', keptBy: question.message.id } as const) : ({ state: 'moved' } as const);
  return { change: next.change, writes: ticket.promiseId ? next.replaces(ticket.promiseId, end) : next.begins };
}

/** The date that was agreed is told by the desk where the agent's own words do not. */
async function agreement(ctx: Context, ground: Ground, ticket: FoundTicket, { status, agreedAt }: ChangeStatus) {
  if (status !== 'scheduled' || !agreedAt) return undefined;
  return messageToAll({ ...ctx, actor: theDesk }, ticket, 'message', agreedWords(ground, ticket, agreedAt, ctx.now));
}

const owesUpdate = (status: TicketStatus): boolean =>
  status === 'new' || status === 'open' || status === 'waiting_on_third_party';

/** Whoever has the ticket and works on it has taken it up. */
const accepting = (ctx: Context, ticket: Ticket): Compilable[] =>
  ctx.actor.personId === actingOn(ticket) ? [takeUp(ctx, ticket)] : [];

/** Whether the last public word on the ticket is ours and asks something. */
async function askedAlready(ctx: Context, ticket: Ticket): Promise<boolean> {
  const last = await lastPublicOfOurs(ctx.tx, ticket.id);
  return last !== null && /[?？]/.test(last);
}
