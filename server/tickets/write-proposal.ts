// Somebody else may be the requester: the mail was passed on by a colleague, or wants its answers elsewhere. It is only a
// proposal until an agent says so; then the ticket is theirs.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';

export type Proposal = {
  ticketId: number;
  messageId: string;
  how: 'forwarded' | 'reply_to';
  email: string;
  name: string;
  /** When it was written, as the mail says it in its own language. */
  saidDate: string;
  subject: string;
  bodyText: string;
};

export const insertProposal = (ctx: Context, proposal: Proposal): Compilable =>
  insertRows('proposedRequester', [{ ...proposal, at: ctx.now }], 'ignore');

/** The one that nobody has decided. */
export async function findProposal(tx: Database, ticketId: number): Promise<Proposal | null> {
  const row = await tx
    .selectFrom('proposedRequester')
    .select(['ticketId', 'messageId', 'how', 'email', 'name', 'saidDate', 'subject', 'bodyText'])
    .where('ticketId', '=', ticketId)
    .where('decidedAt', 'is', null)
    .executeTakeFirst();
  return (row as Proposal | undefined) ?? null;
}

/** Somebody was offered for this ticket, whatever became of it. */
export async function wasProposed(tx: Database, ticketId: number): Promise<boolean> {
  const query = tx.selectFrom('proposedRequester').select('ticketId').where('ticketId', '=', ticketId);
  return (await query.executeTakeFirst()) !== undefined;
}

export const endProposal = (ctx: Context, ticketId: number, decision: 'taken' | 'dismissed'): Compilable =>
  write
    .updateTable('proposedRequester')
    .set({ decidedAt: ctx.now, decidedBy: ctx.actor.personId, decision })
    .where('ticketId', '=', ticketId)
    .where('decidedAt', 'is', null);

/** The requester until now: a colleague sees the ticket anyway, somebody else goes on taking part. */
export const formerRequester = (ticketId: number, personId: string, staysCopied: boolean): Compilable =>
  staysCopied
    ? write
        .updateTable('participant')
        .set({ role: 'copied' })
        .where('ticketId', '=', ticketId)
        .where('personId', '=', personId)
    : write.deleteFrom('participant').where('ticketId', '=', ticketId).where('personId', '=', personId);

/** Also where they took part already. */
export const newRequester = (ctx: Context, ticketId: number, personId: string, addressId: string): Compilable =>
  write
    .insertInto('participant')
    .values({ ticketId, personId, addressId, role: 'requester', addedAt: ctx.now, addedBy: ctx.actor.personId })
    .onConflict((conflict) => conflict.columns(['ticketId', 'personId']).doUpdateSet({ role: 'requester', addressId }));
