// The hand-over of tickets over the public API.

import * as acceptance from '../../../contract/hand-over/acceptance.ts';
import * as contract from '../../../contract/hand-over/brief.ts';
import * as transfers from '../../../contract/hand-over/transfers.ts';
import { readBrief } from '../../assignment/brief/read-brief.ts';
import { readToTakeUp } from '../../assignment/to-take-up.ts';
import { type Route, route } from '../../platform/http.ts';
import { readTransferLimit } from '../../settings/transfer-limit.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { parseNumber } from '../../tickets/number.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { acceptTicket, acceptTickets } from './accept-ticket.ts';
import { changeContingency } from './change-contingency.ts';
import { changeTransferLimit } from './change-transfer-limit.ts';
import { decideTransfer } from './decide-transfer.ts';
import { finishNextAction, planNextAction } from './plan-next-action.ts';
import { readBounced, readTransferRequests } from './read-transfers.ts';

export const handOverRoutes: Route[] = [
  route(contract.getBrief, 'agent', async (ctx, { params }) => ({
    body: await readBrief(ctx, await findTicket(ctx, params.number)),
  })),
  route(contract.getFrozenBrief, 'agent', async (ctx, { params: { number, ...asked } }) => ({
    body: await readBrief(ctx, await findTicket(ctx, number), asked),
  })),
  route(contract.changeContingency, 'agent', async (ctx, { params, body }) => ({
    body: await changeContingency(ctx, { ...params, ...body }),
  })),
  route(contract.planNextAction, 'agent', async (ctx, { params, body: { dueAt, ...body } }) => ({
    body: await planNextAction(ctx, { ...params, ...body, dueAt: new Date(dueAt) }),
  })),
  route(contract.finishNextAction, 'agent', async (ctx, { params }) => ({
    body: await finishNextAction(ctx, params),
  })),
  route(acceptance.acceptTicket, 'agent', async (ctx, { params }) => ({
    body: await viewTicket(ctx.tx, (await acceptTicket(ctx, params.number)).id),
  })),
  route(acceptance.listToTakeUp, 'agent', async (ctx) => ({
    body: { tickets: ctx.actor.personId ? await readToTakeUp(ctx.tx, ctx.actor.personId) : [] },
  })),
  route(acceptance.acceptTickets, 'agent', async (ctx, { body }) => ({
    body: await acceptTickets(
      ctx,
      body.numbers.map((one) => parseNumber(one) ?? one),
    ),
  })),
  route(transfers.listTransferRequests, 'agent', async (ctx) => ({
    body: { requests: await readTransferRequests(ctx, 'open') },
  })),
  route(transfers.listTransferRequestsOf, 'agent', async (ctx, { params }) => {
    const { id } = await findTicket(ctx, params.number);
    return { body: { requests: await readTransferRequests(ctx, { ticketId: id }) } };
  }),
  route(transfers.decideTransfer, 'agent', async (ctx, { params, body }) => ({
    body: await decideTransfer(ctx, { ...params, ...body }),
  })),
  route(transfers.listBounced, 'agent', async (ctx) => ({ body: { tickets: await readBounced(ctx) } })),
  route(transfers.transferLimit, 'agent', async (ctx) => ({ body: { limit: await readTransferLimit(ctx.tx) } })),
  route(transfers.changeTransferLimit, 'administrator', async (ctx, { body }) => ({
    body: { limit: await changeTransferLimit(ctx, body.limit) },
  })),
];
