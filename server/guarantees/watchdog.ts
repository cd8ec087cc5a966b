// Runs the invariants every minute over what changed, and in full each night, and keeps the verdict where screens, metrics
// and the command line read it. What breaks is kept with its beginning and its end.

import { type Selectable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json } from '../platform/database.ts';
import type { GuaranteeCheckTable } from '../platform/database-types.ts';
import { stopwatch } from '../platform/metrics.ts';
import { checkInvariants, type Invariant, invariants, type Verdict } from './invariants.ts';

type Check = Selectable<GuaranteeCheckTable>;
type Form = 'incremental' | 'full';
type Looked = { invariant: Invariant; verdict: Verdict; form: Form };

/** What is being written while a look runs is seen by the next one. */
const overlapSeconds = 120;
const nightHour = 2;
/** Full looks of a large desk are spread over several minutes, so that those at what is fresh go on between them. */
const fullMillisInARow = 20_000;
/** What is broken is looked at in full until it holds, but such looks take no more than a twentieth of the time. */
const restShare = 20;

/**
 * One look at each invariant; those that were never looked at in full, or not since tonight, are looked at in full.
 * One that cannot be asked does not keep the others from being asked. @returns the verdicts
 */
export async function watch(
  ctx: Context,
  force: Form | 'due' = 'due',
  onError: (error: unknown) => void = rethrow,
): Promise<Verdict[]> {
  const checks = new Map(
    (await ctx.tx.selectFrom('guaranteeCheck').selectAll().execute()).map((c) => [c.invariant, c]),
  );
  const night = await lastNight(ctx);
  const verdicts = new Map<number, Verdict>();
  const ask = async (invariant: Invariant, form: Form) => {
    const check = checks.get(invariant.number);
    const since = form === 'full' ? null : new Date(check!.checkedAt.getTime() - overlapSeconds * 1000);
    const [verdict] = await checkInvariants(ctx.tx, { now: ctx.now, since }, [invariant]);
    const kept = verdictKept({ invariant, verdict: verdict!, form }, check);
    await keep(ctx, { invariant, verdict: kept, form });
    verdicts.set(invariant.number, kept);
  };
  const askSafely = (invariant: Invariant, form: Form) => ask(invariant, form).catch(onError);
  const built = invariants.filter(({ query, number }) => query && number !== 12);
  for (const one of built) await askSafely(one, force === 'full' || !checks.has(one.number) ? 'full' : 'incremental');
  const spent = stopwatch();
  for (const one of built) {
    const check = checks.get(one.number);
    if (force === 'due' && check && isFullDue(ctx, check, night) && spent() < fullMillisInARow)
      await askSafely(one, 'full');
  }
  // All were asked, so the watchdog runs; its own verdict comes last, because it looks at the others.
  if (verdicts.size === built.length) await endBreak(ctx, 12);
  await askSafely(invariants.find(({ number }) => number === 12)!, 'full');
  return invariants.map(
    ({ number, name }) => verdicts.get(number) ?? { number, name, state: 'not built', offenders: [], tookMillis: 0 },
  );
}

const rethrow = (error: unknown): never => {
  throw error;
};

/** The last time it was two at night where the desk is. */
async function lastNight(ctx: Context): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    with zone as (select coalesce((select input ->> 'tz' from calendar where is_default), 'UTC') as tz),
         here as (select tz, (${ctx.now}::timestamptz at time zone tz) - make_interval(hours => ${nightHour}) as local from zone)
    select (date_trunc('day', local) + make_interval(hours => ${nightHour})) at time zone tz as at from here`.execute(
    ctx.tx,
  );
  return rows[0]!.at;
}

function isFullDue({ now }: Context, check: Check, night: Date): boolean {
  if (!check.fullAt || check.fullAt < night) return true;
  if (!check.brokenSince) return false;
  return now.getTime() - check.fullAt.getTime() >= (check.fullTookMillis ?? 0) * restShare;
}

/** A look at what is fresh does not see an old row: what was broken stays so until a full look finds nothing. */
function verdictKept({ verdict, form }: Looked, check: Check | undefined): Verdict {
  if (form === 'full' || verdict.state === 'broken' || !check?.brokenSince) return verdict;
  return { ...verdict, state: 'broken', offenders: check.offenders as Verdict['offenders'] };
}

async function keep(ctx: Context, { invariant: { number }, verdict, form }: Looked): Promise<void> {
  const isBroken = verdict.state === 'broken';
  const full = form === 'full';
  await sql`
    insert into guarantee_check (invariant, checked_at, full_at, broken_since, offenders, took_millis, full_took_millis)
    values (${number}, ${ctx.now}, ${full ? ctx.now : null}, ${isBroken ? ctx.now : null}, ${json(verdict.offenders)},
            ${full ? null : verdict.tookMillis}, ${full ? verdict.tookMillis : null})
    on conflict (invariant) do update set checked_at = excluded.checked_at, offenders = excluded.offenders,
      full_at = coalesce(excluded.full_at, guarantee_check.full_at),
      took_millis = coalesce(excluded.took_millis, guarantee_check.took_millis),
      full_took_millis = coalesce(excluded.full_took_millis, guarantee_check.full_took_millis),
      broken_since = case when excluded.broken_since is null then null
                          else coalesce(guarantee_check.broken_since, excluded.broken_since) end`.execute(ctx.tx);
  if (isBroken) await beginBreak(ctx, number, verdict.offenders);
  else await endBreak(ctx, number);
}

/** @returns whether it is new */
export async function beginBreak(ctx: Context, invariant: number, offenders: Verdict['offenders']): Promise<boolean> {
  const { rows } = await sql`
    insert into guarantee_break (invariant, from_at, offenders) values (${invariant}, ${ctx.now}, ${json(offenders)})
    on conflict (invariant) where ended_at is null do nothing returning id`.execute(ctx.tx);
  return rows.length > 0;
}

async function endBreak(ctx: Context, invariant: number): Promise<void> {
  await sql`update guarantee_break set ended_at = greatest(${ctx.now}, from_at)
             where invariant = ${invariant} and ended_at is null`.execute(ctx.tx);
}
