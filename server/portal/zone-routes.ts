// In which zone the reader of the portal reads times: a page with the list, and what the comfort of a browser says by itself.

import * as contract from '../../contract/requester-zone/zones.ts';
import { chooseOwnZone } from '../cases/requester/set-zone.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { openByLink, portalActor } from './open-door.ts';
import { answerPage, type Page, seeOther } from './pages.ts';
import { visitorOf } from './show.ts';

const isRefusal = (error: unknown) => {
  if (error instanceof Refusal) return null;
  throw error;
};

export const zoneRoutes = (wiring: Wiring): Route[] => [
  route(contract.showZone, 'anyone', async (ctx, { query, request }) => {
    const actor = await portalActor(ctx, request);
    if (!actor) return seeOther('/portal');
    const here = { ...ctx, actor };
    const hidden = query.back ? { hidden: { back: query.back } } : {};
    const shown = zonePage({ action: '/portal/zone', ...hidden }, wayBack(query.back));
    return answerPage(here, wiring, request, shown, await visitorOf(here));
  }),
  route(contract.chooseZone, 'anyone', async (ctx, { body, request }) => {
    const actor = await portalActor(ctx, request);
    if (!actor) return seeOther('/portal');
    await choose({ ...ctx, actor }, body);
    return seeOther(wayBack(body.back));
  }),
  // Whoever a link was passed on to may not say where its owner lives: only a device that reads the words may.
  route(contract.showZoneByLink, 'anyone', async (ctx, { params, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened || opened.locked) return seeOther(opened ? `/portal/t/${params.token}` : '/portal');
    const path = `/portal/t/${params.token}`;
    const shown = { ...zonePage({ action: `${path}/zone` }, path), about: { ticketId: opened.ticket.id } };
    return answerPage(opened.ctx, wiring, request, shown, await visitorOf(opened.ctx, opened.signedIn));
  }),
  route(contract.chooseZoneByLink, 'anyone', async (ctx, { params, body, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return seeOther('/portal');
    if (!opened.locked) await choose(opened.ctx, body);
    return seeOther(`/portal/t/${params.token}`);
  }),
];

/** A zone that nobody knows changes nothing; the page offers none. */
async function choose(ctx: Context, { zone, how }: { zone: string; how?: 'browser' | undefined }): Promise<void> {
  await chooseOwnZone(ctx, zone, how ?? 'requester').catch(isRefusal);
}

const wayBack = (number: string | undefined): string =>
  number ? `/portal/tickets/${encodeURIComponent(number)}` : '/portal';

const zonePage = (form: { action: string; hidden?: Record<string, string> }, backHref: string): Page => ({
  page: 'zone',
  props: { form, backHref },
});
