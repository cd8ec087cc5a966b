// A standing promise has used nine tenths of its working time: its push goes into the queue of the clocks, where it waits for
// working time, and ends with whatever else of the ticket is nearly due (3.5).

import { sql } from 'kysely';
import { insertPromisePushes } from '../../clocks/write-pushes.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { nearSeen } from '../../promises/due-soon.ts';

const atOnce = 500;
const mostBatches = 40;

/** @returns how many promises have come so far */
export async function queuePromisePushes(ctx: Context): Promise<number> {
  let seen = 0;
  for (let batch = 0; batch < mostBatches; batch++) {
    const some = await inTransaction(ctx.tx, (tx) => queueSome({ ...ctx, tx }));
    seen += some;
    if (some < atOnce) break;
  }
  return seen;
}

/** The ticket is held, as whoever changes its promise holds it; one that is held already has its turn later. */
async function queueSome(ctx: Context): Promise<number> {
  const { rows } = await sql<{ promiseId: string; ticketId: number }>`
    select p.id as promise_id, p.ticket_id from promise p join ticket t on t.id = p.ticket_id
     where p.state = 'standing' and p.near_at <= ${ctx.now}
     order by p.near_at limit ${sql.lit(atOnce)} for no key update of t skip locked`.execute(ctx.tx);
  if (rows.length === 0) return 0;
  await together(ctx.tx, [insertPromisePushes(ctx, rows), nearSeen(rows.map(({ promiseId }) => promiseId))]);
  return rows.length;
}
