// Finds organisations by name, each word somewhere in it.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { likePattern } from './search-people.ts';

const most = 8;
const mostWords = 5;

/** Those whose name begins with what is sought stand first. */
export async function searchOrganisations(tx: Database, search: string): Promise<{ id: string; name: string }[]> {
  const words = search.split(/\s+/).filter(Boolean).slice(0, mostWords).map(likePattern);
  if (words.length === 0) return [];
  const each = words.map((word) => sql`name ilike ${`%${word}%`}`);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where ${sql.join(each, sql` and `)}
     order by (name ilike ${`${words[0]}%`}) desc, name, id limit ${most}`.execute(tx);
  return rows;
}

/** By id, or by name whatever its capitals. */
export async function findOrganisation(
  tx: Database,
  by: { id: string } | { name: string },
): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where ${'id' in by ? sql`id = ${by.id}` : sql`lower(name) = lower(${by.name})`}
     order by created_at, id limit 1`.execute(tx);
  return rows[0] ?? null;
}
