// What the public API offers about the date of the next word.

import { acceptDate as acceptDateContract } from '../../../contract/promises/ask-date.ts';
import { getKeptRate } from '../../../contract/promises/kept-rate.ts';
import { getPrepared } from '../../../contract/promises/prepared.ts';
import * as contract from '../../../contract/promises/promise-actions.ts';
import { type Route, route } from '../../platform/http.ts';
import { readKeptRate } from '../../promises/kept-rate.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { acceptDate } from './accept-date.ts';
import { movePromise } from './move-promise.ts';
import { prepareUpdate } from './prepare-update.ts';

export const promiseRoutes: Route[] = [
  route(contract.movePromise, 'agent', async (ctx, { params, body }) => {
    const ticket = await movePromise(ctx, { ...body, number: params.number, dueAt: new Date(body.dueAt) });
    return { status: 201, body: await viewTicket(ctx.tx, ticket.id) };
  }),
  route(getKeptRate, 'agent', async (ctx, { query }) => ({ body: await readKeptRate(ctx, query.days) })),
  route(getPrepared, 'agent', async (ctx, { params }) => ({
    body: { prepared: await prepareUpdate(ctx, params.number) },
  })),
  route(acceptDateContract, 'agent', async (ctx, { params }) => {
    const ticket = await acceptDate(ctx, params.number);
    return { body: await viewTicket(ctx.tx, ticket.id) };
  }),
];
