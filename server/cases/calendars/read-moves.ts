// What lies in a closed time and is told together: the tickets of one requester under one name of ours.

import { sql } from 'kysely';
import type { ClosedTime } from '../../calendars/plan.ts';
import type { Context } from '../../platform/context.ts';
import type { PromisePurpose } from '../../promises/promise.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Ground } from '../ground.ts';
import type { Shift } from './close-time.ts';

export type StandingThere = { id: string; purpose: PromisePurpose; dueAt: Date; misses: number; moves: number };

export type InClosedTime = {
  ticket: Ticket;
  ground: Ground;
  standing: StandingThere;
  time: ClosedTime;
  shift: Shift;
  moveIds: string[];
  /** The assignee was asked to agree on another date, and has not. */
  asked: boolean;
};

/** So many are moved in one transaction and stand in one mail; a requester with more tickets gets a second one. */
const mostTogether = 300;

/**
 * The tickets that wait for the same move as this one, it among them. What stands in shadow goes apart, for nothing leaves from
 * it, and so does what was written to us under another name.
 */
export async function readTogether(ctx: Context, ticketId: number): Promise<number[]> {
  const { rows } = await sql<{ ticketId: number }>`
    select distinct m.ticket_id from closed_time_move due
      join ticket d on d.id = due.ticket_id left join mailbox db on db.id = d.mailbox_id
      join ticket t on t.requester_id = d.requester_id and t.shadow = d.shadow
      left join mailbox tb on tb.id = t.mailbox_id
      join closed_time_move m on m.ticket_id = t.id and m.closed_id = due.closed_id and m.done_at is null and m.due_at <= ${ctx.now}
     where due.ticket_id = ${ticketId} and due.done_at is null and due.due_at <= ${ctx.now}
       and tb.brand_id is not distinct from db.brand_id
     order by m.ticket_id limit ${mostTogether}`.execute(ctx.tx);
  return rows.map((row) => row.ticketId);
}
