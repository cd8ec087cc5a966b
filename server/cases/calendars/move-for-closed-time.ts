// A promise lay in a time for which the desk has closed. It moves once to a date that can be kept, and the requester reads
// in their language until when we are closed, when they hear next, and where to turn when it cannot wait.

import { findCalendar } from '../../calendars/read-calendars.ts';
import { inForceAt } from '../../calendars/versions.ts';
import { markMoved } from '../../calendars/write-calendars.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { type PromisePurpose, roundedUp } from '../../promises/promise.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';
import { messageToAll } from '../message-to-all.ts';
import { nextPromise } from '../next-promise.ts';
import { awayWords } from './away-words.ts';
import { shiftOf } from './close-time.ts';

/** @returns whether the promise was moved; not when it stands elsewhere by now, or the desk does not close after all. */
export function moveForClosedTime(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true });
    const moves = await tx
      .selectFrom('closedTimeMove')
      .selectAll()
      .where('ticketId', '=', ticketId)
      .where('doneAt', 'is', null)
      .orderBy('number')
      .execute();
    const last = moves.at(-1);
    if (!last) return false;
    const done = moves.map(({ id }) => markMoved(here, id));
    const { versions } = await findCalendar(tx, last.calendarId);
    const time = inForceAt(versions, ctx.now).plan.closed.find(({ id }) => id === last.closedId);
    const standing = await tx
      .selectFrom('promise')
      .select(['id', 'purpose', 'dueAt', 'misses'])
      .where('ticketId', '=', ticketId)
      .where('state', '=', 'standing')
      .executeTakeFirst();
    const shift =
      time &&
      shiftOf(
        versions.filter(({ number }) => number < last.number),
        versions,
        time,
        last.askedAt,
      );
    if (!standing || !shift || standing.dueAt < shift.begins || standing.dueAt >= shift.ends) {
      await together(tx, done);
      return false;
    }
    const ground = await readGround(tx, ticket.teamId, [], ticket);
    const purpose = standing.purpose as PromisePurpose;
    const dueAt = roundedUp(shift.newDate(standing.dueAt));
    const next = nextPromise(here, ground, ticket, null, dueAt, { purpose, misses: standing.misses });
    const away = {
      time,
      closesAt: shift.closesAt && shift.closesAt > ctx.now ? shift.closesAt : null,
      opensAt: shift.opensAt,
      promised: standing.dueAt,
      next: dueAt,
    };
    const said = await messageToAll(here, ticket, 'away', awayWords(ground, ticket, away, ctx.now));
    await together(tx, [
      ...done,
      updateTicket(here, ticketId, { ...next.change, lastPublicAt: ctx.now }),
      ...said.writes,
      ...next.replaces(standing.id, { state: 'moved' }),
      record(here, [
        said.event,
        {
          kind: 'promise.moved',
          ticketId,
          subjectId: standing.id,
          data: { why: 'closed', closedId: time.id, dueAt: standing.dueAt, nextDueAt: dueAt },
        },
      ]),
    ]);
    return true;
  });
}
