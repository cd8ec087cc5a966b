// The fuse on everything that leaves (4.2.9). Whatever goes wrong, a loop, a rule, somebody's list of ten thousand addresses:
// when far more is about to leave than usual, all of it is held, administrators are told, and one of them decides.

import { type RawBuilder, sql } from 'kysely';
import { findAdministrators } from '../people/find-administrators.ts';
import type { Context } from '../platform/context.ts';
import { type Database, inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { outgoingStopGauge } from '../platform/metrics.ts';
import { queueNotice } from './queue-delivery.ts';

/** So many times the busiest hour of the last two weeks is unusual, and below the least nothing is. */
const timesBusiest = 4;
const leastUnusual = 300;
const historyDays = 14;
/** With less history nobody knows what is usual: then only the limit that an administrator set counts. */
const leastHours = 24;
const hourMillis = 3_600_000;

/** Mails that leave in any case: they say that the others do not, or let somebody in who can decide. */
export const isExempt: RawBuilder<boolean> = sql`
  notice_id in (select id from notice where kind in ('agent_stop', 'sign_in_link'))`;

export type Stop = { id: string; at: Date; mails: number; most: number; why: 'cap' | 'unusual' };

export async function findStop(tx: Database): Promise<Stop | null> {
  const row = await tx
    .selectFrom('outgoingStop')
    .select(['id', 'at', 'mails', 'most', 'why'])
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return (row as Stop | undefined) ?? null;
}

const rememberMillis = 2000;
const known = new WeakMap<Database, { at: number; stopped: boolean }>();

/** Whether mail is held. Asked before anything is sent; the answer is remembered for two seconds of the context's time. */
export async function isStopped(ctx: Context): Promise<boolean> {
  const last = known.get(ctx.tx);
  const at = ctx.now.getTime();
  if (last && at >= last.at && at - last.at < rememberMillis) return last.stopped;
  const stopped = await look(ctx);
  outgoingStopGauge.set(stopped ? 1 : 0);
  known.set(ctx.tx, { at, stopped });
  return stopped;
}

/** After a decision nobody waits for two seconds. */
export const forgetLook = (tx: Database): boolean => known.delete(tx);

type Row = { standing: boolean; letGo: boolean; mails: number; most: number; busiest: number; hours: number };

async function look(ctx: Context): Promise<boolean> {
  const hourAgo = new Date(ctx.now.getTime() - hourMillis);
  const since = new Date(ctx.now.getTime() - historyDays * 24 * hourMillis);
  const { rows } = await sql<Row>`
    select exists (select 1 from outgoing_stop where ended_at is null) as standing,
           exists (select 1 from outgoing_stop where decision = 'let_go' and ended_at > ${hourAgo}) as let_go,
           (select count(*) from delivery where sent_at > ${hourAgo})::int
             + (select count(*) from delivery where due_at <= ${ctx.now} and state in ('queued', 'retry') and not example)::int as mails,
           (select most_mails_an_hour from desk) as most, coalesce(max(h.mails), 0)::int as busiest, count(*)::int as hours
      from (select count(*) as mails from delivery where sent_at > ${since} and sent_at <= ${hourAgo}
             group by date_trunc('hour', sent_at)) h`.execute(ctx.tx);
  const { standing, letGo, mails, most, busiest, hours } = rows[0]!;
  if (standing || letGo) return standing;
  const usual = hours >= leastHours ? Math.max(leastUnusual, busiest * timesBusiest) : Number.POSITIVE_INFINITY;
  const limit = Math.min(most, usual);
  if (mails <= limit) return false;
  await stop(ctx, { mails, most: limit, why: limit === most ? 'cap' : 'unusual' });
  return true;
}

/** Two processes may find it out at once; one of them tells. */
function stop(ctx: Context, { mails, most, why }: Pick<Stop, 'mails' | 'most' | 'why'>): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const id = ctx.newId();
    const made = await tx
      .insertInto('outgoingStop')
      .values({ id, at: ctx.now, mails, most, why })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return;
    const tell = (await findAdministrators(tx)).filter((one) => one.email !== null);
    await together(tx, [
      ...tell.flatMap((one) =>
        queueNotice(
          here,
          { kind: 'agent_stop', data: { mails, most } },
          { personId: one.id, address: one.email!, example: false },
        ),
      ),
      record(here, [{ kind: 'outgoing.stopped', subjectId: id, data: { mails, most, why } }]),
    ]);
  });
}
