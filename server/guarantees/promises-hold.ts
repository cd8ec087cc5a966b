// Invariant 2: no promise passes in silence, and whoever waits has one.

import { sql } from 'kysely';
import { toldWithIt } from '../promises/promise.ts';
import { keptInVain } from '../promises/promise-undone.ts';
import { toldInVain } from '../promises/told-together.ts';
import { before, changed, itsOwn, type Look, most, type Offender, unresolved } from './look.ts';

/** The word that was written with it came back from the requester, and whoever has the ticket finds another way to say it. */
const isSomebodysTask = sql`exists (select 1 from delivery h join message w on w.id = h.message_id and w.at = s.made_at
  where h.ticket_id = t.id and h.person_id = t.requester_id and h.state in ('failed', 'human_task') and h.settled_at is null)`;

export const promisesHold = (look: Look) => sql<Offender>`
  (select t.number as ticket, 'its promise of ' || p.due_at || ' passed in silence' as why
     from promise p join ticket t on t.id = p.ticket_id
    where p.state = 'standing' and p.due_at < ${before(look, 120)} ${most})
  union all
  (select t.number, 'has no standing promise' from ticket t
     left join promise p on p.id = t.promise_id and p.state = 'standing'
    where ${unresolved} and ${changed(look)} and p.id is null ${most})
  union all
  (select t.number, 'its promise of ' || p.due_at || ' was moved to ' || s.due_at || ' and nobody was told'
     from ticket t join promise s on s.id = t.promise_id join promise p on ${itsOwn(look, 'p')} and p.successor_id = s.id
    where p.state = 'moved' and s.due_at > p.due_at and ${changed(look)}
      and not ${toldWithIt('s')} and not ${isSomebodysTask} ${most})
  union all
  (select t.number, 'its new date of ' || m.new_due_at || ' was told in a mail that did not arrive, and nobody was given the task'
     from ${toldInVain} and d.ended_at < ${before(look, 120)} ${most})
  union all
  (select t.number, 'its promise of ' || p.due_at || ' was kept or moved by a message that did not arrive'
     from ${keptInVain} and d.ended_at < ${before(look, 120)} ${most})
  union all
  (select t.number, 'its missed promise was not said to anybody' from ticket t join promise p on ${itsOwn(look, 'p')}
    where ${changed(look)} and p.state = 'missed'
      and not exists (select 1 from delivery d where d.message_id = p.announced_by)
      and exists (select 1 from participant c join address a on a.person_id = c.person_id
                   where c.ticket_id = t.id and c.role <> 'pending') ${most})`;
