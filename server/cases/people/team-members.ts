// Who belongs to a team. Whoever leaves it keeps the tickets that they have taken on, because the requester knows their name
// and the assignee is stable (3.6); what only lies with them, untaken, goes to whoever gets the team's new tickets.

import { findAgent } from '../../people/find-people.ts';
import { changeTeamRow, deleteMembership, holdPersons, holdTeam, insertMembership } from '../../people/team.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { unresolved } from '../../tickets/ticket.ts';
import { holderAt, readGround } from '../ground.ts';
import { giveTo } from '../reassign-ticket.ts';
import { mayArrange } from './change-team.ts';

export type Membership = { teamId: string; personId: string };

/** @throws Forbidden, NotFound, Invalid (somebody who does not work here) */
export async function joinTeam(ctx: Context, { teamId, personId }: Membership): Promise<void> {
  mustArrange(ctx, teamId);
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await holdPersons(tx, [personId]);
    const team = await holdTeam(tx, teamId);
    const person = await findAgent(here, personId);
    if (await isMember(here, { teamId: team.id, personId: person.id })) return;
    await together(tx, [
      insertMembership(here, team.id, person.id),
      noteChange(here, 'membership', null, { teamId: team.id, personId: person.id }),
      record(here, [{ kind: 'team.joined', subjectId: person.id, data: { teamId: team.id } }]),
    ]);
  });
}

/** @throws Forbidden, NotFound, Conflict (the lead) */
export async function leaveTeam(ctx: Context, { teamId, personId }: Membership): Promise<void> {
  mustArrange(ctx, teamId);
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const team = await holdTeam(tx, teamId);
    if (team.leadId === personId) throw conflict('The lead stays in the team. Name another lead first.');
    if (!(await isMember(here, { teamId, personId }))) return;
    await together(tx, [
      deleteMembership(team.id, personId),
      team.dutyId === personId ? changeTeamRow(team.id, { dutyId: null }) : undefined,
      noteChange(here, 'membership', { teamId: team.id, personId }, null),
      record(here, [{ kind: 'team.left', subjectId: personId, data: { teamId: team.id } }]),
    ]);
    await handOnUntaken(here, { teamId, personId });
  });
}

const mustArrange = (ctx: Context, teamId: string): void => {
  if (!mayArrange(ctx.actor, teamId)) throw forbidden('Only the lead of a team and administrators arrange it.');
};

async function isMember({ tx }: Context, { teamId, personId }: Membership): Promise<boolean> {
  const row = await tx
    .selectFrom('membership')
    .select('personId')
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

async function handOnUntaken(ctx: Context, { teamId, personId }: Membership): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('ticket')
    .innerJoin('stint', (join) =>
      join.onRef('stint.ticketId', '=', 'ticket.id').onRef('stint.sequence', '=', 'ticket.stintSequence'),
    )
    .select('ticket.id')
    .where('ticket.assigneeId', '=', personId)
    .where('ticket.teamId', '=', teamId)
    .where('ticket.status', 'in', [...unresolved])
    .where('stint.acceptedAt', 'is', null)
    .orderBy('ticket.id')
    .execute();
  // The desk gives them, so that a lead who takes somebody out of the team has not accepted a ticket by that.
  const here = { ...ctx, actor: theDesk };
  for (const { id } of rows) {
    const ticket = await findTicketById(here, id, { lock: true });
    const ground = await readGround(ctx.tx, teamId);
    if (ticket.assigneeId === personId) await giveTo(here, ground, ticket, holderAt(ground, ctx.now), 'team_change');
  }
}
