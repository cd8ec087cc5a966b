// What the desk does with all tickets: each guarantee in full at night, with the replay of the clocks, and the clocks of
// tickets whose service level has changed.

import { sql } from 'kysely';
import { addPolicy, changePolicy } from '../../server/cases/clocks/policies.ts';
import { recalculate } from '../../server/cases/clocks/recalculate.ts';
import { checkInvariants, invariants } from '../../server/guarantees/invariants.ts';
import type { DeskInTime } from './desk-in-time.ts';

/** `used`: of the processor, by Node and PostgreSQL together; of a busy machine it says more than the time that passed. */
export type Full = { number: number; millis: number; used: number; broken: string[] };

export async function measureFullLooks(desk: DeskInTime): Promise<Full[]> {
  const looks: Full[] = [];
  for (const one of invariants.filter(({ query }) => query)) {
    const began = performance.now();
    const used = usedSince(desk);
    const [verdict] = await checkInvariants(desk.database.db, { now: desk.clock.now, since: null }, [one]);
    const broken = verdict!.offenders.slice(0, 2).map(({ ticket, why }) => `${one.number}: ${ticket} ${why}`);
    looks.push({ number: one.number, millis: performance.now() - began, used: used(), broken });
  }
  return looks;
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
