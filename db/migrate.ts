// Brings a database from any version to the newest: our numbered SQL files, each in its own transaction, then the job
// queue's own. Several processes may start at once; one migrates and the others wait for it.

import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';

const folder = join(import.meta.dirname, 'migrations');
const lockKey = 7_355_609;

/** @returns the names of the migrations that were applied. @throws when an applied file was changed or is missing. */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(
      'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const applied = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration');
    const done = new Map(applied.rows.map((row) => [row.name, row.sha256]));
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    for (const name of done.keys()) {
      if (!files.includes(name))
        throw new Error(`The database was migrated by a newer version (${name}); start that version or a later one.`);
    }
    const fresh: string[] = [];
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      if (done.has(name)) {
        if (done.get(name) !== sha256) throw new Error(`Migration ${name} was changed after it had been applied.`);
        continue;
      }
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Migration ${name} failed and was rolled back: ${(error as Error).message}`);
      }
      fresh.push(name);
    }
    await client.query('insert into desk (number_key) values ($1) on conflict do nothing', [randomBytes(32)]);
    await runMigrations({ pgPool: pool, noPreparedStatements: true });
    return fresh;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {});
    client.release();
  }
}
