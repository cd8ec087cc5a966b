// What a merge did to promises can be taken back: the one that it ended stands again, the one that it made was never needed.
// The record keeps both facts.

import type { Compilable } from 'kysely';
import { write } from '../platform/database.ts';

/** Only a promise that ended by a merge may be given here; nothing was said about it since. */
export const standAgain = (promiseId: string): Compilable =>
  write
    .updateTable('promise')
    .set({ state: 'standing', endedAt: null, successorId: null })
    .where('id', '=', promiseId)
    .where('state', 'in', ['void', 'moved']);

export const deletePromise = (promiseId: string): Compilable =>
  write.deleteFrom('promise').where('id', '=', promiseId).where('state', '=', 'standing');
