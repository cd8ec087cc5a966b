// Administrators say who is called when a ticket is stuck, and the leads of teams for their own.

import type { EscalationChoices, EscalationStep } from '../../../contract/escalation/policies.ts';
import {
  insertPolicy,
  insertPolicyVersion,
  type KnownPolicy,
  readPolicies,
  renamePolicy,
  retirePolicyRow,
} from '../../assignment/escalation/policies.ts';
import { holdTeam } from '../../people/team.ts';
import { personsNamed } from '../../people/who-may-answer.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';

/** `teamId` null: the desk's own. */
export const mayChangePolicy = (actor: Actor, teamId: string | null): boolean =>
  actor.roles.has('administrator') || (teamId !== null && actor.ledTeamIds.includes(teamId));

function mustArrange(actor: Actor, teamId: string | null): void {
  if (!mayChangePolicy(actor, teamId))
    throw forbidden('Only administrators and whoever leads the team say who is called.');
}

/** @returns its id @throws Forbidden, NotFound, Conflict (the team has one) */
export function addPolicy(
  ctx: Context,
  { teamId, ...choices }: EscalationChoices & { teamId: string },
): Promise<string> {
  mustArrange(ctx.actor, teamId);
  return inTransaction(ctx.tx, async (tx) => {
    // Two at once write one after the other.
    await holdTeam(tx, teamId);
    if ((await readPolicies(tx)).some((one) => one.teamId === teamId))
      throw conflict('This team has an escalation policy already.');
    await mustExist(tx, choices.steps);
    const id = ctx.newId();
    await together(tx, [
      insertPolicy(ctx, { id, name: choices.name, teamId }),
      insertPolicyVersion(ctx, { ...choices, policyId: id, number: 1 }),
      noteChange(ctx, 'escalation_policy', null, { id, teamId, number: 1 }),
      record(ctx, [{ kind: 'escalation_policy.changed', subjectId: id, data: { teamId, number: 1 } }]),
    ]);
    return id;
  });
}

/** The same again makes no version. @throws Forbidden, NotFound, Conflict (somebody else changed it) */
export function changePolicy(
  ctx: Context,
  { id, basedOn, ...choices }: EscalationChoices & { id: string; basedOn: number },
): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const policy = await holdPolicy(tx, id);
    mustArrange(ctx.actor, policy.teamId);
    if (policy.number !== basedOn) throw conflict('Somebody else has changed who is called meanwhile. Load it anew.');
    await mustExist(tx, choices.steps);
    const same = inOrder(policy) === inOrder(choices);
    if (same && policy.name === choices.name) return;
    const number = same ? policy.number : policy.number + 1;
    await together(tx, [
      renamePolicy(id, choices.name),
      same ? undefined : insertPolicyVersion(ctx, { ...choices, policyId: id, number }),
      noteChange(
        ctx,
        'escalation_policy',
        { id, name: policy.name, number: policy.number },
        { id, name: choices.name, number },
      ),
      record(ctx, [{ kind: 'escalation_policy.changed', subjectId: id, data: { teamId: policy.teamId, number } }]),
    ]);
  });
}

/** @throws Forbidden, NotFound, Conflict (it is the desk's own) */
export function retirePolicy(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const { teamId, number } = await holdPolicy(tx, id);
    mustArrange(ctx.actor, teamId);
    if (teamId === null) throw conflict('The desk’s own policy stays: somebody has to be called.');
    await together(tx, [
      retirePolicyRow(ctx, id),
      noteChange(ctx, 'escalation_policy', { id, teamId, number }, null),
      record(ctx, [{ kind: 'escalation_policy.retired', subjectId: id, data: { teamId } }]),
    ]);
  });
}

async function holdPolicy(tx: Database, id: string): Promise<KnownPolicy> {
  await tx.selectFrom('escalationPolicy').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const found = (await readPolicies(tx)).find((one) => one.id === id);
  if (!found) throw notFound('There is no such escalation policy.');
  return found;
}

const inOrder = ({ steps, triggers, words }: Pick<EscalationChoices, 'steps' | 'triggers' | 'words'>): string =>
  JSON.stringify([
    steps.map((one) => [Object.entries(one.target).sort(), one.kind, one.withinMinutes, one.media.toSorted()]),
    Object.entries(triggers).sort(),
    [words.complaint, words.security].map((lists) => Object.entries(lists).sort()),
  ]);

/** Nobody is called who is not there. */
async function mustExist(tx: Database, steps: readonly EscalationStep[]): Promise<void> {
  const targets = steps.map(({ target }) => target);
  const persons = targets.flatMap((one) => (one.kind === 'person' ? [one.personId] : []));
  if (persons.length > 0) await personsNamed(tx, persons);
  const teams = new Set(targets.flatMap((one) => (one.kind === 'team_lead' ? [one.teamId] : [])));
  const schedules = new Set(targets.flatMap((one) => (one.kind === 'duty' ? [one.scheduleId] : [])));
  if (teams.size > 0) {
    const found = await tx
      .selectFrom('team')
      .select('id')
      .where('id', 'in', [...teams])
      .execute();
    if (found.length < teams.size) throw notFound('There is no such team.');
  }
  if (schedules.size > 0) {
    const found = await tx
      .selectFrom('dutySchedule')
      .select('id')
      .where('id', 'in', [...schedules])
      .where('retiredAt', 'is', null)
      .execute();
    if (found.length < schedules.size) throw notFound('There is no such duty schedule.');
  }
}
