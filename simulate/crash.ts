// Hostile timing, at the only place where everything passes: the statements that go to the database. From a chosen one on
// nothing reaches it any more, because the process died or the database itself did, so that PostgreSQL rolls back what had not
// committed. After `restart` a new process begins. Each gap between two statements of an action is counted, and so is each in
// which something died.

import type { Socket } from 'node:net';
import type pg from 'pg';
import { type Boundaries, makeBoundaries } from './boundaries.ts';
import { killServer } from './desk-server.ts';
import { makeTurns, type Turns } from './turns.ts';

class Crashed extends Error {
  constructor() {
    super('The process was killed.');
  }
}

export type Crash = {
  /** The process dies before its statement after this many; `database`: the server is killed with it, and recovers. */
  after: (statements: number, whose?: 'process' | 'database') => void;
  /** The process dies in the course of this, the next time that it is done, before its statement after this many. */
  within: (name: string, step: number, whose?: 'process' | 'database') => void;
  /** A new process begins: the old one's connections are gone, and no crash is waiting to happen. */
  restart: () => Promise<void>;
  isDead: () => boolean;
  /** Two processes that act at the same moment. */
  turns: Turns;
  /** How many statements have been sent. */
  sent: () => number;
  /** How many of them have written something. */
  written: () => number;
  boundaries: Boundaries;
};

type Query = (...given: unknown[]) => Promise<unknown> | undefined;
type Result = { command?: string; rowCount?: number | null };

/**
 * The pools are those of the process that most happens in, and of a second one. `quiet` is waited for before the database is
 * killed: it lets go of it whoever only looks on, and would be killed with it.
 */
export function crashOf(pools: readonly pg.Pool[], connection: pg.ClientConfig, quiet: () => Promise<unknown>): Crash {
  let left = Number.POSITIVE_INFINITY;
  let whose: 'process' | 'database' = 'process';
  let dead = false;
  let sent = 0;
  let written = 0;
  const boundaries = makeBoundaries();
  const turns = makeTurns(connection);
  const ends: Promise<unknown>[] = [];
  const die = () => {
    dead = true;
    boundaries.died();
    if (whose === 'database') ends.push(quiet().then(() => killServer(connection)));
  };
  const note = (text: string) => (result: unknown) => {
    const { command, rowCount } = (result ?? {}) as Result;
    // Statements that stand together are one, and say only what the last of them found.
    if (writesInside(text) || (command !== 'SELECT' && (rowCount ?? 0) > 0)) written += 1;
    return result;
  };
  const interpose = (client: pg.PoolClient, process: number) => {
    // What the server says of a connection that was cut is expected here.
    client.on('error', () => {});
    const query = client.query.bind(client) as unknown as Query;
    client.query = ((...given: unknown[]) => {
      const callback = given.at(-1);
      // The pool asks with a callback when it opens a connection, everybody else with a promise.
      const isOurs = typeof callback !== 'function' && !isPreparation(given[0]);
      if (isOurs) {
        if (!dead && (left-- <= 0 || boundaries.isAim())) die();
        if (!dead) {
          sent += 1;
          boundaries.passed();
        }
      }
      if (dead) {
        ends.push(cut(client));
        if (typeof callback !== 'function') return Promise.reject(new Crashed());
        setImmediate(() => callback(new Crashed()));
        return undefined;
      }
      if (!isOurs) return query(...given);
      const text = textOf(given[0]);
      return turns
        .send(process, pidOf(client), () =>
          dead ? Promise.reject(new Crashed()) : (query(...given) as Promise<unknown>),
        )
        .then(note(text));
    }) as unknown as typeof client.query;
  };
  pools.forEach((pool, process) => {
    pool.on('connect', (client) => interpose(client, process));
  });
  return {
    after: (statements, who = 'process') => {
      left = statements;
      whose = who;
    },
    within: (name, step, who = 'process') => {
      boundaries.aim(name, step);
      whose = who;
    },
    restart: async () => {
      await Promise.all(ends.splice(0));
      left = Number.POSITIVE_INFINITY;
      boundaries.forget();
      dead = false;
    },
    isDead: () => dead,
    turns,
    sent: () => sent,
    written: () => written,
    boundaries,
  };
}

const textOf = (asked: unknown): string =>
  (typeof asked === 'string' ? asked : ((asked as { text?: string }).text ?? '')).trimStart().toLowerCase();

/** A statement that begins as a reading one and writes all the same. */
export const writesInside = (text: string): boolean =>
  text.startsWith('with') && /\b(insert into|update|delete from)\b/.test(text);

const isPreparation = (asked: unknown): boolean => textOf(asked).startsWith('set ');

const pidOf = (client: pg.PoolClient): number => (client as unknown as { processID: number }).processID;

function cut(client: pg.PoolClient): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.closed) return Promise.resolve();
  stream.destroy();
  // The pool hears of it in the same turn and lets go of the client.
  return new Promise((done) => {
    stream.once('close', () => setImmediate(done));
  });
}
