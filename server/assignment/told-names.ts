// Tickets of one requester that changed hands at about the same time: each reader is told of all of theirs in one mail. The
// message on each ticket speaks of that one alone, because others may read it; what stands on the reader's other tickets is put
// in when the mail leaves. When that mail comes back, none of them was told, and somebody has to know it on each.

import { type Compilable, sql } from 'kysely';
import { type Database, insertRows } from '../platform/database.ts';

export type NewTelling = {
  messageId: string;
  tellingId: string;
  ticketId: number;
  contactId: string;
  nextDueAt: Date;
  /** The absence whose end the requester may wait for. */
  waitAbsenceId: string | null;
};

export const insertTelling = (telling: NewTelling): Compilable => insertRows('contactTelling', [telling]);

/** Tickets of the same requester, by the same mailbox, of which a change of name is owed. They are locked in this order. */
export async function readOwedTogether(tx: Database, ticketId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id from ticket t join ticket o on o.requester_id = t.requester_id and o.contact_notice_due_at is not null
       and o.mailbox_id is not distinct from t.mailbox_id and o.example = t.example
     where t.id = ${ticketId} order by o.id limit ${mostTogether}`.execute(tx);
  return rows.map((row) => row.id);
}
const mostTogether = 50;

export type OtherName = {
  id: number;
  number: string;
  /** Null where a stranger may have written it, whom nobody has answered yet. */
  subject: string | null;
  linkEpoch: number;
  contact: string;
  nextDueAt: Date;
  /** When it was told. */
  at: Date;
};

/** The reader's other tickets that were told with this message, the nearest word first. */
export async function readOtherNames(
  tx: Database,
  { messageId, personId, toAddress }: { messageId: string; personId: string; toAddress: string },
): Promise<OtherName[]> {
  const { rows } = await sql<OtherName>`
    select t.id, t.number, p.link_epoch, coalesce(c.public_name, c.name) as contact, m.next_due_at, w.at,
           case when t.last_human_reply_at is not null
                  or exists (select 1 from address v where v.channel = 'email' and v.value = ${toAddress} and v.verified_at is not null)
                  or exists (select 1 from message v where v.ticket_id = t.id and v.author_id = p.person_id and v.verified)
                then t.subject end as subject
      from contact_telling own join contact_telling m on m.telling_id = own.telling_id and m.message_id <> own.message_id
      join message w on w.id = m.message_id join ticket t on t.id = m.ticket_id join person c on c.id = m.contact_id
      join participant p on p.ticket_id = t.id and p.person_id = ${personId} and p.role <> 'pending' and p.sees_after is null
     where own.message_id = ${messageId} order by m.next_due_at, t.id`.execute(tx);
  return rows;
}

export type OfferToWait = { name: string; untilAt: Date };

/** Whom the reader of this message may wait for; null: nobody, or the reader is not the requester. */
export async function readOfferToWait(tx: Database, messageId: string, personId: string): Promise<OfferToWait | null> {
  const { rows } = await sql<OfferToWait>`
    select coalesce(p.public_name, p.name) as name, a.to_at as until_at
      from contact_telling m join ticket t on t.id = m.ticket_id and t.requester_id = ${personId}
      join absence a on a.id = m.wait_absence_id and a.to_at is not null join person p on p.id = a.person_id
     where m.message_id = ${messageId}`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Names of contacts (m) of tickets (t) that still act and were told in the mail on another ticket alone (d), which came back. Once
 * it is somebody's task on the ticket itself, there is a delivery there too.
 */
export const namesInVain = sql`
  delivery d join contact_telling own on own.message_id = d.message_id
    join contact_telling m on m.telling_id = own.telling_id and m.message_id <> own.message_id
    join ticket t on t.id = m.ticket_id and coalesce(t.cover_id, t.assignee_id) = m.contact_id and not t.shadow
    join participant p on p.ticket_id = t.id and p.person_id = d.person_id and p.role <> 'pending' and p.sees_after is null
   where d.state in ('failed', 'human_task') and d.settled_at is null
     and not exists (select 1 from delivery o where o.message_id = m.message_id and o.person_id = d.person_id)`;

export type NameInVain = { failedId: string; messageId: string; personId: string };

/** Of one ticket, one for each reader. */
export async function findNamesInVain(tx: Database, ticketId: number): Promise<NameInVain[]> {
  const { rows } = await sql<NameInVain>`
    select distinct on (m.message_id, d.person_id) d.id as failed_id, m.message_id, d.person_id from ${namesInVain} and t.id = ${ticketId}
     order by m.message_id, d.person_id, d.queued_at`.execute(tx);
  return rows;
}
