// Set-up and the example company, as the public API offers them.

import * as access from '../../contract/access.ts';
import * as settings from '../../contract/settings.ts';
import { cookieName, sessionSeconds } from '../access/session.ts';
import { readMe } from '../desk/me.ts';
import { type Answer, type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { findDesk } from '../settings/desk.ts';
import { fillExampleCompany } from './fill-example-company.ts';
import { isExampleThere } from './is-example-there.ts';
import { removeExampleCompany } from './remove-example-company.ts';
import { setUpWithToken } from './set-up-with-token.ts';

export const exampleRoutes = (wiring: Wiring): Route[] => [
  route(access.getSetup, 'anyone', async (ctx) => ({
    body: { setUp: (await findDesk(ctx.tx)) !== null, exampleCompany: await isExampleThere(ctx.tx) },
  })),
  route(access.setUp, 'anyone', async (ctx, { body, request }): Promise<Answer> => {
    const done = await setUpWithToken(ctx, wiring.keys.setup, { ...body, source: request.ip });
    return {
      status: 201,
      body: await readMe(ctx, done.personId),
      cookies: [{ name: cookieName, value: done.sessionToken, maxAgeSeconds: sessionSeconds }],
    };
  }),
  route(settings.addExampleCompany, 'administrator', async (ctx) => ({
    status: 201,
    body: await fillExampleCompany(ctx),
  })),
  route(settings.removeExampleCompany, 'administrator', async (ctx) => {
    await removeExampleCompany(ctx);
    return { status: 204 };
  }),
];
