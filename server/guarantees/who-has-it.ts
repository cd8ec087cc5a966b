// Invariants 1 and 4: somebody has each ticket, and whoever was told a name is told the next one.

import { sql } from 'kysely';
import { holders, ticketsOfHolder } from '../assignment/holders.ts';
import { isWaitedFor } from '../assignment/wait.ts';
import { before, changed, enough, itsOwn, type Look, most, type Offender, unresolved } from './look.ts';

export const hasPerson = (look: Look) => sql<Offender>`
  (with recursive ${holders}
   select t.number as ticket, 'its assignee no longer works here' as why
     from holder join person p on p.id = holder.id ${ticketsOfHolder(enough)}
    where p.state <> 'active' or p.kind <> 'agent' ${most})
  union all
  (select t.number, 'who stands in no longer works here' from ticket t join person p on p.id = t.cover_id
    where t.cover_id is not null and (p.state <> 'active' or p.kind <> 'agent') ${most})
  union all
  (${nobodyActs(look)})
  union all
  (select t.number, 'has no assignee' from ticket t where ${unresolved} and ${changed(look)} and t.assignee_id is null ${most})`;

/**
 * Each change of a name that was told is a row, which the database itself opens and closes. While it is open a notice is owed by
 * a date, and only the requester's quiet hours put that off, never for a day; closed as told, somebody has said so: in a message,
 * or by a call that is somebody's task. A notice is due ten minutes after the time in which the new person could have introduced themself (R15). */
export const changesAreTold = (look: Look) => sql<Offender>`
  (select t.number as ticket, 'its requester was not told since ' || t.contact_notice_due_at || ' who has it now' as why
     from ticket t where t.contact_notice_due_at < ${before(look, 120)} and ${unresolved} ${most})
  union all
  (select t.number, 'somebody else acts than its requester was told, and no notice of it is owed'
     from contact_change c join ticket t on t.id = c.ticket_id
    where c.ended_at is null and t.contact_notice_due_at is null and c.began_at < ${before(look, 0)} ${most})
  union all
  (select t.number, 'the notice of its contact is held back until ' || c.held_until || ', longer than any quiet hours'
     from contact_change c join ticket t on t.id = c.ticket_id
    where c.ended_at is null and c.held_until > greatest(c.due_at, c.began_at) + interval '24 hours' ${most})
  union all
  (select t.number, 'its requester counts as told of another contact than ' || p.name || ', and nothing says how'
     from ticket t join contact_change c on ${itsOwn(look, 'c')} join person p on p.id = c.told_id
    where ${changed(look)} and c.ended_as = 'told'
      and not exists (select 1 from message m where m.ticket_id = t.id and m.kind = 'public' and (m.by_agent or m.author_id is null)
                         and m.at >= c.began_at and m.at <= c.ended_at) ${most})
  union all
  (select t.number, 'its requester can be written to nowhere, was told of a new contact, and is nobody''s to call'
     from ticket t join contact_telling n on ${itsOwn(look, 'n')} join message m on m.id = n.message_id
    where ${changed(look)} and ${unresolved} and not t.shadow
      and not exists (select 1 from delivery d where d.person_id = t.requester_id
                         and d.message_id in (select o.message_id from contact_telling o where o.telling_id = n.telling_id))
      and not exists (select 1 from task k where k.ticket_id = t.id and k.kind = 'call_requester' and k.made_at <= m.at) ${most})
  union all
  (select t.number, 'its stint ' || s.sequence || ' has no reason' from ticket t join stint s on ${itsOwn(look, 's')}
    where ${changed(look)} and s.why = '' ${most})
  union all
  (select t.number, 'nothing says why and by whom its stint ' || s.sequence || ' began'
     from ticket t join stint s on ${itsOwn(look, 's')}
     join stint b on ${itsOwn(look, 'b')} and b.sequence = s.sequence - 1 and b.person_id <> s.person_id
    where ${changed(look)}
      and not exists (select 1 from event e where e.ticket_id = t.id and e.kind = 'assignee.changed' and e.at = s.from_at
                         and e.data ->> 'toId' = s.person_id::text and e.data ->> 'reason' = s.why) ${most})`;

/**
 * Something is due on a ticket, or its requester waits, and whoever acts on it has been away for two minutes while somebody
 * else of the team is here. People who are away are few, so their tickets are always looked at.
 */
const nobodyActs = (look: Look) => sql<Offender>`
  with away as (
    select distinct on (a.person_id) a.person_id, a.to_at from absence a
     where a.state in ('planned', 'running') and a.from_at <= ${before(look, 120)} and (a.to_at is null or a.to_at > ${before(look, 0)})
     order by a.person_id, a.to_at desc nulls first),
  theirs as (
    select t.*, w.to_at, w.person_id as acting_id from away w join ticket t on t.assignee_id = w.person_id and t.cover_id is null and ${unresolved}
    union all
    select t.*, w.to_at, w.person_id from away w join ticket t on t.cover_id = w.person_id)
  select t.number, 'whoever acts on it is away, and ' || case when t.status = 'scheduled' or t.last_human_reply_at >= t.last_requester_at
           then 'something is due' else 'its requester waits' end from theirs t
   where t.status <> 'waiting_on_requester' and t.updated_at < ${before(look, 120)}
     and not (t.acting_id = t.assignee_id and ${isWaitedFor(sql`t.to_at`)})
     and (least(t.promise_due_at, t.clock_due_at) < least(t.to_at, ${before(look, 0)} + interval '2 hours')
       or (t.status <> 'scheduled' and t.last_requester_at > coalesce(t.last_human_reply_at, '-infinity')
           and t.last_requester_at < ${before(look, 120)}
           and not exists (select 1 from absence_choice c join absence a on a.id = c.absence_id
                            where c.ticket_id = t.id and c.fate = 'waits' and a.person_id = t.acting_id and t.last_requester_at <= a.from_at)))
     and exists (select 1 from person p join role_grant g on g.person_id = p.id and g.role <> 'collaborator'
                  where p.kind = 'agent' and p.state = 'active' and p.id <> t.acting_id and p.id <> t.assignee_id
                    and (p.id in (select person_id from membership where team_id = t.team_id) or g.role = 'administrator')
                    and p.id not in (select person_id from away)) ${most}`;
