// Coming in and going out: sign-in, the session, API keys. What ends somebody's access is recorded, so that streams which
// were opened with it end too.

import * as access from '../../contract/access.ts';
import { listApiKeys, newApiKey, revokeApiKey } from '../access/api-key.ts';
import { deviceCookie, deviceCookieName } from '../access/known-device.ts';
import { cookieName, endSession, sessionSeconds } from '../access/session.ts';
import { signIn } from '../access/sign-in.ts';
import { changeMe } from '../cases/people/change-names.ts';
import { readNoticeSettings, setNotice } from '../people/notice-setting.ts';
import { together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { type Answer, type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { readMe } from './me.ts';

const sessionCookie = (value: string, maxAgeSeconds = sessionSeconds) => ({ name: cookieName, value, maxAgeSeconds });

export const sessionRoutes = (wiring: Wiring): Route[] => [
  route(access.signIn, 'anyone', async (ctx, { body, request }): Promise<Answer> => {
    const device = request.cookies[deviceCookieName];
    const signedIn = await signIn(ctx, wiring.keys.links, { ...body, source: request.ip, device });
    const cookies = [sessionCookie(signedIn.token), deviceCookie(signedIn.deviceToken)];
    return { status: 201, body: await readMe(ctx, signedIn.personId), cookies };
  }),
  route(access.getMe, 'collaborator', async (ctx) => ({ body: await readMe(ctx, ctx.actor.personId!) })),
  route(access.changeMe, 'collaborator', async (ctx, { body }) => {
    await changeMe(ctx, body);
    return { body: await readMe(ctx, ctx.actor.personId!) };
  }),
  route(access.getNotices, 'collaborator', async (ctx) => ({
    body: { notices: await readNoticeSettings(ctx.tx, ctx.actor.personId!) },
  })),
  route(access.changeNotices, 'collaborator', async (ctx, { params, body }) => {
    const personId = ctx.actor.personId!;
    await together(ctx.tx, [setNotice(personId, params.kind, body.byMail)]);
    return { body: { notices: await readNoticeSettings(ctx.tx, personId) } };
  }),
  route(access.signOut, 'requester', async (ctx, { request }) => {
    const token = request.cookies[cookieName];
    const ended = record(ctx, [{ kind: 'session.ended', subjectId: ctx.actor.personId! }]);
    if (token) await together(ctx.tx, [endSession(token), ended]);
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
];
