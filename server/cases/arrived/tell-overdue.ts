// Mail that was put aside must not rot there in silence: when the date passes by which somebody wanted to look, the lead is
// told, once for each mail and in one notice for all that are due.

import { claimOverdue, countQuarantined } from '../../channels/inbound.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { quarantineGauge } from '../../platform/metrics.ts';
import { readGround } from '../ground.ts';

/** @returns how many mails the lead was told of */
export async function tellOverdue(ctx: Context): Promise<number> {
  const { waiting, overdue } = await countQuarantined(ctx.tx, ctx.now);
  quarantineGauge.set({ review: 'ahead' }, waiting - overdue);
  quarantineGauge.set({ review: 'overdue' }, overdue);
  if (overdue === 0) return 0;
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const { lead } = (await readGround(tx, null)).team;
    const { mails, since } = await claimOverdue(here);
    if (mails === 0 || !lead.email) return 0;
    const notice = { kind: 'agent_review' as const, data: { mails, since } };
    await together(tx, [
      ...queueNotice(here, notice, { personId: lead.id, address: lead.email, example: false }),
      record(here, [{ kind: 'inbound.overdue', subjectId: lead.id, data: { mails, deliveries: 1 } }]),
    ]);
    return mails;
  });
}
