// What would have been sent from tickets beside another desk, and what had come in for them.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { write } from '../platform/database.ts';

export const deleteShadowDeliveries = (ticketIds: readonly number[]): Compilable =>
  write
    .deleteFrom('delivery')
    .where('ticketId', 'in', [...ticketIds])
    .where('shadow', '=', true);

export const discardShadowDeliveries = (ctx: Context, ticketIds: readonly number[]): Compilable =>
  write
    .updateTable('delivery')
    .set({ state: 'discarded', endedAt: ctx.now, lastError: 'The desk only read along when this was written.' })
    .where('ticketId', 'in', [...ticketIds])
    .where('shadow', '=', true)
    .where('state', '=', 'queued');

/** Their tickets go; the mails stay, with the reason why they belong to none. */
export const forgetInboundOf = (ticketIds: readonly number[], reason: string): Compilable =>
  write
    .updateTable('inbound')
    .set({ reason: sql<string>`coalesce(reason, ${reason})`, ticketId: null, messageId: null })
    .where('ticketId', 'in', [...ticketIds]);
