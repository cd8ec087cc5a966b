// Runs the invariants every minute over what changed, and in full each night, and keeps the verdict where screens, metrics
// and the command line read it.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json } from '../platform/database.ts';
import { offenderGauge } from '../platform/metrics.ts';
import { checkInvariants, type Verdict } from './invariants.ts';

const fullEveryHours = 24;
// What is being written while a look runs is seen by the next one.
const overlapSeconds = 120;

/** One look; the first, and one in 24 hours, is a full one. @returns the verdicts. */
export async function watch(ctx: Context, force: 'full' | 'due' = 'due'): Promise<Verdict[]> {
  const { rows } = await sql<{ checkedAt: Date | null; fullAt: Date | null; broken: boolean }>`
    select min(checked_at) as checked_at, min(full_at) as full_at, coalesce(bool_or(broken_since is not null), false) as broken
      from guarantee_check`.execute(ctx.tx);
  const last = rows[0];
  const fullDue = !last?.fullAt || ctx.now.getTime() - last.fullAt.getTime() > fullEveryHours * 3_600_000;
  // A broken invariant is looked at in full until it holds, because its row may have changed long ago.
  const full = force === 'full' || fullDue || last?.broken === true || !last?.checkedAt;
  const since = full ? null : new Date(last.checkedAt!.getTime() - overlapSeconds * 1000);
  const verdicts = await checkInvariants(ctx.tx, { now: ctx.now, since });
  for (const verdict of verdicts.filter((one) => one.state !== 'not built')) {
    offenderGauge.set({ invariant: verdict.number }, verdict.offenders.length);
    await sql`
      insert into guarantee_check (invariant, checked_at, full_at, broken_since, offenders)
      values (${verdict.number}, ${ctx.now}, ${full ? ctx.now : null}, ${verdict.state === 'broken' ? ctx.now : null}, ${json(verdict.offenders)})
      on conflict (invariant) do update set checked_at = excluded.checked_at, offenders = excluded.offenders,
        full_at = coalesce(excluded.full_at, guarantee_check.full_at),
        broken_since = case when excluded.broken_since is null then null
                            else coalesce(guarantee_check.broken_since, excluded.broken_since) end`.execute(ctx.tx);
  }
  return verdicts;
}
