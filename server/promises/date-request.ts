// By when a requester asked to hear from us. At most one per ticket waits for an agent.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';

export type NewDateRequest = { id: string; ticketId: number; personId: string; wantedAt: Date };
type Decision = 'kept' | 'accepted' | 'answered' | 'void';

/** Without a decision an agent has to make one. */
export const insertDateRequest = (ctx: Context, asked: NewDateRequest, decision: Decision | null): Compilable =>
  insertRows('dateRequest', [{ ...asked, askedAt: ctx.now, decision, decidedAt: decision ? ctx.now : null }]);

export const decideDateRequest = (ctx: Context, id: string, decision: Decision): Compilable =>
  write
    .updateTable('dateRequest')
    .set({ decision, decidedAt: ctx.now, decidedBy: ctx.actor.personId })
    .where('id', '=', id)
    .where('decision', 'is', null);

/** Whoever writes to the requester has answered what they asked. */
export const answerDateRequest = (ctx: Context, ticketId: number): Compilable =>
  write
    .updateTable('dateRequest')
    .set({ decision: 'answered', decidedAt: ctx.now, decidedBy: ctx.actor.personId })
    .where('ticketId', '=', ticketId)
    .where('decision', 'is', null);

/** The one that waits for an agent. */
export const findDateRequest = (tx: Database, ticketId: number): Promise<{ id: string; wantedAt: Date } | undefined> =>
  tx
    .selectFrom('dateRequest')
    .select(['id', 'wantedAt'])
    .where('ticketId', '=', ticketId)
    .where('decision', 'is', null)
    .executeTakeFirst();
