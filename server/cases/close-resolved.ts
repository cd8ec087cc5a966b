// A resolved ticket closes after some quiet days, unless a word of ours did not reach the requester and none has since.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { forgetDue } from '../tickets/nothing-owed.ts';
import { updateTicket } from '../tickets/write-ticket.ts';
import { statusChanged } from './post-message.ts';

/** @returns whether it closed; a failed delivery keeps it resolved until a person looks at it. */
export function closeResolved(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    if (ticket.status !== 'resolved' || !ticket.closeDueAt || ticket.closeDueAt > ctx.now) return false;
    const failed = await sql`
      select 1 from delivery d join message m on m.id = d.message_id
       where d.ticket_id = ${ticketId} and d.state in ('failed', 'human_task') and d.settled_at is null and (m.purpose = 'resolution' or m.by_agent)
         and d.person_id = ${ticket.requesterId}
         and not exists (select 1 from delivery l where l.ticket_id = d.ticket_id and l.person_id = d.person_id
              and l.message_id is not null and l.queued_at > d.queued_at and l.state in ('sent', 'delivered', 'read'))
       limit 1`.execute(tx);
    if (failed.rows.length > 0) {
      await together(tx, [forgetDue(ticketId, 'closeDueAt')]);
      return false;
    }
    await together(tx, [
      updateTicket(here, ticketId, { status: 'closed', closeDueAt: null }),
      record(here, [statusChanged(ticket, 'closed')]),
    ]);
    return true;
  });
}
