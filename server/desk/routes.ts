// What the desk's screens read: session, files, originals, arrived mail, Outbox, live updates.

import * as channels from '../../contract/channels.ts';
import { getWorkingTime } from '../../contract/working-time.ts';
import { decideWaiting } from '../channels/decide-waiting.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { arrivedRoutes } from './arrived-routes.ts';
import { serveHtml } from './files.ts';
import { findingRoutes } from './finding-routes.ts';
import { openLive } from './live.ts';
import { readOutbox, showOutboxMail } from './outbox.ts';
import { outgoingRoutes } from './outgoing-routes.ts';
import { presenceRoutes } from './presence.ts';
import { serveFile } from './serve-file.ts';
import { sessionRoutes } from './session-routes.ts';
import { readWorkingTime } from './working-time.ts';

export const deskRoutes = (wiring: Wiring): Route[] => [
  ...sessionRoutes(wiring),
  ...arrivedRoutes(wiring),
  ...outgoingRoutes,
  ...findingRoutes,
  ...presenceRoutes,
  route(channels.getAttachment, 'anyone', (ctx, { params, query, request }) =>
    serveFile(ctx, wiring, { ...params, ...query }, request.headers.range),
  ),
  route(channels.getMessageHtml, 'collaborator', (ctx, { params, query }) =>
    serveHtml(ctx, wiring, params.id, query.images),
  ),
  route(channels.listOutbox, 'agent', async (ctx, { query }) => ({ body: await readOutbox(ctx, query) })),
  route(channels.getOutboxMail, 'administrator', async (ctx, { params }) => ({
    body: await showOutboxMail(ctx, wiring, params.id),
  })),
  route(channels.decideOutbox, 'administrator', async (ctx, { body }) => ({
    body: { count: await decideWaiting(ctx, body.decision, body.ids) },
  })),
  route(getWorkingTime, 'agent', async (ctx, { query }) => ({
    body: await readWorkingTime(ctx, new Date(query.at), query.ticket),
  })),
  route(channels.live, 'collaborator', (ctx, { request }, reply) => openLive(ctx, wiring, request, reply)),
];
