// Invariants 7, 8 and 11: what arrived is dealt with, what leaves gets there or is somebody's task, and nothing internal is
// among it.

import { sql } from 'kysely';
import { before, changed, instant, itsOwn, type Look, most, type Offender } from './look.ts';

export const inboundEnds = (look: Look) => sql<Offender>`
  (select i.id as inbound, null::text as ticket, 'arrived at ' || i.received_at || ' and was not dealt with' as why
     from inbound i, desk d
    where i.state = 'received' and d.set_up_at is not null
      and greatest(i.received_at, d.set_up_at) < ${before(look, 120)} ${most})
  union all
  (select i.id, null, 'was accepted, but no word of it stands on a ticket'
     from inbound i where i.state = 'accepted' and ${look.since ? sql`i.received_at >= ${instant(look.since!)}` : sql`true`}
      and i.message_id is null and i.reason is null ${most})`;

export const deliveriesMove = (look: Look) => sql<Offender>`
  (select d.id as delivery, t.number as ticket, 'has been due since ' || d.due_at as why
     from delivery d left join ticket t on t.id = d.ticket_id, desk k
    where d.due_at < ${before(look, 300)} and d.state in ('queued', 'sending', 'retry') and not d.example
      and not exists (select 1 from outgoing_stop where ended_at is null)
      and k.outgoing_since is not null and k.outgoing_since < ${before(look, 300)} ${most})
  union all
  (select d.id, t.number, 'owed to the requester and held back until ' || d.due_at
     from delivery d join message m on m.id = d.message_id join ticket t on t.id = d.ticket_id
    where d.due_at > ${instant(look.now)} and d.due_at > d.queued_at and d.state = 'queued' and (m.by_agent or m.purpose in ('late', 'reminder', 'contact', 'away')) ${most})
  union all
  (select d.id, t.number, 'failed and nobody was given the task' from delivery d left join ticket t on t.id = d.ticket_id
    where d.state = 'failed' and d.ended_at < ${before(look, 120)} ${most})`;

/** A delivery is written together with its message, which changes the ticket: so those of changed tickets are enough. */
export const nothingInternalLeaves = (look: Look) => sql<Offender>`
  select d.id as delivery, t.number as ticket, 'carries an internal text' as why
    from ticket t join delivery d on ${itsOwn(look, 'd')} join message m on m.id = d.message_id
   where m.kind <> 'public' and ${changed(look)} and ${look.since ? sql`d.queued_at >= ${instant(look.since!)}` : sql`true`} ${most}`;
