// When a promise has a quarter of its time left, lists show its ticket higher up; at nine tenths whoever has the ticket is told
// (3.5). The moments stand beside the promise, so that a sweep reads what has come to them and nothing else.

import { type Compilable, sql } from 'kysely';
import { addWorkingTime, type Calendar, workingSecondsBetween } from '../calendars/calendar.ts';
import { write } from '../platform/database.ts';
import type { PromisePurpose } from './promise.ts';

/** Only where the next word is ours: nobody hurries a requester by a list. */
export function soonAt(purpose: PromisePurpose, madeAt: Date, dueAt: Date): Date | null {
  return isOurs(purpose) ? new Date(dueAt.getTime() - (dueAt.getTime() - madeAt.getTime()) / 4) : null;
}

const isOurs = (purpose: PromisePurpose): boolean => purpose === 'update' || purpose === 'agreed';

/** Nine tenths of its working time; of the time on the wall, where no working time lies in it. */
export function nearAt(calendar: Calendar, purpose: PromisePurpose, madeAt: Date, dueAt: Date): Date | null {
  if (!isOurs(purpose) || dueAt <= madeAt) return null;
  const seconds = workingSecondsBetween(calendar, madeAt, dueAt);
  if (seconds === 0) return new Date(dueAt.getTime() - (dueAt.getTime() - madeAt.getTime()) / 10);
  return addWorkingTime(calendar, madeAt, seconds * 0.9);
}

/** The same of a row, for a promise that stands again. */
export const soonAgain = sql<Date | null>`case when purpose in ('update', 'agreed') then due_at - (due_at - made_at) / 4 end`;

export const nearSeen = (ids: readonly string[]): Compilable =>
  write
    .updateTable('promise')
    .set({ nearAt: null })
    .where('id', 'in', [...ids]);

export const dueSoonSeen = (ids: readonly string[]): Compilable =>
  write
    .updateTable('promise')
    .set({ soonAt: null })
    .where('id', 'in', [...ids]);
