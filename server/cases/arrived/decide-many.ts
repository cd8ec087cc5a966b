// One decision about many mails that were put aside. Each is decided by itself: one that somebody else has decided meanwhile,
// or that says nowhere who sent it, does not hold up the others.

import { insertBlockedSender, isOurDomain } from '../../channels/blocked-senders.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { Refusal } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { decideInbound, type RejectReason } from '../inbound/decide-inbound.ts';
import type { Keys } from '../inbound/read-facts.ts';

export type DecideMany = {
  ids: readonly string[];
  decision: 'accept' | 'reject';
  reason?: RejectReason | undefined;
  blockSenders?: boolean | undefined;
};
export type DecidedMany = { done: string[]; failed: { id: string; refusal: Refusal }[]; blocked: string[] };

/** @throws what is nobody's refusal */
export async function decideMany(ctx: Context, keys: Keys, input: DecideMany): Promise<DecidedMany> {
  const { decision, reason, blockSenders } = input;
  const out: DecidedMany = { done: [], failed: [], blocked: [] };
  for (const id of new Set(input.ids)) {
    try {
      await decideInbound(ctx, keys, decision === 'accept' ? { id, decision } : { id, decision, reason });
      out.done.push(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      out.failed.push({ id, refusal: error });
    }
  }
  if (blockSenders && decision === 'reject') out.blocked = await blockSendersOf(ctx, out.done);
  return out;
}

function blockSendersOf(ctx: Context, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const rows = await tx
      .selectFrom('inbound')
      .select('sender')
      .distinct()
      .where('id', 'in', [...ids])
      .execute();
    const blocked: string[] = [];
    for (const { sender } of rows) {
      if (!sender || (await isOurDomain(tx, sender))) continue;
      const id = here.newId();
      await together(tx, [
        insertBlockedSender(here, id, sender),
        record(here, [{ kind: 'sender.blocked', subjectId: id }]),
      ]);
      blocked.push(sender);
    }
    return blocked;
  });
}
