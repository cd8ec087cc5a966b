// A request that is sent twice is carried out once, if its sender marks it with an Idempotency-Key.

import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Context, contextFor, nobody, type Sources } from './context.ts';
import { type Database, inTransaction, type OpenDatabase } from './database.ts';
import { Refusal } from './errors.ts';
import type { Answer } from './http.ts';

/**
 * An Idempotency-Key belongs to its actor. The key, the action's rows and its answer are written in one transaction, so
 * that a repeated request finds either all of it or nothing; a second one at the same time waits for the first.
 */
export async function once(
  options: { database: OpenDatabase; sources: Sources },
  request: FastifyRequest,
  key: string,
  run: (ctx: Context) => Promise<Answer>,
): Promise<Answer> {
  if (key.length < 1 || key.length > 200) throw new Refusal('Invalid', 'An Idempotency-Key has 1 to 200 characters.');
  const actor = request.actor ?? nobody;
  const actorId = actor.personId ?? '';
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
  return inTransaction(options.database.db, async (tx) => {
    const ctx = contextFor(options.sources, tx, actor);
    const fresh = await tx
      .insertInto('idempotencyKey')
      .values({ actorId, key, requestHash, createdAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!fresh) {
      const stored = await tx
        .selectFrom('idempotencyKey')
        .select(['requestHash', 'status', 'body'])
        .where('actorId', '=', actorId)
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      if (!stored.requestHash.equals(requestHash)) {
        throw Object.assign(new Refusal('Invalid', 'This Idempotency-Key was used with another request.'), {
          statusCode: 422,
        });
      }
      const repeated = { status: stored.status ?? 200, headers: { 'idempotent-replay': 'true' } };
      return stored.body === null ? repeated : { ...repeated, body: JSON.parse(stored.body) };
    }
    const answer = await run(ctx);
    await tx
      .updateTable('idempotencyKey')
      .set({
        status: answer.status ?? 200,
        body: answer.body === undefined || answer.secret ? null : JSON.stringify(answer.body),
      })
      .where('actorId', '=', actorId)
      .where('key', '=', key)
      .execute();
    return answer;
  });
}

/** Keys are good for a day. */
export async function forgetIdempotencyKeys(tx: Database, before: Date): Promise<void> {
  await tx.deleteFrom('idempotencyKey').where('createdAt', '<', before).execute();
}
