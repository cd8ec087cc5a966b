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

/** What this person has handed in: how many files no message carries yet, and how many bytes came in a day. */
export async function countUploads(
  ctx: Context,
  of: { ticketId: number; personId: string },
): Promise<{ unsent: number; bytesToday: number }> {
  const { rows } = await sql<{ unsent: number; bytesToday: number }>`
    select count(*) filter (where message_id is null) as unsent,
           coalesce(sum(size) filter (where received_at > ${daysAgo(ctx, 1)}), 0)::bigint as bytes_today
      from upload where ticket_id = ${of.ticketId} and person_id = ${of.personId}`.execute(ctx.tx);
  return rows[0]!;
}

const daysAgo = (ctx: Context, days: number): Date => new Date(ctx.now.getTime() - days * 86_400_000);
const unsentDays = 2;

/** Files that were handed in and never sent go again, unless something else holds the same bytes. @returns how many */
export async function forgetUnsent(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from upload where message_id is null and received_at < ${daysAgo(ctx, unsentDays)} returning id, sha256),
    freed as (
      delete from file f where f.sha256 in (select sha256 from gone)
         and not exists (select 1 from attachment a where a.sha256 = f.sha256)
         and not exists (select 1 from inbound i where i.raw_sha256 = f.sha256)
         and not exists (select 1 from upload u where u.sha256 = f.sha256 and u.id not in (select id from gone)))
    select count(*) as count from gone`.execute(ctx.tx);
  return rows[0]!.count;
}
