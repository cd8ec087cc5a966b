// Who could stand in, as one read for a whole plan: the members of the teams concerned, their leads, whoever is on duty and
// the administrators; what they have to do, and who of them is here.

import { sql } from 'kysely';
import { bestPlaced, type ChosenCover, coverFor } from '../../assignment/cover.ts';
import { type Absence, readAway } from '../../people/absence.ts';
import type { Database } from '../../platform/database.ts';

export type Candidate = {
  id: string;
  name: string;
  publicName: string | null;
  email: string | null;
  locale: string | null;
  teamIds: string[];
  administrator: boolean;
  /** On how many unresolved tickets they act, counted as far as it matters. */
  acts: number;
  /** As many, and what this plan gives them. */
  load: number;
};
type Team = { id: string; leadId: string; dutyId: string | null };
type Helped = { personId: string; requesterId: string; at: Date };

export type HandsRead = {
  candidates: ReadonlyMap<string, Candidate>;
  teams: ReadonlyMap<string, Team>;
  away: ReadonlyMap<string, Absence>;
  helped: ReadonlyMap<string, Date>;
};

const mostLoad = 200;
const mostAdministrators = 20;
const continuityDays = 90;

export type Concerned = { teamId: string; requesterId: string };

/** `at`: when they would have to be here; `wanted`: whom somebody named, of whichever team. */
export async function readHands(
  tx: Database,
  concerned: readonly Concerned[],
  at: Date,
  wanted: readonly (string | null)[] = [],
): Promise<HandsRead> {
  const teamIds = [...new Set(concerned.map((one) => one.teamId))];
  const requesterIds = [...new Set(concerned.map((one) => one.requesterId))];
  const teams = await tx
    .selectFrom('team')
    .select(['id', 'leadId', 'dutyId'])
    .where('id', 'in', atLeastOne(teamIds))
    .execute();
  const away = await readAway(tx, at);
  const named = [
    ...teams.flatMap((team) => [team.leadId, team.dutyId]),
    ...away.map((one) => one.coverId),
    ...wanted,
  ].filter((id): id is string => id !== null);
  const candidates = await readCandidates(tx, teamIds, named);
  const helped = await readHelped(tx, requesterIds, at);
  return {
    candidates: new Map(candidates.map((one) => [one.id, one])),
    teams: new Map(teams.map((one) => [one.id, one])),
    away: new Map(away.map((one) => [one.personId, one])),
    helped: new Map(helped.map((one) => [key(one.personId, one.requesterId), one.at])),
  };
}

async function readCandidates(
  tx: Database,
  teamIds: readonly string[],
  named: readonly string[],
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id, p.name, p.public_name, coalesce(p.locale, (select default_locale from desk)) as locale,
           (select value from address where person_id = p.id order by preferred desc, created_at limit 1) as email,
           array(select team_id from membership m where m.person_id = p.id) as team_ids,
           exists (select 1 from role_grant g where g.person_id = p.id and g.role = 'administrator') as administrator,
           (select count(*)::int from (select 1 from ticket t where t.assignee_id = p.id and t.cover_id is null and ${unresolved}
              union all select 1 from ticket t where t.cover_id = p.id limit ${mostLoad}) x) as acts
      from person p
     where p.kind = 'agent' and p.state = 'active'
       and exists (select 1 from role_grant g where g.person_id = p.id and g.role in ('administrator', 'lead', 'agent'))
       and (p.id = any(${[...named]}::uuid[])
         or p.id in (select person_id from membership where team_id = any(${[...teamIds]}::uuid[]))
         or p.id in (select a.person_id from role_grant a join person q on q.id = a.person_id
                      where a.role = 'administrator' and q.state = 'active' order by q.created_at limit ${mostAdministrators}))
     order by p.created_at, p.id`.execute(tx);
  return rows.map((row) => ({ ...row, load: row.acts }));
}

const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;

/** Who wrote to these requesters of late. */
async function readHelped(tx: Database, requesterIds: readonly string[], at: Date): Promise<Helped[]> {
  const since = new Date(at.getTime() - continuityDays * 86_400_000);
  const { rows } = await sql<Helped>`
    select m.author_id as person_id, t.requester_id, max(m.at) as at
      from ticket t join message m on m.ticket_id = t.id
     where t.requester_id = any(${[...requesterIds]}::uuid[]) and t.updated_at >= ${since}
       and m.by_agent and m.kind = 'public' and m.at >= ${since}
     group by 1, 2`.execute(tx);
  return rows;
}

/** Who of them stands in on one ticket. Whoever got one has one more to do. */
export function chooseCover(
  hands: HandsRead,
  ticket: Concerned & { language: string },
  awayId: string,
  named: string | null,
): ChosenCover | null {
  const team = hands.teams.get(ticket.teamId)!;
  const all = [...hands.candidates.values()];
  const covers = new Map([...hands.away].flatMap(([id, { coverId }]) => (coverId ? [[id, coverId] as const] : [])));
  if (named) covers.set(awayId, named);
  const members = all
    .filter((one) => one.teamIds.includes(ticket.teamId))
    .map((one) => ({
      personId: one.id,
      speaks: speaks(one, ticket.language),
      lastHelpedAt: hands.helped.get(key(one.id, ticket.requesterId)) ?? null,
      load: one.load,
    }));
  const chosen = coverFor(awayId, {
    named: covers,
    here: new Set(all.filter((one) => !hands.away.has(one.id)).map((one) => one.id)),
    team: bestPlaced(members),
    lead: team.leadId,
    duty: team.dutyId ? [team.dutyId] : [],
    administrators: all.filter((one) => one.administrator).map((one) => one.id),
  });
  const taker = chosen && hands.candidates.get(chosen.personId);
  if (taker) taker.load += 1;
  return chosen;
}

const speaks = (one: Candidate, language: string): boolean => one.locale?.slice(0, 2) === language.slice(0, 2);
const key = (personId: string, requesterId: string): string => `${personId} ${requesterId}`;
const nobody = '00000000-0000-0000-0000-000000000000';
const atLeastOne = (ids: string[]): string[] => (ids.length > 0 ? ids : [nobody]);
