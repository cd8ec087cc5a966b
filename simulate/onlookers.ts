// Who only looks on: the questions that the simulation itself asks, each on a connection of its own that no crash of the desk
// cuts. They are the product's own questions, word for word; only the times in them are handed over apart, because a question
// that is planned anew each time costs three times its answer.

import type { Socket } from 'node:net';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../server/platform/database.ts';
import type { DB } from '../server/platform/database-types.ts';

export type Answer = { command: string; rowCount: number | null; rows: Record<string, unknown>[] };
export type Onlooker = {
  /** Asks at once; several questions travel together and are answered in order. */
  ask: (text: string, values?: readonly unknown[]) => Promise<Answer>;
  db: Database;
  /** The next question, if there is one, opens a new connection. */
  close: () => Promise<void>;
};

/** @param tables `index`: read by indexes alone, for what has changed in a moment is little, whatever the plan expects. */
export function onlookerOn(connection: pg.ClientConfig, tables: 'index' | 'any'): Onlooker {
  let open: Promise<pg.Client> | undefined;
  const client = (): Promise<pg.Client> => {
    open ??= connect(connection, tables);
    return open;
  };
  const ask: Onlooker['ask'] = async (text, values = []) => {
    const asked = questionOf(text, values);
    const asking = await client();
    sendTogether(asking);
    return asking.query(asked) as unknown as Promise<Answer>;
  };
  return {
    ask,
    db: askedBy(ask),
    close: async () => {
      const was = open;
      open = undefined;
      await (await was)?.end().catch(() => {});
    },
  };
}

/** Kysely on top of something that answers. */
export function askedBy(ask: Onlooker['ask']): Database {
  const client = { query: (text: string, values: readonly unknown[]) => ask(text, values), release: () => {} };
  const pool = { connect: async () => client, end: async () => {} };
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool: pool as never }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

async function connect(connection: pg.ClientConfig, tables: 'index' | 'any'): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, pipeline: true } as pg.ClientConfig);
  client.on('error', () => {});
  await client.connect();
  await client.query('set plan_cache_mode = force_generic_plan');
  if (tables === 'index') await client.query('set enable_seqscan = off');
  return client;
}

/** What is asked in one breath leaves in one piece: to hand it to the system costs more than to make it. */
function sendTogether(client: pg.Client): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const names = new Map<string, string>();
const literal = /timestamptz '([^']+)'/g;

function questionOf(text: string, values: readonly unknown[]) {
  const given = [...values];
  const asked = text.replace(literal, (_, at: string) => `$${given.push(at)}::timestamptz`);
  const name = names.get(asked) ?? `q${names.size}`;
  // Questions that name something anew each time would fill the server's memory.
  if (names.size > 400) return { text: asked, values: given };
  names.set(asked, name);
  return { name, text: asked, values: given };
}
