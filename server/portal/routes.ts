// What requesters may do, as pages that work without script.

import * as contract from '../../contract/portal.ts';
import { readSignInToken } from '../access/capability.ts';
import { deviceCookie, newDeviceToken } from '../access/known-device.ts';
import { endSession, sessionSeconds } from '../access/session.ts';
import { addressOfLink, askForLink, useLink } from '../access/sign-in-link.ts';
import { together } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { findDesk } from '../settings/desk.ts';
import { findTicket } from '../tickets/find-ticket.ts';
import { openByLink, openOneTicket, portalActor, portalCookie } from './open-door.ts';
import { answerPage, seeOther } from './pages.ts';
import { takeForm } from './read-form.ts';
import { addressToConfirm, linkedTicketNumber, myRequestsPage, stranger, ticketPage, visitorOf } from './show.ts';

const session = (value: string, maxAgeSeconds = sessionSeconds) => ({ name: portalCookie, value, maxAgeSeconds });
const expired = { page: 'message', status: 410, props: { message: { kind: 'expired', askHref: '/portal' } } };
const missing = { page: 'message', status: 404, props: { message: { kind: 'notFound', askHref: '/portal' } } };
const notReady = { page: 'message', props: { message: { kind: 'notReady' } } };
const isRefusal = (error: unknown) => {
  if (error instanceof Refusal) return null;
  throw error;
};

export const portalRoutes = (wiring: Wiring): Route[] => [...doorRoutes(wiring), ...ticketRoutes(wiring)];

const doorRoutes = (wiring: Wiring): Route[] => [
  route(contract.home, 'anyone', async (ctx, { request }) => {
    const actor = await portalActor(ctx, request);
    if (actor) {
      const here = { ...ctx, actor };
      return answerPage(here, wiring, request, await myRequestsPage(here), await visitorOf(here));
    }
    const shown = (await findDesk(ctx.tx))
      ? { page: 'signIn', props: { form: { action: '/portal/sign-in' } } }
      : notReady;
    return answerPage(ctx, wiring, request, shown, stranger);
  }),
  route(contract.askForLink, 'anyone', async (ctx, { body, request }) => {
    const asked = await askForLink(ctx, { email: body.email, source: request.ip }).catch((error: unknown) => {
      if (error instanceof Refusal && error.kind === 'Invalid') return error;
      throw error;
    });
    const form = { form: { action: '/portal/sign-in' }, email: body.email };
    const shown = asked
      ? { page: 'signIn', status: 422, props: { ...form, error: 'address' } }
      : { page: 'message', props: { message: { kind: 'linkSent', email: body.email } } };
    return answerPage(ctx, wiring, request, shown, stranger);
  }),
  route(contract.confirmLink, 'anyone', async (ctx, { params, request }) => {
    const link = await addressOfLink(ctx, readSignInToken(wiring.keys.links, params.token));
    const shown = link
      ? {
          page: 'linkConfirm',
          props: { form: { action: `/portal/in/${params.token}` }, email: link.email },
          ...(link.ticketId === null ? {} : { about: { ticketId: link.ticketId } }),
        }
      : expired;
    return answerPage(ctx, wiring, request, shown, stranger);
  }),
  route(contract.useLink, 'anyone', async (ctx, { params, request }) => {
    const used = await useLink(ctx, readSignInToken(wiring.keys.links, params.token)).catch(isRefusal);
    if (!used) return answerPage(ctx, wiring, request, expired, stranger);
    if (used.opens === 'ticket') {
      const door = await openOneTicket(ctx, wiring, used);
      return door ? seeOther(door.path, [door.cookie]) : answerPage(ctx, wiring, request, expired, stranger);
    }
    const number = used.ticketId === null ? null : await linkedTicketNumber(ctx, used.ticketId);
    // Whoever reads the mailbox is its owner: from now on this device is known, and no stranger's guessing locks it out.
    const device = deviceCookie(newDeviceToken(wiring.keys.links, used.personId, ctx.now));
    return seeOther(number ? `/portal/tickets/${number}` : '/portal', [session(used.token), device]);
  }),
  route(contract.signOut, 'anyone', async (ctx, { request }) => {
    const token = request.cookies[portalCookie];
    if (token) await together(ctx.tx, [endSession(token)]);
    return seeOther('/portal', [session('', 0)]);
  }),
];

const ticketRoutes = (wiring: Wiring): Route[] => [
  route(contract.showByLink, 'anyone', async (ctx, { params, query, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return answerPage(ctx, wiring, request, missing, stranger);
    const shown = await ticketPage(opened.ctx, wiring, opened, `/portal/t/${params.token}`, query);
    return answerPage(opened.ctx, wiring, request, shown, await visitorOf(opened.ctx, opened.signedIn));
  }),
  route(contract.writeByLink, 'anyone', async (ctx, { params, body, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return answerPage(ctx, wiring, request, missing, stranger);
    const back = `/portal/t/${params.token}`;
    const number = await takeForm(opened.ctx, wiring, request, opened, body);
    return seeOther(`${back}?${number ? 'sent' : 'empty'}=1#reply`);
  }),
  route(contract.confirmAddress, 'anyone', async (ctx, { params, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return answerPage(ctx, wiring, request, missing, stranger);
    const email = await addressToConfirm(opened.ctx, opened.ticket.id);
    if (email) await askForLink(ctx, { email, source: request.ip, ticketId: opened.ticket.id });
    return seeOther(`/portal/t/${params.token}?sent=link`);
  }),
  route(contract.showTicket, 'anyone', async (ctx, { params, query, request }) => {
    const actor = await portalActor(ctx, request);
    if (!actor) return seeOther('/portal');
    const here = { ...ctx, actor };
    const ticket = await findTicket(here, params.number).catch(isRefusal);
    if (!ticket) return answerPage(here, wiring, request, missing, await visitorOf(here));
    const opened = { ctx: here, ticket, linkedId: ticket.id, locked: false, signedIn: true };
    const shown = await ticketPage(here, wiring, opened, `/portal/tickets/${ticket.number}`, query);
    return answerPage(here, wiring, request, shown, await visitorOf(here));
  }),
  route(contract.writeOnTicket, 'anyone', async (ctx, { params, body, request }) => {
    const actor = await portalActor(ctx, request);
    if (!actor) return seeOther('/portal');
    const here = { ...ctx, actor };
    const ticket = await findTicket(here, params.number).catch(isRefusal);
    if (!ticket) return answerPage(here, wiring, request, missing, await visitorOf(here));
    const number = await takeForm(here, wiring, request, { ticket, linkedId: ticket.id }, body);
    return seeOther(`/portal/tickets/${number ?? ticket.number}?${number ? 'sent' : 'empty'}=1#reply`);
  }),
];
