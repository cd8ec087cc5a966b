// The types that statements are checked by are those of the schema that the migrations really make.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { atEnd, makeDatabase } from '../test/harness.ts';
import { describeSchema } from './types.ts';

const path = join(import.meta.dirname, '../server/platform/database-types.ts');

test('the committed types are what the migrations give: `npm run build -- types` writes them anew', async () => {
  const pool = new pg.Pool(await makeDatabase());
  atEnd(() => pool.end());
  expect(await describeSchema(pool)).toBe(readFileSync(path, 'utf8'));
});

test('a column that is added shows in the types', async () => {
  const pool = new pg.Pool(await makeDatabase());
  atEnd(() => pool.end());
  await pool.query("alter table desk add column added_later text not null default ''");
  const described = await describeSchema(pool);
  expect(described).toContain('  addedLater: Optional<string>;');
  expect(described).not.toBe(readFileSync(path, 'utf8'));
});
