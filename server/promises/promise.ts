// A promise is a dated commitment to the requester: when they hear next. A ticket that is not resolved has exactly one that
// stands. It ends kept, moved before it was due, missed and said so, or void; there is no way to end in silence.

import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { moveReasons } from '../../contract/promises/promise-actions.ts';
import { addWorkingTime, businessDaySeconds, type Calendar, isOpen } from '../calendars/calendar.ts';
import { type PolicyTargets, spanSeconds } from '../clocks/policy.ts';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';
import { priorityName } from '../tickets/ticket.ts';
import { nearAt, soonAt } from './due-soon.ts';

export type PromisePurpose = 'update' | 'reminder' | 'closing' | 'agreed';
export type MoveReason = (typeof moveReasons)[number];

/** What the policy of a ticket says of the next word, by priority. */
export type Updates = NonNullable<PolicyTargets['update']>;

/** Where its policy says nothing of it (3.5): 30 minutes, 2 hours, 1 and 3 business days. */
const usualUpdates: Required<Updates> = { P1: { minutes: 30 }, P2: { minutes: 120 }, P3: { days: 1 }, P4: { days: 3 } };

/** Working time until the next word. */
export const updateSeconds = (calendar: Calendar, priority: number, updates: Updates = {}): number =>
  spanSeconds(updates[priorityName(priority)] ?? usualUpdates[priorityName(priority)], businessDaySeconds(calendar));

export const nextUpdateAt = (calendar: Calendar, priority: number, from: Date, updates?: Updates): Date =>
  roundedUp(addWorkingTime(calendar, from, updateSeconds(calendar, priority, updates)));

/** What a reply promises by itself: the policy's date, but never earlier than the one that the requester was told. */
export function proposedUpdateAt(
  calendar: Calendar,
  priority: number,
  from: Date,
  standing: Date | null,
  updates?: Updates,
): Date {
  const usual = nextUpdateAt(calendar, priority, from, updates);
  return standing && standing > usual ? standing : usual;
}

/** Later dates to choose from, one and three working days after `from`; on a quarter, as people say times. */
export const laterUpdates = (calendar: Calendar, from: Date): Date[] =>
  [1, 3].map((days) => {
    const at = roundedUp(addWorkingTime(calendar, from, days * businessDaySeconds(calendar)));
    const quarter = new Date(Math.ceil(at.getTime() / 900_000) * 900_000);
    return isOpen(calendar, new Date(quarter.getTime() - 1)) ? quarter : at;
  });

/** A requester who does not answer is asked again after three business days; after five more the ticket closes. */
export const reminderAt = (calendar: Calendar, from: Date): Date =>
  roundedUp(addWorkingTime(calendar, from, 3 * businessDaySeconds(calendar)));
export const closingAt = (calendar: Calendar, from: Date): Date =>
  roundedUp(addWorkingTime(calendar, from, 5 * businessDaySeconds(calendar)));

/** People promise whole minutes; the seconds of an arrival would only make a time harder to read. Never earlier. */
export function roundedUp(at: Date): Date {
  const over = at.getTime() % 60_000;
  return over === 0 ? at : new Date(at.getTime() + 60_000 - over);
}

export type NewPromise = {
  id: string;
  ticketId: number;
  purpose: PromisePurpose;
  /** Who wrote it or agreed the date; null: the desk itself, by its policy. */
  madeBy: string | null;
  dueAt: Date;
  misses?: number;
  /** How many times in a row the date was moved before. */
  moves?: number;
  /** When the requester read its date elsewhere than in a message of the same breath, as on the page that they wrote on. */
  toldAt?: Date | null;
  /** When the desk tells its date by itself, unless a person writes before. */
  tellDueAt?: Date | null;
};

/** `calendar`: the working time by which whoever has the ticket is told that it is nearly due. */
export function insertPromise(ctx: Context, calendar: Calendar, promise: NewPromise): Compilable {
  const { purpose, dueAt } = promise;
  return insertRows('promise', [
    {
      misses: 0,
      moves: 0,
      ...promise,
      madeAt: ctx.now,
      soonAt: soonAt(purpose, ctx.now, dueAt),
      nearAt: nearAt(calendar, purpose, ctx.now, dueAt),
    },
  ]);
}

/** How the standing promise ends; `successorId` is the one made in its place. */
export type PromiseEnd =
  | { state: 'kept'; keptBy: string; successorId?: string | undefined }
  /** `movedBy`: the notice that told why; the desk moves without one when a status changes. */
  | { state: 'moved'; successorId: string; movedBy?: string; moveReason?: MoveReason }
  | { state: 'missed'; announcedBy: string; successorId?: string | undefined }
  | { state: 'void'; successorId?: string | undefined };

export const endPromise = (ctx: Context, promiseId: string, end: PromiseEnd): Compilable =>
  write
    .updateTable('promise')
    // Another word has kept or moved it now; whether that one arrives is found out anew.
    .set({ ...end, endedAt: ctx.now, successorId: end.successorId ?? null, ...(isByWord(end) ? afresh : {}) })
    .where('id', '=', promiseId)
    .where('state', '=', 'standing');

const afresh = { undeliveredAt: null };
const isByWord = (end: PromiseEnd): boolean => end.state === 'kept' || (end.state === 'moved' && !!end.movedBy);

/** Whether a message of ours made it, so that the requester read its date there. */
export async function wasTold(tx: Database, promiseId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from promise p where p.id = ${promiseId}::uuid and ${toldWithIt('p')}`.execute(
    tx,
  );
  return rows.length > 0;
}

/**
 * Whether the requester was told this date: with its promise, or with one before it that only a change of status replaced. What
 * they were never told is owed all the same, and is not called promised.
 */
export async function wasDateTold(tx: Database, ticketId: number, dueAt: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from promise p where p.ticket_id = ${ticketId} and p.due_at = ${dueAt} and ${toldWithIt('p')} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** For a promise by this alias: a message of ours was written in the same breath, or its date was told otherwise. */
export const toldWithIt = (promise: string): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${sql.ref(`${promise}.told_at`)} is not null or exists (
  select 1 from message w where w.ticket_id = ${sql.ref(`${promise}.ticket_id`)} and w.at = ${sql.ref(`${promise}.made_at`)}
     and w.kind = 'public' and (w.by_agent or w.author_id is null)
     and not (w.purpose = 'away' and ${cameBack('w')})))`;

/**
 * Whoever waits has not got the message by this alias: its mail came back, and nobody has told them another way. Other words that
 * came back are taken back with what they kept or moved.
 */
const cameBack = (message: string): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select 1 from delivery f join ticket ft on ft.id = f.ticket_id and ft.requester_id = f.person_id
   where f.message_id = ${sql.ref(`${message}.id`)} and f.state in ('failed', 'human_task') and f.settled_at is null
     and not exists (select 1 from delivery o where o.message_id = f.message_id and o.person_id = f.person_id
                        and o.state in ('queued', 'retry', 'sending', 'sent', 'delivered', 'read')))`;

/** A message that is written now tells the dates of these. */
export const markTold = (ctx: Context, promiseIds: readonly string[]): Compilable | undefined =>
  promiseIds.length === 0
    ? undefined
    : write
        .updateTable('promise')
        .set({ toldAt: ctx.now, tellDueAt: null })
        .where('id', 'in', [...promiseIds])
        .where('toldAt', 'is', null);

/**
 * Whoever brings a ticket back by their word is told its new date by the answer of a person, or by the desk when none came in
 * this time: in a quick exchange nobody gets a mail of a machine between two of people.
 */
const tellAfterMinutes = 10;
export const tellDueAt = (now: Date): Date => new Date(now.getTime() + tellAfterMinutes * 60_000);

/** All that stand on these tickets, for nobody waits any more. */
export const voidPromisesOf = (ctx: Context, ticketIds: readonly number[]): Compilable =>
  write
    .updateTable('promise')
    .set({ state: 'void', endedAt: ctx.now })
    .where('ticketId', 'in', [...ticketIds])
    .where('state', '=', 'standing');

/** Before their tickets go: a promise names messages, which go with the tickets. */
export const deletePromisesOf = (ticketIds: readonly number[]): Compilable =>
  write.deleteFrom('promise').where('ticketId', 'in', [...ticketIds]);
