// Writes how a mailbox is connected. Secrets are sealed here and nowhere else; one that is left out stays as it was.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { write } from '../../../platform/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { seal } from '../../../platform/seal.ts';
import type { ProviderName } from './providers.ts';
import { placeOf } from './sign-in.ts';
import type { AfterFetch, Security } from './source.ts';

export type SourceInput = {
  host: string;
  port: number;
  security: Security;
  checksCertificate: boolean;
  userName: string;
  signIn: 'password' | 'oauth';
  folders: string[];
  afterFetch: AfterFetch;
  moveTo: string | null;
  backlogDays: number | null;
  largestBytes: number;
  password?: string | undefined;
  /** Left out: mail is fetched from now on. */
  begun?: boolean | undefined;
};

const dayMillis = 86_400_000;

/** @throws Invalid */
export async function storeSource(ctx: Context, secrets: Buffer, mailboxId: string, input: SourceInput): Promise<void> {
  const { password, begun = true, ...rest } = input;
  if (input.afterFetch === 'move' && !input.moveTo) throw invalid('Say to which folder fetched mail is moved.');
  if (input.afterFetch === 'move' && input.folders.includes(input.moveTo!))
    throw invalid('Fetched mail cannot be moved into a folder that is fetched itself.');
  const before = await ctx.tx
    .selectFrom('mailboxSource')
    .selectAll()
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst();
  const isSame = before?.host === input.host && before.userName === input.userName;
  const keeps = isSame && before.signIn === 'password' && before.password !== null;
  if (input.signIn === 'password' && !password && !keeps) throw invalid('Give the password of the mailbox.');
  const sealed = password ? seal(secrets, placeOf(mailboxId, 'password'), password) : keeps ? before.password : null;
  const isSameStart = isSame && before.backlogDays === input.backlogDays;
  const readsFrom = isSameStart ? before.readsFrom : new Date(ctx.now.getTime() - (input.backlogDays ?? 0) * dayMillis);
  const row = {
    ...rest,
    readsFrom,
    password: input.signIn === 'password' ? sealed : null,
    // What is going is not stopped by a change.
    begunAt: before?.begunAt ?? (begun ? ctx.now : null),
  };
  // Another account numbers its mail anew, and may by chance use the same numbers.
  if (before && !isSameStart) await forgetPositions(ctx, mailboxId, isSame);
  await ctx.tx
    .insertInto('mailboxSource')
    .values({ mailboxId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('mailboxId')
        .doUpdateSet((old) => ({ ...row, version: sql`${old.ref('mailboxSource.version')} + 1` })),
    )
    .execute();
}

/** Mail is fetched from now on, and what “from now on” means is reckoned from here. @throws Invalid (nothing is arranged) */
export async function beginSource(ctx: Context, mailboxId: string): Promise<void> {
  const source = await ctx.tx
    .selectFrom('mailboxSource')
    .select(['backlogDays', 'begunAt'])
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst();
  if (!source) throw invalid('It is not arranged yet how this mailbox is fetched.');
  if (source.begunAt) return;
  await ctx.tx
    .updateTable('mailboxSource')
    .set((old) => ({
      begunAt: ctx.now,
      readsFrom: new Date(ctx.now.getTime() - (source.backlogDays ?? 0) * dayMillis),
      version: sql`${old.ref('version')} + 1`,
    }))
    .where('mailboxId', '=', mailboxId)
    .execute();
}

async function forgetPositions(ctx: Context, mailboxId: string, isSameAccount: boolean): Promise<void> {
  await ctx.tx.deleteFrom('mailboxFolder').where('mailboxId', '=', mailboxId).execute();
  await ctx.tx.deleteFrom('mailboxHealth').where('mailboxId', '=', mailboxId).execute();
  if (isSameAccount) return;
  await ctx.tx.deleteFrom('mailboxPoison').where('mailboxId', '=', mailboxId).execute();
  // The contents stay known, so that what was copied to the new account opens nothing again.
  await ctx.tx
    .updateTable('mailboxFetch')
    .set({
      folder: sql`concat(${ctx.newId()}::text, ' ', folder)`,
      settledAt: sql`coalesce(settled_at, ${ctx.now}::timestamptz)`,
    })
    .where('mailboxId', '=', mailboxId)
    .execute();
}

export type SignInInput = {
  provider: ProviderName;
  tenant: string | null;
  clientId: string;
  authorisationUrl: string | null;
  tokenUrl: string | null;
  scopes: string[];
  allowsPrivate: boolean;
  clientSecret?: string | undefined;
};

/** Another client has no permission yet, so that the old tokens go. @throws Invalid */
export async function storeSignIn(ctx: Context, secrets: Buffer, mailboxId: string, input: SignInInput): Promise<void> {
  const { clientSecret, ...rest } = input;
  if (input.provider === 'custom') {
    if (!input.authorisationUrl || !input.tokenUrl) throw invalid('Give both addresses of the provider.');
    for (const url of [input.authorisationUrl, input.tokenUrl]) {
      const { protocol } = new URL(url);
      if (protocol !== 'https:' && !(protocol === 'http:' && input.allowsPrivate))
        throw invalid('The addresses of a provider begin with https.');
    }
  }
  const isCustom = input.provider === 'custom';
  const before = await ctx.tx
    .selectFrom('mailboxSignIn')
    .selectAll()
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst();
  const isSame =
    before?.provider === input.provider &&
    before.clientId === input.clientId &&
    before.tokenUrl === input.tokenUrl &&
    before.tenant === input.tenant;
  const secret = clientSecret
    ? seal(secrets, placeOf(mailboxId, 'client'), clientSecret)
    : isSame
      ? before.clientSecret
      : null;
  const row = {
    ...rest,
    authorisationUrl: isCustom ? input.authorisationUrl : null,
    tokenUrl: isCustom ? input.tokenUrl : null,
    allowsPrivate: isCustom && input.allowsPrivate,
    clientSecret: secret,
    // Whatever was refused before, this is another try.
    refusal: null,
    ...(isSame
      ? {}
      : {
          refreshToken: null,
          accessToken: null,
          accessExpiresAt: null,
          refreshExpiresAt: null,
          grantedAt: null,
          brokenAt: null,
        }),
  };
  await ctx.tx
    .insertInto('mailboxSignIn')
    .values({ mailboxId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('mailboxId')
        .doUpdateSet((old) => ({ ...row, version: sql`${old.ref('mailboxSignIn.version')} + 1` })),
    )
    .execute();
}

export type SenderInput = {
  host: string;
  port: number;
  security: Security;
  checksCertificate: boolean;
  signIn: 'none' | 'same' | 'password' | 'oauth';
  userName: string | null;
  password?: string | undefined;
};

/** @throws Invalid */
export async function storeSender(ctx: Context, secrets: Buffer, mailboxId: string, input: SenderInput): Promise<void> {
  const { password, ...rest } = input;
  const before = await ctx.tx
    .selectFrom('mailboxSender')
    .selectAll()
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst();
  const keeps = before?.host === input.host && before.userName === input.userName ? before.password : null;
  const isOwn = input.signIn === 'password';
  if ((isOwn || input.signIn === 'oauth') && !input.userName)
    throw invalid('Give the user name for the outgoing server.');
  if (isOwn && !password && !keeps) throw invalid('Give the password for the outgoing server.');
  const sealed = password ? seal(secrets, placeOf(mailboxId, 'sender'), password) : keeps;
  const row = { ...rest, password: isOwn ? sealed : null };
  await ctx.tx
    .insertInto('mailboxSender')
    .values({ mailboxId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('mailboxId')
        .doUpdateSet((old) => ({ ...row, version: sql`${old.ref('mailboxSender.version')} + 1` })),
    )
    .execute();
}

export async function removeSource(ctx: Context, mailboxId: string): Promise<void> {
  await ctx.tx.deleteFrom('mailboxSource').where('mailboxId', '=', mailboxId).execute();
  await forgetPositions(ctx, mailboxId, false);
}

export const deleteSender = (mailboxId: string): Compilable =>
  write.deleteFrom('mailboxSender').where('mailboxId', '=', mailboxId);
