// What routing needs to know of a new ticket, read together with the rest of its ground: no ticket costs a round trip more for it.

import { type RawBuilder, sql } from 'kysely';
import type { Giving } from '../../../contract/routing/routing.ts';
import { type RoutingInForce, routingJson } from '../../settings/routing.ts';

export type NewTicketRouting = {
  inForce: RoutingInForce;
  gives: Giving;
  /** Of the requester or their organisation. */
  vip: { accountTeamId: string | null } | null;
  /** The languages of those of the team who are here; null: nobody of the desk has said which they speak. */
  spoken: string[] | null;
};

/** `email` in normal form; `teamId` null: the default team. */
export const newTicketRoutingJson = (email: string, teamId: string | null): RawBuilder<NewTicketRouting> => {
  const team = teamId === null ? sql`t.is_default` : sql`t.id = ${teamId}::uuid`;
  return sql`(select json_build_object('inForce', ${routingJson}, 'gives', t.gives,
    'vip', (select json_build_object('accountTeamId', v.account_team_id)
      from address a join person r on r.id = a.person_id join vip v on v.person_id = r.id or v.organisation_id = r.organisation_id
     where a.channel = 'email' and a.value = ${email} order by v.person_id is null limit 1),
    'spoken', case when exists (select 1 from spoken_language) then array(
      select distinct l from (select person_id from membership m where m.team_id = t.id union select t.lead_id) m
        join person p on p.id = m.person_id and p.state = 'active' cross join unnest(languages_of(p.id)) l
       where not exists (select 1 from absence w where w.person_id = p.id and w.state = 'running')) end)
    from team t where ${team})`;
};
