// Dates that moved together because the desk closes for a time: each reader is told of all of theirs in one mail. The message on
// each ticket speaks of that one alone, because others may read it; what stands on the reader's other tickets is put in when the
// mail leaves. When that mail comes back, none of them was told, and somebody has to know it on each.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export type OtherDate = {
  id: number;
  number: string;
  /** Null where a stranger may have written it, whom nobody has answered yet. */
  subject: string | null;
  linkEpoch: number;
  wasDueAt: Date;
  newDueAt: Date;
  /** When it was told. */
  at: Date;
};

/** The other dates of this reader that were told with this message, the nearest first. */
export async function readOtherDates(
  tx: Database,
  { messageId, personId, toAddress }: { messageId: string; personId: string; toAddress: string },
): Promise<OtherDate[]> {
  const { rows } = await sql<OtherDate>`
    select t.id, t.number, p.link_epoch, m.was_due_at, m.new_due_at, w.at,
           case when t.last_human_reply_at is not null
                  or exists (select 1 from address v where v.channel = 'email' and v.value = ${toAddress} and v.verified_at is not null)
                  or exists (select 1 from message v where v.ticket_id = t.id and v.author_id = p.person_id and v.verified)
                then t.subject end as subject
      from closed_time_move own join closed_time_move m on m.telling_id = own.telling_id and m.message_id <> own.message_id
      join message w on w.id = m.message_id join ticket t on t.id = m.ticket_id
      join participant p on p.ticket_id = t.id and p.person_id = ${personId} and p.role <> 'pending' and p.sees_after is null
     where own.message_id = ${messageId}
     group by t.id, p.person_id, p.link_epoch, m.was_due_at, m.new_due_at, w.at
     order by m.new_due_at, t.id`.execute(tx);
  return rows;
}

/**
 * Dates (m) of tickets (t) that stand and were told in the mail on another ticket alone (d), which came back. Once it is somebody's
 * task on the ticket itself, there is a delivery there too.
 */
export const toldInVain = sql`
  delivery d join closed_time_move own on own.message_id = d.message_id
    join closed_time_move m on m.telling_id = own.telling_id and m.message_id <> own.message_id
    join ticket t on t.id = m.ticket_id and t.promise_due_at = m.new_due_at and not t.shadow
    join participant p on p.ticket_id = t.id and p.person_id = d.person_id and p.role <> 'pending' and p.sees_after is null
   where d.state in ('failed', 'human_task') and d.settled_at is null
     and not exists (select 1 from delivery o where o.message_id = m.message_id and o.person_id = d.person_id)`;

/** `failedId`: the delivery that came back; `messageId`: what says the date on this ticket. */
export type ToldInVain = { failedId: string; messageId: string; personId: string };

/** Of one ticket, one for each reader. */
export async function findToldInVain(tx: Database, ticketId: number): Promise<ToldInVain[]> {
  const { rows } = await sql<ToldInVain>`
    select distinct on (m.message_id, d.person_id) d.id as failed_id, m.message_id, d.person_id from ${toldInVain} and t.id = ${ticketId}
     order by m.message_id, d.person_id, d.queued_at`.execute(tx);
  return rows;
}
