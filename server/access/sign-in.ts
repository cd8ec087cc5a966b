// Sign-in with e-mail and password. Wrong address and wrong password get the same answer in the same time. Tries are
// counted strictly for each account and source, and softly for each account: whoever used those up keeps out no device
// that is known, nor one on which a link from the mailbox was opened.

import { type Compilable, sql } from 'kysely';
import { normaliseEmail } from '../people/email-address.ts';
import { speaks } from '../people/speaking-address.ts';
import type { Context } from '../platform/context.ts';
import { together, write } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { newDeviceToken, readDevice } from './known-device.ts';
import { isPassword, nobodysHash } from './password.ts';
import { beginSession } from './session.ts';
import { sourceOf } from './source.ts';
import { count, throttle, tooMany } from './throttle.ts';

export const setPassword = (ctx: Context, personId: string, passwordHash: string): Compilable =>
  write
    .insertInto('credential')
    .values({ personId, passwordHash, changedAt: ctx.now })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ passwordHash, changedAt: ctx.now }));

export type SignIn = {
  email: string;
  password: string;
  /** The address that the request came from. */
  source: string;
  /** What the cookie of a known device holds, if there is one. */
  device: string | undefined;
};

/**
 * `deviceKey` signs the cookies of known devices. @returns the tokens of a new session and of this device, known from now
 * on. @throws Forbidden, also (429) after too many tries
 */
export async function signIn(
  ctx: Context,
  deviceKey: Buffer,
  input: SignIn,
): Promise<{ token: string; deviceToken: string; personId: string }> {
  const email = normaliseEmail(input.email) ?? '';
  const { rows } = await sql<{ personId: string; passwordHash: string | null }>`
    select p.id as person_id, c.password_hash from address a join person p on p.id = a.person_id
      left join credential c on c.person_id = p.id
     where a.channel = 'email' and a.value = ${email} and p.kind = 'agent' and p.state = 'active' and ${speaks}`.execute(
    ctx.tx,
  );
  const found = rows[0];
  const device = readDevice(deviceKey, found?.personId ?? '', input.device, ctx.now);
  await countTry(ctx, email, sourceOf(input.source), device);
  const good = await isPassword(input.password, found?.passwordHash ?? nobodysHash);
  if (!found?.passwordHash || !good) throw forbidden('E-mail and password do not belong together.');
  const session = beginSession(ctx, found.personId, 'desk');
  await together(ctx.tx, [
    session.write,
    record({ ...ctx, actor: { ...ctx.actor, personId: found.personId } }, [
      { kind: 'session.begun', subjectId: found.personId },
    ]),
  ]);
  const deviceToken = newDeviceToken(deviceKey, found.personId, ctx.now);
  return { token: session.token, deviceToken, personId: found.personId };
}

const triesOfAccount = 100;

async function countTry(ctx: Context, email: string, source: string, device: string | null): Promise<void> {
  if (device) return throttle(ctx, [{ key: `sign-in on ${device}`, most: 10, windowSeconds: 300 }]);
  await throttle(ctx, [
    { key: `sign-in from ${source}`, most: 20, windowSeconds: 300 },
    { key: `sign-in ${email} from ${source}`, most: 8, windowSeconds: 300 },
  ]);
  const ofAccount = { key: `sign-in ${email}`, most: triesOfAccount, windowSeconds: 3600 };
  if ((await count(ctx, ofAccount)) <= ofAccount.most) return;
  throw tooMany(
    forbidden(
      'Many wrong passwords were tried for this address. Ask for a link by e-mail at /portal, open it on this device, then sign in here.',
    ),
  );
}
