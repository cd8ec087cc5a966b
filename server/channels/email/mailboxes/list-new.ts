// Which mail of a folder is new, how large it is and how old. What a server cannot say of one mail holds up no other.

import type { ImapFlow } from 'imapflow';
import type { Context } from '../../../platform/context.ts';
import { together } from '../../../platform/database.ts';
import {
  deletePoison,
  type FetchKey,
  type FolderKey,
  notePoison,
  readKnown,
  readPoison,
  type Source,
} from './source.ts';
import { detailOf } from './trouble.ts';

const dayMillis = 86_400_000;

export const fetchKey = ({ mailboxId, folder, uidValidity }: FolderKey): Omit<FetchKey, 'uid'> => ({
  mailboxId,
  folder,
  uidValidity,
});

/** `notBefore`: written earlier than this, it is old mail under new numbers. Null: it came after the last look. */
export type Listed = { uid: number; size: number; notBefore: Date | null };

/** What came after the last one; in a folder that is new to us or numbered anew, what came after the mailbox's start. */
export async function listNew(
  ctx: Context,
  client: ImapFlow,
  source: Source,
  key: FolderKey,
  isFresh: boolean,
): Promise<Listed[]> {
  const since = new Date(source.readsFrom.getTime() - dayMillis);
  const found = await client.search({ uid: `${key.lastUid + 1}:*`, ...(isFresh ? { since } : {}) }, { uid: true });
  const known = await readKnown(ctx.tx, ctx.now, key);
  const uids = (found || []).filter((uid) => uid > key.lastUid && !known.has(uid)).sort((a, b) => a - b);
  const listed: Listed[] = [];
  const tooOld: number[] = [];
  for (let at = 0; at < uids.length; at += 500) {
    for (const one of await measure(ctx, client, key, uids.slice(at, at + 500))) {
      const arrived = one.internalDate ? new Date(one.internalDate).getTime() : Number.POSITIVE_INFINITY;
      if (isFresh && arrived < source.readsFrom.getTime() - skewMillis) tooOld.push(one.uid);
      else listed.push({ uid: one.uid, size: one.size ?? 0, notBefore: isFresh ? oldestOf(source) : null });
    }
  }
  // A mail may have been suspected of what another one did; an old one is not to come in because of that.
  const suspected = isFresh ? new Set(await readPoison(ctx.tx, ctx.now, key)) : new Set();
  const cleared = tooOld.filter((uid) => suspected.has(uid));
  if (cleared.length > 0)
    await together(
      ctx.tx,
      cleared.map((uid) => deletePoison({ ...fetchKey(key), uid })),
    );
  return listed;
}

type Measured = { uid: number; size?: number | undefined; internalDate?: Date | string | undefined };

/**
 * Sizes and dates. A server that does not keep them has to open the mails, and one that it cannot read makes it refuse the rest
 * or break off. Answers come in order, so that it is the first one that is missing: it is noted, and the others go on.
 */
async function measure(ctx: Context, client: ImapFlow, key: FolderKey, uids: readonly number[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  let left = uids;
  while (left.length > 0) {
    const answered = new Set<number>();
    try {
      const asked = { uid: true, size: true, internalDate: true };
      for await (const one of client.fetch(left.join(','), asked, { uid: true })) {
        answered.add(one.uid);
        measured.push(one);
      }
      return measured;
    } catch (error) {
      const [first, ...rest] = left.filter((uid) => !answered.has(uid));
      if (first === undefined && client.usable) return measured;
      if (first !== undefined) await notePoison(ctx.tx, ctx.now, { ...fetchKey(key), uid: first }, detailOf(error));
      if (!client.usable) throw error;
      left = rest;
    }
  }
  return measured;
}

/** The clock of a server is not ours. */
const skewMillis = 15 * 60_000;
/** A server that was moved may give all its mail the date of the move; what people wrote into Date tells its age. */
const oldestOf = ({ readsFrom }: Source): Date => new Date(readsFrom.getTime() - 2 * dayMillis);
