// Who is called, and what is called for on a ticket, as the public API offers them.

import * as running from '../../../contract/escalation/escalations.ts';
import * as contract from '../../../contract/escalation/policies.ts';
import type { Context } from '../../platform/context.ts';
import { type Route, route } from '../../platform/http.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { priorityOf } from '../../tickets/ticket.ts';
import { answerCall } from './answer-call.ts';
import { addPolicy, changePolicy, retirePolicy } from './change-policies.ts';
import { sayStuck } from './say-stuck.ts';
import { listEscalations, listOwnCalls } from './view-escalations.ts';
import { dryRun, listPolicies, viewPolicy } from './view-policies.ts';

export const escalationRoutes: Route[] = [
  route(contract.listPolicies, 'agent', async (ctx) => ({ body: { policies: await listPolicies(ctx) } })),
  // Whose team it is decides the action.
  route(contract.addPolicy, 'agent', async (ctx, { body }) => {
    const id = await addPolicy(ctx, body);
    return { status: 201, body: await viewPolicy(ctx, id) };
  }),
  route(contract.changePolicy, 'agent', async (ctx, { params, body }) => {
    await changePolicy(ctx, { ...params, ...body });
    return { body: await viewPolicy(ctx, params.id) };
  }),
  route(contract.retirePolicy, 'agent', async (ctx, { params }) => {
    await retirePolicy(ctx, params.id);
    return { status: 204 };
  }),
  route(contract.dryRunPolicy, 'agent', async (ctx, { params, query }) => {
    const at = query.at === undefined ? ctx.now : new Date(query.at);
    const run = { ...params, at, priority: priorityOf(query.priority), ticket: query.ticket };
    return { body: await dryRun(ctx, run) };
  }),
  route(running.listEscalations, 'agent', async (ctx, { params }) => ({ body: await shown(ctx, params.number) })),
  route(running.sayStuck, 'agent', async (ctx, { params }) => {
    await sayStuck(ctx, params.number);
    return { status: 201, body: await shown(ctx, params.number) };
  }),
  route(running.answerCall, 'agent', async (ctx, { params, body }) => {
    await answerCall(ctx, { ...params, ...body });
    return { body: await shown(ctx, params.number) };
  }),
  route(running.listOwnCalls, 'agent', async (ctx) => ({ body: { calls: await listOwnCalls(ctx) } })),
];

const shown = async (ctx: Context, number: string) => {
  const { id } = await findTicket(ctx, number);
  return { escalations: await listEscalations(ctx, id) };
};
