// Arrived mail, as the desk's screens read it and decide about it.

import * as inbound from '../../contract/inbound.ts';
import { decideMany } from '../cases/arrived/decide-many.ts';
import { replayInbound } from '../cases/arrived/replay-inbound.ts';
import { undoDecision } from '../cases/arrived/undo-decision.ts';
import { type DecideInbound, decideInbound } from '../cases/inbound/decide-inbound.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { arrivedHtml, readInbound, showInbound, viewInbound } from './arrived.ts';
import { serveOriginal } from './files.ts';
import { messageFrame } from './message-frame.ts';

export const arrivedRoutes = (wiring: Wiring): Route[] => [
  route(inbound.getInboundRaw, 'agent', (ctx, { params }) => serveOriginal(ctx, params.id)),
  route(inbound.listInbound, 'agent', async (ctx, { query }) => ({ body: await readInbound(ctx, query) })),
  route(inbound.getInbound, 'agent', async (ctx, { params }) => ({ body: await showInbound(ctx, params.id) })),
  route(inbound.getInboundHtml, 'agent', async (ctx, { params }) => {
    const html = await arrivedHtml(ctx, params.id);
    const { page, headers } = messageFrame({
      html,
      language: 'en',
      images: 'blocked',
      inlineUrl: () => null,
      filesUrl: undefined,
    });
    return { raw: { type: 'text/html; charset=utf-8', bytes: page }, headers };
  }),
  route(inbound.decideInbound, 'agent', async (ctx, { params, body }) => {
    await decideInbound(ctx, wiring.keys, { ...body, id: params.id } as DecideInbound);
    return { body: await viewInbound(ctx, params.id) };
  }),
  route(inbound.undoInboundDecision, 'agent', async (ctx, { params }) => {
    await undoDecision(ctx, params.id);
    return { body: await viewInbound(ctx, params.id) };
  }),
  route(inbound.decideManyInbound, 'agent', async (ctx, { body }) => {
    const { done, failed, blocked } = await decideMany(ctx, wiring.keys, body);
    return { body: { done, blocked, failed: failed.map(({ id, refusal }) => ({ id, why: refusal.message })) } };
  }),
  route(inbound.replayInbound, 'agent', async (ctx, { params, body }) => ({
    body: await replayInbound(ctx, wiring.keys, params.id, body.apply),
  })),
];
