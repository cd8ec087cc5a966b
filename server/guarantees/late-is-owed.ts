// A part of invariant 9: whoever waits for what is late is owed a word, and a task says so until they have it (R67).

import { type RawBuilder, sql } from 'kysely';
import { most, unresolved } from './look.ts';

/** `ofTicket`: which rows of `clock c` are looked at. */
export const lateIsOwed = (ofTicket: RawBuilder<unknown>) => sql`
  (select t.number, 'its clock ' || c.metric || ' is late since ' || c.breached_at || ' and no task says that the requester is to be told'
     from clock c join ticket t on t.id = c.ticket_id
    where ${ofTicket} and ${unresolved} and c.state in ('running', 'paused') and c.breached_at is not null
      and c.metric in ('first_response', 'next_response', 'update', 'resolution', 'total_resolution') and not exists (
        select 1 from task_breach b join task k on k.id = b.task_id and k.ended_as is distinct from 'void'
         where b.ticket_id = c.ticket_id and b.metric = c.metric and b.cycle = c.cycle) ${most})
  union all
  (select t.number, 'its task ' || k.kind || ' is open although it is ' || t.status
     from task k join ticket t on t.id = k.ticket_id where k.done_at is null and not (${unresolved}) ${most})`;
