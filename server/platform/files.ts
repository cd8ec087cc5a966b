// Files by content hash, in the database: one commit makes a mail and its bytes durable together, a backup is consistent,
// and a cluster needs no shared disk. Bytes lie in parts so that a large file can be read piece by piece.

import { createHash } from 'node:crypto';
import { type Compilable, sql } from 'kysely';
import { type Database, write } from './database.ts';

const partBytes = 1024 * 1024;

export const sha256Of = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The statements that store `bytes`; storing the same content twice is harmless. */
export function storeFile(bytes: Buffer, sha256: Buffer, now: Date): Compilable[] {
  const parts = [];
  for (let part = 0; part === 0 || part * partBytes < bytes.length; part++) {
    parts.push({ sha256, part, bytes: bytes.subarray(part * partBytes, (part + 1) * partBytes) });
  }
  return [
    write
      .insertInto('file')
      .values({ sha256, size: bytes.length, storedAt: now })
      .onConflict((conflict) => conflict.doNothing()),
    write
      .insertInto('filePart')
      .values(parts)
      .onConflict((conflict) => conflict.doNothing()),
  ];
}

/** @returns the whole file, or null when there is none of that hash. */
export async function readFile(tx: Database, sha256: Buffer): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from file_part where sha256 = ${sha256} order by part`.execute(tx);
  return rows.length === 0 ? null : Buffer.concat(rows.map((row) => row.bytes));
}
