// What stands on the row of a ticket on which nobody waits for a word of ours, and a date by which nothing is done any more.

import type { Compilable } from 'kysely';
import { write } from '../platform/database.ts';
import type { Ticket } from './ticket.ts';

export const nothingOwed: Partial<Ticket> = {
  promiseId: null,
  promiseDueAt: null,
  promiseLevel: 0,
  contactNoticeDueAt: null,
};

/** The requester's quiet hours hold the desk's own notice back. */
export const holdNotice = (ticketIds: readonly number[], until: Date): Compilable =>
  write
    .updateTable('ticket')
    .set({ contactNoticeDueAt: until })
    .where('id', 'in', [...ticketIds])
    .where('contactNoticeDueAt', '<', until);

/** It changes nothing that anybody sees, so the ticket's version and time stay. */
export const forgetDue = (ticketId: number, due: 'closeDueAt' | 'contactNoticeDueAt'): Compilable =>
  write
    .updateTable('ticket')
    .set({ [due]: null })
    .where('id', '=', ticketId);
