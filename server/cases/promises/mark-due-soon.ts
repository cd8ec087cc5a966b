// A promise has less than a quarter of its time left: its ticket goes up in the lists. It is no change of the ticket, so its
// version and time of change stay.

import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { dueSoonSeen } from '../../promises/due-soon.ts';
import { raiseToDueSoon } from '../../tickets/write-ticket.ts';

const atOnce = 500;
const mostBatches = 40;

/** @returns how many promises were seen */
export async function markDueSoon(ctx: Context): Promise<number> {
  let seen = 0;
  for (let batch = 0; batch < mostBatches; batch++) {
    const some = await inTransaction(ctx.tx, (tx) => markSome({ ...ctx, tx }));
    seen += some;
    if (some < atOnce) break;
  }
  return seen;
}

/** The ticket is held, as whoever changes its promise holds it; one that is held already has its turn later. */
async function markSome({ tx, now }: Context): Promise<number> {
  const { rows } = await sql<{ id: string; ticketId: number }>`
    select p.id, p.ticket_id from promise p join ticket t on t.id = p.ticket_id
     where p.state = 'standing' and p.soon_at <= ${now}
     order by p.soon_at limit ${sql.lit(atOnce)} for no key update of t skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await together(tx, [
    raiseToDueSoon(
      rows.map(({ ticketId }) => ticketId),
      ids,
    ),
    dueSoonSeen(ids),
  ]);
  return rows.length;
}
