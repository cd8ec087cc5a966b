// The fuse on outgoing mail, as the desk's screens show and decide it.

import * as contract from '../../contract/outgoing.ts';
import { decideStop } from '../channels/decide-stop.ts';
import { findStop } from '../channels/outgoing-breaker.ts';
import type { Context } from '../platform/context.ts';
import { together } from '../platform/database.ts';
import { type Route, route } from '../platform/http.ts';
import { readMostMails, setMostMails } from '../settings/outgoing-limit.ts';

const view = async (ctx: Context) => {
  const stop = await findStop(ctx.tx);
  return {
    stop: stop && { at: stop.at.toISOString(), mails: stop.mails, most: stop.most, why: stop.why },
    mostMailsAnHour: await readMostMails(ctx.tx),
  };
};

export const outgoingRoutes: Route[] = [
  route(contract.getOutgoing, 'agent', async (ctx) => ({ body: await view(ctx) })),
  route(contract.changeOutgoing, 'administrator', async (ctx, { body }) => {
    await together(ctx.tx, setMostMails(ctx, body.mostMailsAnHour));
    return { body: await view(ctx) };
  }),
  route(contract.decideStop, 'administrator', async (ctx, { body }) => ({
    body: { discarded: await decideStop(ctx, body.decision) },
  })),
];
