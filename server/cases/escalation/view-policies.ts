// Escalation policies as the API shows them, and who would be called by one at a moment.

import { sql } from 'kysely';
import type { DryRunView, EscalationPolicyView, PlannedCallView } from '../../../contract/escalation/policies.ts';
import { planCalls, type Turn, type World } from '../../assignment/escalation/plan-calls.ts';
import { type KnownPolicy, readPolicies } from '../../assignment/escalation/policies.ts';
import { readWorld } from '../../assignment/escalation/read-world.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { actingOn, type Priority, priorityName } from '../../tickets/ticket.ts';
import { holderAt, readGround } from '../ground.ts';
import { mayChangePolicy } from './change-policies.ts';

export async function listPolicies(ctx: Context): Promise<EscalationPolicyView[]> {
  const policies = await readPolicies(ctx.tx);
  const names = await readNames(ctx, policies);
  return policies.map((policy): EscalationPolicyView => {
    const { id, name, steps, triggers, words, number, madeBy, madeAt, teamId } = policy;
    const named = steps.flatMap(({ target }) => namedIn(target)).filter((one) => names.has(one));
    return {
      id,
      name,
      steps,
      triggers,
      words,
      team: teamId === null ? null : { id: teamId, name: names.get(teamId) ?? '–' },
      number,
      madeBy,
      madeAt: madeAt.toISOString(),
      mayChange: mayChangePolicy(ctx.actor, teamId),
      names: Object.fromEntries(named.map((one) => [one, names.get(one)!])),
    };
  });
}

/** @throws NotFound */
export async function viewPolicy(ctx: Context, id: string): Promise<EscalationPolicyView> {
  const found = (await listPolicies(ctx)).find((one) => one.id === id);
  if (!found) throw notFound('There is no such escalation policy.');
  return found;
}

const namedIn = (target: KnownPolicy['steps'][number]['target']): string[] =>
  Object.entries(target).flatMap(([key, value]) => (key === 'kind' ? [] : [String(value)]));

async function readNames(ctx: Context, policies: readonly KnownPolicy[]): Promise<Map<string, string>> {
  const ids = policies.flatMap(({ teamId, steps }) => [
    ...(teamId ? [teamId] : []),
    ...steps.flatMap(({ target }) => namedIn(target)),
  ]);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${ids}::uuid[]) union all select id, name from team where id = any(${ids}::uuid[])
    union all select id, name from duty_schedule where id = any(${ids}::uuid[])`.execute(ctx.tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type Asked = { id: string; at: Date; priority: Priority; ticket?: string | undefined };

/** @throws NotFound */
export async function dryRun(ctx: Context, { id, at, priority, ticket }: Asked): Promise<DryRunView> {
  const policy = (await readPolicies(ctx.tx)).find((one) => one.id === id);
  if (!policy) throw notFound('There is no such escalation policy.');
  const found = ticket ? await findTicket(ctx, ticket) : null;
  const ground = await readGround(ctx.tx, found?.teamId ?? policy.teamId);
  const world = await readWorld(ctx, {
    assigneeId: found ? actingOn(found) : holderAt(ground, at).id,
    leadId: ground.team.lead.id,
    calendar: ground.calendar,
    urgent: priority === 1,
  });
  return viewPlan(policy, world, at, priority);
}

function viewPlan({ steps }: KnownPolicy, world: World, at: Date, priority: Priority): DryRunView {
  const { turns, alarmAt } = planCalls(steps, world, at);
  const view = ({ step, person, media, dueAt, skipped, at: when }: Turn): PlannedCallView => ({
    step,
    target: steps[step]!.target,
    kind: steps[step]!.kind,
    at: when.toISOString(),
    person: person && { id: person.id, name: person.name },
    media,
    answerBy: dueAt?.toISOString() ?? null,
    skipped: skipped && { why: skipped.why, until: skipped.until?.toISOString() ?? null },
  });
  return {
    at: at.toISOString(),
    priority: priorityName(priority),
    calls: turns.map(view),
    alarmAt: alarmAt.toISOString(),
  };
}
