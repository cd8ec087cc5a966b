// A ticket that turned out to be spam, and what brings it back: the mark keeps states and dates, and no words.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, json, write } from '../platform/database.ts';
import type { Ticket } from './ticket.ts';

/** Instants as ISO text, because it is kept as JSON. */
export type BeforeSpam = {
  status: Ticket['status'];
  promiseDueAt: string | null;
  acceptDueAt: string | null;
  contactNoticeDueAt: string | null;
  closeDueAt: string | null;
  /** An acknowledgement was on its way and is held back now. */
  owesAcknowledgement: boolean;
};

export type SpamMark = { id: string; at: Date; before: BeforeSpam };

/** The mark that stands on this ticket. */
export async function findSpamMark(tx: Database, ticketId: number): Promise<SpamMark | null> {
  const row = await tx
    .selectFrom('spamMark')
    .select(['id', 'at', 'before'])
    .where('ticketId', '=', ticketId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return (row as SpamMark | undefined) ?? null;
}

export const insertSpamMark = (ctx: Context, ticketId: number, before: BeforeSpam): Compilable =>
  insertRows('spamMark', [
    { id: ctx.newId(), ticketId, at: ctx.now, markedBy: ctx.actor.personId, before: json(before) },
  ]);

export const endSpamMark = (ctx: Context, id: string): Compilable =>
  write.updateTable('spamMark').set({ undoneAt: ctx.now, undoneBy: ctx.actor.personId }).where('id', '=', id);

/** The same span as that of a merge. */
export const spamUndoDays = 30;
export const spamUndoUntil = (at: Date): Date => new Date(at.getTime() + spamUndoDays * 86_400_000);
