// Spam and blocked senders, as the public API offers them.

import * as contract from '../../../contract/spam.ts';
import { readBlockedSenders } from '../../channels/blocked-senders.ts';
import { type Route, route } from '../../platform/http.ts';
import { blockSender, unblockSender } from './block-sender.ts';
import { markSpam, previewSpam, unmarkSpam } from './mark-spam.ts';

export const spamRoutes: Route[] = [
  route(contract.previewSpam, 'agent', async (ctx, { body }) => ({ body: await previewSpam(ctx, body) })),
  route(contract.markSpam, 'agent', async (ctx, { body }) => ({ body: await markSpam(ctx, body) })),
  route(contract.unmarkSpam, 'agent', async (ctx, { body }) => ({
    body: { tickets: await unmarkSpam(ctx, body.tickets) },
  })),
  route(contract.listBlockedSenders, 'agent', async (ctx) => ({
    body: { blockedSenders: await readBlockedSenders(ctx) },
  })),
  route(contract.blockSender, 'agent', async (ctx, { body }) => ({
    status: 201,
    body: { pattern: await blockSender(ctx, body.sender) },
  })),
  route(contract.unblockSender, 'agent', async (ctx, { params }) => {
    await unblockSender(ctx, params.id);
    return { status: 204 };
  }),
];
