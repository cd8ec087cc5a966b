// Sign-in with e-mail and password. Wrong address and wrong password get the same answer in the same time; tries are
// counted per source and per account.

import { type Compilable, sql } from 'kysely';
import { normaliseEmail } from '../people/email-address.ts';
import type { Context } from '../platform/context.ts';
import { together, write } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { isPassword, nobodysHash } from './password.ts';
import { beginSession } from './session.ts';
import { throttle } from './throttle.ts';

export const setPassword = (ctx: Context, personId: string, passwordHash: string): Compilable =>
  write
    .insertInto('credential')
    .values({ personId, passwordHash, changedAt: ctx.now })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ passwordHash, changedAt: ctx.now }));

/** @returns the token of a new session. @throws Forbidden, also (429) after too many tries */
export async function signIn(
  ctx: Context,
  input: { email: string; password: string; source: string },
): Promise<{ token: string; personId: string }> {
  const email = normaliseEmail(input.email) ?? '';
  await throttle(ctx, [
    { key: `sign-in from ${input.source}`, most: 20, windowSeconds: 300 },
    // Per account and source: a stranger's tries never keep the owner out.
    { key: `sign-in ${email} from ${input.source}`, most: 8, windowSeconds: 300 },
    { key: `sign-in ${email}`, most: 100, windowSeconds: 3600 },
  ]);
  const { rows } = await sql<{ personId: string; passwordHash: string | null }>`
    select p.id as person_id, c.password_hash from address a join person p on p.id = a.person_id
      left join credential c on c.person_id = p.id
     where a.channel = 'email' and a.value = ${email} and p.kind = 'agent' and p.state = 'active'`.execute(ctx.tx);
  const found = rows[0];
  const good = await isPassword(input.password, found?.passwordHash ?? (await nobodysHash()));
  if (!found?.passwordHash || !good) throw forbidden('E-mail and password do not belong together.');
  const session = beginSession(ctx, found.personId, 'desk');
  await together(ctx.tx, [
    session.write,
    record({ ...ctx, actor: { ...ctx.actor, personId: found.personId } }, [
      { kind: 'session.begun', subjectId: found.personId },
    ]),
  ]);
  return { token: session.token, personId: found.personId };
}
