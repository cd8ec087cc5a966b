// How the desk shows a mail server who it is: by password, or by a token that it renews before it runs out. A refresh token
// that was refused is not tried again, because only a person can sign in anew; that is said at once.

import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.ts';
import { seal, unseal } from '../../../platform/seal.ts';
import { providerOf, type SignInRow } from './providers.ts';
import { refreshTokens, type Tokens } from './token-request.ts';
import { MailboxTrouble, notSignedIn, signInEnded, unreadableSecret } from './trouble.ts';

export type Credentials = { user: string; pass: string } | { user: string; accessToken: string };

/** Which secret is meant; it is bound to its mailbox, so that one cannot be put in the place of another. */
export const placeOf = (
  mailboxId: string,
  what: 'password' | 'sender' | 'client' | 'refresh' | 'access' | 'verifier',
) => `mailbox ${mailboxId} ${what}`;

export type SignIn = { mailboxId: string; userName: string; signIn: 'password' | 'oauth'; password: Buffer | null };

/** @param refused a token that the mail server did not take, although it should be good @throws MailboxTrouble */
export async function credentialsOf(
  ctx: Context,
  secrets: Buffer,
  one: SignIn,
  refused: string | null = null,
): Promise<Credentials> {
  if (one.signIn === 'oauth') {
    return { user: one.userName, accessToken: await accessToken(ctx, secrets, one.mailboxId, refused) };
  }
  const pass = unseal(secrets, placeOf(one.mailboxId, 'password'), one.password);
  if (pass === null) throw unreadableSecret();
  return { user: one.userName, pass };
}

const aheadMillis = 5 * 60_000;
const assumedSeconds = 3600;

type Row = SignInRow & {
  clientSecret: Buffer | null;
  refreshToken: Buffer | null;
  accessToken: Buffer | null;
  accessExpiresAt: Date | null;
  brokenAt: Date | null;
};

/**
 * A token that is good for five minutes yet. Where several ask at once one renews and the others wait: some providers void a
 * refresh token that is used twice. @throws MailboxTrouble
 */
export async function accessToken(
  ctx: Context,
  secrets: Buffer,
  mailboxId: string,
  refused: string | null = null,
): Promise<string> {
  const query = ctx.tx.selectFrom('mailboxSignIn').selectAll().where('mailboxId', '=', mailboxId);
  const known = goodToken(ctx, secrets, (await query.executeTakeFirst()) as Row | undefined, refused);
  if (known !== null) return known;
  const found = await inTransaction(ctx.tx, async (tx) => {
    const row = (await tx
      .selectFrom('mailboxSignIn')
      .selectAll()
      .where('mailboxId', '=', mailboxId)
      .forUpdate()
      .executeTakeFirst()) as Row | undefined;
    if (!row) return notSignedIn('OAuth 2');
    if (row.brokenAt) return signInEnded(providerOf(row).name);
    // Somebody else may have renewed it while we waited for the row.
    return goodToken(ctx, secrets, row, refused) ?? renewBy({ ...ctx, tx }, secrets, row);
  });
  // The refusal was written down by the transaction, so it is thrown after its end.
  if (typeof found !== 'string') throw found;
  return found;
}

function goodToken(ctx: Context, secrets: Buffer, row: Row | undefined, refused: string | null): string | null {
  if (!row?.accessExpiresAt || row.brokenAt || row.accessExpiresAt.getTime() < ctx.now.getTime() + aheadMillis)
    return null;
  const token = unseal(secrets, placeOf(row.mailboxId, 'access'), row.accessToken);
  return token === refused ? null : token;
}

async function renewBy(ctx: Context, secrets: Buffer, row: Row): Promise<string | MailboxTrouble> {
  const { mailboxId } = row;
  const provider = providerOf(row);
  if (row.refreshToken === null) return notSignedIn(provider.name);
  const refresh = unseal(secrets, placeOf(mailboxId, 'refresh'), row.refreshToken);
  const secret = row.clientSecret === null ? null : unseal(secrets, placeOf(mailboxId, 'client'), row.clientSecret);
  if (refresh === null || (row.clientSecret !== null && secret === null)) return unreadableSecret();
  try {
    const tokens = await refreshTokens(provider, { id: row.clientId, secret }, refresh);
    await storeTokens(ctx, secrets, mailboxId, tokens);
    return tokens.accessToken;
  } catch (error) {
    if (!(error instanceof MailboxTrouble)) throw error;
    if (error.said.template === signInEnded('').said.template) {
      await ctx.tx.updateTable('mailboxSignIn').set({ brokenAt: ctx.now }).where('mailboxId', '=', mailboxId).execute();
    }
    return error;
  }
}

export async function storeTokens(ctx: Context, secrets: Buffer, mailboxId: string, tokens: Tokens): Promise<void> {
  const after = (seconds: number): Date => new Date(ctx.now.getTime() + seconds * 1000);
  await ctx.tx
    .updateTable('mailboxSignIn')
    .set({
      accessToken: seal(secrets, placeOf(mailboxId, 'access'), tokens.accessToken),
      accessExpiresAt: after(tokens.expiresIn ?? assumedSeconds),
      brokenAt: null,
      ...(tokens.refreshToken === null
        ? {}
        : { refreshToken: seal(secrets, placeOf(mailboxId, 'refresh'), tokens.refreshToken) }),
      ...(tokens.refreshExpiresIn === null ? {} : { refreshExpiresAt: after(tokens.refreshExpiresIn) }),
    })
    .where('mailboxId', '=', mailboxId)
    .execute();
}

/** Mailboxes whose token runs out soon: renewed before anybody needs them, so that a refusal is known early. */
export async function signInsToRenew(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ mailboxId: string }>`
    select mailbox_id from mailbox_sign_in
     where broken_at is null and refresh_token is not null
       and (access_expires_at is null or access_expires_at < ${new Date(ctx.now.getTime() + aheadMillis)})`.execute(
    ctx.tx,
  );
  return rows.map((row) => row.mailboxId);
}
