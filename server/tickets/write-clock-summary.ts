// What a ticket's row says of its clocks, where nothing was done on the ticket itself: version and time of change stay.

import { type Compilable, sql } from 'kysely';
import { write } from '../platform/database.ts';
import type { Ticket } from './ticket.ts';

/** What they go by, and what they come to. */
export const setClockTerms = (
  ticketId: number,
  terms: Partial<Pick<Ticket, 'clockLevel' | 'clockDueAt' | 'policyVersionId' | 'calendarId' | 'calendarLatest'>>,
): Compilable => write.updateTable('ticket').set(terms).where('id', '=', ticketId);

/** Lets the tickets' rows say the highest level and the first date of their clocks. After the clocks were written. */
export function summariseTickets(ticketIds: readonly number[]): Compilable {
  const summarised = sql`
    update ticket t set clock_level = x.level, clock_due_at = x.due_at
      from (select c.ticket_id, max(c.level) as level, min(c.due_at) as due_at from clock c
             where c.ticket_id = any(${[...ticketIds]}::bigint[]) and c.state in ('running', 'paused') group by c.ticket_id) x
     where t.id = x.ticket_id and (t.clock_level <> x.level or t.clock_due_at is distinct from x.due_at)`;
  return { compile: () => summarised.compile(write) };
}
