// What requesters say of who has their ticket, as the public API offers it to agents who heard it.

import { preferToWait as contract } from '../../../contract/absences/wait.ts';
import { type Route, route } from '../../platform/http.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { preferToWait } from './prefer-to-wait.ts';

export const contactRoutes: Route[] = [
  route(contract, 'agent', async (ctx, { params, body }) => {
    await preferToWait(ctx, { number: params.number, waits: body.waits });
    const { id } = await findTicket(ctx, params.number);
    return { body: await viewTicket(ctx.tx, id) };
  }),
];
