// What a minute of the desk's own work costs with so many unresolved tickets: each sweep as often as it runs in a minute, and
// the look at the guarantees.

import { sql } from 'kysely';
import { sweeps } from '../../server/cases/sweep-due.ts';
import { checkInvariants, invariants } from '../../server/guarantees/invariants.ts';
import type { DeskInTime } from './desk-in-time.ts';
import { usedSince } from './measure-long-work.ts';
import { minutes } from './pattern-tickets.ts';

export type Minute = {
  name: keyof typeof minutes;
  /** Rows that were due, of all sweeps. */
  due: number;
  /** Milliseconds of each sweep in this minute. */
  sweeps: Map<string, number>;
  /** Milliseconds of the look at each guarantee, by its number. */
  guarantees: Map<number, number>;
  /** Milliseconds of the processor, Node and PostgreSQL together. */
  used: number;
  broken: string[];
};

export async function measureMinutes(desk: DeskInTime): Promise<Minute[]> {
  const measured: Minute[] = [];
  for (const [name, at] of Object.entries(minutes)) {
    const since = desk.clock.now;
    desk.clock.now = new Date(at);
    measured.push(await measureMinute(desk, name as Minute['name'], since));
  }
  return measured;
}

async function measureMinute(desk: DeskInTime, name: Minute['name'], since: Date): Promise<Minute> {
  const minute: Minute = { name, due: 0, sweeps: new Map(), guarantees: new Map(), used: 0, broken: [] };
  const used = usedSince(desk);
  for (const sweep of sweeps) {
    const worked = performance.now();
    let found = 0;
    // What is learnt anew every hour has no end to come to.
    const mostTurns = sweep.everySeconds > 60 ? 1 : 50;
    for (let turn = 0; turn < mostTurns; turn++) {
      const some = await sweep.run(desk.ctx(), fail);
      if (some === 0) break;
      found += some;
    }
    const took = performance.now() - worked;
    // How long it takes when there is nothing to do, as often as that happens in a minute; or the share of one minute in all.
    const idle = performance.now();
    await sweep.run(desk.ctx(), fail);
    const turns = 60 / sweep.everySeconds;
    minute.sweeps.set(sweep.name, Math.min(1, turns) * took + (performance.now() - idle) * Math.max(0, turns - 1));
    minute.due += found;
  }
  await sendAll(desk);
  const look = { now: desk.clock.now, since: new Date(Math.max(since.getTime(), desk.clock.now.getTime() - 180_000)) };
  // What was just written is read for the first time here, as it is at a desk.
  for (const one of invariants.filter(({ query }) => query)) {
    const began = performance.now();
    const [verdict] = await checkInvariants(desk.database.db, look, [one]);
    minute.guarantees.set(one.number, performance.now() - began);
    if (verdict!.state === 'broken') minute.broken.push(`${one.number}: ${verdict!.offenders[0]?.why}`);
  }
  minute.used = used();
  return minute;
}

const fail = (error: unknown): never => {
  throw error;
};

/** What the desk wrote leaves at once here; nobody waits for a server. */
const sendAll = ({ database, clock }: DeskInTime) =>
  sql`update delivery set state = 'sent', sent_at = ${clock.now}, ended_at = ${clock.now}, due_at = null
       where state = 'queued' and queued_at >= ${new Date(clock.now.getTime() - 60_000)}`.execute(database.db);

export const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, one) => sum + one, 0);
