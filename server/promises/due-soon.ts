// When a promise has a quarter of its time left, lists show its ticket higher up. The moment stands beside the promise, so that
// a sweep reads what has come to it and nothing else.

import { type Compilable, sql } from 'kysely';
import { write } from '../platform/database.ts';
import type { PromisePurpose } from './promise.ts';

/** Only where the next word is ours: nobody hurries a requester by a list. */
export function soonAt(purpose: PromisePurpose, madeAt: Date, dueAt: Date): Date | null {
  const isOurs = purpose === 'update' || purpose === 'agreed';
  return isOurs ? new Date(dueAt.getTime() - (dueAt.getTime() - madeAt.getTime()) / 4) : null;
}

/** The same of a row, for a promise that stands again. */
export const soonAgain = sql<Date | null>`case when purpose in ('update', 'agreed') then due_at - (due_at - made_at) / 4 end`;

export const dueSoonSeen = (ids: readonly string[]): Compilable =>
  write
    .updateTable('promise')
    .set({ soonAt: null })
    .where('id', 'in', [...ids]);
