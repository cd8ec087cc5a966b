// Everybody who may set the desk right, for what cannot wait for one of them to come by.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** Active ones, with the address that they are reached at; without any when they have none. */
export async function findAdministrators(tx: Database): Promise<{ id: string; email: string | null }[]> {
  const { rows } = await sql<{ id: string; email: string | null }>`
    select p.id, (select value from address where person_id = p.id order by preferred desc, created_at limit 1) as email
      from role_grant g join person p on p.id = g.person_id
     where g.role = 'administrator' and p.state = 'active' and not p.example order by p.created_at`.execute(tx);
  return rows;
}
