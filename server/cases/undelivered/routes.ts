// What did not arrive, addresses that seem broken, and people who are away, as the public API offers them.

import * as contract from '../../../contract/delivery-actions.ts';
import { type Route, route } from '../../platform/http.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { decideAway } from '../away/decide-away.ts';
import { decideDelivery } from './decide-delivery.ts';
import { sayAddressWorks } from './say-address-works.ts';
import { writeElsewhere } from './write-elsewhere.ts';

export const undeliveredRoutes: Route[] = [
  route(contract.decideDelivery, 'agent', async (ctx, { params, body }) => {
    const ticketId = await decideDelivery(ctx, { number: params.number, deliveryId: params.id, ...body });
    return { body: await viewTicket(ctx.tx, ticketId) };
  }),
  route(contract.writeElsewhere, 'agent', async (ctx, { params, body }) => ({
    body: await viewTicket(ctx.tx, await writeElsewhere(ctx, { ...params, ...body })),
  })),
  route(contract.sayAddressWorks, 'agent', async (ctx, { params }) => ({ body: await sayAddressWorks(ctx, params) })),
  route(contract.decideAway, 'agent', async (ctx, { params, body }) => ({
    body: await viewTicket(ctx.tx, await decideAway(ctx, { ...params, ...body })),
  })),
];
