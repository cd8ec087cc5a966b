// Mail came back from an address, and an agent knows that it works again: they were told so, or the mailbox was emptied.

import type { AddressHealthView } from '../../../contract/delivery.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import { setAddressWell } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { canReply } from '../../tickets/permissions.ts';

/** @throws Forbidden, NotFound */
export async function sayAddressWorks(
  ctx: Context,
  { personId, address }: { personId: string; address: string },
): Promise<AddressHealthView> {
  if (!canReply(ctx.actor)) throw forbidden('Only agents decide about this.');
  const value = normaliseEmail(address) ?? '';
  const found = await ctx.tx
    .selectFrom('address')
    .select(['id', 'health', 'healthAt'])
    .where('personId', '=', personId)
    .where('channel', '=', 'email')
    .where('value', '=', value)
    .executeTakeFirst();
  if (!found) throw notFound('This person has no such address.');
  const view = { address: value, health: 'good' as const, reason: null, said: null };
  if (found.health === 'good') return { ...view, since: found.healthAt?.toISOString() ?? null };
  await together(ctx.tx, [
    setAddressWell(ctx, value),
    record(ctx, [{ kind: 'address.recovered', subjectId: personId, data: { addressId: found.id, by: 'agent' } }]),
  ]);
  return { ...view, since: ctx.now.toISOString() };
}
