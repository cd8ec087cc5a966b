// The planner guesses badly about tables it has no figures of, and autovacuum leaves out those with fewer than fifty
// changes: desk, teams, calendars. Every hot statement joins them, so we measure them ourselves.

import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Analyses small tables that changed since they were last analysed. @returns their names. */
export async function analyseSmallTables(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ relname: string }>`
    select s.relname from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.schemaname = 'public' and s.n_live_tup between 1 and 1000
       and (c.reltuples <= 0 or (s.n_mod_since_analyze > 0 and c.reltuples < 50))`.execute(tx);
  for (const { relname } of rows) await sql`analyze ${sql.table(relname)}`.execute(tx);
  return rows.map((row) => row.relname);
}
