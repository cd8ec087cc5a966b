// What somebody of ours can and takes: the languages they read and write, their skills, and how much work at once.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { compiled, type Database, insertRows, write } from '../platform/database.ts';
import { conflict, notFound } from '../platform/errors.ts';

export type PersonSkill = { skillId: string; level: number };

/** Never together in one statement: what is taken away would not be seen by what is written. */
export const forgetLanguages = (personId: string): Compilable =>
  write.deleteFrom('spokenLanguage').where('personId', '=', personId);

/** `languages` holds at least one. */
export const insertLanguages = (personId: string, languages: readonly string[]): Compilable =>
  insertRows(
    'spokenLanguage',
    languages.map((language) => ({ personId, language: language as 'en' })),
  );

export const forgetSkills = (personId: string): Compilable =>
  write.deleteFrom('personSkill').where('personId', '=', personId);

/** `skills` holds at least one. */
export const insertSkills = (personId: string, skills: readonly PersonSkill[]): Compilable =>
  insertRows(
    'personSkill',
    skills.map((one) => ({ personId, ...one })),
  );

/** Null: what the desk says. */
export const setCapacity = (personId: string, units: number | null): Compilable =>
  units === null
    ? write.deleteFrom('workCapacity').where('personId', '=', personId)
    : write
        .insertInto('workCapacity')
        .values({ personId, units })
        .onConflict((row) => row.column('personId').doUpdateSet({ units }));

export type Skill = { id: string; name: string };

export const insertSkill = (ctx: Context, skill: Skill): Compilable =>
  insertRows('skill', [{ ...skill, createdAt: ctx.now }]);
export const renameSkillRow = ({ id, name }: Skill): Compilable =>
  write.updateTable('skill').set({ name }).where('id', '=', id);
export const retireSkillRow = (ctx: Context, id: string): Compilable =>
  write.updateTable('skill').set({ retiredAt: ctx.now }).where('id', '=', id);

/** Those of the list that are asked for. @throws NotFound, where one of them is not on it */
export async function skillsOf(tx: Database, ids: readonly string[]): Promise<Skill[]> {
  const { rows } = await sql<Skill>`
    select id, name from skill where id = any(${[...ids]}::uuid[]) and retired_at is null`.execute(tx);
  if (rows.length < new Set(ids).size) throw notFound('There is no such skill.');
  return rows;
}

/** Two skills of one name cannot be told apart. Until the transaction ends nobody else names one. @throws Conflict */
export async function claimSkillName(tx: Database, { id, name }: Skill): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('skill names', 7355608))`.execute(tx);
  const { rows } = await sql<{ name: string }>`
    select name from skill where lower(name) = lower(${name}) and id <> ${id}::uuid and retired_at is null`.execute(tx);
  if (rows[0]) throw conflict('There is a skill called “{name}” already.', { name: rows[0].name });
}

/** How the team's new tickets are given. */
export const setGiving = (teamId: string, gives: 'holder' | 'best_placed'): Compilable =>
  write.updateTable('team').set({ gives }).where('id', '=', teamId);

export type VipTarget = { kind: 'organisation' | 'person'; id: string };

export const insertVip = (ctx: Context, { kind, id }: VipTarget, accountTeamId: string | null): Compilable =>
  compiled(sql`
    insert into vip (id, organisation_id, person_id, account_team_id, marked_by, marked_at)
    values (${ctx.newId()}, ${kind === 'organisation' ? id : null}, ${kind === 'person' ? id : null}, ${accountTeamId},
            ${ctx.actor.personId}::uuid, ${ctx.now})
    on conflict (${sql.ref(kind === 'organisation' ? 'organisation_id' : 'person_id')})
      do update set account_team_id = excluded.account_team_id`);

export const deleteVip = ({ kind, id }: VipTarget): Compilable =>
  write.deleteFrom('vip').where(kind === 'organisation' ? 'organisationId' : 'personId', '=', id);

/** Of a person `r`: the team that looks after them where they or their organisation are a VIP. */
export const accountTeamOf = sql`(select v.account_team_id from vip v
  where v.person_id = r.id or v.organisation_id = r.organisation_id order by v.person_id is null limit 1)`;
