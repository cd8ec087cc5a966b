// Brings the people of the example into a desk: agents and teams by the real actions, requesters and organisations as rows.

import { addAgent } from '../cases/people/add-agent.ts';
import { addTeam } from '../cases/people/add-team.ts';
import { findPersonsByEmail } from '../people/find-people.ts';
import { insertOrganisations } from '../people/organisation.ts';
import { insertAddress, insertPerson } from '../people/person.ts';
import { deleteMemberships } from '../people/team.ts';
import type { Context } from '../platform/context.ts';
import { together } from '../platform/database.ts';
import { conflict } from '../platform/errors.ts';
import {
  type AgentKey,
  agents,
  type OrganisationKey,
  organisations,
  type PersonKey,
  people,
  type TeamKey,
  teams,
} from './people.ts';

export type Cast = {
  agents: Record<AgentKey, string>;
  teams: Record<TeamKey, string>;
  people: Record<PersonKey, { id: string; addressId: string }>;
};

const keysOf = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];

/** @throws Conflict when one of the addresses belongs to somebody real */
export async function addCast(ctx: Context): Promise<Cast> {
  const agentIds = await addAgents(ctx);
  const teamIds = {} as Cast['teams'];
  for (const key of keysOf(teams)) {
    const { name, lead, duty, members } = teams[key];
    teamIds[key] = await addTeam(ctx, {
      name,
      leadId: agentIds[lead],
      dutyId: duty && agentIds[duty],
      memberIds: members.map((one) => agentIds[one]),
      example: true,
    });
  }
  return { agents: agentIds, teams: teamIds, people: await addPeople(ctx) };
}

/** An agent of the example who works here already is its administrator, as in `npm run dev`, and stays as they are. */
async function addAgents(ctx: Context): Promise<Cast['agents']> {
  const known = await findPersonsByEmail(
    ctx.tx,
    [...Object.values(agents), ...Object.values(people).map(([, email]) => ({ email }))].map((one) => one.email),
  );
  const stranger = known.find((one) => one.kind !== 'agent' || one.state !== 'active');
  if (stranger)
    throw conflict('{email} is known already, as {name}.', { email: stranger.email ?? '', name: stranger.name });
  const ids = {} as Cast['agents'];
  const added: string[] = [];
  for (const key of keysOf(agents)) {
    const agent = agents[key];
    const here = known.find((one) => one.email === agent.email);
    ids[key] = here?.id ?? (await addAgent(ctx, { ...agent, role: agent.role ?? 'agent', example: true }));
    if (!here) added.push(ids[key]);
  }
  // Whoever is added joins the default team; that one belongs to the real desk.
  await together(ctx.tx, added.map(deleteMemberships));
  return ids;
}

async function addPeople(ctx: Context): Promise<Cast['people']> {
  const organisationIds = {} as Record<OrganisationKey, string>;
  for (const key of keysOf(organisations)) organisationIds[key] = ctx.newId();
  const cast = {} as Cast['people'];
  for (const key of keysOf(people)) cast[key] = { id: ctx.newId(), addressId: ctx.newId() };
  await together(ctx.tx, [
    insertOrganisations(
      ctx,
      keysOf(organisations).map((key) => ({ id: organisationIds[key], name: organisations[key] })),
    ),
    ...keysOf(people).flatMap((key) => {
      const [name, email, locale, zone, organisation] = people[key];
      const { id, addressId } = cast[key];
      const organisationId = organisation === '' ? null : organisationIds[organisation];
      return [
        insertPerson(ctx, { id, kind: 'requester', name, locale, zone, organisationId, example: true }),
        insertAddress(ctx, { id: addressId, personId: id, value: email }),
      ];
    }),
  ]);
  return cast;
}
