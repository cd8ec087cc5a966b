// Invariants 1, 4 and 5: somebody has each ticket, whoever was told a name is told the next one, and what was handed over
// was taken up or went to the lead.

import { sql } from 'kysely';
import { holders, ticketsOfHolder } from '../assignment/holders.ts';
import { before, changed, enough, itsOwn, type Look, most, type Offender, unresolved } from './look.ts';

export const hasPerson = (look: Look) => sql<Offender>`
  (with recursive ${holders}
   select t.number as ticket, 'its assignee no longer works here' as why
     from holder join person p on p.id = holder.id ${ticketsOfHolder(enough)}
    where p.state <> 'active' or p.kind <> 'agent' ${most})
  union all
  (select t.number, 'has no assignee' from ticket t where ${unresolved} and ${changed(look)} and t.assignee_id is null ${most})`;

/** A notice is due ten minutes after the time in which the new person could have introduced themself (R15). */
export const changesAreTold = (look: Look) => sql<Offender>`
  (select t.number as ticket, 'its requester was not told since ' || t.contact_notice_due_at || ' who has it now' as why
     from ticket t where t.contact_notice_due_at < ${before(look, 120)} and ${unresolved} ${most})
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

export const handOversAreTaken = (look: Look) => sql<Offender>`
  select t.number as ticket, 'nobody took it up by ' || s.accept_due_at || ' and it did not go to the lead' as why
    from stint s join ticket t on t.id = s.ticket_id
   where s.accept_due_at < ${before(look, 120)} and ${unresolved} ${most}`;
