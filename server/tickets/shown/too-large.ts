// Of an entry that came as a mail too large to take: how large the whole was, and whether its sender was sent a link for the
// files. What the sender or the team was told of it says so in its own event, by the mail it is about.

import { sql } from 'kysely';
import { truth } from './delivery-view.ts';

/** Of a `message m`: its `size` and what became of the `link`; null for what came whole. */
export const tooLargeOf = sql`(
  select json_build_object('size', (told.data ->> 'wholeSize')::bigint, 'link', (
           select ${truth} from delivery d join message u on u.id = d.message_id
            where u.id = told.subject_id and u.purpose = 'upload' limit 1))
    from inbound i left join event told on told.ticket_id = m.ticket_id and told.kind = 'message.posted'
      and told.data ->> 'wholeOf' = i.id::text
   where i.id = m.inbound_id and i.oversized
   order by told.sequence limit 1)`;
