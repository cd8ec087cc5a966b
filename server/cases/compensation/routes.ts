// What there is to offer, and its approval, as the public API offers them.

import * as contract from '../../../contract/compensation/compensation.ts';
import { type Route, route } from '../../platform/http.ts';
import { readCatalogue } from '../../settings/compensation.ts';
import { askApproval, decideApproval, readTicketCompensation } from './approve.ts';
import { changeCatalogue } from './change-catalogue.ts';

export const compensationRoutes: Route[] = [
  route(contract.getCompensation, 'agent', async (ctx) => ({ body: await readCatalogue(ctx.tx) })),
  route(contract.changeCompensation, 'administrator', async (ctx, { body }) => ({
    body: await changeCatalogue(ctx, body),
  })),
  route(contract.getTicketCompensation, 'agent', async (ctx, { params }) => ({
    body: await readTicketCompensation(ctx, params.number),
  })),
  route(contract.askApproval, 'agent', async (ctx, { params, body }) => ({
    status: 201,
    body: await askApproval(ctx, { ...params, ...body }),
  })),
  route(contract.decideApproval, 'agent', async (ctx, { params, body }) => ({
    body: await decideApproval(ctx, { ...params, ...body }),
  })),
];
