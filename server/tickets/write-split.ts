// The statements behind a split: some messages move to a ticket of their own and remember where they were said.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';

export type Split = { id: string; ticketId: number; fromId: number; at: Date };

/** The split that made this ticket, if it was not taken back. */
export async function findSplit(tx: Database, ticketId: number): Promise<Split | null> {
  const row = await tx
    .selectFrom('ticketSplit')
    .select(['id', 'ticketId', 'fromId', 'at'])
    .where('ticketId', '=', ticketId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export const insertSplit = (ctx: Context, split: Omit<Split, 'at'>, moved: readonly MovedMessage[]): Compilable[] => [
  insertRows('ticketSplit', [{ ...split, at: ctx.now, splitBy: ctx.actor.personId }]),
  insertRows(
    'splitMessage',
    moved.map((one) => ({ splitId: split.id, messageId: one.id, fromId: one.ticketId })),
  ),
];

export const endSplit = (ctx: Context, id: string): Compilable =>
  write.updateTable('ticketSplit').set({ undoneAt: ctx.now, undoneBy: ctx.actor.personId }).where('id', '=', id);

export type MovedMessage = { id: string; ticketId: number };

export const moveMessages = (ids: readonly string[], toId: number): Compilable =>
  write
    .updateTable('message')
    .set((row) => ({ ticketId: toId, saidOnId: row.fn.coalesce('saidOnId', 'ticketId'), addressedToId: null }))
    .where('id', 'in', [...ids]);

/** The messages go back to where they were. @returns the tickets they are on now */
export async function moveMessagesBack(tx: Database, splitId: string): Promise<{ messageId: string; toId: number }[]> {
  const { rows } = await sql<{ messageId: string; toId: number }>`
    update message m set ticket_id = s.from_id, said_on_id = nullif(m.said_on_id, s.from_id)
      from split_message s where s.split_id = ${splitId} and m.id = s.message_id
    returning m.id as message_id, m.ticket_id as to_id`.execute(tx);
  return rows;
}
