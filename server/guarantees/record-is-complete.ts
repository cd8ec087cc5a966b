// Invariant 10: every change of state has its event, written in the same transaction. An action has one time, which stands on
// its rows and on its events; and a row that is still as it was inserted names the transaction that wrote it.

import { sql } from 'kysely';
import { changed, instant, itsOwn, type Look, most, type Offender } from './look.ts';

export const recordIsComplete = (look: Look) => sql<Offender>`
  (select t.number as ticket, 'it changed at ' || t.updated_at || ' and no event says so' as why from ticket t
    where ${changed(look)} and not exists (select 1 from event e where e.ticket_id = t.id and e.at = t.updated_at) ${most})
  union all
  (select t.number, 'it is ' || t.status || ', and the record says ' || coalesce(e.status, 'nothing') from ticket t
     left join lateral (
       select case e.kind when 'ticket.opened' then coalesce(e.data ->> 'status', 'new') when 'ticket.merged' then 'merged'
                          when 'status.changed' then e.data ->> 'to' else e.data ->> 'status' end as status
         from event e
        where e.ticket_id = t.id and (e.kind in ('ticket.opened', 'status.changed')
           or (e.kind = 'ticket.merged' and e.data ? 'intoId') or (e.kind in ('assignee.changed', 'ticket.unmerged') and e.data ? 'status'))
        order by e.sequence desc limit 1) e on true
    where ${changed(look)} and e.status is distinct from t.status ${most})
  union all
  (select t.number, 'its message ' || m.id || ' stands in no event'
     from ticket t join message m on ${itsOwn(look, 'm')}
    where ${changed(look)} and not exists (
      select 1 from event e where e.ticket_id = coalesce(m.said_on_id, m.ticket_id) and e.subject_id = m.id and e.kind = 'message.posted') ${most})
  union all
  (select t.number, 'its promise of ' || p.due_at || ' began or ended in no event'
     from ticket t join promise p on ${itsOwn(look, 'p')}
    where ${changed(look)}
      and (not exists (select 1 from event e where e.ticket_id = t.id and e.at = p.made_at)
        or (p.ended_at is not null and not exists (select 1 from event e where e.ticket_id = t.id and e.at = p.ended_at))) ${most})
  ${look.since ? sql`union all (${wroteApart(look)})` : sql``}`;

/** Only of what is fresh: a transaction's number comes round again, and a restored desk has others. */
const wroteApart = (look: Look) => sql<Offender>`
  select t.number, 'its message ' || m.id || ' was written in a transaction that recorded nothing'
    from ticket t join message m on ${itsOwn(look, 'm')}
   where ${changed(look)} and m.at >= ${instant(look.since!)}
     and not exists (select 1 from event e where e.ticket_id = t.id
                        and e.xact::text::bigint & 4294967295 = m.xmin::text::bigint) ${most}`;
