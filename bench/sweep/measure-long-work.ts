// What the desk does with all tickets: each guarantee in full at night, with the replay of the clocks, and the clocks of
// tickets whose service level has changed.

import { sql } from 'kysely';
import { addPolicy, changePolicy } from '../../server/cases/clocks/policies.ts';
import { recalculate } from '../../server/cases/clocks/recalculate.ts';
import { checkInvariants, type Invariant, invariants } from '../../server/guarantees/invariants.ts';
import { lastSeal, sealRecord } from '../../server/guarantees/seal-record.ts';
import { firstStretch, nextStretch, stretchLengths, type Through } from '../../server/guarantees/stretch.ts';
import type { DeskInTime } from './desk-in-time.ts';

/** One guarantee, going through tickets or seals. `used`: of the processor, by Node and PostgreSQL together. */
export type Full = {
  what: string;
  /** Of everything, what was looked at before the time was over. */
  share: number;
  millis: number;
  used: number;
  /** The longest stretch: for so long at most a statement holds what it has seen. */
  longestMillis: number;
  broken: string[];
};

/** Each for so long at most. */
export async function measureFullLooks(desk: DeskInTime, mostSeconds: number): Promise<Full[]> {
  const looks: Full[] = [];
  for (const one of invariants.filter(({ query }) => query))
    for (const through of one.through ?? [null]) looks.push(await lookThrough(desk, one, through, mostSeconds));
  return looks;
}

async function lookThrough(
  desk: DeskInTime,
  one: Invariant,
  through: Through | null,
  mostSeconds: number,
): Promise<Full> {
  const { db } = desk.database;
  const began = performance.now();
  const used = usedSince(desk);
  const full: Full = { what: `${one.number}`, share: 1, millis: 0, used: 0, longestMillis: 0, broken: [] };
  let stretch = through && (await firstStretch(db, [through]));
  let looked = 0;
  do {
    const look = { now: desk.clock.now, since: null, ...(stretch ? { stretch } : {}) };
    const [verdict] = await checkInvariants(db, look, [one]);
    full.longestMillis = Math.max(full.longestMillis, verdict!.tookMillis);
    full.broken.push(...verdict!.offenders.slice(0, 2).map(({ ticket, why }) => `${one.number}: ${ticket} ${why}`));
    looked += 1;
    stretch = stretch && (await nextStretch(db, [through!], stretch));
  } while (stretch && performance.now() - began < mostSeconds * 1000);
  if (through) full.what += `, ${through}`;
  if (stretch) full.share = looked / (await countStretches(desk, through!));
  return { ...full, millis: performance.now() - began, used: used() };
}

async function countStretches(desk: DeskInTime, through: Through): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from ${sql.table(through === 'tickets' ? 'ticket' : 'record_seal')}`.execute(
    desk.database.db,
  );
  return Math.ceil(rows[0]!.many / stretchLengths[through]);
}

export type Sealed = { events: number; millis: number; used: number };

/** The whole record, which was never sealed before. */
export async function measureSealing(desk: DeskInTime, mostSeconds: number): Promise<Sealed> {
  const began = performance.now();
  const used = usedSince(desk);
  while ((await sealRecord(desk.ctx())) > 0 && performance.now() - began < mostSeconds * 1000);
  const seal = await lastSeal(desk.database.db);
  return { events: seal?.events ?? 0, millis: performance.now() - began, used: used() };
}

export function usedSince({ used }: DeskInTime): () => number {
  const from = used();
  return () => {
    const until = used();
    return from && until ? until.node - from.node + until.database - from.database : Number.NaN;
  };
}

export type Recalculated = {
  what: string;
  looked: number;
  changed: number;
  millis: number;
  used: number;
  isDone: boolean;
};

/** One change that touches a hundredth of the tickets, and one that touches all. Each is watched for so long at most. */
export async function measureRecalculation(desk: DeskInTime, mostSeconds: number): Promise<Recalculated[]> {
  const [some] = (
    await sql<{ id: string }>`
      select p.id from person p where exists (select 1 from ticket t where t.requester_id = p.id and t.number like 'F-%') limit 1`.execute(
      desk.database.db,
    )
  ).rows;
  const organisationId = desk.ctx().newId();
  await sql`insert into organisation (id, name, created_at) values (${organisationId}, 'Northgate', ${desk.clock.now})`.execute(
    desk.database.db,
  );
  await sql`update person set organisation_id = ${organisationId} where id = ${some!.id}`.execute(desk.database.db);
  const { rows } = await sql<{
    id: string;
    targets: Record<string, Record<string, { minutes: number } | { days: number }>>;
  }>`
    select p.id, v.targets from sla_policy p join sla_policy_version v on v.policy_id = p.id where p.is_default`.execute(
    desk.database.db,
  );
  const standard = rows[0]!;
  const rest = { calendarId: null, thirdPartyPauses: false, note: 'As agreed.' };
  const slower = {
    ...standard.targets,
    resolution: { P1: { days: 2 }, P2: { days: 3 }, P3: { days: 6 }, P4: { days: 9 } },
  };
  await addPolicy(desk.ctx(desk.ana), {
    ...rest,
    name: 'Northgate',
    applies: { organisationIds: [organisationId] },
    targets: slower,
  });
  const one = await recalculated(desk, 'of one requester in a hundred', mostSeconds);
  await changePolicy(desk.ctx(desk.ana), standard.id, { ...rest, applies: {}, targets: slower });
  return [one, await recalculated(desk, 'of all but them', mostSeconds)];
}

async function recalculated(desk: DeskInTime, what: string, mostSeconds: number): Promise<Recalculated> {
  const began = performance.now();
  const used = usedSince(desk);
  let looked = 0;
  let isDone = false;
  const { rows: asked } = await sql<{ id: string }>`select id from recalculation where done_at is null`.execute(
    desk.database.db,
  );
  while (!isDone && performance.now() - began < mostSeconds * 1000) {
    looked += await recalculate(desk.ctx());
    isDone = (await sql`select 1 from recalculation where done_at is null`.execute(desk.database.db)).rows.length === 0;
  }
  const took = { millis: performance.now() - began, used: used() };
  const { rows } = await sql<{
    changed: number;
  }>`select changed from recalculation where id = ${asked[0]!.id}`.execute(desk.database.db);
  await sql`update recalculation set done_at = ${desk.clock.now} where done_at is null`.execute(desk.database.db);
  return { what, looked, changed: rows[0]!.changed, ...took, isDone };
}
