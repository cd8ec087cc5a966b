// What the desk's screens read: session, files, originals, arrived mail, Outbox, live updates.

import * as channels from '../../contract/channels.ts';
import * as inbound from '../../contract/inbound.ts';
import { type DecideInbound, decideInbound } from '../cases/inbound/decide-inbound.ts';
import { decideWaiting } from '../channels/decide-waiting.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { readInbound, showInbound, viewInbound } from './arrived.ts';
import { serveHtml, serveOriginal } from './files.ts';
import { openLive } from './live.ts';
import { readOutbox, showOutboxMail } from './outbox.ts';
import { serveFile } from './serve-file.ts';
import { sessionRoutes } from './session-routes.ts';

export const deskRoutes = (wiring: Wiring): Route[] => [
  ...sessionRoutes(wiring),
  route(channels.getAttachment, 'anyone', (ctx, { params, query, request }) =>
    serveFile(ctx, wiring, { ...params, ...query }, request.headers.range),
  ),
  route(channels.getMessageHtml, 'collaborator', (ctx, { params, query }) =>
    serveHtml(ctx, wiring, params.id, query.images),
  ),
  route(inbound.getInboundRaw, 'agent', (ctx, { params }) => serveOriginal(ctx, params.id)),
  route(channels.listOutbox, 'agent', async (ctx, { query }) => ({ body: await readOutbox(ctx, query) })),
  route(channels.getOutboxMail, 'administrator', async (ctx, { params }) => ({
    body: await showOutboxMail(ctx, wiring, params.id),
  })),
  route(channels.decideOutbox, 'administrator', async (ctx, { body }) => ({
    body: { count: await decideWaiting(ctx, body.decision, body.ids) },
  })),
  route(inbound.listInbound, 'agent', async (ctx, { query }) => ({ body: await readInbound(ctx, query) })),
  route(inbound.getInbound, 'agent', async (ctx, { params }) => ({ body: await showInbound(ctx, params.id) })),
  route(inbound.decideInbound, 'agent', async (ctx, { params, body }) => {
    await decideInbound(ctx, wiring.keys, { ...body, id: params.id } as DecideInbound);
    return { body: await viewInbound(ctx, params.id) };
  }),
  route(channels.live, 'collaborator', (ctx, { request }, reply) => openLive(ctx, wiring, request, reply)),
];
