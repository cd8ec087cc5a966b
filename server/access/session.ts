// A session is a row; its token lives only in the browser's cookie and here as a hash.

import { createHash, randomBytes } from 'node:crypto';
import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import { forgetIdempotencyKeys } from '../platform/idempotency.ts';

export const cookieName = 'tellonce';
const sessionDays = 30;
export const sessionSeconds = sessionDays * 86_400;

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new token and the statement that stores its session. */
export function beginSession(
  ctx: Context,
  personId: string,
  door: 'desk' | 'portal',
): { token: string; write: Compilable } {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(ctx.now.getTime() + sessionSeconds * 1000);
  return {
    token,
    write: write
      .insertInto('session')
      .values({ tokenHash: hashOf(token), personId, door, createdAt: ctx.now, seenAt: ctx.now, expiresAt }),
  };
}

export const endSession = (token: string): Compilable =>
  write.deleteFrom('session').where('tokenHash', '=', hashOf(token));

/** Ends the sessions of a person, but for the one of the token `keep`. */
export const endSessionsOf = (personId: string, keep = ''): Compilable[] => [
  write.deleteFrom('session').where('personId', '=', personId).where('tokenHash', '<>', hashOf(keep)),
];

/** Removes what has expired: sessions, sign-in links, throttle windows, idempotency keys older than a day. */
export async function forgetExpired(tx: Database, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await sql`delete from session where expires_at < ${now}`.execute(tx);
  await sql`delete from sign_in_link where expires_at < ${dayAgo}`.execute(tx);
  await sql`delete from throttle where window_at < ${dayAgo}`.execute(tx);
  await forgetIdempotencyKeys(tx, dayAgo);
}
