// Tickets that were opened beside another desk: those of one mailbox, and how they end when it goes live.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import { type Ticket, unresolved } from './ticket.ts';

/** Held until the transaction ends. */
export async function findShadowTickets(tx: Database, mailboxId: string): Promise<{ id: number }[]> {
  return tx
    .selectFrom('ticket')
    .select('id')
    .where('mailboxId', '=', mailboxId)
    .where('shadow', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * A ticket that comes of another one stands in shadow when that one does, whatever its mailbox is by now: the database looks
 * at the mailbox of a ticket that opens, so it is written without, and gets its own once it is there.
 */
export const asItsOrigin = <T extends Ticket>(ticket: T, shadow: boolean): T => ({
  ...ticket,
  mailboxId: null,
  shadow,
});

export const giveMailbox = (ticketId: number, mailboxId: string | null): Compilable | undefined =>
  mailboxId === null ? undefined : write.updateTable('ticket').set({ mailboxId }).where('id', '=', ticketId);

/** Nobody waits for a word on them any more. */
export const closeShadowTickets = (ctx: Context, ids: readonly number[]): Compilable =>
  write
    .updateTable('ticket')
    .set((row) => ({
      status: 'closed',
      promiseId: null,
      promiseDueAt: null,
      contactNoticeDueAt: null,
      closeDueAt: null,
      promiseLevel: 0,
      clockLevel: 0,
      clockDueAt: null,
      resolvedAt: sql<Date>`coalesce(resolved_at, ${ctx.now}::timestamptz)`,
      updatedAt: ctx.now,
      version: row('version', '+', 1),
    }))
    .where('id', 'in', [...ids])
    .where('status', 'in', [...unresolved, 'resolved']);

/** With all that hangs on them; promises, deliveries and inbounds go before. */
export const deleteShadowTickets = (ids: readonly number[]): Compilable =>
  write
    .deleteFrom('ticket')
    .where('id', 'in', [...ids])
    .where('shadow', '=', true);
