// A promise has come due and nobody wrote. The desk says so itself, honestly, and promises anew; while the requester has to
// answer, what comes due is the reminder and then the closing. There is no way for the hour to pass in silence.

import type { Selectable } from 'kysely';
import { addWorkingTime } from '../calendars/calendar.ts';
import { queueNotice } from '../channels/queue-delivery.ts';
import { findPerson } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import type { PromiseTable } from '../platform/database-types.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { closingAt, endPromise, roundedUp, updateSeconds } from '../promises/promise.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { nothingOwed } from '../tickets/nothing-owed.ts';
import { lastPublicOfOurs } from '../tickets/read-participants.ts';
import { closeAfterDays, promiseLevels, type Ticket } from '../tickets/ticket.ts';
import { insertResolution, updateTicket } from '../tickets/write-ticket.ts';
import { type Ground, readGround } from './ground.ts';
import { messageToAll } from './message-to-all.ts';
import { nextPromise } from './next-promise.ts';
import { statusChanged } from './post-message.ts';
import { closedUnansweredWords, lateWords, reminderWords } from './words.ts';

type DuePromise = Pick<Selectable<PromiseTable>, 'id' | 'purpose' | 'dueAt' | 'misses' | 'undeliveredAt'>;

/** @returns what was done, or null when the promise no longer stands or is not due. */
export function answerForDuePromise(ctx: Context, ticketId: number): Promise<'late' | 'reminder' | 'closed' | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true });
    if (!ticket.promiseId) return null;
    const due = await tx
      .selectFrom('promise')
      .select(['id', 'purpose', 'dueAt', 'misses', 'undeliveredAt'])
      .where('id', '=', ticket.promiseId)
      .executeTakeFirstOrThrow();
    if (due.dueAt > ctx.now) return null;
    const ground = await readGround(tx, ticket.teamId, [], ticket);
    if (due.purpose === 'reminder') return remind(here, ground, ticket, due);
    if (due.purpose === 'closing') return close(here, ground, ticket, due);
    return sayLate(here, ground, ticket, due);
  });
}

// Each honest message waits twice as long as the one before, so that silence is broken without becoming a drum.
const mostDoublings = 5;

async function sayLate(ctx: Context, ground: Ground, ticket: Ticket, due: DuePromise): Promise<'late'> {
  const misses = due.misses + 1;
  const seconds = updateSeconds(ground.calendar, ticket.priority) * 2 ** Math.min(misses - 1, mostDoublings);
  const nextAt = roundedUp(addWorkingTime(ground.calendar, ctx.now, seconds));
  const holderId = ticket.assigneeId!;
  const contact = (await findPerson(ctx.tx, holderId))!;
  const next = nextPromise(ctx, ground, ticket, null, nextAt, { purpose: 'update', misses });
  const words = lateWords(ground, ticket, contact, { ...due, nextAt: next.promise.dueAt }, ctx.now);
  const said = await messageToAll(ctx, ticket, 'late', words);
  const { lead } = ground.team;
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      ...next.change,
      promiseLevel: promiseLevels.missed,
      lastPublicAt: ctx.now,
      contactToldId: holderId,
      contactNoticeDueAt: null,
    }),
    ...said.writes,
    ...next.replaces(due.id, { state: 'missed', announcedBy: said.message.id }),
    ...(lead.email && lead.id !== holderId
      ? queueNotice(
          ctx,
          { kind: 'agent_escalated', ticketId: ticket.id, data: { why: 'promise_missed' } },
          { personId: lead.id, address: lead.email, example: ticket.example },
        )
      : []),
    record(ctx, [
      said.event,
      {
        kind: 'promise.missed',
        ticketId: ticket.id,
        subjectId: due.id,
        audience: 'public',
        data: {
          dueAt: due.dueAt,
          nextDueAt: next.promise.dueAt,
          misses,
          ...(lead.id !== holderId ? { deliveries: 1 } : {}),
        },
      },
    ]),
  ]);
  return 'late';
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
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      ...nothingOwed,
      status: 'resolved',
      resolvedAt: ctx.now,
      lastPublicAt: ctx.now,
      closeDueAt: new Date(ctx.now.getTime() + closeAfterDays * 86_400_000),
    }),
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
    record(ctx, [said.event, event]),
  ]);
  return 'closed';
}
