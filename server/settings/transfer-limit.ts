// How often a ticket is passed on before a lead decides.

import type { Compilable } from 'kysely';
import { type Database, write } from '../platform/database.ts';

export const readTransferLimit = async (tx: Database): Promise<number> =>
  (await tx.selectFrom('desk').select('transferLimit').executeTakeFirstOrThrow()).transferLimit;

export const setTransferLimit = (transferLimit: number): Compilable => write.updateTable('desk').set({ transferLimit });
