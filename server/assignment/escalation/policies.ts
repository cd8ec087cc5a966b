// Escalation policies as they are stored: versions that are never edited, so that who was called can be explained.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { EscalationChoices } from '../../../contract/escalation/policies.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, insertRows, json, write } from '../../platform/database.ts';

export type KnownPolicy = EscalationChoices & {
  id: string;
  teamId: string | null;
  number: number;
  madeBy: string | null;
  madeAt: Date;
};

/** Of standing policies (`p`), the desk's own first; `v` is the version in force. */
export async function readPolicies(tx: Database, where: RawBuilder<unknown> = sql`true`): Promise<KnownPolicy[]> {
  const { rows } = await sql<KnownPolicy>`
    select p.id, p.name, p.team_id, v.number, v.steps, v.triggers, v.words, m.name as made_by, v.made_at
      from escalation_policy p
      cross join lateral (select * from escalation_version w where w.policy_id = p.id order by w.number desc limit 1) v
      left join person m on m.id = v.made_by left join team t on t.id = p.team_id
     where p.retired_at is null and ${where} order by p.team_id is not null, lower(t.name), p.id`.execute(tx);
  return rows;
}

/** The team's own, else the desk's. */
export async function policyOf(tx: Database, teamId: string): Promise<KnownPolicy> {
  const all = await readPolicies(tx, sql`(p.team_id is null or p.team_id = ${teamId}::uuid)`);
  return all.find((one) => one.teamId === teamId) ?? all[0]!;
}

export const insertPolicy = (ctx: Context, policy: { id: string; name: string; teamId: string }): Compilable =>
  write.insertInto('escalationPolicy').values({ ...policy, createdBy: ctx.actor.personId, createdAt: ctx.now });

export const renamePolicy = (id: string, name: string): Compilable =>
  write.updateTable('escalationPolicy').set({ name }).where('id', '=', id);

export const retirePolicyRow = (ctx: Context, id: string): Compilable =>
  write.updateTable('escalationPolicy').set({ retiredAt: ctx.now }).where('id', '=', id);

type NewVersion = Omit<EscalationChoices, 'name'> & { policyId: string; number: number };
export const insertPolicyVersion = (
  ctx: Context,
  { policyId, number, steps, triggers, words }: NewVersion,
): Compilable =>
  insertRows('escalationVersion', [
    {
      policyId,
      number,
      steps: json(steps),
      triggers: json(triggers),
      words: json(words),
      madeBy: ctx.actor.personId,
      madeAt: ctx.now,
    },
  ]);
