// A whole desk on a virtual clock: the real actions on a real database, with the timed work run by hand. What is replaced is
// time, chance and the wire. Nothing here knows who does what; that is the cast's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '../db/migrate.ts';
import { actorOf } from '../server/access/find-actor.ts';
import { mailLinks } from '../server/access/mail-links.ts';
import { jobsOf, timedJobsOf } from '../server/app.ts';
import { type ReceptionWiring, receptionOf } from '../server/cases/inbound/reception.ts';
import { setUpDesk } from '../server/cases/set-up-desk.ts';
import type { Arrived, InboundOutcome } from '../server/channels/channel.ts';
import { noteOutgoingServer } from '../server/channels/decide-waiting.ts';
import { patientResolver } from '../server/channels/email/authenticate-mail.ts';
import { readConfig } from '../server/platform/config.ts';
import { type Actor, type Context, contextFor, newUuid, type Sources, theDesk } from '../server/platform/context.ts';
import { type OpenDatabase, openPool } from '../server/platform/database.ts';
import { dispatchBatch, type Expand, type Job } from '../server/platform/dispatcher.ts';
import { openDatabase } from '../server/platform/embedded-database.ts';
import { startLive } from '../server/platform/live.ts';
import { createLog } from '../server/platform/log.ts';
import type { TimedJob } from '../server/platform/sweeps.ts';
import type { Wiring } from '../server/platform/wiring.ts';
import { jobsForAll } from '../server/reactions.ts';
import { memoryFolder } from '../test/memory-folder.ts';
import { type Agenda, makeAgenda } from './agenda.ts';
import { chanceOf } from './chance.ts';
import { type Crash, crashOf } from './crash.ts';
import { makeStory, type Story } from './story.ts';
import { makeWire, type Wire } from './wire.ts';

export type World = {
  seed: number;
  clock: { now: Date };
  agenda: Agenda;
  database: OpenDatabase;
  wire: Wire;
  story: Story;
  crash: Crash;
  /** What addresses and links of ours are made with. */
  keys: Wiring['keys'];
  /** The administrator and lead. */
  anaId: string;
  ctx: (actor?: Actor) => Context;
  /** Somebody of the desk as an actor of now. */
  agent: (personId: string) => Promise<Actor>;
  /** A mail comes in at the desk's door. Null: it did not, because the line is away; it waits where it was sent. */
  receive: (raw: Buffer, from: string | null, to: string) => Promise<InboundOutcome | null>;
  /** Mail on its way to us. While the line is away it gathers, and then comes all at once and in any order. */
  incoming: { isAway: boolean; waiting: Brought[] };
  /** Every word that a requester sent, by the mark that it begins with, with whether the desk has it. */
  words: Map<string, { from: string; arrived: boolean }>;
  /** What the desk does by itself, until nothing follows any more. */
  settle: () => Promise<void>;
  /** False: timed work does not run, as when the process that does it is stopped. */
  runs: { timed: boolean };
  /** When something else was wrong, so that nobody is blamed for being slow. */
  troubled: { at: Date; until?: Date }[];
  /** Errors that the desk wrote to its log. */
  errors: string[];
  close: () => Promise<void>;
};

type Brought = { raw: Buffer; from: string | null; to: string };

export const deskAddress = 'support@kestrel.example';
/** What belongs to other things than tickets, and what looks at the invariants itself. */
const notSimulated = new Set([
  'guarantees',
  'statistics of small tables',
  'forget what has expired',
  'files that wait for the scanner',
  'files that were never finished',
]);

/** No two people act in the same millisecond. */
export function moveOn({ clock }: Pick<World, 'clock'>): void {
  clock.now = new Date(clock.now.getTime() + 7);
}

export async function makeWorld(seed: number, start: Date, onTell?: (line: string) => void): Promise<World> {
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'tellonce-simulation-'));
  const server = await openServer(folder);
  const database = openPool(server.connection, 4);
  const crash = crashOf(database.pool, server.connection);
  const clock = { now: start };
  const sources = sourcesOf(seed, clock);
  const errors: string[] = [];
  let woken = false;
  const wiring = wiringOf(database, sources, errors, () => {
    woken = true;
  });
  const wire = makeWire(seed);
  const ctx = (actor: Actor = theDesk) => contextFor(sources, database.db, actor);
  const anaId = await setUpDesk(ctx(), {
    deskName: 'Kestrel Labels',
    name: 'Ana Ferreira',
    email: 'ana@kestrel.example',
    passwordHash: 'nobody signs in here',
    locale: 'en',
    zone: 'Europe/Lisbon',
  });
  // Numbers come from a secret of the desk; here they are the same each time.
  await database.pool.query(
    `update desk set number_key = substring(decode(repeat(md5($1), 8), 'hex') for octet_length(number_key))`,
    [String(seed)],
  );
  await noteOutgoingServer(ctx(), true);
  const accept = {
    keys: wiring.keys,
    resolver: patientResolver(async () => {
      throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
    }, sources.now),
  };
  const deliver = { ...mailLinks(wiring), transport: wire.transport, log: wiring.log };
  const reception = receptionOf(wiring as ReceptionWiring, accept);
  const tasks = jobsOf(wiring, deliver);
  const timed = timedJobsOf(wiring, { accept, deliver }).filter((job) => !notSimulated.has(job.name));
  const story = makeStory(onTell);
  const runs = { timed: true };
  // The queue survives whoever works on it.
  const queue: Job[] = [];

  const lastRun = new Map<string, number>();
  /** What runs once an hour or less often in a desk does not run at each moment here. */
  const isTurn = ({ name, everySeconds }: TimedJob): boolean => {
    const now = clock.now.getTime();
    const isDue = everySeconds < 600 || Math.abs(now - (lastRun.get(name) ?? 0)) >= everySeconds * 1000;
    if (isDue) lastRun.set(name, now);
    return isDue;
  };
  const incoming: World['incoming'] = { isAway: false, waiting: [] };
  const words: World['words'] = new Map();

  /** Does a step of the desk's own; it may die on the way, and then a new process takes its place. */
  const survive = async (step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step();
    } catch (error) {
      if (!crash.isDead()) throw error;
    }
    if (!crash.isDead()) return true;
    story.tell(clock.now, 'a process was killed and started again');
    await crash.restart();
    errors.length = 0;
    return false;
  };
  const settle = async () => {
    for (let round = 0; round < 50; round++) {
      woken = false;
      let busy = false;
      await survive(async () => {
        const found: Job[] = [];
        const collect: Expand = async (tx, events) => {
          found.push(...(await jobsForAll(true)(tx, events)));
          return [];
        };
        while ((await dispatchBatch(database, collect)) > 0) busy = true;
        queue.push(...found);
      });
      while (queue[0]) {
        const job = queue[0];
        if (await survive(() => tasks[job.task]!(job.payload))) queue.shift();
        busy = true;
      }
      if (runs.timed && (round === 0 || busy || woken)) {
        for (const job of timed) if (isTurn(job)) await survive(job.run);
      }
      if (!busy && !woken) return;
    }
    throw new Error('The desk did not come to rest: something follows from itself for ever.');
  };
  return {
    seed,
    clock,
    agenda: makeAgenda(),
    database,
    wire,
    story,
    crash,
    keys: wiring.keys,
    anaId,
    ctx,
    agent: async (personId) => (await actorOf(database.db, personId))!,
    incoming,
    words,
    receive: async (raw, from, to) => {
      if (incoming.isAway) {
        incoming.waiting.push({ raw, from, to });
        return null;
      }
      const arrived: Arrived = {
        channel: 'email',
        door: 'smtp',
        raw,
        envelopeFrom: from,
        envelopeTo: [to],
        remoteAddress: '127.0.0.1',
      };
      const stored = await reception.store(arrived);
      const mark = markIn(raw.toString('latin1'));
      const word = mark && words.get(mark);
      if (word) word.arrived = true;
      return reception.process(stored);
    },
    settle,
    runs,
    troubled: [],
    errors,
    close: async () => {
      wiring.live.stop();
      await database.close();
      await server.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const markIn = (text: string): string | undefined => /\bRef\d+x\b/.exec(text)?.[0];

async function openServer(folder: string): Promise<{ connection: pg.ClientConfig; release: () => Promise<void> }> {
  const config = readConfig({ TELLONCE_DATA: join(folder, 'data'), LOG_LEVEL: 'error' });
  // No machine loses its power here, so nothing has to reach a disk; but the server is killed, and what it has confirmed stays.
  const settings = { fsync: 'off', synchronous_commit: 'on', full_page_writes: 'off' };
  const opened = await openDatabase(config, createLog('error'), settings);
  if ('connectionString' in opened.connection) throw new Error('The simulation uses the embedded database.');
  const pool = openPool(opened.connection, 2).pool;
  await migrate(pool);
  await indexWhatComesDue(pool);
  await pool.end();
  return { connection: opened.connection, release: opened.release };
}

/** The simulation asks again and again when the next thing is due; the desk itself never does. */
async function indexWhatComesDue(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ table: string; column: string }>(dueColumns);
  for (const { table, column } of rows) await pool.query(`create index on "${table}" ("${column}")`);
}

/** Everything timed stands in such a column: that is a rule of the house. */
export const dueColumns = `
  select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name ~ '(^|_)due_at$'
   order by 1, 2`;

function sourcesOf(seed: number, clock: { now: Date }): Sources {
  const chance = chanceOf(seed, 'ids');
  const bytes = () => Buffer.from(Array.from({ length: 10 }, () => chance.whole(0, 255)));
  return { now: () => clock.now, newId: () => newUuid(clock.now.getTime(), bytes()), random: chance.next };
}

function wiringOf(database: OpenDatabase, sources: Sources, errors: string[], wake: () => void): Wiring {
  const key = (fill: number) => Buffer.alloc(32, fill);
  const log = createLog('error', { write: (line) => void errors.push(line) });
  return {
    config: readConfig({ PORT: '0', SMTP_PORT: '0', LOG_LEVEL: 'silent' }),
    database,
    sources,
    log,
    live: startLive(database.db, () => {}),
    publicUrl: () => 'http://kestrel.example',
    keys: { links: key(1), files: key(2), replies: key(3), setup: key(4), secrets: key(5) },
    wake,
  };
}
