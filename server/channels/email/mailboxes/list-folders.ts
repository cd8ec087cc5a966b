// Before a mailbox is fetched its administrator sees whether the sign-in works and which folders there are. Nothing is kept.

import type { Context } from '../../../platform/context.ts';
import { invalid } from '../../../platform/errors.ts';
import { seal } from '../../../platform/seal.ts';
import type { SourceInput } from './connect.ts';
import { openImap } from './imap-session.ts';
import { placeOf } from './sign-in.ts';

export type Asked = Pick<
  SourceInput,
  'host' | 'port' | 'security' | 'checksCertificate' | 'userName' | 'signIn' | 'password'
>;

/** Those that can be opened, the inbox first. `ctx.tx` must not be a transaction. @throws Invalid, MailboxTrouble */
export async function listFolders(ctx: Context, secrets: Buffer, mailboxId: string, asked: Asked): Promise<string[]> {
  const { password, ...server } = asked;
  const client = await openImap(ctx, secrets, {
    ...server,
    mailboxId,
    password: asked.signIn === 'password' ? await sealedPassword(ctx, secrets, mailboxId, asked) : null,
    address: asked.userName,
    mode: 'shadow',
    folders: [],
    afterFetch: 'nothing',
    moveTo: null,
    backlogDays: null,
    readsFrom: ctx.now,
    largestBytes: 64 * 1024,
    begunAt: null,
    version: '',
  });
  try {
    const found = (await client.list()).filter(
      (one) => !one.flags.has('\\Noselect') && !one.flags.has('\\NonExistent'),
    );
    const isInbox = (path: string) => path.toUpperCase() === 'INBOX';
    return found.map((one) => one.path).sort((a, b) => Number(isInbox(b)) - Number(isInbox(a)));
  } finally {
    client.close();
  }
}

/** The stored one is shown to no other server than the one that it was given for. */
async function sealedPassword(ctx: Context, secrets: Buffer, mailboxId: string, asked: Asked): Promise<Buffer> {
  if (asked.password) return seal(secrets, placeOf(mailboxId, 'password'), asked.password);
  const before = await ctx.tx
    .selectFrom('mailboxSource')
    .select(['host', 'userName', 'password'])
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst();
  const isSame = before?.host === asked.host && before.userName === asked.userName;
  if (!isSame || !before.password) throw invalid('Give the password of the mailbox.');
  return before.password;
}
