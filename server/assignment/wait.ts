// “I would rather wait for Max”: a requester would sooner wait for their own contact than be looked after by somebody who
// stands in. It can be chosen where nothing comes due before the return, and ends by itself when something does.

import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';

export type NewWait = {
  id: string;
  ticketId: number;
  absenceId: string;
  forId: string;
  untilAt: Date;
  promiseId: string;
};
export type RunningWait = Omit<NewWait, 'ticketId' | 'promiseId'> & { saidBy: string; saidAt: Date };

export const insertWait = (ctx: Context, wait: NewWait & { saidBy: string }): Compilable =>
  write.insertInto('wait').values({ ...wait, saidAt: ctx.now });

export const endWait = (ctx: Context, ticketId: number, why: 'not_any_more'): Compilable =>
  write
    .updateTable('wait')
    .set({ endedAt: ctx.now, endWhy: why })
    .where('ticketId', '=', ticketId)
    .where('endedAt', 'is', null);

/** Whoever was waited for is here again. */
export const endWaitsFor = (ctx: Context, personId: string): Compilable =>
  write
    .updateTable('wait')
    .set({ endedAt: ctx.now, endWhy: 'back' })
    .where('forId', '=', personId)
    .where('endedAt', 'is', null);

export async function readWait(tx: Database, ticketId: number): Promise<RunningWait | null> {
  const row = await tx
    .selectFrom('wait')
    .select(['id', 'absenceId', 'forId', 'untilAt', 'saidBy', 'saidAt'])
    .where('ticketId', '=', ticketId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** What can be measured of a requester's patience: their own words count, the update that they gave up does not. */
const forbidding = sql`('first_response', 'next_response', 'resolution', 'total_resolution')`;

/** Whether a clock of the ticket `t` comes due before `until`. */
export const clockForbids = (until: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select 1 from clock k where k.ticket_id = t.id and k.state = 'running' and k.metric in ${forbidding} and k.due_at < ${until})`;

/**
 * For the ticket `t` of somebody who is back at `until`: its requester waits for them, and nothing has come up since. A word of
 * theirs after that is something, and so is a return that was put off.
 */
export const isWaitedFor = (until: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select 1 from wait w where w.ticket_id = t.id and w.ended_at is null and w.for_id = t.assignee_id and w.until_at >= ${until}
     and coalesce(t.last_requester_at, '-infinity') <= w.said_at and t.promise_due_at >= w.until_at and not ${clockForbids(sql`w.until_at`)})`;
