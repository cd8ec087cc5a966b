// An organisation is for whom a requester asks.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { write } from '../platform/database.ts';

export type NewOrganisation = { id: string; name: string };

/** `organisations` holds at least one. */
export const insertOrganisations = (ctx: Context, organisations: readonly NewOrganisation[]): Compilable =>
  write.insertInto('organisation').values(organisations.map((one) => ({ ...one, createdAt: ctx.now })));
