// Routing, abilities and the next ticket, as the public API offers them.

import * as abilities from '../../../contract/routing/abilities.ts';
import * as next from '../../../contract/routing/next-ticket.ts';
import * as routing from '../../../contract/routing/routing.ts';
import { type Route, route } from '../../platform/http.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { changeAbilities } from './change-abilities.ts';
import {
  addSkill,
  changeGiving,
  changeRouting,
  changeVip,
  listVips,
  renameSkill,
  retireSkill,
} from './change-routing.ts';
import { takeNext } from './next-ticket.ts';
import { previewRouting } from './preview-routing.ts';
import { readAssignment } from './read-assignment.ts';
import { returnTicket } from './return-ticket.ts';
import { viewAbilities, viewRouting } from './view-routing.ts';

const done = { status: 204 };

export const routingRoutes: Route[] = [
  route(routing.getRouting, 'agent', async (ctx) => ({ body: await viewRouting(ctx) })),
  route(routing.changeRouting, 'administrator', async (ctx, { body }) => {
    await changeRouting(ctx, body);
    return { body: await viewRouting(ctx) };
  }),
  route(routing.previewRouting, 'administrator', async (ctx, { body }) => ({ body: await previewRouting(ctx, body) })),
  // Whose team it is decides the action.
  route(routing.changeGiving, 'agent', async (ctx, { params, body }) => {
    await changeGiving(ctx, { ...params, ...body });
    return done;
  }),
  route(routing.addSkill, 'administrator', async (ctx, { body }) => ({
    status: 201,
    body: await addSkill(ctx, body.name),
  })),
  route(routing.renameSkill, 'administrator', async (ctx, { params, body }) => ({
    body: await renameSkill(ctx, { ...params, ...body }),
  })),
  route(routing.retireSkill, 'administrator', async (ctx, { params }) => {
    await retireSkill(ctx, params.id);
    return done;
  }),
  route(routing.listVips, 'agent', async (ctx) => ({ body: { vips: await listVips(ctx) } })),
  route(routing.markVip, 'administrator', async (ctx, { params, body }) => {
    await changeVip(ctx, params, body);
    return { body: { vips: await listVips(ctx) } };
  }),
  route(routing.unmarkVip, 'administrator', async (ctx, { params }) => {
    await changeVip(ctx, params, null);
    return done;
  }),
  route(abilities.listAbilities, 'agent', async (ctx) => ({ body: await viewAbilities(ctx) })),
  // Whose they are decides the action.
  route(abilities.changeAbilities, 'agent', async (ctx, { params, body }) => ({
    body: await changeAbilities(ctx, { ...params, ...body }),
  })),
  route(next.takeNext, 'agent', async (ctx) => {
    const ticket = await takeNext(ctx);
    return { body: { ticket: ticket && (await viewTicket(ctx.tx, ticket.id)) } };
  }),
  route(next.returnTicket, 'agent', async (ctx, { params, body }) => {
    const { ticket, stays } = await returnTicket(ctx, { ...params, ...body });
    return { body: { ticket: await viewTicket(ctx.tx, ticket.id), stays } };
  }),
  route(next.getAssignment, 'agent', async (ctx, { params }) => {
    const ticket = await findTicket(ctx, params.number);
    return { body: await readAssignment(ctx, ticket) };
  }),
];
