// What happens at the server to mail that is ours by now. It comes after the commit; whoever is killed in between does it at
// the next connection.

import type { ImapFlow } from 'imapflow';
import type { Context } from '../../../platform/context.ts';
import { together } from '../../../platform/database.ts';
import { type FolderKey, markSettled, readUnsettled, type Source } from './source.ts';

/** @throws when the server refuses: then nothing was lost, and it is tried again */
export async function settle(ctx: Context, client: ImapFlow, source: Source, key: FolderKey): Promise<void> {
  if (source.mode === 'shadow') return;
  const uids = await readUnsettled(ctx.tx, key);
  if (uids.length === 0) return;
  const range = uids.join(',');
  if (source.afterFetch === 'seen') await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
  if (source.afterFetch === 'delete') await client.messageDelete(range, { uid: true });
  if (source.afterFetch === 'move') await moveAll(client, range, source.moveTo!);
  await together(ctx.tx, [markSettled(ctx.now, key, uids)]);
}

async function moveAll(client: ImapFlow, range: string, folder: string): Promise<void> {
  const moved = await client.messageMove(range, folder, { uid: true }).catch(() => false as const);
  if (moved || !client.usable) return;
  // The folder is not there yet, or the mails are gone, which is as good as moved.
  await client.mailboxCreate(folder);
  await client.messageMove(range, folder, { uid: true });
}
