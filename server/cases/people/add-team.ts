// A new team, with the lead who answers for what nobody has taken.

import { answersForTickets, grantRole } from '../../access/roles.ts';
import { findAgent } from '../../people/find-people.ts';
import { claimTeamName, insertMembership, insertTeam } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';

export type AddTeam = {
  name: string;
  leadId: string;
  dutyId?: string | undefined;
  memberIds: readonly string[];
  example?: boolean;
};

/** @returns the team's id. @throws Forbidden, NotFound, Invalid (a member who left, a lead or duty agent who answers for no tickets), Conflict (a team is called so) */
export function addTeam(ctx: Context, input: AddTeam): Promise<string> {
  if (ctx.actor.kind !== 'desk' && !ctx.actor.roles.has('administrator'))
    throw forbidden('Only administrators add teams.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    for (const id of input.memberIds) await findAgent(here, id);
    for (const id of [input.leadId, ...(input.dutyId ? [input.dutyId] : [])]) {
      const person = await findAgent(here, id);
      if (!(await answersForTickets(tx, id)))
        throw invalid('{name} does not answer for tickets.', { name: person.name });
    }
    // The example company's go with it, whatever the teams are called that work here.
    if (!input.example) await claimTeamName(tx, input.name);
    const id = ctx.newId();
    const members = [...new Set([input.leadId, ...(input.dutyId ? [input.dutyId] : []), ...input.memberIds])];
    await together(tx, [
      insertTeam(ctx, {
        id,
        name: input.name,
        leadId: input.leadId,
        dutyId: input.dutyId ?? null,
        example: input.example ?? false,
      }),
      grantRole(ctx, input.leadId, 'lead'),
      ...members.map((personId) => insertMembership(ctx, id, personId)),
      record(ctx, [{ kind: 'team.added', subjectId: id }]),
    ]);
    return id;
  });
}
