// Files that were handed in and wait for the message they go with.

import { type Compilable, sql } from 'kysely';
import type { Inspected } from '../platform/attached/inspect-file.ts';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import type { NewAttachment } from './write-ticket.ts';

export type NewUpload = Inspected & { id: string; ticketId: number; personId: string; sha256: Buffer; size: number };

/** The same upload once more changes nothing. */
export const insertUpload = (ctx: Context, upload: NewUpload): Compilable =>
  write
    .insertInto('upload')
    .values({ ...upload, receivedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing());

/** What this person handed in for this ticket and has not sent yet, held until the transaction ends. */
export async function findUploads(
  tx: Database,
  ids: readonly string[],
  of: { ticketId: number; personId: string },
): Promise<Omit<NewAttachment, 'messageId'>[]> {
  const found = await tx
    .selectFrom('upload')
    .select(['id', 'sha256', 'name', 'type', 'size', 'declaredType', 'marks'])
    .where('id', 'in', [...ids])
    .where('ticketId', '=', of.ticketId)
    .where('personId', '=', of.personId)
    .where('messageId', 'is', null)
    .forUpdate()
    .execute();
  return found.map((one) => ({ ...one, inline: false, contentId: null }));
}

export const markUploadsSent = (ids: readonly string[], messageId: string): Compilable =>
  write
    .updateTable('upload')
    .set({ messageId })
    .where('id', 'in', [...ids]);

/** How many files this person has handed in without a word. */
export async function countUnsent(tx: Database, of: { ticketId: number; personId: string }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from upload
    where ticket_id = ${of.ticketId} and person_id = ${of.personId} and message_id is null`.execute(tx);
  return rows[0]!.count;
}
