// What the desk's screens read and how one gets to them: session, files, originals, live updates.

import * as access from '../../contract/access.ts';
import * as channels from '../../contract/channels.ts';
import * as inbound from '../../contract/inbound.ts';
import { listApiKeys, newApiKey, revokeApiKey } from '../access/api-key.ts';
import { cookieName, endSession, sessionSeconds } from '../access/session.ts';
import { signIn } from '../access/sign-in.ts';
import { type DecideInbound, decideInbound } from '../cases/inbound/decide-inbound.ts';
import { decideWaiting } from '../channels/decide-waiting.ts';
import { setPersonLocale } from '../people/person.ts';
import { together } from '../platform/database.ts';
import { type Answer, type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { readInbound, showInbound, viewInbound } from './arrived.ts';
import { serveFile, serveHtml, serveOriginal } from './files.ts';
import { openLive } from './live.ts';
import { readMe } from './me.ts';
import { readOutbox, showOutboxMail } from './outbox.ts';

const sessionCookie = (value: string, maxAgeSeconds = sessionSeconds) => ({ name: cookieName, value, maxAgeSeconds });

export const deskRoutes = (wiring: Wiring): Route[] => [
  route(access.signIn, 'anyone', async (ctx, { body, request }): Promise<Answer> => {
    const { token, personId } = await signIn(ctx, { ...body, source: request.ip });
    return { status: 201, body: await readMe(ctx, personId), cookies: [sessionCookie(token)] };
  }),
  route(access.getMe, 'collaborator', async (ctx) => ({ body: await readMe(ctx, ctx.actor.personId!) })),
  route(access.changeMe, 'collaborator', async (ctx, { body }) => {
    await together(ctx.tx, [setPersonLocale(ctx.actor.personId!, body.locale)]);
    return { body: await readMe(ctx, ctx.actor.personId!) };
  }),
  route(access.signOut, 'requester', async (ctx, { request }) => {
    const token = request.cookies[cookieName];
    if (token) await together(ctx.tx, [endSession(token)]);
    return { status: 204, cookies: [sessionCookie('', 0)] };
  }),
  route(access.listApiKeys, 'collaborator', async (ctx) => ({ body: { apiKeys: await listApiKeys(ctx) } })),
  route(access.createApiKey, 'collaborator', async (ctx, { body }) => {
    const { id, key, write } = newApiKey(ctx, ctx.actor.personId!, body.name);
    await together(ctx.tx, [write]);
    return { status: 201, body: { id, name: body.name, createdAt: ctx.now, lastUsedAt: null, key }, secret: true };
  }),
  route(access.revokeApiKey, 'collaborator', async (ctx, { params }) => {
    await revokeApiKey(ctx, params.id);
    return { status: 204 };
  }),
  route(channels.getAttachment, 'anyone', (ctx, { params, query }) => serveFile(ctx, wiring, { ...params, ...query })),
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
