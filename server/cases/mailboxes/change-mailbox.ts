// What an administrator arranges for a mailbox. Each change leaves a trace that names what was changed, and never a secret.

import type { Compilable } from 'kysely';
import { holdWhatWaits } from '../../channels/decide-waiting.ts';
import {
  beginSource,
  deleteSender,
  removeSource as forgetSource,
  type SenderInput,
  type SignInInput,
  type SourceInput,
  storeSender,
  storeSignIn,
  storeSource,
} from '../../channels/email/mailboxes/connect.ts';
import { tryAgainBy } from '../../channels/sender-health.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { changeMailboxRow, type MailboxChange } from '../../settings/write-mailboxes.ts';
import { noteChange } from '../../settings/write-settings.ts';

export const mustAdminister = (ctx: Context): void => {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators change mailboxes.');
};

/** Held until the transaction ends, so that two administrators do not write past each other. @throws NotFound */
export async function findMailbox(tx: Database, id: string) {
  const mailbox = await tx.selectFrom('mailbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!mailbox) throw notFound('There is no such mailbox.');
  return mailbox;
}

/** @throws Forbidden, NotFound, Invalid (team, brand) */
export function changeMailbox(ctx: Context, id: string, change: Omit<MailboxChange, 'mode'>): Promise<void> {
  return changing(ctx, id, async (here, before) => {
    await mustExist(here.tx, 'team', change.teamId);
    await mustExist(here.tx, 'brand', change.brandId);
    if (Object.keys(change).length === 0) return [];
    const old = Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof typeof before]]));
    return [changeMailboxRow(id, change), noteChange(here, 'mailbox', { id, ...old }, { id, ...change })];
  });
}

async function mustExist(tx: Database, table: 'team' | 'brand', id: string | null | undefined): Promise<void> {
  if (!id) return;
  const found = await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  if (!found) throw table === 'team' ? invalid('There is no such team.') : invalid('There is no such brand.');
}

/** @throws Forbidden, NotFound, Invalid */
export function setSource(ctx: Context, secrets: Buffer, id: string, input: SourceInput): Promise<void> {
  return changing(ctx, id, async (here) => {
    await storeSource(here, secrets, id, input);
    const { password, ...shown } = input;
    return [noteChange(here, 'mailbox_source', null, { id, ...shown, passwordGiven: password !== undefined })];
  });
}

/** From now on its mail is taken. @throws Forbidden, NotFound, Invalid (it is not arranged how it is fetched) */
export function startSource(ctx: Context, id: string): Promise<void> {
  return changing(ctx, id, async (here) => {
    await beginSource(here, id);
    return [noteChange(here, 'mailbox_source', { id, begun: false }, { id, begun: true })];
  });
}

export function removeSource(ctx: Context, id: string): Promise<void> {
  return changing(ctx, id, async (here) => {
    await forgetSource(here, id);
    return [noteChange(here, 'mailbox_source', { id }, null)];
  });
}

/** @throws Forbidden, NotFound, Invalid */
export function setSignIn(ctx: Context, secrets: Buffer, id: string, input: SignInInput): Promise<void> {
  return changing(ctx, id, async (here) => {
    await storeSignIn(here, secrets, id, input);
    const { clientSecret, ...shown } = input;
    return [noteChange(here, 'mailbox_sign_in', null, { id, ...shown, secretGiven: clientSecret !== undefined })];
  });
}

/**
 * What waited while nothing could leave is asked about and not sent at once, as when the desk gets its first server.
 * @throws Forbidden, NotFound, Invalid
 */
export function setSender(ctx: Context, secrets: Buffer, id: string, input: SenderInput): Promise<void> {
  return changing(ctx, id, async (here) => {
    const isFirst = !(await here.tx
      .selectFrom('mailboxSender')
      .select('mailboxId')
      .where('mailboxId', '=', id)
      .executeTakeFirst());
    await storeSender(here, secrets, id, input);
    if (isFirst) await holdWhatWaits(here, id);
    const { password, ...shown } = input;
    return [
      ...tryAgainBy(here, id),
      noteChange(here, 'mailbox_sender', null, { id, ...shown, passwordGiven: password !== undefined }),
    ];
  });
}

export function removeSender(ctx: Context, id: string): Promise<void> {
  return changing(ctx, id, async (here) => [deleteSender(id), noteChange(here, 'mailbox_sender', { id }, null)]);
}

type Before = Awaited<ReturnType<typeof findMailbox>>;

async function changing(
  ctx: Context,
  id: string,
  work: (here: Context, before: Before) => Promise<Compilable[]>,
): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const before = await findMailbox(tx, id);
    await together(tx, await work({ ...ctx, tx }, before));
  });
}
