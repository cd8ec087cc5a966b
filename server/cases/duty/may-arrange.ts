// Who arranges duty and shifts: administrators, and whoever leads the team. Every agent reads them.

import { answersForTickets } from '../../access/roles.ts';
import { type FoundPerson, findAgent } from '../../people/find-people.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { forbidden, invalid } from '../../platform/errors.ts';

/** `teamId` null: the whole desk's. */
export const mayArrangeDuty = (actor: Actor, teamId: string | null): boolean =>
  actor.roles.has('administrator') || (teamId !== null && actor.ledTeamIds.includes(teamId));

/** @throws Forbidden */
export function mustArrangeDuty(actor: Actor, teamId: string | null): void {
  if (!mayArrangeDuty(actor, teamId))
    throw forbidden('Only administrators and whoever leads the team arrange its duty.');
}

/** Whose shifts the actor arranges: of everybody, or of the teams that they lead. */
export async function arrangedPersons(ctx: Context, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (ctx.actor.roles.has('administrator')) return new Set(personIds);
  if (ctx.actor.ledTeamIds.length === 0 || personIds.length === 0) return new Set();
  const rows = await ctx.tx
    .selectFrom('membership')
    .select('personId')
    .where('personId', 'in', [...personIds])
    .where('teamId', 'in', [...ctx.actor.ledTeamIds])
    .execute();
  return new Set(rows.map((row) => row.personId));
}

/** An agent who answers for tickets, by id or address. @throws NotFound, Invalid */
export async function findOnDuty(ctx: Context, idOrEmail: string): Promise<FoundPerson> {
  const person = await findAgent(ctx, idOrEmail);
  if (!(await answersForTickets(ctx.tx, person.id)))
    throw invalid('{name} does not answer for tickets.', { name: person.name });
  return person;
}
