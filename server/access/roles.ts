// Roles. Administrator, lead and agent answer for tickets; a collaborator takes part in those they were asked into.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';

export type Role = 'administrator' | 'lead' | 'agent' | 'collaborator';

export const grantRole = (ctx: Context, personId: string, role: Role): Compilable =>
  write
    .insertInto('roleGrant')
    .values({ personId, role, grantedAt: ctx.now, grantedBy: ctx.actor.personId })
    .onConflict((conflict) => conflict.doNothing());

/** Whether the person may be the assignee of a ticket. */
export async function answersForTickets(tx: Database, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from role_grant
    where person_id = ${personId} and role in ('administrator', 'lead', 'agent') limit 1`.execute(tx);
  return rows.length > 0;
}
