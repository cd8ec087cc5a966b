// The watchdog has not run for three minutes: that is kept, shown on the page, and told to the administrators by mail, once.

import { sql } from 'kysely';
import { queueNotice } from '../channels/queue-delivery.ts';
import { readAdministrators } from '../notices/tell-of-mailbox.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, json, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { beginBreak } from './watchdog.ts';

/** When every invariant had been looked at last, or null: never. */
export async function lastLook({ tx }: Pick<Context, 'tx'>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(checked_at) as at from guarantee_check where invariant <> 12`.execute(tx);
  return rows[0]!.at;
}

/**
 * Called by a second process that has heard nothing for so long. @returns who is told now, by id; or how many seconds ago
 * the last look was, where it is not that long ago
 */
export function tellOfSilence(ctx: Context, silentSeconds: number): Promise<string[] | number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const last = await lastLook(here);
    const ago = last ? (ctx.now.getTime() - last.getTime()) / 1000 : silentSeconds;
    if (ago < silentSeconds) return Math.max(0, ago);
    const since = last ?? new Date(ctx.now.getTime() - silentSeconds * 1000);
    const offenders = [{ why: `has not run since ${since.toISOString()}` }];
    const isNew = await beginBreak(here, 12, offenders);
    await sql`
      insert into guarantee_check (invariant, checked_at, broken_since, offenders) values (12, ${ctx.now}, ${ctx.now}, ${json(offenders)})
      on conflict (invariant) do update set offenders = excluded.offenders,
        broken_since = coalesce(guarantee_check.broken_since, excluded.broken_since)`.execute(tx);
    if (!isNew) return [];
    const administrators = await readAdministrators(here, null);
    for (const to of administrators) {
      await together(tx, [
        ...queueNotice(here, { kind: 'agent_watchdog', data: { since: since.toISOString() } }, to),
        record(here, [{ kind: 'administrator.told', subjectId: to.personId, data: { deliveries: 1 } }]),
      ]);
    }
    await sql`update guarantee_break set told_at = ${ctx.now} where invariant = 12 and ended_at is null`.execute(tx);
    return administrators.map(({ personId }) => personId);
  });
}
