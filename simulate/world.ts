// A whole desk on a virtual clock: the real actions on a real database, with the timed work run by hand. What is replaced is
// time, chance and the wire. Nothing here knows who does what; that is the cast's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { actorOf } from '../server/access/find-actor.ts';
import { mailLinks } from '../server/access/mail-links.ts';
import { jobsOf, timedJobsOf } from '../server/app.ts';
import type { AcceptDeps } from '../server/cases/inbound/accept-inbound.ts';
import { type ReceptionWiring, receptionOf } from '../server/cases/inbound/reception.ts';
import { setUpDesk } from '../server/cases/set-up-desk.ts';
import type { Arrived, InboundOutcome } from '../server/channels/channel.ts';
import { noteOutgoingServer } from '../server/channels/decide-waiting.ts';
import { patientResolver } from '../server/channels/email/authenticate-mail.ts';
import { readConfig } from '../server/platform/config.ts';
import { type Actor, type Context, contextFor, newUuid, type Sources, theDesk } from '../server/platform/context.ts';
import { type OpenDatabase, openPool } from '../server/platform/database.ts';
import { startLive } from '../server/platform/live.ts';
import { createLog } from '../server/platform/log.ts';
import type { Wiring } from '../server/platform/wiring.ts';
import { memoryFolder } from '../test/memory-folder.ts';
import { type Agenda, makeAgenda } from './agenda.ts';
import { chanceOf } from './chance.ts';
import { type Checks, checksOn } from './checks.ts';
import { type Crash, crashOf } from './crash.ts';
import { endWithProcess, openServer } from './desk-server.ts';
import { type Onlooker, onlookerOn } from './onlookers.ts';
import { type Spent, spentSoFar } from './processor-time.ts';
import { settling } from './settle.ts';
import { makeStory, type Story } from './story.ts';
import { makeWire, type Wire } from './wire.ts';

/** What somebody meets who asks one process of the desk. */
export type Desk = {
  database: OpenDatabase;
  ctx: (actor?: Actor) => Context;
  /** Somebody of the desk as an actor of now. */
  agent: (personId: string) => Promise<Actor>;
  /** A mail comes in at the desk's door. Null: it did not, because the line is away; it waits where it was sent. */
  receive: (raw: Buffer, from: string | null, to: string) => Promise<InboundOutcome | null>;
};

export type World = Desk & {
  seed: number;
  clock: { now: Date };
  agenda: Agenda;
  /** A second process of the same desk, for what happens at the same moment. */
  other: Desk;
  onlooker: Onlooker;
  checks: Checks;
  wire: Wire;
  story: Story;
  crash: Crash;
  /** What addresses and links of ours are made with. */
  keys: Wiring['keys'];
  /** The administrator and lead. */
  anaId: string;
  /** Mail on its way to us. While the line is away it gathers, and then comes all at once and in any order. */
  incoming: { isAway: boolean; waiting: Brought[] };
  /** Every word that a requester sent, by the mark that it begins with, with whether the desk has it. */
  words: Map<string, { from: string; arrived: boolean }>;
  /** What the desk does by itself, until nothing follows any more. */
  settle: () => Promise<void>;
  /** False: timed work does not run, as when the process that does it is stopped. */
  runs: { timed: boolean };
  /** A process was killed, and a new one has taken its place. */
  isBack: (what: string) => void;
  /** When something else was wrong, so that nobody is blamed for being slow. */
  troubled: { at: Date; until?: Date }[];
  /** Errors that the desk wrote to its log. */
  errors: string[];
  /** Processor time since the beginning. */
  spent: () => Spent;
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
  const mayStay = endWithProcess(folder);
  const { connection, release } = await openServer(folder);
  const checks = checksOn(connection);
  const onlooker = onlookerOn(connection, 'index');
  // Each process has one connection, so that what happens in it happens in one order. Of two that wait for each other it is
  // always the first that is refused.
  const [database, other] = [openProcess(connection, '50ms'), openProcess(connection, '1d')] as const;
  const crash = crashOf([database.pool, other.pool], connection, () => Promise.all([checks.rest(), onlooker.close()]));
  const clock = { now: start };
  const sources = sourcesOf(seed, clock);
  const errors: string[] = [];
  let woken = false;
  const wiring = wiringOf(database, sources, errors, () => {
    woken = true;
  });
  const wire = makeWire(seed);
  const anaId = await setUpDesk(contextFor(sources, database.db, theDesk), {
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
  await noteOutgoingServer(contextFor(sources, database.db, theDesk), true);
  const accept = {
    keys: wiring.keys,
    resolver: patientResolver(async () => {
      throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
    }, sources.now),
  };
  const deliverWith = (given: Wiring) => ({ ...mailLinks(given), transport: wire.transport, log: given.log });
  const timedFor = (given: Wiring) =>
    timedJobsOf(given, { accept, deliver: deliverWith(given) }).filter((job) => !notSimulated.has(job.name));
  const story = makeStory(onTell);
  const runs = { timed: true };
  const incoming: World['incoming'] = { isAway: false, waiting: [] };
  const words: World['words'] = new Map();
  const settle = settling({
    wiring,
    crash,
    onlooker,
    tasks: jobsOf(wiring, deliverWith(wiring)),
    timedFor,
    runs,
    errors,
    isWoken: () => {
      const was = woken;
      woken = false;
      return was;
    },
    onRestart: () => isBack('a process was killed and started again'),
  });
  const troubled: World['troubled'] = [];
  /** What it had begun is taken up after two minutes, and whoever sends mail tries again after ten. */
  const isBack = (what: string) => {
    const quarter = 15 * 60_000;
    story.tell(clock.now, what);
    troubled.push({ at: new Date(clock.now.getTime() - quarter), until: new Date(clock.now.getTime() + quarter) });
    errors.length = 0;
  };
  /** What somebody meets who asks this process. */
  const deskAt = (process: OpenDatabase): Desk => ({
    database: process,
    ctx: (actor = theDesk) => contextFor(sources, process.db, actor),
    agent: async (personId) => (await actorOf(process.db, personId))!,
    receive: receiver({ ...wiring, database: process }, accept, incoming, words),
  });
  return {
    ...deskAt(database),
    seed,
    clock,
    agenda: makeAgenda(),
    other: deskAt(other),
    onlooker,
    checks,
    wire,
    story,
    crash,
    keys: wiring.keys,
    anaId,
    incoming,
    words,
    settle,
    runs,
    troubled,
    isBack,
    errors,
    spent: () => spentSoFar(folder),
    close: async () => {
      wiring.live.stop();
      await Promise.all([checks.rest(), onlooker.close()]);
      await Promise.all([database.close(), other.close()]);
      await release();
      mayStay();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Connections stay until they are cut: one more or less would shift what a crash hits. */
const openProcess = (connection: pg.ClientConfig, deadlockTimeout: string): OpenDatabase => {
  const lasting = { idleTimeoutMillis: 0, options: `-c deadlock_timeout=${deadlockTimeout}` };
  return openPool({ ...connection, ...lasting } as pg.ClientConfig, 1);
};

/** The desk's door for mail. */
function receiver(
  wiring: Wiring,
  accept: AcceptDeps,
  incoming: World['incoming'],
  words: World['words'],
): Desk['receive'] {
  const reception = receptionOf(wiring as ReceptionWiring, accept);
  return async (raw, from, to) => {
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
  };
}

const markIn = (text: string): string | undefined => /\bRef\d+x\b/.exec(text)?.[0];

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
