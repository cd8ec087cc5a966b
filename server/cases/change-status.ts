// A ticket changes its status within what the rules allow; what is owed to the requester changes with it.

import type { Compilable } from 'kysely';
import { endAcceptance } from '../assignment/stint.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { endPromise } from '../promises/promise.ts';
import { type FoundTicket, findTicket } from '../tickets/find-ticket.ts';
import { nothingOwed } from '../tickets/nothing-owed.ts';
import { canChangeStatus } from '../tickets/permissions.ts';
import { lastPublicOfOurs } from '../tickets/read-participants.ts';
import { whyNot } from '../tickets/status-rules.ts';
import { isUnresolved, type Ticket, type TicketStatus } from '../tickets/ticket.ts';
import { insertThirdPartyWait, updateTicket } from '../tickets/write-ticket.ts';
import { beginAgain } from './begin-again.ts';
import { type Ground, readGround } from './ground.ts';
import { type MessageToAll, messageToAll } from './message-to-all.ts';
import { nextPromise } from './next-promise.ts';
import { statusChanged } from './post-message.ts';
import { putAsSpam } from './spam/put-as-spam.ts';
import { takeBackSpam } from './spam/take-back-spam.ts';

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
    const wish = { status: input.status, asksRequester: Boolean(input.question) || asked, agreedAt: input.agreedAt };
    const reason = whyNot(ticket, wish, ctx.now);
    if (reason) throw reason;
    if (input.status === ticket.status && !input.question && !input.agreedAt && !input.thirdParty) return ticket;
    if (input.status === 'spam') return putAsSpam(here, ticket);
    if (ticket.status === 'spam') return takeBackSpam(here, ticket);
    const ground = await readGround(tx, ticket.teamId);
    const question = input.question
      ? await messageToAll(here, ticket, 'message', { bodyText: input.question, linkAt: null })
      : undefined;
    return write(here, ground, ticket, input, question);
  });
}

async function write(
  ctx: Context,
  ground: Ground,
  ticket: FoundTicket,
  input: ChangeStatus,
  question: MessageToAll | undefined,
): Promise<Ticket> {
  const { status } = input;
  const change: Partial<Ticket> = {
    status,
    closeDueAt: null,
    ...(question ? { lastPublicAt: ctx.now, lastHumanReplyAt: ctx.now } : {}),
  };
  const writes: (Compilable | undefined)[] = question?.writes ?? [];
  const waitsFor = input.thirdParty ? { id: ctx.newId(), ticketId: ticket.id, name: input.thirdParty } : undefined;
  if (waitsFor) writes.push(insertThirdPartyWait(ctx, waitsFor));
  const changed = statusChanged(ticket, status);
  const events: NewEvent[] = [waitsFor ? { ...changed, subjectId: waitsFor.id } : changed];
  if (question) events.unshift(question.event);
  if (isUnresolved(status)) {
    const again = isUnresolved(ticket.status) ? undefined : await beginAgain(ctx, ground, ticket);
    // Between working and waiting for others we owe the same word; a date that a person promised stays.
    if (!question && ticket.promiseId && owesUpdate(ticket.status) && owesUpdate(status)) {
      await together(ctx.tx, [
        updateTicket(ctx, ticket.id, change),
        ...writes,
        ...accepting(ctx, ticket),
        record(ctx, events),
      ]);
      return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
    }
    const next = nextPromise(ctx, ground, { ...ticket, status, promiseDueAt: null }, ctx.actor.personId, input.agreedAt);
    Object.assign(change, next.change, again?.change);
    const end = question ? ({ state: 'kept', keptBy: question.message.id } as const) : ({ state: 'moved' } as const);
    writes.push(...(ticket.promiseId ? next.replaces(ticket.promiseId, end) : next.begins), ...(again?.writes ?? []));
    events.push(...(again?.events ?? []));
    if (!again) writes.push(...accepting(ctx, ticket));
  } else {
    if (ticket.promiseId) writes.push(endPromise(ctx, ticket.promiseId, { state: 'void' }));
    Object.assign(change, nothingOwed);
    writes.push(endAcceptance(ctx, ticket.id, ticket.stintSequence, false));
  }
  await together(ctx.tx, [updateTicket(ctx, ticket.id, change), ...writes, record(ctx, events)]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}

const owesUpdate = (status: TicketStatus): boolean =>
  status === 'new' || status === 'open' || status === 'waiting_on_third_party';

/** Whoever has the ticket and works on it has taken it up. */
const accepting = (ctx: Context, ticket: Ticket): Compilable[] =>
  ctx.actor.personId === ticket.assigneeId ? [endAcceptance(ctx, ticket.id, ticket.stintSequence, true)] : [];

/** Whether the last public word on the ticket is ours and asks something. */
async function askedAlready(ctx: Context, ticket: Ticket): Promise<boolean> {
  const last = await lastPublicOfOurs(ctx.tx, ticket.id);
  return last !== null && /[?？]/.test(last);
}
