// Quiet hours, as the public API offers them.

import * as contract from '../../../contract/quiet-hours/quiet-hours.ts';
import { readQuietHours } from '../../people/quiet-hours.ts';
import { type Route, route } from '../../platform/http.ts';
import { changeQuietHours } from './change-quiet-hours.ts';

export const quietHoursRoutes: Route[] = [
  route(contract.getQuietHours, 'collaborator', async (ctx) => ({
    body: await readQuietHours(ctx.tx, ctx.actor.personId),
  })),
  route(contract.changeQuietHours, 'collaborator', async (ctx, { body }) => ({
    body: await changeQuietHours(ctx, { scope: 'own', ...body }),
  })),
  route(contract.changeDeskQuietHours, 'administrator', async (ctx, { body }) => ({
    body: await changeQuietHours(ctx, { scope: 'desk', ...body }),
  })),
];
