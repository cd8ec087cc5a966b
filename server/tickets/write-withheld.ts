// An acknowledgement that an unproven address may not have yet. It is told later, in one message for all tickets of the
// person, unless they were written to meanwhile.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { insertRows, write } from '../platform/database.ts';

export type Withheld = {
  ticketId: number;
  personId: string;
  address: string;
  /** Which limit was used up. */
  reason: 'hour' | 'day';
  dueAt: Date;
};

export const insertWithheld = (ctx: Context, withheld: Withheld): Compilable =>
  insertRows('withheldAcknowledgement', [{ ...withheld, at: ctx.now }], 'ignore');

export const endWithheld = (ctx: Context, ticketIds: readonly number[], toldBy: string | null): Compilable =>
  write
    .updateTable('withheldAcknowledgement')
    .set({ endedAt: ctx.now, toldBy })
    .where('ticketId', 'in', [...ticketIds])
    .where('endedAt', 'is', null);

export const putOffWithheld = (ticketIds: readonly number[], dueAt: Date): Compilable =>
  write
    .updateTable('withheldAcknowledgement')
    .set({ dueAt })
    .where('ticketId', 'in', [...ticketIds])
    .where('endedAt', 'is', null);
