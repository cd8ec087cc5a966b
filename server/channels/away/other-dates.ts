// Whoever has several tickets reads of all their new dates in the one mail that says that we close. The message on each ticket
// speaks of that one alone, because others may read it; what stands on the reader's other tickets is put in when it leaves.

import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Locale } from '../../wording/locales.ts';
import { say, sayDate } from '../../wording/say.ts';
import type { DeliveryToSend } from '../read-delivery.ts';

type Row = {
  id: number;
  number: string;
  subject: string | null;
  linkEpoch: number;
  wasDueAt: Date;
  newDueAt: Date;
  at: Date;
};
type Deps = { ticketLink: (ticketId: number, personId: string, epoch: number, at: Date) => string };

/** @returns null where the mail speaks of one ticket */
export async function otherDates(
  ctx: Context,
  deps: Deps,
  delivery: DeliveryToSend,
  locale: Locale,
): Promise<string | null> {
  if (delivery.purpose !== 'away') return null;
  const rows = await readOthers(ctx, delivery);
  if (rows.length === 0) return null;
  const zone = delivery.personZone ?? delivery.deskZone ?? 'UTC';
  const now = delivery.messageAt ?? ctx.now;
  const lines = rows.map((row) =>
    say(locale, 'away.others.line', {
      request: row.subject ? `${row.number} · ${row.subject}` : row.number,
      nextUpdate: sayDate(locale, row.newDueAt, zone, now),
      promised: sayDate(locale, row.wasDueAt, zone, now),
      link: deps.ticketLink(row.id, delivery.personId, row.linkEpoch, row.at),
    }),
  );
  return say(locale, 'away.others', { requests: lines.join('\n\n') });
}

/** The subject only where it is no stranger's: see `known` of a delivery. */
async function readOthers(ctx: Context, { messageId, personId, toAddress }: DeliveryToSend): Promise<Row[]> {
  const { rows } = await sql<Row>`
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
     order by m.new_due_at, t.id`.execute(ctx.tx);
  return rows;
}
