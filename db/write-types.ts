// `npm run build -- types`: migrates a database of its own, in a folder that is thrown away, and writes from it what
// statements are typed by.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../server/platform/config.ts';
import { openDatabase } from '../server/platform/embedded-database.ts';
import { createLog } from '../server/platform/log.ts';
import { migrate } from './migrate.ts';
import { describeSchema } from './types.ts';

const path = join(import.meta.dirname, '../server/platform/database-types.ts');
const folder = mkdtempSync(join(tmpdir(), 'tellonce-types-'));
const opened = await openDatabase(readConfig({ TELLONCE_DATA: join(folder, 'data') }), createLog('warn'), {
  fsync: 'off',
});
try {
  const pool = new pg.Pool({ ...opened.directConnection, max: 2 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await migrate(pool);
  writeFileSync(path, await describeSchema(pool));
  await pool.end();
  process.stderr.write(`Written: ${path}\n`);
} finally {
  await opened.release();
  rmSync(folder, { recursive: true });
}
