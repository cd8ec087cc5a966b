// Nobody on duty: the gaps of the next thirty days are told to whoever can close them, weeks before they come. Each is told
// once; one that opens or grows later, by an absence or another arrangement, is told again.

import { sql } from 'kysely';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { gapsOf, type KnownSchedule, readSchedules } from '../../duty/read-duty.ts';
import type { Gap } from '../../duty/schedule.ts';
import { endOverrides, forgetGaps, insertGaps, type ToldGap } from '../../duty/write-duty.ts';
import { findAdministrators } from '../../people/find-administrators.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { gapDays } from './view-duty.ts';

/** So many stand in one mail; the others are counted. */
const mostInMail = 10;

/** @returns how many schedules have gaps that were told now */
export async function tellGaps(ctx: Context, onError: (error: unknown) => void): Promise<number> {
  await together(ctx.tx, [endOverrides(ctx)]);
  let told = 0;
  for (const { id } of await readSchedules(ctx.tx)) {
    const fresh = await tellOfSchedule({ ...ctx, actor: theDesk }, id).catch((error: unknown) => {
      onError(error);
      return 0;
    });
    if (fresh > 0) told += 1;
  }
  return told;
}

function tellOfSchedule(ctx: Context, id: string): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    await sql`select 1 from duty_schedule where id = ${id} and retired_at is null for update`.execute(tx);
    const [known] = await readSchedules(tx, sql`s.id = ${id}`);
    if (!known) return 0;
    const until = new Date(ctx.now.getTime() + gapDays * 86_400_000);
    const before = await tx.selectFrom('dutyGap').selectAll().where('scheduleId', '=', id).execute();
    const gaps = gapsOf(known, ctx.now, until);
    const rows = gaps.map((gap) => rowOf(ctx, id, gap, before, until));
    if (isSame(before, rows)) return 0;
    const fresh = rows.filter((row) => row.toldAt === ctx.now);
    await together(tx, [forgetGaps(id)]);
    await together(tx, [insertGaps(rows), ...(fresh.length > 0 ? await tell({ ...ctx, tx }, known, fresh) : [])]);
    return fresh.length;
  });
}

/** Told already: it lies in one that was told, whose end may not have been known then. What runs now began when it began. */
function rowOf(ctx: Context, scheduleId: string, gap: Gap, before: readonly ToldGap[], until: Date): ToldGap {
  const [fromAt, toAt] = [new Date(gap.fromMs), new Date(gap.toMs)];
  const told = before.find((one) => one.fromAt <= fromAt && fromAt < one.toAt && (one.goesOn || toAt <= one.toAt));
  const runs = told && fromAt.getTime() === ctx.now.getTime();
  return {
    scheduleId,
    fromAt: runs ? told.fromAt : fromAt,
    toAt,
    goesOn: toAt >= until,
    toldAt: told?.toldAt ?? ctx.now,
  };
}

const isSame = (before: readonly ToldGap[], rows: readonly ToldGap[]): boolean =>
  before.length === rows.length &&
  rows.every((row) =>
    before.some(
      (one) =>
        one.fromAt.getTime() === row.fromAt.getTime() &&
        one.toAt.getTime() === row.toAt.getTime() &&
        one.goesOn === row.goesOn,
    ),
  );

async function tell(ctx: Context, known: KnownSchedule, fresh: readonly ToldGap[]) {
  const writes = [];
  const gaps = fresh.slice(0, mostInMail).map(({ fromAt, toAt, goesOn }) => ({ fromAt, toAt, goesOn }));
  const data = { scheduleId: known.id, gaps, more: fresh.length - gaps.length };
  const readers = await readersOf(ctx, known.teamId);
  for (const { id: personId, email: address, example } of readers)
    writes.push(...queueNotice(ctx, { kind: 'agent_duty', data }, { personId, address, example }));
  const told = { scheduleId: known.id, gaps: fresh.length, deliveries: readers.length };
  return [...writes, record(ctx, [{ kind: 'duty.gaps_told', data: told }])];
}

/** The lead of the team while they are here; else, and for the desk's own, all administrators. */
async function readersOf(ctx: Context, teamId: string | null) {
  const { rows } = await sql<{ id: string; email: string; example: boolean }>`
    select p.id, p.example, a.value as email from team t join person p on p.id = t.lead_id
      cross join lateral (select value from address where person_id = p.id order by preferred desc, created_at limit 1) a
     where t.id = ${teamId}::uuid and p.state = 'active'
       and not exists (select 1 from absence w where w.person_id = p.id and w.state = 'running')`.execute(ctx.tx);
  if (rows.length > 0) return rows;
  return (await findAdministrators(ctx.tx)).flatMap(({ id, email }) => (email ? [{ id, email, example: false }] : []));
}
