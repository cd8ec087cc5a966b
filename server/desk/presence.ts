// A browser of ours says which ticket its person has before their eyes.

import * as contract from '../../contract/presence/presence.ts';
import { together } from '../platform/database.ts';
import { type Route, route } from '../platform/http.ts';
import { findTicket } from '../tickets/find-ticket.ts';
import { beginLook, endLook, readLookers } from '../tickets/presence/presence.ts';

export const presenceRoutes: Route[] = [
  route(contract.lookAtTicket, 'collaborator', async (ctx, { params }) => {
    const ticket = await findTicket(ctx, params.number);
    await together(ctx.tx, [beginLook(ctx, { ticketId: ticket.id, tabId: params.tab })]);
    const lookers = await readLookers(ctx.tx, ticket.id, ctx.now);
    return {
      body: {
        lookers: lookers.filter(({ id }) => id !== ctx.actor.personId).map((one) => ({ ...one, email: null })),
      },
    };
  }),
  route(contract.lookAway, 'collaborator', async (ctx, { params }) => {
    const ticket = await findTicket(ctx, params.number);
    await together(ctx.tx, [endLook(ctx, { ticketId: ticket.id, tabId: params.tab })]);
    return { status: 204 };
  }),
];
