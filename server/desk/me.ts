// Who is at the screen, and what the frame around every screen shows: teams, outbox, guarantees.

import { sql } from 'kysely';
import type { MeView } from '../../contract/access.ts';
import type { Context } from '../platform/context.ts';
import { askedInTickets } from '../tickets/collaborators.ts';
import { instantText } from '../tickets/ticket-view.ts';

const staleMillis = 3 * 60_000;
/** Whoever came back is offered what happened meanwhile for so long. */
const backMillis = 7 * 86_400_000;
const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;

/** The person of that id as the screens show it. */
export async function readMe(ctx: Context, personId: string): Promise<MeView> {
  const stale = new Date(ctx.now.getTime() - staleMillis);
  const lately = new Date(ctx.now.getTime() - backMillis);
  // A collaborator is told no count of what they may not see.
  const { rows } = await sql<MeView>`
    select p.id, p.name, p.public_name, p.title, p.locale, p.zone,
      (select value from address where person_id = p.id order by preferred desc, created_at limit 1) as email,
      array(select role from role_grant where person_id = p.id order by role) as roles,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'leads', t.lead_id = p.id) order by t.name)
        from membership m join team t on t.id = m.team_id where m.person_id = p.id), '[]') as teams,
      (select json_build_object('name', d.name, 'defaultLocale', d.default_locale, 'zone', c.input ->> 'tz',
          'opensAt', (select min(span ->> 0) from jsonb_each(c.input -> 'hours') day, jsonb_array_elements(day.value) span))
         from desk d left join calendar c on c.is_default) as desk,
      (select json_build_object('deskServer', outgoing_since is not null,
          'sends', outgoing_since is not null or (exists (select 1 from mailbox_sender) and not exists
            (select 1 from mailbox m where not exists (select 1 from mailbox_sender s where s.mailbox_id = m.id))), 'waiting', (select count(*) from
          (select 1 from delivery where state in ('queued', 'sending', 'retry', 'failed') and not example and is_agent limit 1000) w)) from desk) as outbox,
      json_build_object('undecided', (select count(*) from (select 1 from inbound where state = 'quarantined' and is_agent limit 1000) q)
        + (select count(*) from (select 1 from message where kind = 'note' and not by_agent and author_id is not null
            and inbound_id is not null and is_agent limit 1000) u)) as arrived,
      case when is_agent then (select count(*) from ticket t where (t.assignee_id = p.id and t.cover_id is null or t.cover_id = p.id) and ${unresolved})
           else (select count(*) from ticket t where t.id in ${askedInTickets(sql`p.id`)} and ${unresolved}) end as unresolved,
      (select json_build_object('at', s.at, 'mails', s.mails, 'most', s.most, 'why', s.why) from outgoing_stop s
        where s.ended_at is null and is_agent) as outgoing_stop,
      (select json_build_object('id', a.id, 'from', a.from_at, 'to', a.to_at) from absence a
        where a.person_id = p.id and a.state = 'running' order by a.to_at desc nulls first limit 1) as away,
      (select json_build_object('id', a.id, 'at', a.ended_at, 'asked', (select count(*)::int from cover v
          where v.for_id = p.id and v.ended_at is null and v.return_asked_at is not null)) from absence a
        where a.person_id = p.id and a.state = 'over' and a.ended_at > ${lately} order by a.ended_at desc limit 1) as came_back,
      exists (select 1 from ticket where example) as example_company,
      (select case when bool_or(broken_since is not null) then 'broken'
                   when count(*) = 0 or min(checked_at) < ${stale} then 'unknown' else 'hold' end from guarantee_check) as guarantees
      from person p cross join lateral (select exists (select 1 from role_grant g
        where g.person_id = p.id and g.role <> 'collaborator') as is_agent) r where p.id = ${personId}`.execute(ctx.tx);
  const me = rows[0]!;
  const { away, cameBack } = me;
  return {
    ...me,
    // Instants inside JSON come in PostgreSQL's own form.
    away: away && { ...away, from: instantText(away.from), to: away.to && instantText(away.to) },
    cameBack: cameBack && { ...cameBack, at: instantText(cameBack.at) },
  };
}
