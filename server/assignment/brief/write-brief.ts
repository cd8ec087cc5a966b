// The statements that write what a person says beside the record: what comes next, and what to do if it goes otherwise.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { compiled, type Database, write } from '../../platform/database.ts';

/** `words` null: there is none. */
export const sayContingency = (ctx: Context, ticketId: number, words: string | null): Compilable =>
  compiled(sql`
    insert into contingency (ticket_id, sequence, words, said_by, said_at)
    select ${ticketId}::bigint, coalesce(max(sequence), 0) + 1, ${words}::text, ${ctx.actor.personId}::uuid, ${ctx.now}::timestamptz
      from contingency where ticket_id = ${ticketId}`);

export type NewAction = { id: string; ticketId: number; what: string; dueAt: Date; ownerId: string | null };

/** One that stands must have been ended in the statement before. */
export const insertNextAction = (ctx: Context, action: NewAction): Compilable =>
  write.insertInto('nextAction').values({ ...action, madeBy: ctx.actor.personId, madeAt: ctx.now });

export const endNextAction = (ctx: Context, ticketId: number, endAs: 'done' | 'replaced'): Compilable =>
  write
    .updateTable('nextAction')
    .set({ endedAt: ctx.now, endAs, endedBy: ctx.actor.personId })
    .where('ticketId', '=', ticketId)
    .where('endedAt', 'is', null);

export type Prepared = {
  nextAction: { id: string; dueAt: Date; ownerId: string | null } | null;
  /** Said by whoever has the ticket, or said since they have it. */
  contingencySaid: boolean;
};

/** What stands already of what goes along with a hand-over. The ticket is held. */
export async function readPrepared(tx: Database, ticketId: number): Promise<Prepared> {
  const { rows } = await sql<{ id: string | null; dueAt: Date | null; ownerId: string | null; said: boolean }>`
    select n.id, n.due_at, n.owner_id,
           exists (select 1 from contingency c join stint s on s.ticket_id = c.ticket_id and s.sequence = t.stint_sequence
                    where c.ticket_id = t.id and c.said_at > s.from_at) as said
      from ticket t left join next_action n on n.ticket_id = t.id and n.ended_at is null where t.id = ${ticketId}`.execute(
    tx,
  );
  const { id, dueAt, ownerId, said } = rows[0]!;
  return { nextAction: id === null ? null : { id, dueAt: dueAt!, ownerId }, contingencySaid: said };
}
