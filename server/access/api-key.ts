// An API key acts as the person who made it. It is shown once and kept as a hash.

import { randomBytes } from 'node:crypto';
import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, inTransaction, together, write } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { hashOf } from './session.ts';

export const keyPrefix = 'tok_';

export function newApiKey(
  ctx: Context,
  personId: string,
  name: string,
): { id: string; key: string; write: Compilable } {
  const id = ctx.newId();
  const key = keyPrefix + randomBytes(32).toString('base64url');
  return {
    id,
    key,
    write: write.insertInto('apiKey').values({
      id,
      personId,
      name,
      keyHash: hashOf(key),
      createdAt: ctx.now,
      createdBy: ctx.actor.personId ?? personId,
    }),
  };
}

export async function listApiKeys(ctx: Context) {
  return ctx.tx
    .selectFrom('apiKey')
    .select(['id', 'name', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', ctx.actor.personId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** @throws NotFound when it is not the actor's own or was revoked already. */
export function revokeApiKey(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('apiKey')
      .set({ revokedAt: ctx.now })
      .where('id', '=', id)
      .where('personId', '=', ctx.actor.personId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound('There is no such API key of yours.');
    await together(tx, [record(ctx, [{ kind: 'api_key.revoked', subjectId: ctx.actor.personId! }])]);
  });
}

export const revokeKeysOf = (ctx: Context, personId: string): Compilable =>
  write
    .updateTable('apiKey')
    .set({ revokedAt: ctx.now })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null);

// When this process last noted the use of a key, so that reading does not become writing.
const noted = new Map<string, number>();
const noteEveryMillis = 60_000;

/** Notes when a key was last used, at most once a minute. */
export async function noteKeyUse(tx: Database, key: string, now: Date): Promise<void> {
  const hash = hashOf(key);
  const id = hash.toString('base64');
  if (now.getTime() - (noted.get(id) ?? 0) < noteEveryMillis) return;
  if (noted.size > 10_000) noted.clear();
  noted.set(id, now.getTime());
  await tx.updateTable('apiKey').set({ lastUsedAt: now }).where('keyHash', '=', hash).execute();
}
