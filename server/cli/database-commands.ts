// The commands that need the database. They share the embedded one with a running desk.

import { text } from 'node:stream/consumers';
import { migrate } from '../../db/migrate.ts';
import { newApiKey } from '../access/api-key.ts';
import { hashPassword } from '../access/password.ts';
import { addAgent } from '../cases/people/add-agent.ts';
import { setUpDesk } from '../cases/set-up-desk.ts';
import { findAgent } from '../people/find-people.ts';
import { readConfig } from '../platform/config.ts';
import { type Context, contextFor, realSources, theDesk } from '../platform/context.ts';
import { openPool, together } from '../platform/database.ts';
import { openDatabase } from '../platform/embedded-database.ts';
import { createLog } from '../platform/log.ts';
import { findDesk } from '../settings/desk.ts';
import { chooseLocale } from '../wording/locales.ts';

/** Opens the database (and migrates it), runs `work` as the desk, and lets go of everything. */
export async function withDatabase<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const opened = await openDatabase(config, log);
  const database = openPool(opened.directConnection, 2);
  try {
    await migrate(database.pool);
    return await work(contextFor(realSources, database.db, theDesk));
  } finally {
    await database.close();
    await opened.release();
  }
}

export async function runMigrate(): Promise<void> {
  const config = readConfig(process.env);
  const opened = await openDatabase(config, createLog(config.logLevel));
  const database = openPool(opened.directConnection, 2);
  try {
    const applied = await migrate(database.pool);
    process.stderr.write(applied.length > 0 ? `Applied: ${applied.join(', ')}\n` : 'The database is up to date.\n');
  } finally {
    await database.close();
    await opened.release();
  }
}

export type AdministratorOptions = { email: string; name: string; deskName: string; zone: string; locale: string };

export async function createAdministrator(options: AdministratorOptions): Promise<void> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password.length < 10) throw new Error('A password has at least ten characters; it is read from standard input.');
  const passwordHash = await hashPassword(password);
  const locale = chooseLocale([options.locale], 'en');
  await withDatabase(async (ctx) => {
    const { email, name, deskName, zone } = options;
    if (await findDesk(ctx.tx)) await addAgent(ctx, { email, name, role: 'administrator', passwordHash, locale });
    else await setUpDesk(ctx, { email, name, deskName, zone, locale, passwordHash });
  });
  process.stderr.write(`${options.name} can sign in now.\n`);
}

export async function createToken(options: { email: string; name: string }): Promise<void> {
  const key = await withDatabase(async (ctx) => {
    const person = await findAgent(ctx, options.email);
    const made = newApiKey({ ...ctx, actor: { ...ctx.actor, personId: person.id } }, person.id, options.name);
    await together(ctx.tx, [made.write]);
    return made.key;
  });
  process.stdout.write(`${key}\n`);
}
