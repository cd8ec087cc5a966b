// Writes `server/platform/database-types.ts` from the schema that is really there, so that statements are typed by the
// database itself. A test fails when the file is not fresh.

import type pg from 'pg';

const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  timestamptz: 'Timestamp',
  bytea: 'Buffer',
  jsonb: 'Json',
  xid8: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
};

type Column = {
  table_name: string;
  column_name: string;
  udt_name: string;
  is_nullable: 'YES' | 'NO';
  has_default: boolean;
  is_always: boolean;
  choices: string | null;
  /** Of an enum, as a union. */
  labels: string | null;
};

/** @returns the text of the types file. */
export async function describeSchema(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<Column>(`
    select c.table_name, c.column_name, c.udt_name, c.is_nullable,
           (c.column_default is not null or c.is_identity = 'YES') as has_default,
           coalesce(c.identity_generation = 'ALWAYS', false) or c.is_generated = 'ALWAYS' as is_always,
           (select string_agg(quote_literal(e.enumlabel), ' | ' order by e.enumsortorder) from pg_enum e
             join pg_type y on y.oid = e.enumtypid where y.typname = c.udt_name) as labels,
           (select pg_get_constraintdef(k.oid) from pg_constraint k
             where k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and k.contype = 'c'
               and cardinality(k.conkey) = 1
               and k.conkey[1] = c.ordinal_position and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%' limit 1) as choices
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_migration'
     order by c.table_name collate "C", c.ordinal_position`);
  const tables = new Map<string, string[]>();
  for (const column of rows) {
    const lines = tables.get(column.table_name) ?? [];
    lines.push(`  ${camel(column.column_name)}: ${typeOf(column)};`);
    tables.set(column.table_name, lines);
  }
  const parts = [
    '// Generated from the migrated schema by `npm run build -- types`. Do not edit.',
    "import type { ColumnType } from 'kysely';",
    'type Timestamp = ColumnType<Date, Date, Date>;',
    '// Reads give the parsed value; writes want text (see `json` in database.ts).',
    'type Json = ColumnType<any, string, string>;',
    'type Optional<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;',
    'type Always<T> = ColumnType<T, never, never>;',
    '',
  ];
  for (const [table, lines] of tables) parts.push(`export interface ${pascal(table)}Table {`, ...lines, '}', '');
  parts.push('export interface DB {', ...[...tables.keys()].map((t) => `  ${camel(t)}: ${pascal(t)}Table;`), '}', '');
  return parts.join('\n');
}

function typeOf(column: Column): string {
  const known = column.labels ?? types[column.udt_name];
  if (!known) throw new Error(`db/types.ts knows no type for ${column.table_name}.${column.column_name}`);
  const choices = column.choices ? [...column.choices.matchAll(/'([^']+)'::text/g)].map((m) => `'${m[1]}'`) : [];
  const base = choices.length > 0 ? choices.join(' | ') : known;
  const nullable = column.is_nullable === 'YES';
  if (column.is_always) return `Always<${nullable ? `${base === 'Timestamp' ? 'Date' : base} | null` : base}>`;
  if (nullable && base === 'Timestamp') return 'ColumnType<Date | null, Date | null | undefined, Date | null>';
  if (nullable && base === 'Json') return 'ColumnType<any, string | null | undefined, string | null>';
  if (nullable) return `ColumnType<${base} | null, ${base} | null | undefined, ${base} | null>`;
  return column.has_default ? `Optional<${base}>` : base;
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string) => camel(name).replace(/^./, (letter) => letter.toUpperCase());
