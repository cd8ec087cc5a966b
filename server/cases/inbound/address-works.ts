// Mail had come back from an address, and now mail comes from it that shows whose it is: it works again.

import { setAddressWell } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import type { Mail } from './inbound-rows.ts';
import type { Facts } from './read-facts.ts';

/** Also a machine's answer is sent from a mailbox that exists. */
export async function noteAddressWorks(ctx: Context, { sender, authentication }: Mail, facts: Facts): Promise<void> {
  const known = facts.sender;
  if (!sender || !known || known.health === 'good' || authentication.result !== 'pass') return;
  await together(ctx.tx, [
    setAddressWell(ctx, sender.email),
    record(ctx, [{ kind: 'address.recovered', subjectId: known.id, data: { addressId: known.addressId, by: 'mail' } }]),
  ]);
}
