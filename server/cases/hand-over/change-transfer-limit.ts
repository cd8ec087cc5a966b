// An administrator says how often a ticket is passed on before a lead decides.

import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { readTransferLimit, setTransferLimit } from '../../settings/transfer-limit.ts';

/** @throws Forbidden */
export function changeTransferLimit(ctx: Context, limit: number): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators change settings.');
    const before = await readTransferLimit(tx);
    await together(tx, [
      setTransferLimit(limit),
      record({ ...ctx, tx }, [{ kind: 'transfer_limit.changed', data: { before, limit } }]),
    ]);
    return limit;
  });
}
