// Who stands before a page of the portal: somebody with a portal session, or somebody with a link from a mail. A link alone
// may add to its ticket and see where it stands; it reads the words only on a device whose session is that person's own, or
// which was opened for that ticket by a link to the address that is written to there.

import type { FastifyRequest } from 'fastify';
import { type ReadLink, readTicketLink, readUploadLink } from '../access/capability.ts';
import { actorOf, findActor } from '../access/find-actor.ts';
import { isOpenedTold, openTold, toldCookieName, toldSeconds } from '../access/told-address-door.ts';
import type { Actor, Context } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { Wiring } from '../platform/wiring.ts';
import { type FoundTicket, findTicketById } from '../tickets/find-ticket.ts';

export const portalCookie = 'tellonce_portal';

/** The requester of the portal session, or null. */
export async function portalActor(ctx: Context, request: FastifyRequest): Promise<Actor | null> {
  const token = request.cookies[portalCookie];
  return token ? findActor(ctx.tx, token, ctx.now) : null;
}

export type Opened = {
  ctx: Context;
  /** The one the link was made for, or the one that it was merged into. */
  ticket: FoundTicket;
  /** The ticket the link was made for. */
  linkedId: number;
  locked: boolean;
  signedIn: boolean;
};

/** The ticket behind a link. @throws NotFound when the link is not good (any more) */
export const openByLink = (ctx: Context, wiring: Wiring, request: FastifyRequest, token: string): Promise<Opened> =>
  openBy(ctx, wiring, request, readTicketLink(wiring.keys.links, token));

/** The same by a link that only takes files. */
export const openByUploadLink = (
  ctx: Context,
  wiring: Wiring,
  request: FastifyRequest,
  token: string,
): Promise<Opened> => openBy(ctx, wiring, request, readUploadLink(wiring.keys.links, token));

/** Where whoever used a link that opens one ticket goes on, and what opens it on this device; null: it opens none any more. */
export async function openOneTicket(
  ctx: Context,
  { keys }: Pick<Wiring, 'keys'>,
  used: Parameters<typeof openTold>[2],
) {
  const told = await openTold(ctx, keys.links, used);
  return told && { path: told.path, cookie: { name: toldCookieName, value: told.cookie, maxAgeSeconds: toldSeconds } };
}

async function openBy(
  ctx: Context,
  { keys }: Pick<Wiring, 'keys'>,
  request: FastifyRequest,
  link: ReadLink | null,
): Promise<Opened> {
  const gone = notFound('This link is no longer good. Ask for a new one.');
  if (!link || link.expiresAt < ctx.now) throw gone;
  const participant = await ctx.tx
    .selectFrom('participant')
    .select(['linkEpoch', 'role'])
    .where('ticketId', '=', link.ticketId)
    .where('personId', '=', link.personId)
    .executeTakeFirst();
  if (!participant || participant.role === 'pending' || !link.isGood(participant.linkEpoch)) throw gone;
  const actor = await actorOf(ctx.tx, link.personId, 'portal');
  if (!actor) throw gone;
  const session = await portalActor(ctx, request);
  const here = { ...ctx, actor };
  const ticket = await findTicketById(here, link.ticketId);
  const same = session?.personId === link.personId;
  const told = { ticketId: ticket.id, personId: link.personId };
  const opened = same || (await isOpenedTold(ctx, keys.links, request.cookies[toldCookieName], told));
  return { ctx: here, ticket, linkedId: link.ticketId, locked: !opened, signedIn: same };
}
