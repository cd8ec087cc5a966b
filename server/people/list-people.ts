// Who works here, and in which teams.

import { sql } from 'kysely';
import type { AgentView, TeamView } from '../../contract/people.ts';
import type { Database } from '../platform/database.ts';

/** All agents by name, or only the one of that id. */
export async function listAgents(tx: Database, id: string | null = null): Promise<AgentView[]> {
  const { rows } = await sql<AgentView>`
    select p.id, p.name, p.public_name, p.title, p.state,
      (select value from address where person_id = p.id order by preferred desc, created_at limit 1) as email,
      array(select role from role_grant g where g.person_id = p.id order by role) as roles,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name)
        from membership m join team t on t.id = m.team_id where m.person_id = p.id), '[]') as teams
      from person p where p.kind = 'agent' and (${id}::uuid is null or p.id = ${id}::uuid)
     order by p.state, p.name`.execute(tx);
  return rows;
}

/** All teams by name, or only the one of that id. */
export async function listTeams(tx: Database, id: string | null = null): Promise<TeamView[]> {
  const { rows } = await sql<TeamView>`
    select t.id, t.name, t.is_default, json_build_object('id', l.id, 'name', l.name) as lead,
      case when d.id is null then null else json_build_object('id', d.id, 'name', d.name) end as duty,
      (select count(*) from ticket k where k.team_id = t.id
        and k.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')) as unresolved
      from team t join person l on l.id = t.lead_id left join person d on d.id = t.duty_id
     where ${id}::uuid is null or t.id = ${id}::uuid order by t.name`.execute(tx);
  return rows;
}
