// Calendar feeds of absences, as the public API offers them: what a feed would bring is shown before anybody confirms it.

import * as contract from '../../../../contract/absences/feeds.ts';
import { type Route, route } from '../../../platform/http.ts';
import { addFeed, listFeeds, readWish, removeFeed } from './feeds.ts';

export const absenceFeedRoutes: Route[] = [
  route(contract.previewAbsenceFeed, 'agent', async (ctx, { body }) => {
    const { name, read } = await readWish(ctx, body);
    if ('failure' in read) return { body: { name, failure: read.failure, absences: [], leftOut: 0 } };
    const absences = read.spans.map(({ fromAt, toAt }) => ({ from: fromAt.toISOString(), to: toAt.toISOString() }));
    return { body: { name, failure: null, absences, leftOut: read.leftOut } };
  }),
  route(contract.addAbsenceFeed, 'agent', async (ctx, { body }) => {
    const id = await addFeed(ctx, body);
    return { status: 201, body: (await listFeeds(ctx, id))[0]! };
  }),
  route(contract.listAbsenceFeeds, 'agent', async (ctx) => ({ body: { feeds: await listFeeds(ctx) } })),
  route(contract.removeAbsenceFeed, 'agent', async (ctx, { params }) => {
    await removeFeed(ctx, params.id);
    return { body: { feeds: await listFeeds(ctx) } };
  }),
];
