// An administrator changes what somebody is here: names, role, teams. What a role no longer allows ends in the same
// transaction. Sessions and keys go on, because at each request the role is read anew; open streams are asked again when
// the event about the person is recorded.

import { changeGivenRole, type GivenRole, givenRole, settleLeads } from '../../access/roles.ts';
import { findAgent, findPerson } from '../../people/find-people.ts';
import { listAgents } from '../../people/list-people.ts';
import {
  emptyDuties,
  findAdministrator,
  holdAdministratorsAnd,
  holdPersons,
  replaceLead,
  teamsLedBy,
} from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { changeNames, type Names } from './change-names.ts';
import { mustAnswer } from './change-team.ts';
import { handOnAll } from './hand-on.ts';
import { joinTeam, leaveTeam } from './team-members.ts';

export type ChangeAgent = Names & {
  id: string;
  role?: GivenRole | undefined;
  /** Who leads their teams from now on. */
  successorId?: string | undefined;
  /** All teams that they are a member of from now on. */
  teamIds?: readonly string[] | undefined;
};

/** @throws Forbidden, NotFound, Invalid, Conflict (the last administrator, or a lead without a successor) */
export async function changeAgent(ctx: Context, input: ChangeAgent): Promise<void> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators change people.');
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await holdAdministratorsAnd(tx, input.id);
    const person = await findPerson(tx, input.id);
    if (person?.kind !== 'agent' || person.state === 'erased')
      throw notFound('There is no agent “{who}”.', { who: input.id });
    const { name, publicName, title } = input;
    await changeNames(here, person.id, { name, publicName, title });
    if (input.role === undefined && input.teamIds === undefined) return;
    if (person.state !== 'active') throw invalid('{name} no longer works here.', { name: person.name });
    const [before] = await listAgents(tx, person.id);
    const had = givenRole(before!.roles);
    // A role that ends is taken after the teams were left, and one that begins is given before they are joined.
    if (input.role && input.role !== had) await changeRole(here, { ...person, had }, input.role, input.successorId);
    if (input.teamIds)
      await changeTeams(
        here,
        person.id,
        before!.teams.map((team) => team.id),
        input.teamIds,
      );
  });
}

type Changing = { id: string; name: string; had: GivenRole };

async function changeRole(ctx: Context, person: Changing, role: GivenRole, successorId?: string): Promise<void> {
  if (person.had === 'administrator' && !(await findAdministrator(ctx.tx, [person.id])))
    throw conflict('{name} is the last administrator: nobody could arrange the desk any more.', { name: person.name });
  const ends = role === 'collaborator';
  const led = ends ? await teamsLedBy(ctx.tx, person.id) : [];
  if (led.length > 0) await giveTeams(ctx, person, led, successorId);
  await together(ctx.tx, [
    ...changeGivenRole(ctx, person.id, role),
    ends ? emptyDuties(person.id) : undefined,
    noteChange(ctx, 'agent', { id: person.id, role: person.had }, { id: person.id, role }),
    record(ctx, [{ kind: 'agent.role_changed', subjectId: person.id, data: { from: person.had, to: role } }]),
  ]);
  if (ends) await handOnAll(ctx, person.id);
}

/** A team is never without a lead who answers for tickets. */
async function giveTeams(ctx: Context, person: Changing, led: { name: string }[], successorId?: string): Promise<void> {
  const teams = led.map((team) => team.name).join(', ');
  if (!successorId || successorId === person.id)
    throw conflict('{name} leads {teams}. Say who leads from now on.', { name: person.name, teams });
  await holdPersons(ctx.tx, [successorId]);
  const successor = await findAgent(ctx, successorId);
  await mustAnswer(ctx, successor);
  for (const { id } of await teamsLedBy(ctx.tx, person.id)) await joinTeam(ctx, { teamId: id, personId: successor.id });
  await together(ctx.tx, [
    ...replaceLead(person.id, successor.id),
    record(ctx, [{ kind: 'team.lead_changed', subjectId: successor.id, data: { fromId: person.id } }]),
  ]);
  await together(ctx.tx, settleLeads(ctx, [person.id, successor.id]));
}

async function changeTeams(ctx: Context, personId: string, had: readonly string[], wanted: readonly string[]) {
  for (const teamId of wanted) if (!had.includes(teamId)) await joinTeam(ctx, { teamId, personId });
  for (const teamId of had) if (!wanted.includes(teamId)) await leaveTeam(ctx, { teamId, personId });
}
