// The reads of people that other slices share.

import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { normaliseEmail } from './email-address.ts';
import { speaks } from './speaking-address.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => uuid.test(text);

export type FoundPerson = {
  id: string;
  kind: 'requester' | 'agent' | 'outsider';
  name: string;
  publicName: string | null;
  locale: string | null;
  zone: string | null;
  state: 'active' | 'deactivated' | 'erased';
  example: boolean;
  addressId: string | null;
  email: string | null;
  verifiedAt: Date | null;
  /** The address stands for the person wherever it is seen (`speaking-address.ts`). */
  speaks: boolean;
  /** Of the address; null without one. */
  health: 'good' | 'soft_failure' | 'failed' | null;
  organisation: string | null;
  organisationId: string | null;
};

/** Persons by e-mail (normal form) as one JSON array of `FoundPerson`; instants come as text. */
export const personsJson = (emails: readonly string[]): RawBuilder<FoundPerson[]> => sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'publicName', p.public_name,
           'locale', p.locale, 'zone', p.zone, 'state', p.state, 'example', p.example, 'addressId', a.id, 'email', a.value,
           'verifiedAt', a.verified_at, 'speaks', ${speaks}, 'health', a.health, 'organisation', o.name,
           'organisationId', p.organisation_id)), '[]')
    from address a join person p on p.id = a.person_id left join organisation o on o.id = p.organisation_id
   where a.channel = 'email' and a.value = any(${[...emails]}::text[]))`;

const columns = sql`p.id, p.kind, p.name, p.public_name, p.locale, p.zone, p.state, p.example,
  a.id as address_id, a.value as email, a.verified_at, ${speaks} as speaks, a.health, o.name as organisation, p.organisation_id`;

/** Persons by e-mail (normal form), in one query. */
export async function findPersonsByEmail(tx: Database, emails: readonly string[]): Promise<FoundPerson[]> {
  if (emails.length === 0) return [];
  const { rows } = await sql<FoundPerson>`
    select ${columns} from address a join person p on p.id = a.person_id left join organisation o on o.id = p.organisation_id
     where a.channel = 'email' and a.value = any(${[...emails]}::text[])`.execute(tx);
  return rows;
}

/** A person by id with the preferred address, or null. */
export async function findPerson(tx: Database, id: string): Promise<FoundPerson | null> {
  const { rows } = await sql<FoundPerson>`
    select ${columns} from person p left join organisation o on o.id = p.organisation_id
      left join lateral (select * from address where person_id = p.id and channel = 'email'
                          order by health = 'failed', preferred desc, created_at limit 1) a on true
     where p.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** An active agent by id or e-mail. @throws NotFound, or Invalid when the person cannot answer for tickets. */
export async function findAgent(ctx: Context, idOrEmail: string): Promise<FoundPerson> {
  const person = isUuid(idOrEmail)
    ? await findPerson(ctx.tx, idOrEmail)
    : ((await findPersonsByEmail(ctx.tx, [normaliseEmail(idOrEmail) ?? '']))[0] ?? null);
  if (person?.kind !== 'agent') throw notFound('There is no agent “{who}”.', { who: idOrEmail });
  if (person.state !== 'active') throw invalid('{name} no longer works here.', { name: person.name });
  return person;
}
