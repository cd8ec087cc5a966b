// Where a mailbox's mail is fetched from, and how far that has come.

import { type Compilable, sql } from 'kysely';
import { type Database, write } from '../../../platform/database.ts';
import type { SignIn } from './sign-in.ts';

export type Security = 'tls' | 'starttls' | 'none';
export type AfterFetch = 'seen' | 'move' | 'delete' | 'nothing';

export type Source = SignIn & {
  address: string;
  mode: 'live' | 'shadow';
  host: string;
  port: number;
  security: Security;
  checksCertificate: boolean;
  folders: readonly string[];
  afterFetch: AfterFetch;
  moveTo: string | null;
  backlogDays: number | null;
  readsFrom: Date;
  largestBytes: number;
  /** Null: it is arranged, and nothing is fetched yet. */
  begunAt: Date | null;
  /** Changes whenever the connection has to be made anew. */
  version: string;
};

/** All sources, or that of one mailbox. */
export async function readSources(tx: Database, mailboxId: string | null = null): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select s.mailbox_id, m.address, m.mode, s.host, s.port, s.security, s.checks_certificate, s.user_name, s.sign_in, s.password,
           s.folders, s.after_fetch, s.move_to, s.backlog_days, s.reads_from, s.largest_bytes, s.begun_at,
           concat_ws(' ', m.mode, s.version, i.version) as version
      from mailbox_source s join mailbox m on m.id = s.mailbox_id left join mailbox_sign_in i on i.mailbox_id = m.id
     where ${mailboxId}::uuid is null or s.mailbox_id = ${mailboxId}::uuid`.execute(tx);
  return rows;
}

export type Position = { uidValidity: number; lastUid: number };

export async function readPosition(tx: Database, mailboxId: string, folder: string): Promise<Position | null> {
  const row = await tx
    .selectFrom('mailboxFolder')
    .select(['uidValidity', 'lastUid'])
    .where('mailboxId', '=', mailboxId)
    .where('folder', '=', folder)
    .executeTakeFirst();
  return row ?? null;
}

export const storePosition = (at: Date, mailboxId: string, folder: string, position: Position): Compilable =>
  write
    .insertInto('mailboxFolder')
    .values({ mailboxId, folder, ...position, checkedAt: at })
    .onConflict((conflict) => conflict.columns(['mailboxId', 'folder']).doUpdateSet({ ...position, checkedAt: at }));

export type FetchKey = { mailboxId: string; folder: string; uidValidity: number; uid: number };

export const insertFetch = (
  key: FetchKey,
  fetched: { inboundId: string | null; rawSha256: Buffer; fetchedAt: Date; settledAt: Date | null },
): Compilable => write.insertInto('mailboxFetch').values({ ...key, ...fetched });

/** Of these mails those that need no more fetching, and those that were tried in vain and are not due yet. */
export async function readKnown(tx: Database, at: Date, folder: FolderKey): Promise<Set<number>> {
  const { rows } = await sql<{ uid: number }>`
    select uid from mailbox_fetch
     where mailbox_id = ${folder.mailboxId} and folder = ${folder.folder} and uid_validity = ${folder.uidValidity} and uid > ${folder.lastUid}
    union all
    select uid from mailbox_poison
     where mailbox_id = ${folder.mailboxId} and folder = ${folder.folder} and uid_validity = ${folder.uidValidity}
       and (due_at is null or due_at > ${at})`.execute(tx);
  return new Set(rows.map((row) => row.uid));
}

export type FolderKey = { mailboxId: string; folder: string; uidValidity: number; lastUid: number };

/** The same bytes, fetched before from this mailbox: after a new UIDVALIDITY, or from another folder. */
export async function readSameContent(
  tx: Database,
  mailboxId: string,
  hashes: readonly Buffer[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ hash: string; inboundId: string | null }>`
    select encode(raw_sha256, 'hex') as hash, max(inbound_id::text) as inbound_id from mailbox_fetch
     where mailbox_id = ${mailboxId} and raw_sha256 = any(${[...hashes]}::bytea[]) group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.hash, row.inboundId]));
}

export async function readUnsettled(tx: Database, { mailboxId, folder, uidValidity }: FolderKey): Promise<number[]> {
  const rows = await tx
    .selectFrom('mailboxFetch')
    .select('uid')
    .where('mailboxId', '=', mailboxId)
    .where('folder', '=', folder)
    .where('uidValidity', '=', uidValidity)
    .where('settledAt', 'is', null)
    .orderBy('uid')
    .limit(1000)
    .execute();
  return rows.map((row) => row.uid);
}

export const markSettled = (
  at: Date,
  { mailboxId, folder, uidValidity }: FolderKey,
  uids: readonly number[],
): Compilable =>
  write
    .updateTable('mailboxFetch')
    .set({ settledAt: at })
    .where('mailboxId', '=', mailboxId)
    .where('folder', '=', folder)
    .where('uidValidity', '=', uidValidity)
    .where('uid', 'in', [...uids]);

/** Minutes until the next try of a mail that could not be fetched; after the last one it is given up. */
const retryMinutes = [0, 1, 5, 30, 120, 720];

/** One try in vain. Nothing else waits for this mail. */
export async function notePoison(tx: Database, at: Date, key: FetchKey, error: string): Promise<void> {
  await sql`
    insert into mailbox_poison as p (mailbox_id, folder, uid_validity, uid, tries, error, tried_at, due_at)
    values (${key.mailboxId}, ${key.folder}, ${key.uidValidity}, ${key.uid}, 1, ${error}, ${at}, ${at})
    on conflict (mailbox_id, folder, uid_validity, uid) do update
       set tries = p.tries + 1, error = excluded.error, tried_at = excluded.tried_at,
           due_at = ${at}::timestamptz + (${retryMinutes}::int[])[p.tries + 1] * interval '1 minute'`.execute(tx);
}

/** Those whose next try is due. */
export async function readPoison(
  tx: Database,
  at: Date,
  { mailboxId, folder, uidValidity }: FolderKey,
): Promise<number[]> {
  const rows = await tx
    .selectFrom('mailboxPoison')
    .select('uid')
    .where('mailboxId', '=', mailboxId)
    .where('folder', '=', folder)
    .where('uidValidity', '=', uidValidity)
    .where('dueAt', '<=', at)
    .orderBy('uid')
    .execute();
  return rows.map((row) => row.uid);
}

export const deletePoison = ({ mailboxId, folder, uidValidity, uid }: FetchKey): Compilable =>
  write
    .deleteFrom('mailboxPoison')
    .where('mailboxId', '=', mailboxId)
    .where('folder', '=', folder)
    .where('uidValidity', '=', uidValidity)
    .where('uid', '=', uid);
