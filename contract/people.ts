// Who works here: people with their roles, and teams.

import { z } from 'zod';
import { personName, publicName, role, title } from './access.ts';
import { emailAddress, endpoint, localeCode, nothing } from './endpoint.ts';

/** Being a lead is no role that is given: it comes with leading a team and goes with it. */
const givenRole = z.enum(['administrator', 'agent', 'collaborator']);

export const agent = z
  .object({
    id: z.string(),
    name: z.string(),
    publicName: z.string().nullable(),
    title: z.string().nullable(),
    email: z.string(),
    roles: z.array(role),
    state: z.enum(['active', 'deactivated', 'erased']),
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'Agent' });
export type AgentView = z.output<typeof agent>;

export const team = z
  .object({
    id: z.string(),
    name: z.string(),
    isDefault: z.boolean(),
    lead: z.object({ id: z.string(), name: z.string() }),
    duty: z.object({ id: z.string(), name: z.string() }).nullable(),
    unresolved: z.number().int(),
  })
  .meta({ id: 'Team' });
export type TeamView = z.output<typeof team>;

const personParams = z.object({ id: z.uuid() });
export const listAgents = endpoint({
  method: 'GET',
  path: '/api/v1/agents',
  summary: 'Who works here.',
  tag: 'people',
  answers: { 200: z.object({ agents: z.array(agent) }) },
});

export const addAgent = endpoint({
  method: 'POST',
  path: '/api/v1/agents',
  summary: 'Add an agent with a first password, which they change themselves.',
  tag: 'people',
  body: z.object({
    name: personName,
    email: emailAddress,
    title: z.string().trim().max(100).optional(),
    role: givenRole.default('agent'),
    locale: localeCode.optional(),
    password: z.string().min(10).max(200).optional(),
    teamId: z.uuid().optional(),
  }),
  answers: { 201: agent },
});

export const changeAgent = endpoint({
  method: 'PATCH',
  path: '/api/v1/agents/{id}',
  summary: 'Change a person’s names, title, role or teams. What a role no longer allows ends at once.',
  tag: 'people',
  params: personParams,
  body: z.object({
    name: personName.optional(),
    publicName: publicName.optional(),
    title: title.optional(),
    role: givenRole.optional().meta({
      description:
        'Whoever becomes a collaborator answers for no tickets any more: their unresolved ones go to the leads of the teams.',
    }),
    successorId: z
      .uuid()
      .optional()
      .meta({ description: 'Who leads their teams from now on; needed when a lead becomes a collaborator.' }),
    teamIds: z.array(z.uuid()).max(100).optional().meta({ description: 'All teams that they are a member of.' }),
  }),
  answers: { 200: agent },
});

export const deactivateAgent = endpoint({
  method: 'POST',
  path: '/api/v1/agents/{id}/deactivation',
  summary: 'End a person’s access at once; their unresolved tickets go to the lead in the same transaction.',
  tag: 'people',
  params: personParams,
  body: z.object({}).nullish(),
  answers: { 204: nothing },
});

export const reactivateAgent = endpoint({
  method: 'DELETE',
  path: '/api/v1/agents/{id}/deactivation',
  summary: 'Let somebody in again, with the role and the password that they had. Keys stay revoked.',
  tag: 'people',
  params: personParams,
  answers: { 204: nothing },
});

export const listTeams = endpoint({
  method: 'GET',
  path: '/api/v1/teams',
  summary:
    'Teams with their lead and how many unresolved tickets each has. A collaborator, who sees no queue, gets none.',
  tag: 'people',
  answers: { 200: z.object({ teams: z.array(team) }) },
});

const teamName = z.string().trim().min(1).max(100);

export const addTeam = endpoint({
  method: 'POST',
  path: '/api/v1/teams',
  summary: 'Add a team. Its lead answers for what nobody has taken.',
  tag: 'people',
  body: z.object({
    name: teamName,
    leadId: z.uuid(),
    dutyId: z.uuid().optional(),
    memberIds: z.array(z.uuid()).max(500).default([]),
  }),
  answers: { 201: team },
});

export const changeTeam = endpoint({
  method: 'PATCH',
  path: '/api/v1/teams/{id}',
  summary: 'Rename a team, name its lead, or say who is on duty. A lead says so for their own team.',
  tag: 'people',
  params: personParams,
  body: z.object({
    name: teamName.optional(),
    leadId: z.uuid().optional(),
    dutyId: z
      .uuid()
      .nullable()
      .optional()
      .meta({ description: 'Who gets new tickets; null: the lead. Tickets that somebody has already stay with them.' }),
  }),
  answers: { 200: team },
});

const membership = z.object({ id: z.uuid(), personId: z.uuid() });

export const joinTeam = endpoint({
  method: 'PUT',
  path: '/api/v1/teams/{id}/members/{personId}',
  summary: 'Take somebody into a team.',
  tag: 'people',
  params: membership,
  body: z.object({}).nullish(),
  answers: { 204: nothing },
});

export const leaveTeam = endpoint({
  method: 'DELETE',
  path: '/api/v1/teams/{id}/members/{personId}',
  summary: 'Take somebody out of a team. Its tickets that they have not accepted go to whoever is on duty.',
  tag: 'people',
  params: membership,
  answers: { 204: nothing },
});

const collaboration = z.object({ number: z.string().min(3).max(40), personId: z.uuid() });

export const askIn = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/collaborators/{personId}',
  summary: 'Ask a collaborator in: they read the ticket with its notes, and write notes.',
  tag: 'tickets',
  params: collaboration,
  body: z.object({
    question: z.string().trim().min(1).max(20_000).optional().meta({ description: 'What is asked, kept as a note.' }),
  }),
  answers: { 204: nothing },
});

export const letGo = endpoint({
  method: 'DELETE',
  path: '/api/v1/tickets/{number}/collaborators/{personId}',
  summary: 'Let a collaborator go: they see the ticket no longer.',
  tag: 'tickets',
  params: collaboration,
  answers: { 204: nothing },
});
