// Somebody begins to work here.

import { grantRole, type Role } from '../../access/roles.ts';
import { setPassword } from '../../access/sign-in.ts';
import { emailOrThrow } from '../../people/email-address.ts';
import { findPersonsByEmail } from '../../people/find-people.ts';
import { insertAddress, insertPerson } from '../../people/person.ts';
import { insertMembership } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';

export type AddAgent = {
  name: string;
  email: string;
  title?: string | undefined;
  publicName?: string | undefined;
  role: Exclude<Role, 'lead'>;
  locale?: string | undefined;
  /** From `hashPassword`; without one the person signs in after an administrator has set it. */
  passwordHash?: string | undefined;
  teamId?: string | undefined;
  example?: boolean;
};

/** @returns the person's id. @throws Forbidden, Invalid (address, team), Conflict (address known) */
export function addAgent(ctx: Context, input: AddAgent): Promise<string> {
  if (ctx.actor.kind !== 'desk' && !ctx.actor.roles.has('administrator')) {
    throw forbidden('Only administrators add people.');
  }
  return inTransaction(ctx.tx, async (tx) => {
    const email = emailOrThrow(input.email);
    const [known] = await findPersonsByEmail(tx, [email]);
    if (known) throw conflict('{email} is known already, as {name}.', { email, name: known.name });
    const id = ctx.newId();
    const teamId = input.teamId ? await teamOrThrow(tx, input.teamId) : await defaultTeam({ ...ctx, tx });
    await together(tx, [
      insertPerson(ctx, {
        id,
        kind: 'agent',
        name: input.name,
        publicName: input.publicName ?? null,
        title: input.title ?? null,
        locale: input.locale ?? null,
        example: input.example ?? false,
      }),
      insertAddress(ctx, { id: ctx.newId(), personId: id, value: email, verifiedHow: 'administrator' }),
      grantRole(ctx, id, input.role),
      input.passwordHash ? setPassword(ctx, id, input.passwordHash) : undefined,
      teamId ? insertMembership(ctx, teamId, id) : undefined,
      record(ctx, [{ kind: 'agent.added', subjectId: id, data: { role: input.role } }]),
    ]);
    return id;
  });
}

async function teamOrThrow(tx: Database, id: string): Promise<string> {
  const team = await tx.selectFrom('team').select('id').where('id', '=', id).executeTakeFirst();
  if (!team) throw invalid('There is no such team.');
  return id;
}

async function defaultTeam(ctx: Context): Promise<string | undefined> {
  const team = await ctx.tx.selectFrom('team').select('id').where('isDefault', '=', true).executeTakeFirst();
  return team?.id;
}
