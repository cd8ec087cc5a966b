// Who takes part, as a ticket's screen shows them: with the address that mail goes to, how it fares, and what others they
// have. The choice of the address is that of `../read-participants.ts`.

import { type RawBuilder, sql } from 'kysely';
import type { TicketDetailView } from '../../../contract/tickets.ts';
import { instantText } from '../ticket-view.ts';

/** Instants are in PostgreSQL's own form. */
export type FoundParticipant = TicketDetailView['participants'][number];

const health = (
  alias: string,
) => sql`json_build_object('address', ${sql.ref(`${alias}.value`)}, 'health', ${sql.ref(`${alias}.health`)},
  'since', ${sql.ref(`${alias}.health_at`)}, 'reason', ${sql.ref(`${alias}.health_reason`)}, 'said', ${sql.ref(`${alias}.health_said`)})`;

/** As a JSON array of `FoundParticipant`, the requester first. `internal`: whether the reader may know how addresses fare. */
export const participantsJson = (ticketId: number, internal: boolean): RawBuilder<FoundParticipant[]> => sql`coalesce((
  select json_agg(json_build_object('person', json_build_object('id', n.id, 'name', n.name, 'email', a.value),
           'role', p.role, 'locale', n.locale,
           'address', case when ${internal}::boolean and a.id is not null then ${health('a')} end,
           'others', case when ${internal}::boolean then coalesce((
              select json_agg(${health('o')} order by o.health = 'failed', o.preferred desc, o.created_at)
                from address o where o.person_id = n.id and o.id <> a.id), '[]') else '[]' end)
         order by p.role <> 'requester', p.added_at, n.name)
    from participant p join person n on n.id = p.person_id
    left join lateral (select * from address c where c.person_id = p.person_id
                        order by (c.id = p.address_id and c.health <> 'failed') desc nulls last, c.health = 'failed',
                                 c.preferred desc, c.created_at limit 1) a on true
   where p.ticket_id = ${ticketId}), '[]')`;

export const viewParticipant = (found: FoundParticipant): FoundParticipant => ({
  ...found,
  address: found.address && viewHealth(found.address),
  others: found.others.map(viewHealth),
});

type Health = FoundParticipant['others'][number];
const viewHealth = (found: Health): Health => ({ ...found, since: found.since && instantText(found.since) });
