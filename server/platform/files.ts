// Files by content hash, in the database: one commit makes a mail and its bytes durable together, a backup is consistent,
// and a cluster needs no shared disk. Bytes lie in parts so that a large file can be read piece by piece.

import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Compilable, sql } from 'kysely';
import { type Database, insertRows, together } from './database.ts';

const partBytes = 1024 * 1024;

export const sha256Of = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The same for what may be large: other work has its turn in between. */
export async function sha256InTurns(bytes: Buffer): Promise<Buffer> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += turnBytes) {
    if (at > 0) await nextTurn();
    hash.update(bytes.subarray(at, at + turnBytes));
  }
  return hash.digest();
}
const turnBytes = 4 * partBytes;

/** Whether `storeFile` would hold everything else up for too long. */
export const isLarge = (bytes: Buffer): boolean => bytes.length > turnBytes;

/** Stores a large file part by part in the caller's transaction, so that other work has its turn in between. */
export async function storeLargeFile(tx: Database, bytes: Buffer, sha256: Buffer, now: Date): Promise<void> {
  await together(tx, [insertFile(sha256, bytes.length, now)]);
  for (let part = 0; part * partBytes < bytes.length; part++) {
    const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    await together(tx, [insertRows('filePart', [{ sha256, part, bytes: piece }], 'ignore')]);
  }
}

/** The statements that store `bytes`; storing the same content twice is harmless. */
export function storeFile(bytes: Buffer, sha256: Buffer, now: Date): Compilable[] {
  const parts = [];
  for (let part = 0; part === 0 || part * partBytes < bytes.length; part++) {
    parts.push({ sha256, part, bytes: bytes.subarray(part * partBytes, (part + 1) * partBytes) });
  }
  return [insertFile(sha256, bytes.length, now), insertRows('filePart', parts, 'ignore')];
}

const insertFile = (sha256: Buffer, size: number, now: Date): Compilable =>
  insertRows('file', [{ sha256, size, storedAt: now }], 'ignore');

/** @returns the whole file, or null when there is none of that hash. */
export async function readFile(tx: Database, sha256: Buffer): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from file_part where sha256 = ${sha256} order by part`.execute(tx);
  return rows.length === 0 ? null : Buffer.concat(rows.map((row) => row.bytes));
}
