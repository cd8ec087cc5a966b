// A desk to test with: a database of its own, a clock moved by hand, and the cast. Our own code is never mocked; what is
// replaced is time, ids' chance, and the wire.

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { actorOf } from '../server/access/find-actor.ts';
import { hashPassword } from '../server/access/password.ts';
import { addAgent } from '../server/cases/people/add-agent.ts';
import { setUpDesk } from '../server/cases/set-up-desk.ts';
import { sweeps } from '../server/cases/sweep-due.ts';
import { checkInvariants, type Verdict } from '../server/guarantees/invariants.ts';
import { readConfig } from '../server/platform/config.ts';
import { type Actor, type Context, contextFor, newUuid, type Sources, theDesk } from '../server/platform/context.ts';
import { type OpenDatabase, openPool } from '../server/platform/database.ts';
import { startLive } from '../server/platform/live.ts';
import { createLog } from '../server/platform/log.ts';
import type { Wiring } from '../server/platform/wiring.ts';
import { templateName } from './test-database.ts';

export type TestDesk = {
  database: OpenDatabase;
  connection: { host: string; port: number; user: string; password: string; database: string };
  sources: Sources;
  /** Where the clock stands; set it, or use `pass`. */
  clock: { now: Date };
  pass: (span: { minutes?: number; hours?: number; days?: number }) => void;
  /** A context for this actor, the desk itself when left out. */
  ctx: (actor?: Actor) => Context;
  /** Ana, administrator and lead of the default team. */
  ana: Actor;
  /** Adds an agent of the default team and gives the actor. */
  agent: (name: string, role?: 'administrator' | 'agent' | 'collaborator') => Promise<Actor>;
  /** Somebody in the portal. */
  requester: (personId: string) => Promise<Actor>;
  /** Runs all timed work on tickets once, at the clock's time. @returns how many rows were due */
  sweep: () => Promise<number>;
  /** All invariants in full; those that are broken. What is due is asked for only where timed work has run since. */
  broken: () => Promise<Verdict[]>;
  wiring: Wiring;
};

/** A Tuesday at ten, inside the working hours of the desk (Monday to Friday, 9 to 18, UTC). */
export const tuesday = new Date('2026-03-10T10:00:00Z');
const testPassword = 'correct horse battery';
let hashed: Promise<string> | undefined;

const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
/** Runs after the file's tests, the latest first. Unlike afterAll it may be called while a hook runs. */
export function atEnd(close: () => unknown): void {
  closers.push(close);
}

/** Makes a database from the template; it is dropped after the file's tests. */
export async function makeDatabase(): Promise<TestDesk['connection']> {
  const server = inject('testDatabase');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template ${templateName}`);
  await admin.end();
  atEnd(async () => {
    const client = new pg.Client({ ...server, database: 'postgres' });
    await client.connect();
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  });
  return { ...server, database: name };
}

/** A desk that is set up, with its clock at `start`. Call it in `beforeAll`. */
export async function makeDesk(start: Date = tuesday): Promise<TestDesk> {
  const connection = await makeDatabase();
  const database = openPool(connection, 8);
  const clock = { now: start };
  let seed = 1;
  const random = () => {
    // A small generator (mulberry32), so that a run can be repeated.
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const bytes = () => Buffer.from(Array.from({ length: 10 }, () => Math.floor(random() * 256)));
  const sources: Sources = { now: () => clock.now, newId: () => newUuid(clock.now.getTime(), bytes()), random };
  const ctx = (actor: Actor = theDesk) => contextFor(sources, database.db, actor);
  hashed ??= hashPassword(testPassword);
  const anaId = await setUpDesk(ctx(), {
    deskName: 'Kestrel Labels',
    name: 'Ana Ferreira',
    email: 'ana@desk.example',
    passwordHash: await hashed,
    locale: 'en',
    zone: 'UTC',
  });
  let sweptAt = start;
  const actor = async (id: string, door: 'desk' | 'portal' = 'desk') => (await actorOf(database.db, id, door))!;
  const wiring = testWiring(database, sources);
  atEnd(async () => {
    wiring.live.stop();
    await database.close();
  });
  return {
    database,
    connection,
    sources,
    clock,
    pass: ({ minutes = 0, hours = 0, days = 0 }) => {
      clock.now = new Date(clock.now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000);
    },
    ctx,
    ana: await actor(anaId),
    agent: async (name, role = 'agent') => {
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}@desk.example`;
      return actor(await addAgent(ctx(), { name, email, role, passwordHash: await hashed! }));
    },
    requester: (personId) => actor(personId, 'portal'),
    sweep: async () => {
      let count = 0;
      for (const sweep of sweeps) {
        count += await sweep.run(ctx(), (error) => {
          throw error;
        });
      }
      sweptAt = clock.now;
      return count;
    },
    broken: async () => {
      const verdicts = await checkInvariants(database.db, { now: clock.now, since: null });
      return verdicts.filter(
        ({ state, number }) => state === 'broken' && (![4, 5].includes(number) || sweptAt >= clock.now),
      );
    },
    wiring,
  };
}

export { testPassword };

function testWiring(database: OpenDatabase, sources: Sources): Wiring {
  const key = (fill: number) => Buffer.alloc(32, fill);
  return {
    config: readConfig({ PORT: '0', SMTP_PORT: '0', LOG_LEVEL: 'silent' }),
    database,
    sources,
    log: createLog('silent'),
    live: startLive(database.db, () => {}),
    publicUrl: () => 'http://desk.example',
    keys: { links: key(1), files: key(2), replies: key(3), setup: key(4), secrets: key(5) },
    wake: () => {},
  };
}
