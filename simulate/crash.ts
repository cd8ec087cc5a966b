// Hostile timing, at the only place where everything passes: the statements that go to the database. From a chosen one on
// nothing reaches it any more, because the process died or the database itself did, so that PostgreSQL rolls back what had not
// committed; or one statement waits while somebody else acts. After `restart` a new process begins.

import type { Socket } from 'node:net';
import pg from 'pg';

class Crashed extends Error {
  constructor() {
    super('The process was killed.');
  }
}

export type Hold = {
  /** Resolves when the statement waits. */
  held: Promise<void>;
  /** Lets it go on; from then on nothing waits. */
  release: () => void;
};

export type Crash = {
  /** The process dies before its statement after this many; `database`: the server is killed with it, and recovers. */
  after: (statements: number, whose?: 'process' | 'database') => void;
  /** The statement after this many waits. */
  holdAfter: (statements: number) => Hold;
  /** A new process begins: the old one's connections are gone, and no crash is waiting to happen. */
  restart: () => Promise<void>;
  isDead: () => boolean;
  /** Resolves when some statement waits for another's lock, or `over` says that it is not worth waiting for. */
  untilBlocked: (over: () => boolean) => Promise<void>;
  /** How many statements have been sent. */
  sent: () => number;
};

type Query = (...given: unknown[]) => Promise<unknown> | undefined;

export function crashOf(pool: pg.Pool, connection: pg.ClientConfig): Crash {
  let left = Number.POSITIVE_INFINITY;
  let whose: 'process' | 'database' = 'process';
  let dead = false;
  let sent = 0;
  let hold: { left: number; held: () => void; gate: Promise<void> } | undefined;
  const ends: Promise<void>[] = [];
  const die = () => {
    dead = true;
    if (whose === 'database') ends.push(killServer(connection));
  };
  pool.on('connect', (client) => {
    // What the server says of a connection that was cut is expected here.
    client.on('error', () => {});
    const query = client.query.bind(client) as unknown as Query;
    client.query = ((...given: unknown[]) => {
      sent += 1;
      if (!dead && left-- <= 0) die();
      const callback = given.at(-1);
      if (!dead) {
        // The pool asks with a callback, everybody else with a promise.
        if (!hold || typeof callback === 'function' || hold.left-- > 0) return query(...given);
        const { gate, held } = hold;
        hold = undefined;
        held();
        return gate.then(() => (dead ? Promise.reject(new Crashed()) : query(...given)));
      }
      ends.push(cut(client));
      if (typeof callback !== 'function') return Promise.reject(new Crashed());
      setImmediate(() => callback(new Crashed()));
      return undefined;
    }) as unknown as typeof client.query;
  });
  return {
    after: (statements, who = 'process') => {
      left = statements;
      whose = who;
    },
    holdAfter: (statements) => {
      const waits = Promise.withResolvers<void>();
      const opens = Promise.withResolvers<void>();
      hold = { left: statements, held: waits.resolve, gate: opens.promise };
      const release = () => {
        hold = undefined;
        opens.resolve();
      };
      return { held: waits.promise, release };
    },
    restart: async () => {
      await Promise.all(ends.splice(0));
      left = Number.POSITIVE_INFINITY;
      dead = false;
    },
    isDead: () => dead,
    untilBlocked: (over) => untilBlocked(connection, over),
    sent: () => sent,
  };
}

function cut(client: pg.PoolClient): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.closed) return Promise.resolve();
  stream.destroy();
  // The pool hears of it in the same turn and lets go of the client.
  return new Promise((done) => {
    stream.once('close', () => setImmediate(done));
  });
}

const pause = (millis: number) => new Promise((done) => setTimeout(done, millis));

/** One backend that dies by kill -9 takes all with it: PostgreSQL ends every connection and recovers from its journal. */
async function killServer(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(rows[0]!.pid, 'SIGKILL');
  // Its end is not waited for: nobody answers any more.
  void client.end().catch(() => {});
  for (;;) {
    const next = new pg.Client(connection);
    next.on('error', () => {});
    const isBack = await next.connect().then(
      () => true,
      () => false,
    );
    void next.end().catch(() => {});
    if (isBack) return;
    await pause(20);
  }
}

async function untilBlocked(connection: pg.ClientConfig, over: () => boolean): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  try {
    await client.connect();
    while (!over()) {
      const { rows } = await client.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' limit 1");
      if (rows.length > 0) return;
      await pause(4);
    }
  } catch {
    // The server was killed meanwhile: nobody waits for anybody any more.
  } finally {
    await client.end().catch(() => {});
  }
}
