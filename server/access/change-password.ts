// An agent changes their own password; whoever else holds a session of theirs is out.

import type { Context } from '../platform/context.ts';
import { together } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { hashPassword, isPassword, nobodysHash } from './password.ts';
import { endSessionsOf } from './session.ts';
import { setPassword } from './sign-in.ts';
import { throttle } from './throttle.ts';

/** `keep` is the token of the session that stays. @throws Forbidden when the current password is wrong, also (429) */
export async function changePassword(
  ctx: Context,
  input: { current: string; next: string; keep: string | undefined },
): Promise<void> {
  const personId = ctx.actor.personId!;
  await throttle(ctx, [{ key: `password of ${personId}`, most: 8, windowSeconds: 300 }]);
  const stored = await ctx.tx
    .selectFrom('credential')
    .select('passwordHash')
    .where('personId', '=', personId)
    .executeTakeFirst();
  const good = await isPassword(input.current, stored?.passwordHash ?? nobodysHash);
  if (!stored || !good) throw forbidden('The current password is another one.');
  await together(ctx.tx, [
    setPassword(ctx, personId, await hashPassword(input.next)),
    ...endSessionsOf(personId, input.keep),
    record(ctx, [{ kind: 'password.changed', subjectId: personId }]),
  ]);
}
