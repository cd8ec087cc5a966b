// Service levels as the API shows them.

import { sql } from 'kysely';
import type { z } from 'zod';
import type { slaPolicy } from '../../../contract/clocks/policies.ts';
import type { PolicyTargets } from '../../clocks/policy.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { type Priority, priorityName, priorityOf } from '../../tickets/ticket.ts';
import type { Arrangement } from './policies.ts';

type PolicyView = z.output<typeof slaPolicy>;
type VersionView = PolicyView['versions'][number];
type VersionRow = Omit<VersionView, 'applies'> & { applies: Arrangement['applies'] };
type Row = Pick<PolicyView, 'id' | 'name' | 'position' | 'isDefault' | 'names'> & { versions: VersionRow[] };

/** In the order in which they are asked; by the version in force, or by the first one where none is yet. */
export async function listPolicies({ tx, now }: Context): Promise<PolicyView[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.position, p.is_default, v.versions, ${namesJson} as names
      from sla_policy p join lateral (
        select json_agg(json_build_object('number', w.number, 'fromAt', w.from_at, 'madeAt', w.made_at, 'madeBy', m.name, 'note', w.note,
                 'applies', w.applies, 'targets', w.targets, 'calendarId', w.calendar_id, 'thirdPartyPauses', w.third_party_pauses)
                 order by w.number desc) as versions
          from sla_policy_version w left join person m on m.id = w.made_by where w.policy_id = p.id) v on true
     where p.retired_at is null order by p.position, p.id`.execute(tx);
  return rows.map(({ versions, ...policy }) => {
    const shown = versions.map(versionView);
    const {
      madeAt: _,
      madeBy: __,
      note: ___,
      ...inForce
    } = shown.find(({ fromAt }) => new Date(fromAt) <= now) ?? shown.at(-1)!;
    return { ...policy, ...inForce, versions: shown };
  });
}

/** Whatever the versions of the policy `p` name, also what has ended since. */
const namesJson = sql`(
  select coalesce(json_object_agg(n.id, n.name), '{}') from (
    select id, name from organisation where id::text in (select jsonb_array_elements_text(w.applies -> 'organisationIds') from sla_policy_version w where w.policy_id = p.id)
    union all select id, name from team where id::text in (select jsonb_array_elements_text(w.applies -> 'teamIds') from sla_policy_version w where w.policy_id = p.id)
    union all select id, name from calendar where id in (select w.calendar_id from sla_policy_version w where w.policy_id = p.id)) n)`;

const versionView = ({ applies, fromAt, madeAt, ...rest }: VersionRow): VersionView => ({
  ...rest,
  applies: { ...applies, ...namesOf(applies) } as VersionView['applies'],
  fromAt: text(fromAt),
  madeAt: text(madeAt),
});

const namesOf = ({ priorities }: { priorities?: Priority[] }) =>
  priorities ? { priorities: priorities.map(priorityName) } : {};
const text = (at: string): string => new Date(at).toISOString();

/** @throws NotFound */
export async function viewPolicy(ctx: Context, id: string): Promise<PolicyView> {
  const policy = (await listPolicies(ctx)).find((one) => one.id === id);
  if (!policy) throw notFound('There is no such service level.');
  return policy;
}

type Sent = Pick<z.output<typeof slaPolicy>, 'applies' | 'targets' | 'calendarId' | 'thirdPartyPauses'>;

/** As it came over the API. */
export function arrangementOf({ applies, targets, calendarId, thirdPartyPauses }: Sent): Arrangement {
  const { priorities, ...rest } = applies;
  const named = { ...rest, ...(priorities ? { priorities: priorities.map(priorityOf) } : {}) };
  // How many criteria are named decides which policy counts, so what was left out must not stand there.
  const given = Object.fromEntries(Object.entries(named).filter(([, list]) => list !== undefined));
  return { applies: given as Arrangement['applies'], targets: targets as PolicyTargets, calendarId, thirdPartyPauses };
}
