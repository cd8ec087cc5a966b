// People, teams and oneself, as the public API offers them.

import * as access from '../../../contract/access.ts';
import * as people from '../../../contract/people.ts';
import { changePassword } from '../../access/change-password.ts';
import { hashPassword } from '../../access/password.ts';
import { cookieName } from '../../access/session.ts';
import { listAgents, listTeams } from '../../people/list-people.ts';
import { type Route, route } from '../../platform/http.ts';
import { isAgent } from '../../tickets/permissions.ts';
import { addAgent } from './add-agent.ts';
import { addTeam } from './add-team.ts';
import { askIn, letGo } from './ask-in.ts';
import { changeAgent } from './change-agent.ts';
import { changeTeam } from './change-team.ts';
import { deactivateAgent, reactivateAgent } from './deactivate-agent.ts';
import { joinTeam, leaveTeam } from './team-members.ts';

const done = { status: 204 };

export const peopleRoutes: Route[] = [
  route(access.changePassword, 'collaborator', async (ctx, { body, request }) => {
    await changePassword(ctx, { ...body, keep: request.cookies[cookieName] });
    return done;
  }),
  route(people.listAgents, 'collaborator', async (ctx) => ({ body: { agents: await listAgents(ctx.tx) } })),
  route(people.addAgent, 'administrator', async (ctx, { body }) => {
    const { password, ...rest } = body;
    const passwordHash = password ? await hashPassword(password) : undefined;
    const id = await addAgent(ctx, { ...rest, passwordHash });
    return { status: 201, body: (await listAgents(ctx.tx, id))[0] };
  }),
  route(people.changeAgent, 'administrator', async (ctx, { params, body }) => {
    await changeAgent(ctx, { ...body, id: params.id });
    return { body: (await listAgents(ctx.tx, params.id))[0] };
  }),
  route(people.deactivateAgent, 'administrator', async (ctx, { params }) => {
    await deactivateAgent(ctx, params.id);
    return done;
  }),
  route(people.reactivateAgent, 'administrator', async (ctx, { params }) => {
    await reactivateAgent(ctx, params.id);
    return done;
  }),
  route(people.listTeams, 'collaborator', async (ctx) => ({
    body: { teams: isAgent(ctx.actor) ? await listTeams(ctx.tx) : [] },
  })),
  route(people.addTeam, 'administrator', async (ctx, { body }) => {
    const id = await addTeam(ctx, body);
    return { status: 201, body: (await listTeams(ctx.tx, id))[0] };
  }),
  // Whose team it is decides the action.
  route(people.changeTeam, 'agent', async (ctx, { params, body }) => {
    await changeTeam(ctx, { ...body, id: params.id });
    return { body: (await listTeams(ctx.tx, params.id))[0] };
  }),
  route(people.joinTeam, 'agent', async (ctx, { params }) => {
    await joinTeam(ctx, { teamId: params.id, personId: params.personId });
    return done;
  }),
  route(people.leaveTeam, 'agent', async (ctx, { params }) => {
    await leaveTeam(ctx, { teamId: params.id, personId: params.personId });
    return done;
  }),
  route(people.askIn, 'agent', async (ctx, { params, body }) => {
    await askIn(ctx, { ...params, question: body.question });
    return done;
  }),
  route(people.letGo, 'agent', async (ctx, { params }) => {
    await letGo(ctx, params);
    return done;
  }),
];
