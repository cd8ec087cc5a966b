// Who gave a ticket back, and who was told that theirs goes back.

import { type Compilable, sql } from 'kysely';
import type { returnReasons } from '../../contract/routing/next-ticket.ts';
import type { Context } from '../platform/context.ts';
import { compiled, write } from '../platform/database.ts';

type PassedOver = { ticketId: number; personId: string; reason: (typeof returnReasons)[number]; untilAt: Date };

/** Whoever gives it back again says so anew. */
export const insertPassedOver = (ctx: Context, { ticketId, personId, reason, untilAt }: PassedOver): Compilable =>
  compiled(sql`
    insert into passed_over (ticket_id, person_id, reason, at, until_at)
    values (${ticketId}, ${personId}, ${reason}, ${ctx.now}, ${untilAt})
    on conflict (ticket_id, person_id) do update set reason = excluded.reason, at = excluded.at, until_at = excluded.until_at`);

type Warned = { ticketId: number; personId: string; sinceAt: Date; dueAt: Date };

export const insertWarning = (ctx: Context, warned: Warned): Compilable => {
  const row = { ...warned, toldAt: ctx.now };
  return write
    .insertInto('untouchedWarning')
    .values(row)
    .onConflict((conflict) => conflict.column('ticketId').doUpdateSet(row));
};

export const deleteWarning = (ticketId: number): Compilable =>
  write.deleteFrom('untouchedWarning').where('ticketId', '=', ticketId);
