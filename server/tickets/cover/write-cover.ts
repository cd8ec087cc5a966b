// The statements that let somebody act on tickets in the assignee's place, and the assignee again.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { compiled, json } from '../../platform/database.ts';

export type Covered = { ticketId: number; coverId: string; noticeDueAt: Date };

/**
 * Others act on them from now on. A requester who was told another name is told by then, unless the ticket had found
 * nobody yet: first routing is no change.
 */
export const coverTickets = (ctx: Context, covered: readonly Covered[]): Compilable =>
  compiled(sql`
    update ticket t set cover_id = x."coverId", version = t.version + 1, updated_at = greatest(t.updated_at, ${ctx.now}::timestamptz),
           contact_notice_due_at = case when t.status <> 'new' and t.contact_told_id <> x."coverId"
             then coalesce(t.contact_notice_due_at, x."noticeDueAt") end
      from json_to_recordset(${json(covered)}::json) as x("ticketId" bigint, "coverId" uuid, "noticeDueAt" timestamptz)
     where t.id = x."ticketId"`);

/** The assignee acts again. */
export const uncoverTickets = (
  ctx: Context,
  uncovered: readonly { ticketId: number; noticeDueAt: Date }[],
): Compilable =>
  compiled(sql`
    update ticket t set cover_id = null, version = t.version + 1, updated_at = greatest(t.updated_at, ${ctx.now}::timestamptz),
           contact_notice_due_at = case when t.status <> 'new' and t.contact_told_id <> t.assignee_id
             then coalesce(t.contact_notice_due_at, x."noticeDueAt") end
      from json_to_recordset(${json(uncovered)}::json) as x("ticketId" bigint, "noticeDueAt" timestamptz)
     where t.id = x."ticketId"`);
