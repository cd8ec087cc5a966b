// An organisation is for whom a requester asks.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';

export type NewOrganisation = { id: string; name: string };

/** `organisations` holds at least one. */
export const insertOrganisations = (ctx: Context, organisations: readonly NewOrganisation[]): Compilable =>
  write.insertInto('organisation').values(organisations.map((one) => ({ ...one, createdAt: ctx.now })));

/** Of two who name the same new one at once, the second finds that of the first. Held until the transaction ends. */
export async function holdOrganisationNames(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisation names', 7355608))`.execute(tx);
}
