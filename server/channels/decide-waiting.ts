// Mail that was queued while no outgoing server was connected waits until an administrator decides: it may be months old,
// and people would be startled.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { inTransaction, together, write } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { noteOutgoing } from '../settings/write-settings.ts';

const mostAtOnce = 2000;

/**
 * Sends or discards these mails, or without `ids` everything that waits for a decision. Mail of the example company is never
 * sent, nor is what was written in shadow. @returns how many. @throws Forbidden
 */
export function decideWaiting(ctx: Context, decision: 'send' | 'discard', ids?: readonly string[]): Promise<number> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators decide about waiting mail.');
  return inTransaction(ctx.tx, async (tx) => {
    let query = tx
      .selectFrom('delivery')
      .select(['id', 'ticketId', 'personId'])
      .where('state', 'in', ['queued', 'retry'])
      .where('example', '=', false)
      .where('shadow', '=', false)
      .orderBy('queuedAt')
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked();
    query =
      ids === undefined ? query.where('dueAt', 'is', null) : query.where('id', 'in', ids.length > 0 ? [...ids] : ['']);
    const waiting = ids?.length === 0 ? [] : await query.execute();
    if (waiting.length === 0) return 0;
    await together(tx, [
      decision === 'send' ? release(ctx, waiting) : discardAll(ctx, waiting),
      record(
        ctx,
        waiting.map((one) => ({
          kind: decision === 'send' ? ('delivery.released' as const) : ('delivery.discarded' as const),
          ...(one.ticketId === null ? {} : { ticketId: one.ticketId }),
          subjectId: one.id,
          data: decision === 'send' ? { deliveries: 1, personId: one.personId } : {},
        })),
      ),
    ]);
    return waiting.length;
  });
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

const release = (ctx: Context, rows: readonly { id: string }[]): Compilable =>
  write.updateTable('delivery').set({ dueAt: ctx.now }).where('id', 'in', idsOf(rows));

const discardAll = (ctx: Context, rows: readonly { id: string }[]): Compilable =>
  write
    .updateTable('delivery')
    .set({ state: 'discarded', dueAt: null, endedAt: ctx.now })
    .where('id', 'in', idsOf(rows));

/**
 * A mailbox gets a server of its own while nothing could leave: what has waited is not sent at once. A mailbox that is the
 * default one also sends what belongs to none.
 */
export async function holdWhatWaits(ctx: Context, mailboxId: string): Promise<void> {
  await sql`
    update delivery d set due_at = null
     where d.state in ('queued', 'retry') and d.due_at is not null and (select outgoing_since is null from desk)
       and coalesce((select t.mailbox_id from ticket t where t.id = d.ticket_id),
                    (select id from mailbox where is_default)) = ${mailboxId}::uuid`.execute(ctx.tx);
}

/**
 * Called at every start. The first one with an outgoing server holds back what was queued before; one without forgets that
 * there ever was a server, so that the next connection asks again. @returns how many mails are held
 */
export function noteOutgoingServer(ctx: Context, connected: boolean): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const desk = await tx.selectFrom('desk').select('outgoingSince').forUpdate().executeTakeFirstOrThrow();
    if (connected === (desk.outgoingSince !== null)) return 0;
    await together(tx, [noteOutgoing(connected ? ctx.now : null)]);
    if (!connected) return 0;
    const held = await tx
      .updateTable('delivery')
      .set({ dueAt: null })
      .where('state', 'in', ['queued', 'retry'])
      .where('dueAt', 'is not', null)
      .executeTakeFirst();
    return Number(held.numUpdatedRows);
  });
}
