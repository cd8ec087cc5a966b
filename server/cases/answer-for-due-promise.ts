// A promise has come due and nobody wrote. The desk says so itself, honestly, and promises anew; while the requester has to
// answer, what comes due is the reminder and then the closing. There is no way for the hour to pass in silence.

import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { closingAt, endPromise } from '../promises/promise.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { nothingOwed } from '../tickets/nothing-owed.ts';
import { lastPublicOfOurs } from '../tickets/read-participants.ts';
import { closeAfterDays, type Ticket } from '../tickets/ticket.ts';
import { insertResolution, updateTicket } from '../tickets/write-ticket.ts';
import { keepClocks } from './clocks/keep-clocks.ts';
import { escalateUnaccepted } from './escalate-unaccepted.ts';
import { type Ground, readGround } from './ground.ts';
import { messageToAll } from './message-to-all.ts';
import { nextPromise } from './next-promise.ts';
import { statusChanged } from './post-message.ts';
import { type DuePromise, sayLate } from './promises/say-late.ts';
import { closedUnansweredWords, reminderWords } from './words.ts';

/** @returns what was done, or null when the promise no longer stands or is not due. */
export function answerForDuePromise(ctx: Context, ticketId: number): Promise<'late' | 'reminder' | 'closed' | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    // Itself: where it was merged since it was found, what the other one owes has a turn of its own.
    let ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    if (!ticket.promiseId) return null;
    const due = await tx
      .selectFrom('promise')
      .select(['id', 'purpose', 'dueAt', 'misses', 'undeliveredAt'])
      .where('id', '=', ticket.promiseId)
      .executeTakeFirstOrThrow();
    if (due.dueAt > ctx.now) return null;
    // After downtime both are due. Whoever has it now is named in the one message, and not in a second one half an hour later.
    if (await escalateUnaccepted(here, ticketId)) ticket = await findTicketById(here, ticketId);
    const ground = await readGround(tx, ticket.teamId, [], ticket);
    if (due.purpose === 'reminder') return remind(here, ground, ticket, due);
    if (due.purpose === 'closing') return close(here, ground, ticket, due);
    return sayLate(here, ground, ticket, due);
  });
}

async function remind(ctx: Context, ground: Ground, ticket: Ticket, due: DuePromise): Promise<'reminder'> {
  const closesAt = closingAt(ground.calendar, ctx.now);
  const next = nextPromise(ctx, ground, ticket, null, closesAt, { purpose: 'closing' });
  const question = (await lastPublicOfOurs(ctx.tx, ticket.id)) ?? ticket.subject;
  const said = await messageToAll(ctx, ticket, 'reminder', reminderWords(ground, ticket, question, closesAt, ctx.now));
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, { ...next.change, lastPublicAt: ctx.now }),
    ...said.writes,
    // The reminder was what had been announced; the desk kept to it.
    ...next.replaces(due.id, { state: 'kept', keptBy: said.message.id }),
    record(ctx, [said.event]),
  ]);
  return 'reminder';
}

async function close(ctx: Context, ground: Ground, ticket: Ticket, due: DuePromise): Promise<'closed'> {
  const said = await messageToAll(ctx, ticket, 'closing', closedUnansweredWords(ground, ticket));
  const event: NewEvent = statusChanged(ticket, 'resolved', { kind: 'withdrawn', unanswered: true });
  const clocks = await keepClocks(ctx, ticket, [event]);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      ...nothingOwed,
      status: 'resolved',
      resolvedAt: ctx.now,
      lastPublicAt: ctx.now,
      closeDueAt: new Date(ctx.now.getTime() + closeAfterDays * 86_400_000),
      ...clocks.change,
    }),
    ...clocks.writes,
    insertResolution(ctx, ticket.id, {
      kind: 'withdrawn',
      what: 'No answer came.',
      how: '',
      why: '',
      reason: null,
      alternatives: null,
      compensation: null,
      toldBy: 'message',
      resolvedAt: ctx.now,
    }),
    ...said.writes,
    endPromise(ctx, due.id, { state: 'kept', keptBy: said.message.id }),
    record(ctx, [...clocks.events, said.event, event]),
  ]);
  return 'closed';
}
