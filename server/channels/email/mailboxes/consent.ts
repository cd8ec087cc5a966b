// An administrator lets the desk read a mailbox: the provider asks them, and leads their browser back with a code (RFC 6749
// with PKCE, RFC 7636). The state that travels along is signed, belongs to one person, and counts once.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import type { Context } from '../../../platform/context.ts';
import { inTransaction, json } from '../../../platform/database.ts';
import { notFound } from '../../../platform/errors.ts';
import { sha256Of } from '../../../platform/files.ts';
import { seal, unseal } from '../../../platform/seal.ts';
import { providerOf, type SignInRow } from './providers.ts';
import { placeOf, storeTokens } from './sign-in.ts';
import { exchangeCode, type Tokens } from './token-request.ts';
import { failureOf, MailboxTrouble, unreadableSecret } from './trouble.ts';

const callbackPath = '/mail/oauth/callback';

/** What has to be entered at the provider, letter for letter. */
export const redirectUriOf = (publicUrl: string): string => `${publicUrl}${callbackPath}`;

const patienceMinutes = 15;

/** @returns where the administrator signs in. @throws NotFound (no OAuth 2 for this mailbox) */
export async function beginConsent(
  ctx: Context,
  secrets: Buffer,
  mailboxId: string,
  publicUrl: string,
): Promise<string> {
  const row = await ctx.tx
    .selectFrom('mailboxSignIn')
    .selectAll()
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst();
  if (!row) throw notFound('No sign-in by OAuth 2 is set up for this mailbox.');
  const { server, scopes, extra } = providerOf(row as SignInRow);
  const state = signedState(secrets, mailboxId, ctx.actor.personId!);
  const verifier = oauth.generateRandomCodeVerifier();
  await ctx.tx.deleteFrom('mailboxConsent').where('expiresAt', '<', ctx.now).execute();
  await ctx.tx
    .insertInto('mailboxConsent')
    .values({
      stateHash: sha256Of(Buffer.from(state)),
      mailboxId,
      verifier: seal(secrets, placeOf(mailboxId, 'verifier'), verifier),
      askedBy: ctx.actor.personId!,
      askedAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + patienceMinutes * 60_000),
    })
    .execute();
  const url = new URL(server.authorization_endpoint);
  const asked = {
    client_id: row.clientId,
    redirect_uri: redirectUriOf(publicUrl),
    response_type: 'code',
    scope: scopes.join(' '),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...extra,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/** `mailboxId` is null where nobody can say which it was. */
export type Returned = { mailboxId: string; isStale: false } | { mailboxId: string | null; isStale: true };

/**
 * The browser came back: now, or once more with what it came back with before, or too late. @returns the mailbox that it was
 * about; whether that one is signed in now, or why not, stands beside its sign-in.
 */
export async function finishConsent(
  ctx: Context,
  secrets: Buffer,
  publicUrl: string,
  query: string,
): Promise<Returned> {
  const url = new URL(`${redirectUriOf(publicUrl)}${query}`);
  const state = url.searchParams.get('state') ?? '';
  const askedFor = mailboxOf(secrets, state, ctx.actor.personId!);
  if (!askedFor) return { mailboxId: null, isStale: true };
  const consent = await ctx.tx
    .deleteFrom('mailboxConsent')
    .where('stateHash', '=', sha256Of(Buffer.from(state)))
    .where('expiresAt', '>', ctx.now)
    .where('askedBy', '=', ctx.actor.personId!)
    .returning(['mailboxId', 'verifier'])
    .executeTakeFirst();
  if (!consent) return { mailboxId: await stillThere(ctx, askedFor), isStale: true };
  await signIn(ctx, secrets, publicUrl, url, consent);
  return { mailboxId: consent.mailboxId, isStale: false };
}

async function stillThere(ctx: Context, mailboxId: string): Promise<string | null> {
  const row = await ctx.tx.selectFrom('mailbox').select('id').where('id', '=', mailboxId).executeTakeFirst();
  return row?.id ?? null;
}

/** What the provider refuses is noted beside the sign-in. */
async function signIn(
  ctx: Context,
  secrets: Buffer,
  publicUrl: string,
  url: URL,
  consent: { mailboxId: string; verifier: Buffer },
): Promise<void> {
  const { mailboxId } = consent;
  const state = url.searchParams.get('state') ?? '';
  const row = await ctx.tx
    .selectFrom('mailboxSignIn')
    .selectAll()
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirstOrThrow();
  const redirectUri = redirectUriOf(publicUrl);
  try {
    const verifier = unseal(secrets, placeOf(mailboxId, 'verifier'), consent.verifier);
    const secret = row.clientSecret === null ? null : unseal(secrets, placeOf(mailboxId, 'client'), row.clientSecret);
    if (verifier === null || (row.clientSecret !== null && secret === null)) throw unreadableSecret();
    const client = { id: row.clientId, secret };
    const tokens = await exchangeCode(providerOf(row as SignInRow), client, { url, state, redirectUri, verifier });
    await grant(ctx, secrets, mailboxId, tokens);
  } catch (error) {
    if (!(error instanceof MailboxTrouble)) throw error;
    const refusal = json(failureOf(error));
    await ctx.tx.updateTable('mailboxSignIn').set({ refusal }).where('mailboxId', '=', mailboxId).execute();
  }
}

const grant = (ctx: Context, secrets: Buffer, mailboxId: string, tokens: Tokens): Promise<void> =>
  inTransaction(ctx.tx, async (tx) => {
    await storeTokens({ ...ctx, tx }, secrets, mailboxId, tokens);
    await tx
      .updateTable('mailboxSignIn')
      .set((one) => ({
        grantedAt: ctx.now,
        grantedBy: ctx.actor.personId,
        refusal: null,
        version: one('version', '+', 1),
        ...(tokens.refreshExpiresIn === null ? { refreshExpiresAt: null } : {}),
      }))
      .where('mailboxId', '=', mailboxId)
      .execute();
  });

const macOf = (secrets: Buffer, nonce: string, mailboxId: string, personId: string): string =>
  createHmac('sha256', secrets).update(`mailbox consent|${nonce}|${mailboxId}|${personId}`).digest('base64url');

function signedState(secrets: Buffer, mailboxId: string, personId: string): string {
  const nonce = randomBytes(32).toString('base64url');
  return [nonce, mailboxId, macOf(secrets, nonce, mailboxId, personId)].join('.');
}

/** The mailbox for which this person was sent to the provider with this state; null: with none of ours. */
function mailboxOf(secrets: Buffer, state: string, personId: string): string | null {
  const [nonce = '', mailboxId = '', mac = ''] = state.split('.');
  const expected = macOf(secrets, nonce, mailboxId, personId);
  const isOurs = expected.length === mac.length && timingSafeEqual(Buffer.from(expected), Buffer.from(mac));
  return isOurs ? mailboxId : null;
}
