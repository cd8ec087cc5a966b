// The statements that write calendars. A version is only ever added; the calendar's row follows it in the same statement.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { insertRows, json, write } from '../platform/database.ts';
import { type NewVersion, rowOf, type Version } from './versions.ts';

export type NewCalendar = { id: string; name: string; isDefault: boolean };

export const insertCalendar = (ctx: Context, calendar: NewCalendar, first: NewVersion): Compilable[] => [
  write.insertInto('calendar').values({ ...calendar, input: json(first.input), number: 1, createdAt: ctx.now }),
  insertVersions(ctx, calendar.id, [first]),
];

/** New versions of a calendar, after those that there are. */
export const addVersions = (
  ctx: Context,
  calendarId: string,
  known: readonly Version[],
  made: readonly NewVersion[],
): Compilable[] => [insertVersions(ctx, calendarId, made), turnCalendar(ctx, calendarId, [...known, ...made])];

function insertVersions(ctx: Context, calendarId: string, versions: readonly NewVersion[]): Compilable {
  return insertRows(
    'calendarVersion',
    versions.map((version) => ({
      ...version,
      calendarId,
      plan: json(version.plan),
      input: json(version.input),
      about: json(version.about),
      madeBy: ctx.actor.personId,
      madeAt: ctx.now,
    })),
  );
}

/** Lets the calendar's row say what is in force now and what is to come. */
export function turnCalendar(ctx: Context, calendarId: string, versions: readonly Version[]): Compilable {
  const { number, latest, input, turnsAt } = rowOf(versions, ctx.now);
  return write
    .updateTable('calendar')
    .set({ number, latest, turnsAt, input: json(input) })
    .where('id', '=', calendarId);
}

export const nameCalendar = (id: string, name: string): Compilable =>
  write.updateTable('calendar').set({ name }).where('id', '=', id);

/** At most one is the default; called before another becomes it. */
export const clearDefaultCalendar = (): Compilable =>
  write.updateTable('calendar').set({ isDefault: false }).where('isDefault', '=', true);

export const makeDefaultCalendar = (id: string): Compilable =>
  write.updateTable('calendar').set({ isDefault: true }).where('id', '=', id);

export const retireCalendar = (ctx: Context, id: string): Compilable =>
  write.updateTable('calendar').set({ retiredAt: ctx.now }).where('id', '=', id);

export type ClosedTimeMove = { calendarId: string; number: number; closedId: string; ticketId: number };

/** Tickets whose promise lies in a time that is closed now; a sweep moves and tells each. */
export const askToMove = (ctx: Context, moves: readonly ClosedTimeMove[]): Compilable =>
  insertRows(
    'closedTimeMove',
    moves.map((one) => ({ ...one, id: ctx.newId(), askedAt: ctx.now, dueAt: ctx.now })),
    'ignore',
  );

/** `tellingId`: those with the same one are told together, each reader in one mail. */
export type ToldMove = { tellingId: string; messageId: string; wasDueAt: Date; newDueAt: Date };

export const markMoved = (ctx: Context, id: string, told: ToldMove | null = null): Compilable =>
  write
    .updateTable('closedTimeMove')
    .set({ doneAt: ctx.now, ...told })
    .where('id', '=', id);

/** The assignee was asked to agree on another date than this promise's; it is looked at again then. */
export const putOffMove = (id: string, promiseId: string, dueAt: Date): Compilable =>
  write.updateTable('closedTimeMove').set({ promiseId, dueAt }).where('id', '=', id);
