// Runs the invariants every minute over what changed, and in full each night, and keeps the verdict where screens, metrics
// and the command line read it. What breaks is kept with its beginning and its end.

import { type Selectable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json } from '../platform/database.ts';
import type { GuaranteeCheckTable } from '../platform/database-types.ts';
import { stopwatch } from '../platform/metrics.ts';
import { checkInvariants, type Invariant, invariants, type Verdict } from './invariants.ts';
import { enough, type Offender } from './look.ts';
import { firstStretch, nextStretch, type Stretch } from './stretch.ts';

type Check = Selectable<GuaranteeCheckTable>;

/** What is being written while a look runs is seen by the next one. */
const overlapSeconds = 120;
const nightHour = 2;
/** Full looks of a large desk are spread over several minutes, so that those at what is fresh go on between them. */
const fullMillisInARow = 20_000;
/** What is broken is looked at in full until it holds, but such looks take no more than a twentieth of the time. */
const restShare = 20;

/**
 * One look at each invariant; those that were never looked at in full, or not since tonight, are looked at in full as far as
 * there is time for it, and go on from there at the next run.
 * One that cannot be asked does not keep the others from being asked. @returns the verdicts
 */
export async function watch(
  ctx: Context,
  force: 'due' | 'full' = 'due',
  onError: (error: unknown) => void = rethrow,
): Promise<Verdict[]> {
  const verdicts = new Map<number, Verdict>();
  const built = invariants.filter(({ query, number }) => query && number !== 12);
  const lookAt = async (
    which: readonly Invariant[],
    look: (one: Invariant, check?: Check) => Promise<Verdict | null>,
  ) => {
    const checks = await readChecks(ctx);
    for (const one of which) {
      const verdict = await look(one, checks.get(one.number)).catch(onError);
      if (verdict) verdicts.set(one.number, verdict);
    }
  };
  if (force === 'due') await lookAt(built, (one, check) => lookAtChanges(ctx, one, check));
  const night = await lastNight(ctx);
  const spent = stopwatch();
  const isTimeLeft = () => force === 'full' || spent() < fullMillisInARow;
  await lookAt(built, async (one, check) => {
    if (force === 'full') return lookAtAll(ctx, one, check && { ...check, fullProgress: null }, isTimeLeft);
    const isDue = !check || isFullDue(ctx, check, night);
    return isDue && isTimeLeft() ? lookAtAll(ctx, one, check, isTimeLeft) : null;
  });
  // All were asked, so the watchdog runs; its own verdict comes last, because it looks at the others.
  if (verdicts.size === built.length) await endBreak(ctx, 12);
  const own = invariants.filter(({ number }) => number === 12);
  await lookAt(own, (one, check) => lookAtAll(ctx, one, check, isTimeLeft));
  return invariants.map(
    ({ number, name }) => verdicts.get(number) ?? { number, name, state: 'not built', offenders: [], tookMillis: 0 },
  );
}

const readChecks = async ({ tx }: Context): Promise<Map<number, Check>> =>
  new Map((await tx.selectFrom('guaranteeCheck').selectAll().execute()).map((check) => [check.invariant, check]));

async function lookAtChanges(ctx: Context, invariant: Invariant, check: Check | undefined): Promise<Verdict> {
  const last = check?.checkedAt ?? ctx.now;
  const look = { now: ctx.now, since: new Date(last.getTime() - overlapSeconds * 1000) };
  const [found] = await checkInvariants(ctx.tx, look, [invariant]);
  const verdict = stillBroken(found!, check);
  await keep(ctx, verdict, { tookMillis: verdict.tookMillis });
  return verdict;
}

/** A look at a part does not see a row elsewhere: what was broken stays so until a full look finds nothing. */
function stillBroken(verdict: Verdict, check: Check | undefined): Verdict {
  if (verdict.state === 'broken' || !check?.brokenSince) return verdict;
  return { ...verdict, state: 'broken', offenders: check.offenders as Verdict['offenders'] };
}

/** How far a look at everything has come. */
type Progress = { fromAt: string; stretch: Stretch | null; millis: number; offenders: Offender[] };

/** Stretch by stretch, from where the last run stopped, while there is time. What one finds is told at once. */
async function lookAtAll(
  ctx: Context,
  invariant: Invariant,
  check: Check | undefined,
  isTimeLeft: () => boolean,
): Promise<Verdict> {
  const { tx, now } = ctx;
  const through = invariant.through ?? [];
  const began = (check?.fullProgress as Progress | null | undefined) ?? null;
  const progress: Progress = began ?? {
    fromAt: now.toISOString(),
    stretch: await firstStretch(tx, through),
    millis: 0,
    offenders: [],
  };
  for (;;) {
    const { stretch } = progress;
    const look = { now, since: null, ...(stretch ? { stretch } : {}) };
    const [verdict] = await checkInvariants(tx, look, [invariant]);
    progress.millis += verdict!.tookMillis;
    progress.offenders = [...progress.offenders, ...verdict!.offenders].slice(0, enough);
    const { offenders, millis } = progress;
    const found: Verdict = { ...verdict!, offenders, state: offenders.length > 0 ? 'broken' : verdict!.state };
    progress.stretch = stretch && (await nextStretch(tx, through, stretch));
    if (!progress.stretch) {
      await keep(ctx, found, { fullAt: new Date(progress.fromAt), fullTookMillis: millis });
      return { ...found, tookMillis: millis };
    }
    const soFar = stillBroken(found, check);
    await keep(ctx, soFar, { fullProgress: progress });
    if (!isTimeLeft()) return soFar;
  }
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
  if (check.fullProgress || !check.fullAt || check.fullAt < night) return true;
  if (!check.brokenSince) return false;
  return now.getTime() - check.fullAt.getTime() >= (check.fullTookMillis ?? 0) * restShare;
}

type Kept = { tookMillis?: number; fullAt?: Date; fullTookMillis?: number; fullProgress?: Progress };

async function keep(ctx: Context, { number, state, offenders }: Verdict, kept: Kept): Promise<void> {
  const isBroken = state === 'broken';
  const { tookMillis = null, fullAt = null, fullTookMillis = null, fullProgress } = kept;
  await sql`
    insert into guarantee_check (invariant, checked_at, full_at, broken_since, offenders, took_millis, full_took_millis, full_progress)
    values (${number}, ${ctx.now}, ${fullAt}, ${isBroken ? ctx.now : null}, ${json(offenders)},
            ${tookMillis}, ${fullTookMillis}, ${fullProgress ? json(fullProgress) : null})
    on conflict (invariant) do update set checked_at = excluded.checked_at, offenders = excluded.offenders,
      full_at = coalesce(excluded.full_at, guarantee_check.full_at),
      took_millis = coalesce(excluded.took_millis, guarantee_check.took_millis),
      full_took_millis = coalesce(excluded.full_took_millis, guarantee_check.full_took_millis),
      full_progress = case when excluded.took_millis is null then excluded.full_progress else guarantee_check.full_progress end,
      broken_since = case when excluded.broken_since is null then null
                          else coalesce(guarantee_check.broken_since, excluded.broken_since) end`.execute(ctx.tx);
  if (isBroken) await beginBreak(ctx, number, offenders);
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
