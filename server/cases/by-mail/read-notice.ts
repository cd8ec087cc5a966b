// The notice that a mail answers: whom it was for, and what has been said on its ticket since.

import { sql } from 'kysely';
import { speaks } from '../../people/speaking-address.ts';
import type { Database } from '../../platform/database.ts';

export type Notice = {
  id: string;
  personId: string;
  /** The addresses that speak for that person. */
  addresses: string[];
  ticketId: number;
  number: string;
  example: boolean;
  at: Date;
};

export async function readNotice(tx: Database, id: string): Promise<Notice | null> {
  const { rows } = await sql<Notice>`
    select n.id, n.person_id, n.ticket_id, t.number, t.example, n.at,
           array(select value from address a where a.person_id = n.person_id and a.channel = 'email' and ${speaks}) as addresses
      from notice n join ticket t on t.id = n.ticket_id where n.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** Whether somebody else has said something public since, on this ticket or the one that it lives on in. */
export async function saidSince(tx: Database, notice: Notice): Promise<boolean> {
  const { rows } = await sql`
    select 1 from message m
     where m.ticket_id in (select unnest(array[id, coalesce(merged_into_id, id)]) from ticket where id = ${notice.ticketId})
       and m.kind = 'public' and m.author_id is not null and m.author_id <> ${notice.personId}
       and m.at > ${notice.at} limit 1`.execute(tx);
  return rows.length > 0;
}
