// Whether people that a setting names are there and answer for tickets.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';

/** @throws NotFound, where one of them answers for no tickets (any more) */
export async function personsNamed(tx: Database, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.id = any(${[...ids]}::uuid[]) and p.kind = 'agent' and p.state = 'active'
       and exists (select 1 from role_grant g where g.person_id = p.id and g.role <> 'collaborator')`.execute(tx);
  if (rows.length < new Set(ids).size) throw notFound('There is no such active agent.');
}
