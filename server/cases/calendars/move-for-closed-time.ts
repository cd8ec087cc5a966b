// Promises lay in a time for which the desk has closed. Each moves once to a date that can be kept, and each requester reads in
// one mail, in their language, until when we are closed, when they hear next of each ticket, and where to turn when it cannot
// wait. A date that was agreed with them does not move like that: see `agree-anew`.

import { findCalendar } from '../../calendars/read-calendars.ts';
import { inForceAt } from '../../calendars/versions.ts';
import { markMoved } from '../../calendars/write-calendars.ts';
import { queueMessage } from '../../channels/queue-delivery.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { roundedUp } from '../../promises/promise.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { readParticipants } from '../../tickets/read-participants.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { deskMessage, insertMessages, updateTicket } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';
import { nextPromise } from '../next-promise.ts';
import { agreeAnew } from './agree-anew.ts';
import { awayWords } from './away-words.ts';
import { shiftOf } from './close-time.ts';
import { type InClosedTime, readTogether, type StandingThere } from './read-moves.ts';

/** @returns how many promises of this ticket's requester moved; none when they stand elsewhere by now, or the desk stays open. */
export function moveForClosedTime(ctx: Context, ticketId: number): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ids = await readTogether(here, ticketId);
    const found: InClosedTime[] = [];
    // In the order of their ids, so that two processes never wait for each other.
    for (const id of ids) {
      const one = await lookAt(here, await findTicketById(here, id, { lock: true, itself: true }));
      if (one) found.push(one);
    }
    const moving = found
      .filter((one) => one.standing.purpose !== 'agreed')
      .map((one) => ({ ...one, dueAt: roundedUp(one.shift.newDate(one.standing.dueAt)) }))
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.ticket.id - b.ticket.id);
    const telling = { id: ctx.newId(), told: new Set<string>() };
    for (const one of moving) await move(here, one, telling);
    for (const one of found) if (one.standing.purpose === 'agreed') await agreeAnew(here, one);
    return moving.length;
  });
}

/** Null, and done with, where there is nothing to move any more. */
async function lookAt(ctx: Context, ticket: Ticket): Promise<InClosedTime | null> {
  const moves = await ctx.tx
    .selectFrom('closedTimeMove')
    .selectAll()
    .where('ticketId', '=', ticket.id)
    .where('doneAt', 'is', null)
    .where('dueAt', '<=', ctx.now)
    .orderBy('number')
    .execute();
  const last = moves.at(-1);
  if (!last) return null;
  const { versions } = await findCalendar(ctx.tx, last.calendarId);
  const time = inForceAt(versions, ctx.now).plan.closed.find(({ id }) => id === last.closedId);
  const standing: StandingThere | undefined = await ctx.tx
    .selectFrom('promise')
    .select(['id', 'purpose', 'dueAt', 'misses', 'moves'])
    .where('ticketId', '=', ticket.id)
    .where('state', '=', 'standing')
    .executeTakeFirst();
  const before = versions.filter(({ number }) => number < last.number);
  const shift = time && shiftOf(before, versions, time, last.askedAt);
  const lies = standing && shift && standing.dueAt >= shift.begins && standing.dueAt < shift.ends;
  // Whoever was asked to agree anew has done so: what stands now was agreed with the closed time in mind.
  const settled = last.promiseId !== null && last.promiseId !== standing?.id;
  if (!lies || settled) {
    await together(
      ctx.tx,
      moves.map(({ id }) => markMoved(ctx, id)),
    );
    return null;
  }
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  return { ticket, ground, standing, time, shift, moveIds: moves.map(({ id }) => id), asked: last.promiseId !== null };
}

type Telling = { id: string; told: Set<string> };

/** The first ticket of each reader carries their mail, which names the others: see `promises/told-together`. */
async function move(ctx: Context, one: InClosedTime & { dueAt: Date }, telling: Telling): Promise<void> {
  const { ticket, ground, standing, time, shift, dueAt } = one;
  const { purpose, misses, moves } = standing;
  const next = nextPromise(ctx, ground, ticket, null, dueAt, { purpose, misses, moves });
  const away = {
    time,
    closesAt: shift.closesAt && shift.closesAt > ctx.now ? shift.closesAt : null,
    opensAt: shift.opensAt,
    promised: standing.dueAt,
    next: dueAt,
  };
  const message = deskMessage(ctx, ticket, 'away', awayWords(ground, ticket, away, ctx.now));
  const readers = (await readParticipants(ctx.tx, ticket.id)).filter(
    (reader) => reader.role !== 'pending' && reader.email && !telling.told.has(reader.personId),
  );
  for (const reader of readers) telling.told.add(reader.personId);
  const to = readers.map((reader) => ({
    personId: reader.personId,
    address: reader.email!,
    example: ticket.example || reader.example,
  }));
  const told = { tellingId: telling.id, messageId: message.id, wasDueAt: standing.dueAt, newDueAt: dueAt };
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, { ...next.change, lastPublicAt: ctx.now }),
    insertMessages(ctx, [message]),
    queueMessage(ctx, ticket.id, message.id, to),
    ...next.replaces(standing.id, { state: 'moved' }),
    ...one.moveIds.map((id) => markMoved(ctx, id, told)),
    record(ctx, [
      {
        kind: 'message.posted',
        ticketId: ticket.id,
        subjectId: message.id,
        audience: 'public',
        data: { kind: 'public', purpose: 'away', deliveries: to.length, answers: false },
      },
      {
        kind: 'promise.moved',
        ticketId: ticket.id,
        subjectId: standing.id,
        data: { why: 'closed', closedId: time.id, dueAt: standing.dueAt, nextDueAt: dueAt },
      },
    ]),
  ]);
}
