// Whether the desk holds an example company.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export async function isExampleThere(tx: Database): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select 1 from ticket where example) or exists (select 1 from team where example) as there`.execute(
    tx,
  );
  return rows[0]!.there;
}

/** Whoever fills or removes waits for others who do, until their transaction ends. */
export async function lockDesk(tx: Database): Promise<void> {
  await sql`select 1 from desk for update`.execute(tx);
}
