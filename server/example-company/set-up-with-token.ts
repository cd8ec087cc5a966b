// The first page of a fresh desk: whoever has the one-time token that the start printed becomes its administrator, with an
// example company at hand if they like. Everything is one transaction, so that a failure leaves the desk as it was.

import { same, setupToken } from '../access/capability.ts';
import { actorOf } from '../access/find-actor.ts';
import { hashPassword } from '../access/password.ts';
import { beginSession } from '../access/session.ts';
import { throttle } from '../access/throttle.ts';
import { type SetUpDesk, setUpDesk } from '../cases/set-up-desk.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict, forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { fillExampleCompany } from './fill-example-company.ts';

export type SetUpWithToken = Omit<SetUpDesk, 'passwordHash'> & {
  token: string;
  password: string;
  exampleCompany: boolean;
  /** Where the try comes from, for the count of tries. */
  source: string;
};

/**
 * `setupKey` is the desk's key for this purpose. @returns the administrator with the token of a first session
 * @throws Conflict when the desk is set up already, Forbidden for a wrong token, also (429) after too many, Invalid
 */
export async function setUpWithToken(
  ctx: Context,
  setupKey: Buffer,
  input: SetUpWithToken,
): Promise<{ personId: string; sessionToken: string }> {
  const { token, password, exampleCompany, source, ...desk } = input;
  await throttle(ctx, [{ key: `set-up from ${source}`, most: 20, windowSeconds: 300 }]);
  const { setUpAt, numberKey } = await ctx.tx
    .selectFrom('desk')
    .select(['setUpAt', 'numberKey'])
    .executeTakeFirstOrThrow();
  if (setUpAt) throw conflict('This desk is set up already; sign in instead.');
  if (!same(setupToken(setupKey, numberKey), token)) {
    throw forbidden('This is not the one-time token. It stands where the desk was started.');
  }
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const personId = await setUpDesk(here, { ...desk, passwordHash });
    const administrator = { ...here, actor: (await actorOf(tx, personId))! };
    if (exampleCompany) await fillExampleCompany(administrator);
    const session = beginSession(administrator, personId, 'desk');
    await together(tx, [session.write, record(administrator, [{ kind: 'session.begun', subjectId: personId }])]);
    return { personId, sessionToken: session.token };
  });
}
