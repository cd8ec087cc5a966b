// Invariant 3: what stands on a row now is what its history says: of a ticket and of a calendar.

import { sql } from 'kysely';
import { before, changed, itsOwn, type Look, most, type Offender, unresolved } from './look.ts';

export const rowEqualsHistory = (look: Look) => sql<Offender>`
  (select t.number as ticket, 'its assignee is not the person of its last stint' as why from ticket t
     left join lateral (select person_id, sequence from stint s where s.ticket_id = t.id order by sequence desc limit 1) s on true
    where ${unresolved} and ${changed(look)}
      and (s.person_id is distinct from t.assignee_id or s.sequence is distinct from t.stint_sequence) ${most})
  union all
  (select t.number, 'who stands in is not whom its covers say' from ticket t
     left join cover c on c.ticket_id = t.id and c.ended_at is null
    where ${changed(look)} and c.person_id is distinct from t.cover_id ${most})
  union all
  (select t.number, 'its promise is not the one that stands' from ticket t
     left join promise p on ${itsOwn(look, 'p')} and p.state = 'standing'
    where ${changed(look)} and (p.id is distinct from t.promise_id or p.due_at is distinct from t.promise_due_at) ${most})
  union all
  (select t.number, case when m.at is distinct from t.last_public_at then 'its last public word is not the last public message'
                         else 'its requester''s last word is not their last message' end
     from ticket t
     left join lateral (select max(at) as at, max(at) filter (where not by_agent and author_id is not null) as theirs
                          from message m where m.ticket_id = t.id and m.kind = 'public') m on true
    where ${changed(look)} and (m.at is distinct from t.last_public_at or m.theirs is distinct from t.last_requester_at) ${most})
  union all
  (select t.number, 'it does not live on where its merges lead' from ticket t
     left join ticket_merge g on g.ticket_id = t.id and g.undone_at is null
     left join ticket i on i.id = g.into_id
    where ${changed(look)} and t.merged_into_id is distinct from coalesce(i.merged_into_id, g.into_id) ${most})
  union all
  (${calendarsOf(look)})`;

/**
 * Calendars are few: they are always looked at in full. A version is passed over by a later one that begins no later than
 * it does. The row was right when it was written, and is written again within minutes when the next version takes over.
 */
function calendarsOf(look: Look) {
  return sql<Offender>`
  with timeline as (
    select v.calendar_id, v.number, v.from_at, v.input from calendar_version v
     where not exists (select 1 from calendar_version o where o.calendar_id = v.calendar_id
                          and o.number > v.number and o.from_at <= v.from_at)),
  said as (
    select c.id, c.name, c.input, c.number, c.turns_at, v.from_at, v.input as own,
           (select jsonb_agg(n.input order by n.from_at) from timeline n
             where n.calendar_id = c.id and n.from_at > v.from_at) as ahead,
           (select min(n.from_at) from timeline n where n.calendar_id = c.id and n.from_at > v.from_at) as ahead_at
      from calendar c left join timeline v on v.calendar_id = c.id and v.number = c.number)
  select null::text as ticket, 'the calendar ' || name || case
           when own is null then ' stands on a version that does not count'
           when turns_at is distinct from ahead_at then ' does not turn when its next version begins'
           when turns_at < ${before(look, 180)} then ' has not turned to its version of ' || turns_at
           else ' is not what its versions say' end as why
    from said
   where own is null or turns_at is distinct from ahead_at or turns_at < ${before(look, 180)}
      or input - 'later' is distinct from own
      or (select jsonb_agg(one -> 'calendar' order by (one ->> 'from')::timestamptz)
            from jsonb_array_elements(input -> 'later') one) is distinct from ahead`;
}
