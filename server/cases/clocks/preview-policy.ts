// What a service level would change if it counted now, or ended now.

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TermsEffect } from '../../../contract/clocks/terms-effect.ts';
import { type Applies, choosePolicy, type KnownCalendar, knownCalendarJson } from '../../clocks/policy.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { type Arrangement, mustArrange, policiesInForce } from './policies.ts';
import { calendarsOfTeams, previewTerms } from './preview-terms.ts';
import { viewPolicy } from './view-policies.ts';

/** Where a new one stands: after all others but the default one. */
const lastPosition = 999;

/** Tickets that go by it now, and those that would. @throws Forbidden, NotFound (the policy, its calendar) */
export async function previewPolicy(
  ctx: Context,
  draft: Arrangement & { id?: string | undefined },
): Promise<TermsEffect> {
  mustArrange(ctx);
  const position = draft.id ? (await viewPolicy(ctx, draft.id)).position : lastPosition;
  const others = (await policiesInForce(ctx)).filter(({ policyId }) => policyId !== draft.id);
  const calendar = draft.calendarId ? await knownCalendar(ctx, draft.calendarId) : null;
  const policies = [...others, { ...draft, id: 'draft', policyId: draft.id ?? 'draft', name: '', position, calendar }];
  const calendarOf = await calendarsOfTeams(ctx);
  return previewTerms(ctx, sql`(${goesBy(draft.id)} or ${isNamedBy(draft.applies)})`, (ticket) => {
    const policy = choosePolicy(policies, ticket);
    return { policy, calendar: policy.calendar ?? calendarOf(ticket.teamId) };
  });
}

/** @throws Forbidden, NotFound, Conflict (the default one) */
export async function previewRetirement(ctx: Context, id: string): Promise<TermsEffect> {
  mustArrange(ctx);
  if ((await viewPolicy(ctx, id)).isDefault)
    throw conflict('The default service level stays: every ticket goes by one.');
  const policies = (await policiesInForce(ctx)).filter(({ policyId }) => policyId !== id);
  const calendarOf = await calendarsOfTeams(ctx);
  return previewTerms(ctx, goesBy(id), (ticket) => {
    const policy = choosePolicy(policies, ticket);
    return { policy, calendar: policy.calendar ?? calendarOf(ticket.teamId) };
  });
}

const goesBy = (policyId: string | undefined): RawBuilder<SqlBool> =>
  policyId === undefined
    ? sql`false`
    : sql`t.policy_version_id in (select id from sla_policy_version where policy_id = ${policyId}::uuid)`;

function isNamedBy({ priorities, kinds, organisationIds, teamIds }: Applies): RawBuilder<SqlBool> {
  const named = [
    priorities && sql<SqlBool>`t.priority = any(${priorities}::int[])`,
    kinds && sql<SqlBool>`t.kind = any(${kinds}::text[])`,
    organisationIds && sql<SqlBool>`r.organisation_id = any(${organisationIds}::uuid[])`,
    teamIds && sql<SqlBool>`t.team_id = any(${teamIds}::uuid[])`,
  ].filter((one) => one !== undefined);
  return named.length > 0 ? sql<SqlBool>`(${sql.join(named, sql` and `)})` : sql<SqlBool>`true`;
}

async function knownCalendar({ tx }: Context, id: string): Promise<KnownCalendar> {
  const { rows } = await sql<{ calendar: KnownCalendar }>`
    select ${knownCalendarJson('c')} as calendar from calendar c where c.id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound('There is no such calendar.');
  return rows[0].calendar;
}
