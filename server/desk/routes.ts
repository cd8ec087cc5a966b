// What the desk's screens read and how one gets to them: session, files, originals, live updates.

import * as channels from '../../contract/channels.ts';
import { decideWaiting } from '../channels/decide-waiting.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { serveFile, serveHtml, serveOriginal } from './files.ts';
import { openLive } from './live.ts';
import { readInbound, readOutbox, showOutboxMail } from './outbox.ts';
import { sessionRoutes } from './session-routes.ts';

export const deskRoutes = (wiring: Wiring): Route[] => [
  ...sessionRoutes(wiring),
  route(channels.getAttachment, 'anyone', (ctx, { params, query }) => serveFile(ctx, wiring, { ...params, ...query })),
  route(channels.getMessageHtml, 'collaborator', (ctx, { params, query }) =>
    serveHtml(ctx, wiring, params.id, query.images),
  ),
  route(channels.getInboundRaw, 'agent', (ctx, { params }) => serveOriginal(ctx, params.id)),
  route(channels.listOutbox, 'agent', async (ctx, { query }) => ({ body: await readOutbox(ctx, query) })),
  route(channels.getOutboxMail, 'administrator', async (ctx, { params }) => ({
    body: await showOutboxMail(ctx, wiring, params.id),
  })),
  route(channels.decideOutbox, 'administrator', async (ctx, { body }) => ({
    body: { count: await decideWaiting(ctx, body.decision, body.ids) },
  })),
  route(channels.listInbound, 'agent', async (ctx, { query }) => ({ body: await readInbound(ctx, query) })),
  route(channels.live, 'collaborator', (ctx, { request }, reply) => openLive(ctx, wiring, request, reply)),
];
