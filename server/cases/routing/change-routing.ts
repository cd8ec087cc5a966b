// An administrator writes the rules anew, says how a team gives its tickets, keeps the list of skills, and marks VIPs.

import type { Giving, RoutingChoices, RoutingRule, VipView } from '../../../contract/routing/routing.ts';
import {
  claimSkillName,
  deleteVip,
  insertSkill,
  insertVip,
  renameSkillRow,
  retireSkillRow,
  type Skill,
  setGiving,
  skillsOf,
  type VipTarget,
} from '../../people/abilities.ts';
import { holdTeam } from '../../people/team.ts';
import { personsNamed } from '../../people/who-may-answer.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { insertRouting, readRouting } from '../../settings/routing.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { mayArrange } from '../people/change-team.ts';

const mustAdminister = (ctx: Context): void => {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators change settings.');
};

/** The same rules again make no version. @throws Forbidden, Conflict (somebody else changed them), NotFound */
export function changeRouting(
  ctx: Context,
  { basedOn, ...choices }: RoutingChoices & { basedOn: number },
): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    // Two at once write one after the other.
    await tx.selectFrom('desk').select('name').forUpdate().executeTakeFirstOrThrow();
    const { number, ...before } = await readRouting(tx);
    if (number !== basedOn) throw conflict('Somebody else has changed the rules meanwhile. Load them anew.');
    await mustLeadSomewhere(ctx, choices.rules);
    if (JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(choices))) return;
    await together(tx, [
      insertRouting(ctx, { ...choices, number: number + 1 }),
      noteChange(
        ctx,
        'routing',
        { number, rules: before.rules.length },
        { number: number + 1, rules: choices.rules.length },
      ),
      record(ctx, [{ kind: 'routing.changed', data: { number: number + 1 } }]),
    ]);
  });
}

const inOrder = ({ rules, units, capacity, untouchedHours }: RoutingChoices) => ({
  rules: rules.map(({ id, name, when, to }) => [id, name, Object.entries(when).sort(), Object.entries(to).sort()]),
  priorities: Object.entries(units.priorities).sort(),
  kinds: Object.entries(units.kinds).sort(),
  waiting: units.waiting,
  capacity,
  untouchedHours,
});

async function mustLeadSomewhere(ctx: Context, rules: readonly RoutingRule[]): Promise<void> {
  const ids = rules.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw invalid('Two rules are the same one.');
  await skillsOf(
    ctx.tx,
    rules.flatMap(({ to }) => to.skill?.id ?? []),
  );
  const teamIds = [...new Set(rules.flatMap(({ to }) => to.teamId ?? []))];
  const teams = await ctx.tx
    .selectFrom('team')
    .select('id')
    .where('id', 'in', [...teamIds, ctx.newId()])
    .execute();
  if (teams.length < teamIds.length) throw notFound('There is no such team.');
  await personsNamed(
    ctx.tx,
    rules.flatMap(({ to }) => to.personId ?? []),
  );
}

/** @throws Forbidden, NotFound */
export function changeGiving(ctx: Context, { id, gives }: { id: string; gives: Giving }): Promise<void> {
  if (!mayArrange(ctx.actor, id)) throw forbidden('Only the lead of a team and administrators arrange it.');
  return inTransaction(ctx.tx, async (tx) => {
    const team = await holdTeam(tx, id);
    const before = await tx.selectFrom('team').select('gives').where('id', '=', id).executeTakeFirstOrThrow();
    if (before.gives === gives) return;
    await together(tx, [
      setGiving(id, gives),
      noteChange(ctx, 'team', { id, gives: before.gives }, { id, gives }),
      record(ctx, [{ kind: 'team.changed', subjectId: team.id, data: { gives } }]),
    ]);
  });
}

/** @throws Forbidden, Conflict (it is there already) */
export function addSkill(ctx: Context, name: string): Promise<Skill> {
  return writeSkill(ctx, { id: ctx.newId(), name }, 'added');
}

/** @throws Forbidden, NotFound, Conflict (another one is called so) */
export const renameSkill = (ctx: Context, skill: Skill): Promise<Skill> => writeSkill(ctx, skill, 'renamed');

function writeSkill(ctx: Context, skill: Skill, what: 'added' | 'renamed'): Promise<Skill> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const before = what === 'renamed' ? (await skillsOf(tx, [skill.id]))[0]! : null;
    await claimSkillName(tx, skill);
    await together(tx, [
      before ? renameSkillRow(skill) : insertSkill(ctx, skill),
      noteChange(ctx, 'skill', before, skill),
      record(ctx, [{ kind: `skill.${what}`, subjectId: skill.id }]),
    ]);
    return skill;
  });
}

/** @throws Forbidden, NotFound, Conflict (a rule needs it) */
export function retireSkill(ctx: Context, id: string): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    // Nobody writes a rule with it meanwhile.
    await tx.selectFrom('desk').select('name').forUpdate().executeTakeFirstOrThrow();
    const [skill] = await skillsOf(tx, [id]);
    const rule = (await readRouting(tx)).rules.find(({ to }) => to.skill?.id === id);
    if (rule) throw conflict('The rule “{rule}” needs this skill. Change the rule first.', { rule: rule.name });
    await together(tx, [
      retireSkillRow(ctx, id),
      noteChange(ctx, 'skill', skill, null),
      record(ctx, [{ kind: 'skill.retired', subjectId: id }]),
    ]);
  });
}

/** Null: no VIP any more. @throws Forbidden, NotFound */
export function changeVip(
  ctx: Context,
  target: VipTarget,
  mark: { accountTeamId: string | null } | null,
): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const table = target.kind === 'organisation' ? 'organisation' : 'person';
    const there = await tx.selectFrom(table).select('id').where('id', '=', target.id).forUpdate().executeTakeFirst();
    if (!there) throw notFound('There is nobody of that id.');
    if (mark?.accountTeamId) await holdTeam(tx, mark.accountTeamId);
    await together(tx, [
      mark ? insertVip(ctx, target, mark.accountTeamId) : deleteVip(target),
      noteChange(ctx, 'vip', null, { ...target, ...(mark ?? { ended: true }) }),
      record(ctx, [{ kind: mark ? 'vip.marked' : 'vip.unmarked', subjectId: target.id, data: { kind: target.kind } }]),
    ]);
  });
}

export async function listVips(ctx: Context): Promise<VipView[]> {
  const rows = await ctx.tx
    .selectFrom('vip as v')
    .leftJoin('organisation as o', 'o.id', 'v.organisationId')
    .leftJoin('person as p', 'p.id', 'v.personId')
    .leftJoin('team as t', 't.id', 'v.accountTeamId')
    .select([
      'v.organisationId',
      'v.personId',
      'o.name as organisation',
      'p.name as person',
      't.id as teamId',
      't.name as team',
    ])
    .execute();
  return rows
    .map(
      (row): VipView => ({
        kind: row.organisationId ? 'organisation' : 'person',
        id: (row.organisationId ?? row.personId)!,
        name: (row.organisation ?? row.person)!,
        accountTeam: row.teamId ? { id: row.teamId, name: row.team! } : null,
      }),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}
