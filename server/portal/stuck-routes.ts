// “This is stuck”, as a plain form of the portal.

import * as contract from '../../contract/escalation/escalations.ts';
import { policyOf } from '../assignment/escalation/policies.ts';
import { lookerOf, saidLately, sayStuck } from '../cases/escalation/say-stuck.ts';
import { publicNameOf } from '../people/person.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { type FoundTicket, findTicket } from '../tickets/find-ticket.ts';
import { isUnresolved } from '../tickets/ticket.ts';
import { openByLink, portalActor } from './open-door.ts';
import { seeOther } from './pages.ts';

const isRefusal = (error: unknown) => {
  if (error instanceof Refusal) return null;
  throw error;
};

export const stuckRoutes = (wiring: Wiring): Route[] => [
  route(contract.stuckByLink, 'anyone', async (ctx, { params, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return seeOther('/portal');
    await say(opened.ctx, opened.ticket);
    return seeOther(`/portal/t/${params.token}#holder`);
  }),
  route(contract.stuckOnTicket, 'anyone', async (ctx, { params, request }) => {
    const actor = await portalActor(ctx, request);
    if (!actor) return seeOther('/portal');
    const here = { ...ctx, actor };
    const ticket = await findTicket(here, params.number).catch(isRefusal);
    if (!ticket) return seeOther('/portal');
    await say(here, ticket);
    return seeOther(`/portal/tickets/${ticket.number}#holder`);
  }),
];

/** What cannot be said any more the page says by showing who looks at it. */
const say = (ctx: Context, { number }: FoundTicket) => sayStuck(ctx, number).catch(isRefusal);

export type StuckView = { action: string; said?: { name: string } };

/** Null: the reader is not its requester, it is over, or nobody is called for that. */
export async function readStuck(ctx: Context, ticket: FoundTicket, path: string): Promise<StuckView | null> {
  if (ctx.actor.personId !== ticket.requesterId || !isUnresolved(ticket.status)) return null;
  if (await saidLately(ctx, ticket.id))
    return { action: `${path}/stuck`, said: { name: publicNameOf(await lookerOf(ctx, ticket)) } };
  return (await policyOf(ctx.tx, ticket.teamId)).triggers.stuck ? { action: `${path}/stuck` } : null;
}
