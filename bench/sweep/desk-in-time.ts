// A desk whose clock is moved by hand, on a PostgreSQL of its own as the program brings it, in memory where there is room.
// Nothing runs by itself on it: whoever measures says what runs, and when.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { actorOf } from '../../server/access/find-actor.ts';
import { addAgent } from '../../server/cases/people/add-agent.ts';
import { setUpDesk } from '../../server/cases/set-up-desk.ts';
import { readConfig } from '../../server/platform/config.ts';
import { type Actor, type Context, contextFor, newUuid, type Sources, theDesk } from '../../server/platform/context.ts';
import { type OpenDatabase, openPool } from '../../server/platform/database.ts';
import { openDatabase } from '../../server/platform/embedded-database.ts';
import { createLog } from '../../server/platform/log.ts';
import { memoryFolder } from '../../test/memory-folder.ts';
import { processorTime } from '../processor-time.ts';

export type DeskInTime = {
  database: OpenDatabase;
  clock: { now: Date };
  ctx: (actor?: Actor) => Context;
  ana: Actor;
  agents: Actor[];
  /** What its processes have used of the processor, in milliseconds. */
  used: () => { node: number; database: number } | null;
  folder: string;
  close: () => Promise<void>;
};

/** What a ticket with its history takes of the disk at most, and what stays free for the neighbours. */
const bytesOfTicket = 9000;
const bytesForOthers = 4 * 2 ** 30;

/** What is read is what counts here; a million tickets would otherwise be written three times over. */
const quickToFill = { fsync: 'off', full_page_writes: 'off', max_wal_size: '1GB', checkpoint_timeout: '30min' };

/** With room for so many tickets. */
export async function openDeskInTime(tickets: number, start: Date): Promise<DeskInTime> {
  const folder = mkdtempSync(join(placeFor(tickets), 'tellonce-sweep-'));
  const dataFolder = join(folder, 'data');
  const config = readConfig({ TELLONCE_DATA: dataFolder, LOG_LEVEL: 'error' });
  const opened = await openDatabase(config, createLog('error'), quickToFill);
  const database = openPool(opened.directConnection, 4);
  await migrate(database.pool);
  const clock = { now: start };
  const sources: Sources = {
    now: () => clock.now,
    newId: () => newUuid(clock.now.getTime(), randomBytes(10)),
    random: Math.random,
  };
  const ctx = (actor: Actor = theDesk) => contextFor(sources, database.db, actor);
  const passwordHash = 'nobody signs in here';
  const anaId = await setUpDesk(ctx(), {
    deskName: 'Kestrel Labels',
    name: 'Ana Ferreira',
    email: 'ana@bench.example',
    passwordHash,
    locale: 'en',
    zone: 'UTC',
  });
  const agents: Actor[] = [];
  for (let one = 0; one < 40; one++) {
    const person = { name: `Agent ${one}`, email: `agent.${one}@bench.example`, role: 'agent' as const, passwordHash };
    agents.push((await actorOf(database.db, await addAgent(ctx(), person), 'desk'))!);
  }
  return {
    database,
    clock,
    ctx,
    ana: (await actorOf(database.db, anaId, 'desk'))!,
    agents,
    used: () => processorTime({ dataFolder, pid: process.pid }),
    folder,
    close: async () => {
      await database.close();
      await opened.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function placeFor(tickets: number): string {
  const memory = memoryFolder();
  if (!memory) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  // A folder in memory may promise more than the machine has left.
  return Math.min(bavail * bsize, freemem()) > tickets * bytesOfTicket + bytesForOthers ? memory : tmpdir();
}
