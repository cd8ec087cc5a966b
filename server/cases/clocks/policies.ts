// An administrator arranges service levels. Each change is a version with its reason; tickets that are under way are reckoned
// anew by a sweep, which tells leads once.

import { sql } from 'kysely';
import { type Applies, type PolicyInForce, type PolicyTargets, policiesJson } from '../../clocks/policy.ts';
import { arrangePolicy, insertPolicy, insertPolicyVersion, retirePolicyRow } from '../../clocks/write-policies.ts';
import { askRecalculation } from '../../clocks/write-recalculations.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';

export type Arrangement = {
  applies: Applies;
  targets: PolicyTargets;
  calendarId: string | null;
  thirdPartyPauses: boolean;
};

export const mustArrange = (ctx: Context): void => {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators arrange service levels.');
};

/** @returns its id. @throws Forbidden, NotFound (calendar), Invalid */
export function addPolicy(ctx: Context, input: Arrangement & { name: string; note: string }): Promise<string> {
  mustArrange(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const { name, note, ...arrangement } = input;
    await mustMean(here, arrangement);
    const { rows } = await sql<{
      last: number;
    }>`select coalesce(max(position), 0) as last from sla_policy where not is_default`.execute(tx);
    const id = ctx.newId();
    const versionId = ctx.newId();
    await together(tx, [
      insertPolicy(here, { id, name, position: rows[0]!.last + 1 }),
      insertPolicyVersion(here, versionId, { ...arrangement, note, policyId: id, number: 1, fromAt: ctx.now }),
      askRecalculation(here, { why: 'policy', subjectId: versionId }),
      noteChange(here, 'sla_policy', null, { policyId: id, name, number: 1, note, ...arrangement }),
      record(here, [{ kind: 'policy.added', subjectId: id }]),
    ]);
    return id;
  });
}

/** Who means a later year has mistyped it; one beyond 9999 could not even be shown any more. */
const mostYearsAhead = 5;
const yearMs = 366 * 86_400_000;

export type ChangePolicy = Arrangement & {
  name?: string | undefined;
  position?: number | undefined;
  from?: Date | undefined;
  note: string;
};

/** @throws Forbidden, NotFound, Conflict (retired), Invalid (what the default must have; a time that has passed) */
export function changePolicy(ctx: Context, id: string, input: ChangePolicy): Promise<void> {
  mustArrange(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const policy = await holdPolicy(here, id);
    const { name, position, from, note, ...arrangement } = input;
    if (policy.isDefault) mustBeDefault(arrangement);
    await mustMean(here, arrangement);
    const fromAt = from ?? ctx.now;
    if (fromAt < ctx.now) throw invalid('A service level changes now or later: what has passed stays as it was.');
    if (fromAt.getTime() > ctx.now.getTime() + mostYearsAhead * yearMs)
      throw invalid('A service level is planned at most {years} years ahead.', { years: mostYearsAhead });
    const versionId = ctx.newId();
    const number = policy.number + 1;
    await together(tx, [
      insertPolicyVersion(here, versionId, { ...arrangement, note, policyId: id, number, fromAt }),
      ...(name !== undefined || (position !== undefined && !policy.isDefault)
        ? [arrangePolicy(id, { ...(name ? { name } : {}), ...(position && !policy.isDefault ? { position } : {}) })]
        : []),
      askRecalculation(here, { why: 'policy', subjectId: versionId, dueAt: fromAt }),
      noteChange(
        here,
        'sla_policy',
        { policyId: id, name: policy.name, number: policy.number, ...policy.arrangement },
        { policyId: id, name: name ?? policy.name, number, fromAt, note, ...arrangement },
      ),
      record(here, [{ kind: 'policy.changed', subjectId: id, data: { number, fromAt } }]),
    ]);
  });
}

/** @throws Forbidden, NotFound, Conflict (the default one, or retired already) */
export function retirePolicy(ctx: Context, id: string): Promise<void> {
  mustArrange(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const { isDefault, name, number, arrangement } = await holdPolicy(here, id);
    if (isDefault) throw conflict('The default service level stays: every ticket goes by one.');
    await together(tx, [
      retirePolicyRow(here, id),
      askRecalculation(here, { why: 'policy', subjectId: id }),
      noteChange(here, 'sla_policy', { policyId: id, name, number, ...arrangement }, null),
      record(here, [{ kind: 'policy.retired', subjectId: id }]),
    ]);
  });
}

type Held = { name: string; isDefault: boolean; retiredAt: Date | null; number: number; arrangement: Arrangement };

/** With its latest version, which the next one follows. */
async function holdPolicy({ tx }: Context, id: string): Promise<Held> {
  // Whoever waited here for another's change reads it in a statement that begins afterwards; this one would not see its version.
  await tx.selectFrom('slaPolicy').select('id').where('id', '=', id).forUpdate().execute();
  const { rows } = await sql<Held>`
    select p.name, p.is_default, p.retired_at, v.number,
           json_build_object('applies', v.applies, 'targets', v.targets, 'calendarId', v.calendar_id,
             'thirdPartyPauses', v.third_party_pauses) as arrangement
      from sla_policy p join lateral (
        select * from sla_policy_version w where w.policy_id = p.id order by w.number desc limit 1) v on true
     where p.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound('There is no such service level.');
  if (rows[0].retiredAt) throw conflict('This service level has ended.');
  return rows[0];
}

/** What no other fits goes by it, so it holds for all and says when the requester hears next. */
function mustBeDefault({ applies, targets }: Arrangement): void {
  if (Object.keys(applies).length > 0) throw invalid('The default service level holds for all tickets.');
  if (Object.keys(targets.update ?? {}).length < 4)
    throw invalid('The default service level says for every priority when the requester hears next.');
}

async function mustMean({ tx }: Context, { applies, targets, calendarId }: Arrangement): Promise<void> {
  if (Object.values(targets).every((one) => Object.keys(one).length === 0))
    throw invalid('A service level has at least one target.');
  await mustExist(tx, 'organisation', applies.organisationIds);
  await mustExist(tx, 'team', applies.teamIds);
  if (!calendarId) return;
  const calendar = await tx.selectFrom('calendar').select('retiredAt').where('id', '=', calendarId).executeTakeFirst();
  if (!calendar) throw notFound('There is no such calendar.');
  if (calendar.retiredAt) throw conflict('This calendar is retired.');
}

async function mustExist(tx: Database, table: 'organisation' | 'team', named: readonly string[] = []): Promise<void> {
  const ids = [...new Set(named)];
  if (ids.length === 0) return;
  const found = await tx.selectFrom(table).select('id').where('id', 'in', ids).execute();
  if (found.length === ids.length) return;
  throw table === 'team' ? invalid('There is no such team.') : invalid('There is no such organisation.');
}

export async function policiesInForce(ctx: Context): Promise<PolicyInForce[]> {
  const { rows } = await sql<{ policies: PolicyInForce[] | null }>`select ${policiesJson(ctx.now)} as policies`.execute(
    ctx.tx,
  );
  return rows[0]!.policies ?? [];
}
