// Everybody who writes or is written to is a person of ours. Who is not known yet becomes one here.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { readableLine } from '../platform/readable-line.ts';
import type { FoundPerson } from './find-people.ts';

export type KnownPerson = {
  id: string;
  addressId: string;
  email: string;
  name: string;
  kind: 'requester' | 'agent' | 'outsider';
  organisation: string | null;
  organisationId: string | null;
  locale: string | null;
  example: boolean;
};
export type Named = {
  email: string;
  name?: string | undefined;
  locale?: string | undefined;
  example?: boolean | undefined;
};

/** The persons of these addresses in the same order; `found` are those already read, the others are added. */
export async function knownPersons(
  ctx: Context,
  found: readonly FoundPerson[],
  named: readonly Named[],
): Promise<KnownPerson[]> {
  const persons: KnownPerson[] = [];
  for (const one of named) {
    const known = found.find((person) => person.email === one.email);
    if (known) {
      persons.push({ ...known, addressId: known.addressId!, email: one.email });
    } else {
      persons.push(await addRequester(ctx, one));
    }
  }
  return persons;
}

/**
 * Adds a requester. Two mails of a newcomer may arrive at the same instant: whose address stands first wins, and the
 * second person, of whom nobody has heard, is taken back.
 */
async function addRequester(ctx: Context, one: Named): Promise<KnownPerson> {
  const personId = ctx.newId();
  const name = readableLine(one.name ?? '') || one.email;
  const { rows } = await sql<{ id: string; personId: string; name: string; organisation: string | null }>`
    with p as (insert into person (id, kind, name, locale, example, created_at)
               values (${personId}, 'requester', ${name}, ${one.locale ?? null}, ${one.example ?? false}, ${ctx.now}))
    insert into address (id, person_id, channel, value, created_at)
    values (${ctx.newId()}, ${personId}, 'email', ${one.email}, ${ctx.now})
    on conflict (channel, value) do update set value = excluded.value
    returning id, person_id`.execute(ctx.tx);
  const row = rows[0]!;
  if (row.personId !== personId) await sql`delete from person where id = ${personId}`.execute(ctx.tx);
  return {
    id: row.personId,
    addressId: row.id,
    email: one.email,
    name,
    kind: 'requester',
    organisation: null,
    organisationId: null,
    locale: one.locale ?? null,
    example: one.example ?? false,
  };
}
