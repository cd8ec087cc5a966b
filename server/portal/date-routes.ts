// “Tell me by … or sooner”, as a plain form of the portal: the date stands in the reader's own time.

import * as contract from '../../contract/promises/ask-date.ts';
import { instantOf, zoneNamed } from '../calendars/zone.ts';
import { readGround } from '../cases/ground.ts';
import { askDate } from '../cases/promises/ask-date.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { type FoundTicket, findTicket } from '../tickets/find-ticket.ts';
import { openByLink, portalActor } from './open-door.ts';
import { seeOther } from './pages.ts';

const isRefusal = (error: unknown) => {
  if (error instanceof Refusal) return null;
  throw error;
};

export const dateRoutes = (wiring: Wiring): Route[] => [
  route(contract.askDateByLink, 'anyone', async (ctx, { params, body, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return seeOther('/portal');
    return seeOther(`/portal/t/${params.token}?date=${await ask(opened.ctx, opened.ticket, body.wanted)}#next`);
  }),
  route(contract.askDateOnTicket, 'anyone', async (ctx, { params, body, request }) => {
    const actor = await portalActor(ctx, request);
    if (!actor) return seeOther('/portal');
    const here = { ...ctx, actor };
    const ticket = await findTicket(here, params.number).catch(isRefusal);
    if (!ticket) return seeOther('/portal');
    return seeOther(`/portal/tickets/${ticket.number}?date=${await ask(here, ticket, body.wanted)}#next`);
  }),
];

const asBrowsersWrite = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;

/** `wanted` as a browser's field for a date and time writes it. @returns what followed, for the page that comes next */
async function ask(ctx: Context, ticket: FoundTicket, wanted: string): Promise<string> {
  const { readerZone, calendar } = await readGround(ctx.tx, ticket.teamId, [], {
    ...ticket,
    requesterId: ctx.actor.personId!,
  });
  const local = asBrowsersWrite.test(wanted) ? Date.parse(`${wanted}Z`) : Number.NaN;
  const at = Number.isNaN(local)
    ? new Date(Number.NaN)
    : new Date(instantOf(zoneNamed(readerZone ?? calendar.input.tz), local));
  return (await askDate(ctx, ticket, at).catch(isRefusal)) ?? 'refused';
}
