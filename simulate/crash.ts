// A process that dies between any two steps: from a chosen statement on, nothing reaches the database any more, and its
// connections are gone, so that PostgreSQL rolls back what had not committed. After `restart` a new process begins.

import type { Socket } from 'node:net';
import type pg from 'pg';

class Crashed extends Error {
  constructor() {
    super('The process was killed.');
  }
}

export type Crash = {
  /** The process dies before its statement after this many. */
  after: (statements: number) => void;
  /** A new process begins: the old one's connections are gone, and no crash is waiting to happen. */
  restart: () => Promise<void>;
  isDead: () => boolean;
};

type Query = (...given: unknown[]) => Promise<unknown> | undefined;

export function crashOf(pool: pg.Pool): Crash {
  let left = Number.POSITIVE_INFINITY;
  let dead = false;
  const ends: Promise<void>[] = [];
  pool.on('connect', (client) => {
    // What the server says of a connection that was cut is expected here.
    client.on('error', () => {});
    const query = client.query.bind(client) as unknown as Query;
    client.query = ((...given: unknown[]) => {
      if (!dead && left-- <= 0) dead = true;
      if (!dead) return query(...given);
      ends.push(cut(client));
      // The pool asks with a callback, everybody else with a promise.
      const callback = given.at(-1);
      if (typeof callback !== 'function') return Promise.reject(new Crashed());
      setImmediate(() => callback(new Crashed()));
      return undefined;
    }) as unknown as typeof client.query;
  });
  return {
    after: (statements) => {
      left = statements;
    },
    restart: async () => {
      await Promise.all(ends.splice(0));
      left = Number.POSITIVE_INFINITY;
      dead = false;
    },
    isDead: () => dead,
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
