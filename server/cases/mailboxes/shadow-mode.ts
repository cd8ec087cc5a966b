// Shadow mode: the desk reads along beside another one, to see what would have happened. Going live, what was opened so far
// is kept as closed history or goes without a trace; either way the other desk has answered it.

import type { Compilable } from 'kysely';
import { deleteShadowDeliveries, discardShadowDeliveries, forgetInboundOf } from '../../channels/shadow-deliveries.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { deletePromisesOf, voidPromisesOf } from '../../promises/promise.ts';
import { changeMailboxRow } from '../../settings/write-mailboxes.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { closeShadowTickets, deleteShadowTickets, findShadowTickets } from '../../tickets/shadow-tickets.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { findMailbox, mustAdminister } from './change-mailbox.ts';

export type SetMode = { mode: 'live' | 'shadow'; shadowTickets?: 'keep' | 'remove' | undefined };

/** @returns how many shadow tickets were kept or removed. @throws Forbidden, NotFound, Conflict (nothing said about them) */
export async function setMode(ctx: Context, id: string, input: SetMode): Promise<number> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const { mode } = await findMailbox(tx, id);
    if (mode === input.mode) return 0;
    const isOver = input.mode === 'live';
    const tickets = isOver ? await findShadowTickets(tx, id) : [];
    if (tickets.length > 0 && !input.shadowTickets)
      throw conflict('Say what becomes of the {count} tickets of the shadow: keep them as history, or remove them.', {
        count: tickets.length,
      });
    const ids = tickets.map((one) => one.id);
    if (ids.length > 0 && input.shadowTickets === 'remove') await removeAll(here, ids);
    if (ids.length > 0 && input.shadowTickets === 'keep') await keepAsHistory(here, ids);
    await together(tx, [
      changeMailboxRow(id, { mode: input.mode }),
      noteChange(here, 'mailbox_mode', { id, mode }, { id, ...input, tickets: ids.length }),
      record(here, [{ kind: 'mailbox.mode_changed', subjectId: id, data: { mode: input.mode, tickets: ids.length } }]),
    ]);
    return ids.length;
  });
}

/** One after the other: rows of one table refer to those of the next. */
async function inOrder(ctx: Context, statements: readonly Compilable[]): Promise<void> {
  for (const one of statements) await together(ctx.tx, [one]);
}

const removeAll = (ctx: Context, ids: readonly number[]): Promise<void> =>
  inOrder(ctx, [
    deleteShadowDeliveries(ids),
    // The mails themselves stay as they arrived, and say why they belong to no ticket now.
    forgetInboundOf(ids, 'shadow_removed'),
    deletePromisesOf(ids),
    deleteShadowTickets(ids),
  ]);

async function keepAsHistory(ctx: Context, ids: readonly number[]): Promise<void> {
  const ended: NewEvent[] = ids.map((ticketId) => ({
    kind: 'status.changed',
    ticketId,
    data: { to: 'closed', why: 'shadow_ended' },
  }));
  const clocks = await endClocks(ctx, ended);
  await inOrder(ctx, [
    discardShadowDeliveries(ctx, ids),
    closeShadowTickets(ctx, ids),
    voidPromisesOf(ctx, ids),
    ...clocks,
    record(ctx, ended),
  ]);
}

/** Of those that are unresolved; the others have none that go on. */
async function endClocks(ctx: Context, ended: readonly NewEvent[]): Promise<Compilable[]> {
  const writes: Compilable[] = [];
  for (const event of ended) {
    const ticket = await findTicketById(ctx, event.ticketId!, { itself: true });
    const clocks = await keepClocks(ctx, ticket, [event]);
    writes.push(...clocks.writes);
    if (clocks.events.length > 0) writes.push(record(ctx, clocks.events));
  }
  return writes;
}
