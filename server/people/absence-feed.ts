// A calendar out of which somebody's planned absences come. Its address is a secret, for whoever knows it reads the calendar:
// people are shown its host alone.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';

export const feedFailures = [
  'not_https',
  'private_address',
  'too_slow',
  'too_large',
  'too_many_redirects',
  'unreachable',
  'refused',
  'no_calendar',
] as const;
export type FeedFailure = (typeof feedFailures)[number];

export type Feed = { id: string; personId: string; address: string; name: string };
const columns = ['id', 'personId', 'address', 'name'] as const;

export const insertFeed = (ctx: Context, feed: Feed & { readDueAt: Date }): Compilable =>
  write.insertInto('absenceFeed').values({ ...feed, addedBy: ctx.actor.personId, addedAt: ctx.now, readAt: ctx.now });

export const deleteFeed = (id: string): Compilable => write.deleteFrom('absenceFeed').where('id', '=', id);

export const noteRead = (ctx: Context, id: string, readDueAt: Date): Compilable =>
  write
    .updateTable('absenceFeed')
    .set({ readAt: ctx.now, readDueAt, failingSince: null, failure: null })
    .where('id', '=', id);

/** It fails since the first time that it did. */
export const noteFailure = (ctx: Context, id: string, failure: FeedFailure, readDueAt: Date): Compilable =>
  write
    .updateTable('absenceFeed')
    .set({ readDueAt, failure, failingSince: sql<Date>`coalesce(failing_since, ${ctx.now}::timestamptz)` })
    .where('id', '=', id);

/** Held until the transaction ends; undefined: it was removed meanwhile. */
export const holdFeed = (tx: Database, id: string): Promise<Feed | undefined> =>
  tx.selectFrom('absenceFeed').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

export const readDueFeeds = (tx: Database, now: Date, most: number): Promise<Feed[]> =>
  tx.selectFrom('absenceFeed').select(columns).where('readDueAt', '<=', now).orderBy('readDueAt').limit(most).execute();
