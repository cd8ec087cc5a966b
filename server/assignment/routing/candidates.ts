// Who could have a ticket, as one read: the members of the teams concerned, their leads, whoever is on duty, whom somebody
// named, and the administrators; what each can, has to do, and when they are away.

import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';
import { routingJson } from '../../settings/routing.ts';
import { languageFit } from './languages.ts';
import type { Away, Standing } from './score.ts';
import { loadOf, type Work, type WorkUnits } from './work-units.ts';

export type Candidate = {
  id: string;
  name: string;
  publicName: string | null;
  email: string | null;
  languages: string[];
  teamIds: string[];
  administrator: boolean;
  /** Levels by the id of the skill. */
  skills: Record<string, number>;
  /** On how many unresolved tickets they act, counted as far as it matters. */
  acts: number;
  /** In units of work; what a plan gives them is added by whoever plans. */
  load: number;
  capacity: number;
  lastGivenAt: Date | null;
  away: Away[];
  wantsMail: boolean;
};

type Row = Omit<Candidate, 'acts' | 'load' | 'capacity' | 'away'> & {
  ownCapacity: number | null;
  work: Work[];
  absences: { from: string; to: string | null }[];
  routing: { units: WorkUnits; capacity: number };
};

const mostTickets = 400;
const mostAdministrators = 20;
const isUnresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;
const email = sql`(select value from address where person_id = p.id order by preferred desc, created_at limit 1)`;
const work = sql`(select coalesce(json_agg(x), '[]') from (
  select y.priority, y.kind, y.waits, count(*)::int as tickets from (
    select t.priority, t.kind, t.status in ('waiting_on_requester', 'scheduled') as waits
      from ticket t where t.assignee_id = p.id and t.cover_id is null and ${isUnresolved}
    union all
    select t.priority, t.kind, t.status in ('waiting_on_requester', 'scheduled') from ticket t where t.cover_id = p.id
    limit ${sql.lit(mostTickets)}) y group by 1, 2, 3) x)`;

/** `named`: persons of whichever team. Only who is active and answers for tickets. */
export async function readCandidates(
  tx: Database,
  teamIds: readonly string[],
  named: readonly string[] = [],
): Promise<Candidate[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.public_name, languages_of(p.id) as languages, ${email} as email,
           array(select team_id from membership m where m.person_id = p.id) as team_ids,
           exists (select 1 from role_grant g where g.person_id = p.id and g.role = 'administrator') as administrator,
           coalesce((select json_object_agg(s.skill_id, s.level) from person_skill s where s.person_id = p.id), '{}') as skills,
           (select units from work_capacity w where w.person_id = p.id) as own_capacity, ${work} as work,
           (select max(from_at) from stint s where s.person_id = p.id) as last_given_at,
           (select coalesce(json_agg(json_build_object('from', w.from_at, 'to', w.to_at)), '[]') from absence w
             where w.person_id = p.id and w.state in ('planned', 'running')) as absences,
           coalesce((select by_mail from notice_setting n where n.person_id = p.id and n.kind = 'assigned'), true) as wants_mail,
           ${routingJson} as routing
      from person p
     where p.kind = 'agent' and p.state = 'active'
       and exists (select 1 from role_grant g where g.person_id = p.id and g.role in ('administrator', 'lead', 'agent'))
       and (p.id = any(${[...named]}::uuid[])
         or p.id in (select person_id from membership where team_id = any(${[...teamIds]}::uuid[]))
         or p.id in (select a.person_id from role_grant a join person q on q.id = a.person_id
                      where a.role = 'administrator' and q.state = 'active' order by q.created_at limit ${mostAdministrators}))
     order by p.created_at, p.id`.execute(tx);
  return rows.map(({ ownCapacity, work, absences, routing, ...row }) => ({
    ...row,
    acts: work.reduce((sum, one) => sum + one.tickets, 0),
    load: loadOf(routing.units, work),
    capacity: ownCapacity ?? routing.capacity,
    away: absences.map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) })),
  }));
}

const continuityDays = 90;
export type Helped = { personId: string; requesterId: string; at: Date };

/** Who wrote to these requesters of late. */
export async function readHelped(tx: Database, requesterIds: readonly string[], at: Date): Promise<Helped[]> {
  const since = new Date(at.getTime() - continuityDays * 86_400_000);
  const { rows } = await sql<Helped>`
    select m.author_id as person_id, t.requester_id, max(m.at) as at
      from ticket t join message m on m.ticket_id = t.id
     where t.requester_id = any(${[...requesterIds]}::uuid[]) and t.updated_at >= ${since}
       and m.by_agent and m.kind = 'public' and m.at >= ${since} and m.author_id is not null
     group by 1, 2`.execute(tx);
  return rows;
}

export type GaveAway = { ticketId: number; personId: string; times: number };

/** Who had these tickets and gave them away themselves, or did not take them up. Whoever left or was away gave nothing away. */
export async function readGaveAway(tx: Database, ticketIds: readonly number[]): Promise<GaveAway[]> {
  const { rows } = await sql<GaveAway>`
    select s.ticket_id, s.person_id, count(*)::int as times
      from stint s join stint n on n.ticket_id = s.ticket_id and n.sequence = s.sequence + 1
     where s.ticket_id = any(${[...ticketIds]}::bigint[]) and n.person_id <> s.person_id
       and (n.given_by = s.person_id or n.why = 'escalated')
     group by 1, 2`.execute(tx);
  return rows;
}

export type Towards = {
  language: string;
  skillId: string | null;
  accountTeamId: string | null;
  lastHelpedAt: Date | null;
  gaveAway: number;
};

/** How somebody stands towards one ticket. */
export const standingOf = (one: Candidate, towards: Towards): Standing => ({
  personId: one.id,
  language: languageFit(one.languages, towards.language),
  level: towards.skillId === null ? 0 : (one.skills[towards.skillId] ?? 0),
  lastHelpedAt: towards.lastHelpedAt,
  account: towards.accountTeamId !== null && one.teamIds.includes(towards.accountTeamId),
  load: one.load,
  capacity: one.capacity,
  gaveAway: towards.gaveAway,
  lastGivenAt: one.lastGivenAt,
  away: one.away,
});
