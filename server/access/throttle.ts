// Slows guessing down. Counts stand in the database, so that they hold over all processes. Whoever sets a limit on what is
// somebody's own (an account, a mailbox) leaves the owner a way through: otherwise strangers could use it up for them.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { write } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';

export type Limit = { key: string; most: number; windowSeconds: number };

/** Counts one try against each limit. @throws Forbidden (429) when one is used up. */
export async function throttle(ctx: Context, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) if ((await count(ctx, limit)) > limit.most) throw tooManyTries();
}

const tooManyTries = () => tooMany(new Refusal('Forbidden', 'Too many tries. Please wait some minutes and try again.'));

export const tooMany = (refusal: Refusal): Refusal => Object.assign(refusal, { statusCode: 429 });

const windowOf = (now: Date, windowSeconds: number): Date =>
  new Date(Math.floor(now.getTime() / (windowSeconds * 1000)) * windowSeconds * 1000);

/** When a limit that is used up now begins anew. */
export const windowEnd = (now: Date, windowSeconds: number): Date =>
  new Date(windowOf(now, windowSeconds).getTime() + windowSeconds * 1000);

/** The statement that counts one, for whoever has read how many there were and writes other rows in the same breath. */
export const countOne = (ctx: Context, limit: Pick<Limit, 'key' | 'windowSeconds'>): Compilable =>
  write
    .insertInto('throttle')
    .values({ key: limit.key, windowAt: windowOf(ctx.now, limit.windowSeconds), count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['key', 'windowAt']).doUpdateSet((row) => ({ count: row('throttle.count', '+', 1) })),
    );

/** How many were counted in the windows that are open now, as one JSON object by key. */
export const countsJson = (ctx: Context, limits: readonly Pick<Limit, 'key' | 'windowSeconds'>[]) => sql<
  Record<string, number>
>`(
  select coalesce(json_object_agg(t.key, t.count), '{}')
    from unnest(${limits.map((one) => one.key)}::text[],
                ${limits.map((one) => windowOf(ctx.now, one.windowSeconds))}::timestamptz[]) as w(key, window_at)
    join throttle t on t.key = w.key and t.window_at = w.window_at)`;

/** Counts one; @returns how many there were in the window, with this one. */
export async function count(ctx: Context, limit: Limit): Promise<number> {
  const windowAt = windowOf(ctx.now, limit.windowSeconds);
  const { rows } = await sql<{ count: number }>`
    insert into throttle (key, window_at, count) values (${limit.key}, ${windowAt}, 1)
    on conflict (key, window_at) do update set count = throttle.count + 1 returning count`.execute(ctx.tx);
  return rows[0]!.count;
}
