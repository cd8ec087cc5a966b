// Slows guessing down. Counts stand in the database, so that they hold over all processes; they are per address and per
// account, and an account's count alone never locks out somebody who comes from elsewhere.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';

export type Limit = { key: string; most: number; windowSeconds: number };

/** Counts one try against each limit. @throws Forbidden (429) when one is used up. */
export async function throttle(ctx: Context, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    if ((await count(ctx, limit)) > limit.most) {
      throw Object.assign(new Refusal('Forbidden', 'Too many tries. Please wait some minutes and try again.'), {
        statusCode: 429,
      });
    }
  }
}

/** Counts one; @returns how many there were in the window, with this one. */
export async function count(ctx: Context, limit: Limit): Promise<number> {
  const millis = limit.windowSeconds * 1000;
  const windowAt = new Date(Math.floor(ctx.now.getTime() / millis) * millis);
  const { rows } = await sql<{ count: number }>`
    insert into throttle (key, window_at, count) values (${limit.key}, ${windowAt}, 1)
    on conflict (key, window_at) do update set count = throttle.count + 1 returning count`.execute(ctx.tx);
  return rows[0]!.count;
}
