// Roles. Administrator, lead and agent answer for tickets; a collaborator takes part in those they were asked into. Lead is
// never given by itself: whoever leads a team has it, and loses it with the last one.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';

export type Role = 'administrator' | 'lead' | 'agent' | 'collaborator';
export type GivenRole = Exclude<Role, 'lead'>;

export const grantRole = (ctx: Context, personId: string, role: Role): Compilable =>
  write
    .insertInto('roleGrant')
    .values({ personId, role, grantedAt: ctx.now, grantedBy: ctx.actor.personId })
    .onConflict((conflict) => conflict.doNothing());

/** The one role that was given to the person; an administrator may lead besides. */
export const givenRole = (roles: readonly Role[]): GivenRole =>
  roles.includes('administrator') ? 'administrator' : roles.includes('collaborator') ? 'collaborator' : 'agent';

/** Gives this role instead of whichever was given before. */
export const changeGivenRole = (ctx: Context, personId: string, role: GivenRole): Compilable[] => [
  write.deleteFrom('roleGrant').where('personId', '=', personId).where('role', 'not in', [role, 'lead']),
  grantRole(ctx, personId, role),
];

/** After teams changed their lead: who leads one has the role, who leads none any more has lost it. */
export const settleLeads = (ctx: Context, personIds: readonly string[]): Compilable[] => [
  write
    .deleteFrom('roleGrant')
    .where('role', '=', 'lead')
    .where('personId', 'in', [...personIds])
    .where((row) =>
      row.not(row.exists(row.selectFrom('team').select('id').whereRef('leadId', '=', 'roleGrant.personId'))),
    ),
  write
    .insertInto('roleGrant')
    .columns(['personId', 'role', 'grantedAt', 'grantedBy'])
    .expression((row) =>
      row
        .selectFrom('team')
        .select([
          'leadId',
          sql<'lead'>`'lead'`.as('role'),
          sql<Date>`${ctx.now}::timestamptz`.as('grantedAt'),
          sql<string | null>`${ctx.actor.personId}::uuid`.as('grantedBy'),
        ])
        .where('leadId', 'in', [...personIds])
        .distinct(),
    )
    .onConflict((conflict) => conflict.doNothing()),
];

/**
 * Whether the person may be the assignee of a ticket. The row that says so is held until the transaction ends, so that
 * nobody becomes a collaborator while a ticket is given to them.
 */
export async function answersForTickets(tx: Database, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from role_grant
    where person_id = ${personId} and role in ('administrator', 'lead', 'agent') limit 1 for key share`.execute(tx);
  return rows.length > 0;
}
