// Merge, split and link, as the public API offers them.

import * as contract from '../../../contract/merge.ts';
import { type Route, route } from '../../platform/http.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { linkTickets } from './link-tickets.ts';
import { mergeTicket } from './merge-ticket.ts';
import { previewMerge } from './preview-merge.ts';
import { splitTicket } from './split-ticket.ts';
import { unmergeTicket } from './unmerge-ticket.ts';
import { unsplitTicket } from './unsplit-ticket.ts';

export const mergeRoutes: Route[] = [
  route(contract.previewMerge, 'agent', async (ctx, { params, query }) => ({
    body: await previewMerge(ctx, { number: params.number, into: query.into }),
  })),
  route(contract.mergeTicket, 'agent', async (ctx, { params, body }) => {
    const merged = await mergeTicket(ctx, { number: params.number, into: body.into });
    const { mergedNumber, told, undoUntil } = merged;
    return { body: { ticket: await viewTicket(ctx.tx, merged.intoId), mergedNumber, told, undoUntil } };
  }),
  route(contract.unmergeTicket, 'agent', async (ctx, { params }) => ({
    body: await viewTicket(ctx.tx, await unmergeTicket(ctx, params.number)),
  })),
  route(contract.splitTicket, 'agent', async (ctx, { params, body }) => {
    const { ticketId, undoUntil } = await splitTicket(ctx, { ...body, number: params.number });
    return { status: 201, body: { ticket: await viewTicket(ctx.tx, ticketId), undoUntil } };
  }),
  route(contract.unsplitTicket, 'agent', async (ctx, { params }) => ({
    body: await viewTicket(ctx.tx, await unsplitTicket(ctx, params.number)),
  })),
  route(contract.linkTickets, 'agent', async (ctx, { params }) => ({
    body: await viewTicket(ctx.tx, await linkTickets(ctx, params)),
  })),
];
