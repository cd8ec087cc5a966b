// One PostgreSQL for a whole test run, in memory where the machine has a memory disk, with fsync off. A template database is
// migrated once; each test file clones it in a few hundredths of a second.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../db/migrate.ts';
import { readConfig } from '../server/platform/config.ts';
import { openDatabase } from '../server/platform/embedded-database.ts';
import { createLog } from '../server/platform/log.ts';
import { memoryFolder } from './memory-folder.ts';

export const templateName = 'tellonce_template';

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: { host: string; port: number; user: string; password: string };
  }
}

/** Vitest's global set-up: starts the server and says where it is. */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'tellonce-test-'));
  const config = readConfig({ TELLONCE_DATA: join(folder, 'data'), LOG_LEVEL: 'error' });
  const opened = await openDatabase(config, createLog('error'), {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  });
  if ('connectionString' in opened.connection) throw new Error('Tests use the embedded database.');
  const { host, port, user, password } = opened.connection;
  const server = { host, port, user, password };
  const admin = new pg.Pool({ ...server, database: 'postgres', max: 1 });
  await admin.query(`create database ${templateName}`);
  const template = new pg.Pool({ ...server, database: templateName, max: 2 });
  template.on('error', () => {});
  template.on('connect', (client) => client.on('error', () => {}));
  await migrate(template);
  await template.end();
  await admin.end();
  project.provide('testDatabase', server);
  return async () => {
    await opened.release();
    rmSync(folder, { recursive: true, force: true });
  };
}
