// Takes the new mail of one folder. Each mail is stored and committed first, then marked, moved or deleted at its server; by
// UID under the folder's UIDVALIDITY, so that none is taken twice. One that cannot be fetched is noted and left behind.

import type { ImapFlow } from 'imapflow';
import type { Compilable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { together } from '../../../platform/database.ts';
import { sha256Of } from '../../../platform/files.ts';
import type { Log } from '../../../platform/log.ts';
import type { Arrived } from '../../channel.ts';
import { fetchKey, type Listed, listNew } from './list-new.ts';
import { fetchOpening, fetchWhole } from './oversized.ts';
import { settle } from './settle.ts';
import {
  deletePoison,
  type FetchKey,
  type FolderKey,
  insertFetch,
  notePoison,
  readPoison,
  readPosition,
  readSameContent,
  type Source,
  storePosition,
} from './source.ts';
import { detailOf, noFolder } from './trouble.ts';

export type FolderDeps = {
  ctx: () => Context;
  log: Log;
  /** Stores a mail together with these rows, and sees to it that it is worked on; false: somebody else has it already. */
  take: (message: Arrived, also: (inboundId: string) => Compilable[]) => Promise<boolean>;
};

const batchMails = 50;
const batchBytes = 8 * 1024 * 1024;
const smallBytes = 1024 * 1024;

/** @returns how many mails were taken in. @throws when the connection is lost, MailboxTrouble when there is no such folder */
export async function readFolder(deps: FolderDeps, client: ImapFlow, source: Source, folder: string): Promise<number> {
  const isShadow = source.mode === 'shadow';
  const box = await client.mailboxOpen(folder, { readOnly: isShadow }).catch((error) => {
    throw client.usable && error.serverResponseCode !== 'UNAVAILABLE' ? noFolder(folder) : error;
  });
  const ctx = deps.ctx();
  const uidValidity = Number(box.uidValidity);
  const position = await readPosition(ctx.tx, source.mailboxId, folder);
  const key: FolderKey = { mailboxId: source.mailboxId, folder, uidValidity, lastUid: 0 };
  if (!position && source.backlogDays === null) {
    await together(ctx.tx, [
      storePosition(ctx.now, source.mailboxId, folder, { uidValidity, lastUid: box.uidNext - 1 }),
    ]);
    return 0;
  }
  if (position?.uidValidity === uidValidity) key.lastUid = position.lastUid;
  const isFresh = position?.uidValidity !== uidValidity;
  const mails = await listNew(ctx, client, source, key, isFresh);
  let taken = 0;
  for (const batch of batchesOf(mails, source.largestBytes)) {
    taken += await takeBatch(deps, client, source, key, batch);
    await advance(deps, source, key, batch);
    await settle(deps.ctx(), client, source, key);
  }
  taken += await retryPoison(deps, client, source, key);
  await settle(deps.ctx(), client, source, key);
  if (isFresh) await advance(deps, source, key, []);
  return taken;
}

/** Small mails together, a large one alone. */
function* batchesOf(mails: readonly Listed[], largest: number): Generator<Listed[]> {
  let batch: Listed[] = [];
  let bytes = 0;
  for (const mail of mails) {
    const isAlone = mail.size > Math.min(smallBytes, largest);
    if (batch.length > 0 && (isAlone || batch.length >= batchMails || bytes + mail.size > batchBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(mail);
    bytes += mail.size;
    if (isAlone) bytes = batchBytes;
  }
  if (batch.length > 0) yield batch;
}

async function takeBatch(
  deps: FolderDeps,
  client: ImapFlow,
  source: Source,
  key: FolderKey,
  batch: readonly Listed[],
): Promise<number> {
  if (batch.length === 1) return takeOne(deps, client, source, key, batch[0]!);
  const left = new Map(batch.map((one) => [one.uid, one]));
  const taken: number[] = [];
  try {
    for await (const one of client.fetch([...left.keys()].join(','), { uid: true, source: true }, { uid: true })) {
      const listed = left.get(one.uid);
      if (!listed || !one.source) continue;
      if (await keep(deps, source, key, listed, one.source, false)) taken.push(one.uid);
      left.delete(one.uid);
    }
  } catch (error) {
    const [first] = left.values();
    if (!client.usable && first)
      await notePoison(deps.ctx().tx, deps.ctx().now, { ...fetchKey(key), uid: first.uid }, detailOf(error));
    if (!client.usable) throw error;
    deps.log.warn(
      { err: error, mailbox: source.address, folder: key.folder },
      'A batch of mails could not be fetched; they are fetched one by one.',
    );
  }
  // Whatever the server left out is asked for by itself.
  let count = taken.length;
  for (const one of left.values()) count += await takeOne(deps, client, source, key, one);
  return count;
}

async function takeOne(
  deps: FolderDeps,
  client: ImapFlow,
  source: Source,
  key: FolderKey,
  one: Listed,
): Promise<number> {
  try {
    const isOversized = one.size > source.largestBytes;
    const raw = isOversized ? await fetchOpening(client, one.uid, one.size) : await fetchWhole(client, one.uid);
    return (await keep(deps, source, key, one, raw, isOversized)) ? 1 : 0;
  } catch (error) {
    const ctx = deps.ctx();
    // A database that is away is not the mail's fault: whoever notes that fails too, and the mail is still new.
    await notePoison(ctx.tx, ctx.now, { ...fetchKey(key), uid: one.uid }, detailOf(error));
    if (!client.usable) throw error;
    deps.log.warn(
      { err: error, mailbox: source.address, folder: key.folder, uid: one.uid },
      'A mail could not be fetched; it is tried again.',
    );
    return 0;
  }
}

/** Stores the mail and that it was fetched, in one statement. @returns whether it was new */
async function keep(
  deps: FolderDeps,
  source: Source,
  key: FolderKey,
  one: Listed,
  raw: Buffer,
  oversized: boolean,
): Promise<boolean> {
  const ctx = deps.ctx();
  const rawSha256 = sha256Of(raw);
  const id: FetchKey = { ...fetchKey(key), uid: one.uid };
  const rows = (inboundId: string | null): Compilable[] => [
    insertFetch(id, {
      inboundId,
      rawSha256,
      fetchedAt: ctx.now,
      // In shadow nothing is ever changed at the server, also not later; what is too large stays where it is whole.
      settledAt: source.mode === 'shadow' || oversized || source.afterFetch === 'nothing' ? ctx.now : null,
    }),
    deletePoison(id),
  ];
  const same = await readSameContent(ctx.tx, source.mailboxId, [rawSha256]);
  const hash = rawSha256.toString('hex');
  const isOld = one.notBefore !== null && dateOf(raw) < one.notBefore.getTime();
  if (same.has(hash) || isOld) {
    await together(ctx.tx, rows(same.get(hash) ?? null));
    return false;
  }
  const message: Arrived = {
    channel: 'email',
    door: 'imap',
    raw,
    envelopeFrom: senderOf(raw),
    envelopeTo: [source.address],
    remoteAddress: null,
    mailboxId: source.mailboxId,
    oversized,
  };
  return deps.take(message, rows);
}

const headBytes = 64 * 1024;

const headOf = (raw: Buffer): string =>
  raw
    .subarray(0, headBytes)
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1)[0]!;

/** What the last server wrote down of the envelope (RFC 5321, 4.4); where it wrote nothing, From. Null: the null return path. */
function senderOf(raw: Buffer): string | null {
  const head = headOf(raw);
  const returnPath = /^return-path:\s*<([^<>\s]*)>/im.exec(head)?.[1];
  if (returnPath !== undefined) return returnPath === '' ? null : returnPath;
  const from = /^from:(.*(?:\r?\n[ \t].*)*)/im.exec(head)?.[1] ?? '';
  return /[^\s<>"(),;:]+@[^\s<>"(),;:]+/.exec(from.slice(from.lastIndexOf('<') + 1))?.[0] ?? null;
}

/** Milliseconds; NaN when it says none that can be read. */
const dateOf = (raw: Buffer): number => Date.parse(/^date:\s*(.+)$/im.exec(headOf(raw))?.[1] ?? '');

async function retryPoison(deps: FolderDeps, client: ImapFlow, source: Source, key: FolderKey): Promise<number> {
  const ctx = deps.ctx();
  const uids = await readPoison(ctx.tx, ctx.now, key);
  let count = 0;
  for (const uid of uids) {
    const found = await client
      .fetchOne(String(uid), { uid: true, size: true }, { uid: true })
      .catch((error: unknown) => error as Error);
    // Somebody has deleted it at its server: there is nothing to try any more.
    if (!found) await together(ctx.tx, [deletePoison({ ...fetchKey(key), uid })]);
    else if (!(found instanceof Error))
      count += await takeOne(deps, client, source, key, { uid, size: found.size ?? 0, notBefore: null });
    else await notePoison(ctx.tx, ctx.now, { ...fetchKey(key), uid }, detailOf(found));
    if (!client.usable) throw new Error('The connection was lost.');
  }
  return count;
}

/** Whatever could not be fetched has a row of its own by now, so the rest need not wait for it. */
async function advance({ ctx }: FolderDeps, source: Source, key: FolderKey, batch: readonly Listed[]): Promise<void> {
  key.lastUid = Math.max(key.lastUid, ...batch.map((one) => one.uid));
  const { tx, now } = ctx();
  await together(tx, [
    storePosition(now, source.mailboxId, key.folder, { uidValidity: key.uidValidity, lastUid: key.lastUid }),
  ]);
}
