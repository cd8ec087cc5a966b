// The way to PostgreSQL. Kysely gives typed statements; `together` sends many writes as one statement, which is one round
// trip and one transaction; statements that recur are prepared under a name.

import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  CamelCasePlugin,
  type Compilable,
  CompiledQuery,
  type Insertable,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { DB } from './database-types.ts';
import { isLostRace } from './errors.ts';

/** A connection pool or a transaction; both run statements. */
export type Database = Kysely<DB> | Transaction<DB>;

// Row ids and counts fit in a double; the driver would hand them out as strings.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Connection = pg.ClientConfig;

export type OpenDatabase = { db: Kysely<DB>; pool: pg.Pool; close: () => Promise<void> };

/** Opens a pool of at most `connections`. A broken idle connection is logged and replaced, it does not end the process. */
export function openPool(
  connection: Connection,
  connections: number,
  onError: (error: Error) => void = () => {},
): OpenDatabase {
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    application_name: 'tellonce',
    keepAlive: true,
    onConnect,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => {
    client.on('error', onError);
    prepareRecurring(client);
  });
  const dialect = new PostgresDialect({ pool });
  const db = new Kysely<DB>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
  return { db, pool, close: () => pool.end() };
}

// Our statements read by key and by index; planning them anew for each value costs more than it can win.
const onConnect = async (client: { query: (text: string) => Promise<unknown> }): Promise<void> => {
  await client.query('set plan_cache_mode = force_generic_plan');
};

/** Compiles statements without a connection: slices use it to export their writes. */
export const write: Kysely<DB> = new Kysely<DB>({
  dialect: new PostgresDialect({
    pool: async () => {
      throw new Error('`write` only compiles statements; run them with `together`.');
    },
  }),
  plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
});

/** A statement in SQL's own words, for `together`. */
export const compiled = (statement: RawBuilder<unknown>): Compilable => ({ compile: () => statement.compile(write) });

// The text of an insert depends only on table, columns and count of rows; building it anew costs more than the insert.
const insertTexts = new Map<string, string>();

/**
 * Inserts rows, typed as the table is. The same as `write.insertInto(table).values(rows)` for what is written on every
 * ticket, at a tenth of its cost. `ignore` leaves out rows
 * that are there already; a column that only some rows have is null in the others.
 */
export function insertRows<T extends keyof DB>(
  table: T,
  rows: readonly Insertable<DB[T]>[],
  conflict?: 'ignore',
): Compilable {
  const columns = columnsOf(rows as readonly Row[]);
  const key = `${table} ${rows.length} ${conflict ?? ''} ${columns.join()}`;
  let sql = insertTexts.get(key);
  if (!sql) {
    let place = 0;
    const tuples = rows.map(() => `(${columns.map(() => `$${++place}`).join(', ')})`);
    const names = columns.map((column) => `"${snake(column)}"`).join(', ');
    const tail = conflict === 'ignore' ? ' on conflict do nothing' : '';
    sql = `insert into "${snake(table)}" (${names}) values ${tuples.join(', ')}${tail}`;
    if (insertTexts.size < 1000) insertTexts.set(key, sql);
  }
  const parameters = rows.flatMap((row) => columns.map((column) => (row as Row)[column] ?? null));
  return { compile: () => ({ sql, parameters }) } as unknown as Compilable;
}

type Row = Record<string, unknown>;

function columnsOf(rows: readonly Row[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const name in row) if (row[name] !== undefined) columns.add(name);
  return [...columns];
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Runs all writes as one statement (each is a common table expression), so that they hold together in one round trip.
 * Their order does not matter: foreign keys are checked at the end of the statement, and none sees another's rows.
 * Undefined entries are skipped.
 */
export async function together(tx: Database, writes: readonly (Compilable | undefined)[]): Promise<void> {
  const parts: string[] = [];
  const values: unknown[] = [];
  for (const one of writes) {
    if (!one) continue;
    const { sql, parameters } = one.compile();
    parts.push(`w${parts.length} as (${countedFrom(sql, values.length)})`);
    values.push(...parameters);
  }
  if (parts.length === 0) return;
  await tx.executeQuery(CompiledQuery.raw(`with ${parts.join(', ')} select 1`, values));
}

// The same statements stand at the same places time and again; counting their parameters anew each time would cost more than
// all else that is done to their text.
const countedTexts = new Map<string, Map<number, string>>();

/** The text with its parameters counted from `offset` + 1 instead of 1. */
function countedFrom(sql: string, offset: number): string {
  if (offset === 0) return sql;
  const known = countedTexts.get(sql)?.get(offset);
  if (known) return known;
  const text = sql.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`);
  if (countedTexts.size >= 1000) countedTexts.clear();
  const places = countedTexts.get(sql) ?? new Map<number, string>();
  if (places.size < 50) countedTexts.set(sql, places.set(offset, text));
  return text;
}

/**
 * Runs `work` in a transaction of its own, or in the caller's when there is one already. A transaction of its own that lost
 * a race is run again, so `work` must leave nothing behind outside of it.
 */
export function inTransaction<T>(db: Database, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Transaction<DB>) : untilNotLost(db, () => db.transaction().execute(work));
}

const mostTries = 6;
const firstWaitMillis = 15;

/** Runs `work` again after a lost race, a few times; inside a transaction only whoever began it can. */
export async function untilNotLost<T>(db: Database, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (db.isTransaction || tries >= mostTries || !isLostRace(error)) throw error;
      // Those who met once must not meet again in step.
      await setTimeout(firstWaitMillis * 2 ** (tries - 1) * (0.5 + Math.random()));
    }
  }
}

/** jsonb wants text: the driver would send an array as a PostgreSQL array. */
export const json = (value: unknown) => JSON.stringify(value);

// A text seen this often on a connection is prepared there under a name. The number of names is bounded, because each
// costs the server memory for as long as the connection lives.
const preparedFrom = 4;
const preparedMost = 250;

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

function prepareRecurring(client: pg.PoolClient): void {
  const seen = new Map<string, number>();
  const named = new Map<string, string>();
  const query = client.query.bind(client) as Query;
  const prepared: Query = (text, values, callback) => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(text, values, callback);
    let name = named.get(text);
    if (!name && named.size < preparedMost) {
      const count = (seen.get(text) ?? 0) + 1;
      if (seen.size > 2000) seen.clear();
      seen.set(text, count);
      if (count >= preparedFrom) {
        name = createHash('sha1').update(text).digest('hex').slice(0, 20);
        named.set(text, name);
        seen.delete(text);
      }
    }
    return name ? query({ name, text, values }, callback) : query(text, values, callback);
  };
  client.query = prepared as typeof client.query;
}
