// Files of any size, piece by piece: neither taking them in nor giving them out needs more memory than a few pieces.

import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

const partBytes = 1024 * 1024;
const headBytes = 512 * 1024;

/** Its beginning is kept for whoever wants to know what it is. */
export type StoredStream = { sha256: Buffer; size: number; head: Buffer };

/**
 * Stores what the stream brings, or nothing at all. `tx` must not be a transaction: what is a gigabyte long must not hold one.
 * @returns null when it is longer than `mostBytes`; the rest is read and let go
 */
export async function storeStream(
  tx: Database,
  stream: AsyncIterable<Buffer>,
  now: Date,
  mostBytes: number,
): Promise<StoredStream | null> {
  // The hash is known at the end; until then the parts lie under a name that nobody can guess.
  const draft = randomBytes(32);
  await sql`insert into file (sha256, size, stored_at) values (${draft}, -1, ${now})`.execute(tx);
  try {
    const stored = await takeParts(tx, draft, stream, mostBytes);
    if (stored) await nameByHash(tx, draft, stored, now);
    else await forget(tx, draft);
    return stored;
  } catch (error) {
    await forget(tx, draft);
    throw error;
  }
}

async function takeParts(
  tx: Database,
  draft: Buffer,
  stream: AsyncIterable<Buffer>,
  mostBytes: number,
): Promise<StoredStream | null> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  let part = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const put = async () => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    await sql`insert into file_part (sha256, part, bytes) values (${draft}, ${part++}, ${bytes})`.execute(tx);
  };
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > mostBytes) continue;
    hash.update(chunk);
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + partBytes - waitingBytes);
      // A copy: the network's own buffer is used again.
      waiting.push(Buffer.from(piece));
      waitingBytes += piece.length;
      at += piece.length;
      if (waitingBytes === partBytes) await put();
    }
  }
  if (size > mostBytes) return null;
  if (waitingBytes > 0 || part === 0) await put();
  return { sha256: hash.digest(), size, head };
}

/** The same content may be there already: then the new parts go with their draft. Only keys move, the bytes stay where they are. */
async function nameByHash(tx: Database, draft: Buffer, { sha256, size }: StoredStream, now: Date): Promise<void> {
  await sql`
    with fresh as (
      insert into file (sha256, size, stored_at) values (${sha256}, ${size}, ${now}) on conflict do nothing returning 1),
    moved as (update file_part set sha256 = ${sha256} where sha256 = ${draft} and exists (select 1 from fresh))
    delete from file where sha256 = ${draft}`.execute(tx);
}

const forget = (tx: Database, draft: Buffer) => sql`delete from file where sha256 = ${draft}`.execute(tx);

const draftHours = 24;

/** What a crash has left half received. @returns how many */
export async function forgetUnfinished(tx: Database, now: Date): Promise<number> {
  const gone = await sql`delete from file
    where size < 0 and stored_at < ${new Date(now.getTime() - draftHours * 3_600_000)}`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/** The bytes from `from` to `to` (both included), a part at a time. */
export function streamFile(tx: Database, sha256: Buffer, from: number, to: number): Readable {
  return Readable.from(partsOf(tx, sha256, from, to), { objectMode: false, highWaterMark: partBytes });
}

export async function* partsOf(tx: Database, sha256: Buffer, from: number, to: number): AsyncGenerator<Buffer> {
  for (let part = Math.floor(from / partBytes); part * partBytes <= to; part++) {
    const { rows } = await sql<{ bytes: Buffer }>`
      select bytes from file_part where sha256 = ${sha256} and part = ${part}`.execute(tx);
    if (!rows[0]) return;
    const start = part * partBytes;
    yield rows[0].bytes.subarray(Math.max(0, from - start), to - start + 1);
  }
}
