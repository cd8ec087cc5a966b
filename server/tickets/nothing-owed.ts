// What stands on the row of a ticket on which nobody waits for a word of ours.

import type { Ticket } from './ticket.ts';

export const nothingOwed: Partial<Ticket> = {
  promiseId: null,
  promiseDueAt: null,
  promiseLevel: 0,
  contactNoticeDueAt: null,
};
