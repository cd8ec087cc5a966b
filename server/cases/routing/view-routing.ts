// The rules in force with what they speak of, and who can what.

import { sql } from 'kysely';
import type { AbilitiesView, AbilityView } from '../../../contract/routing/abilities.ts';
import type { RoutingView } from '../../../contract/routing/routing.ts';
import { readCandidates } from '../../assignment/routing/candidates.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { readRouting } from '../../settings/routing.ts';

const mostVersions = 50;

export async function viewRouting({ tx }: Context): Promise<RoutingView> {
  const inForce = await readRouting(tx);
  const { rows } = await sql<{ number: number; madeBy: string | null; madeAt: Date; rules: number }>`
    select v.number, p.name as made_by, v.made_at, jsonb_array_length(v.rules) as rules
      from routing_version v left join person p on p.id = v.made_by order by v.number desc limit ${mostVersions}`.execute(
    tx,
  );
  const teams = await tx.selectFrom('team').select(['id', 'name', 'gives']).orderBy('name').execute();
  const mailboxes = await tx.selectFrom('mailbox').select(['id', 'address']).orderBy('address').execute();
  const versions = rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }));
  return {
    ...inForce,
    madeBy: versions[0]!.madeBy,
    madeAt: versions[0]!.madeAt,
    teams,
    skills: await listSkills(tx),
    mailboxes,
    names: await namesIn(tx, inForce.rules),
    versions,
  };
}

async function namesIn(tx: Database, rules: RoutingView['rules']): Promise<RoutingView['names']> {
  const organisations = rules.flatMap(({ when }) => when.organisationIds ?? []);
  const people = rules.flatMap(({ to }) => to.personId ?? []);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${organisations}::uuid[])
    union all select id, name from person where id = any(${people}::uuid[])`.execute(tx);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

async function listSkills(tx: Database): Promise<RoutingView['skills']> {
  const { rows } = await sql<RoutingView['skills'][number]>`
    select s.id, s.name, (select count(*)::int from person_skill k join person p on p.id = k.person_id and p.state = 'active'
             where k.skill_id = s.id) as people
      from skill s where s.retired_at is null order by lower(s.name)`.execute(tx);
  return rows;
}

/** Of everybody who answers for tickets, or of one. */
export async function viewAbilities({ tx, now }: Context, personId: string | null = null): Promise<AbilitiesView> {
  const { rows } = await sql<{ id: string; name: string; said: boolean; ownCapacity: number | null }>`
    select p.id, p.name, exists (select 1 from spoken_language l where l.person_id = p.id) as said,
           (select units from work_capacity w where w.person_id = p.id) as own_capacity
      from person p where p.kind = 'agent' and p.state = 'active' and (${personId}::uuid is null or p.id = ${personId}::uuid)
       and exists (select 1 from role_grant g where g.person_id = p.id and g.role <> 'collaborator')
     order by p.name`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const known = new Map((await readCandidates(tx, [], ids)).map((one) => [one.id, one]));
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((one) => [one.id, one]));
  const skills = (await listSkills(tx)).map(({ id, name }) => ({ id, name }));
  const people = rows.flatMap((row): AbilityView[] => {
    const one = known.get(row.id);
    if (!one) return [];
    return [
      {
        id: row.id,
        name: row.name,
        teams: one.teamIds.flatMap((id) => teams.get(id) ?? []).sort((a, b) => a.name.localeCompare(b.name)),
        languages: one.languages as AbilityView['languages'],
        languagesSaid: row.said,
        skills: skills.flatMap((skill) => (one.skills[skill.id] ? [{ ...skill, level: one.skills[skill.id]! }] : [])),
        capacity: one.capacity,
        ownCapacity: row.ownCapacity,
        load: one.load,
        tickets: one.acts,
        away: one.away.some(({ from, to }) => from <= now && (to === null || to > now)),
      },
    ];
  });
  return { people, skills };
}
