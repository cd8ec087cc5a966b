// Under which of our addresses a mail arrived. Behind a plus sign stands what its sender or an administrator put there
// (support+printers@…, RFC 5233): such mail is for the mailbox before the plus, unless there is one of just that name.

import { normaliseEmail } from '../people/email-address.ts';
import type { Database } from '../platform/database.ts';
import { invalid } from '../platform/errors.ts';
import { baseAddress } from './email/reply-address.ts';

/** The addresses that a mailbox of ours may have to be meant, best first, in normal form. */
export function homesOf(recipient: string): string[] {
  const address = normaliseEmail(baseAddress(recipient));
  if (!address) return [];
  const plus = address.indexOf('+');
  return plus > 0 ? [address, address.slice(0, plus) + address.slice(address.lastIndexOf('@'))] : [address];
}

/** What we wrote there would come back to us, as a customer's. @throws Invalid when one of these is an address of ours */
export async function mustBeElsewhere(tx: Database, emails: readonly string[]): Promise<void> {
  const homes = emails.flatMap(homesOf);
  if (homes.length === 0) return;
  const ours = await tx.selectFrom('mailbox').select('address').where('address', 'in', homes).execute();
  const address = emails.find((email) => homesOf(email).some((home) => ours.some((one) => one.address === home)));
  if (address !== undefined) throw invalid('{address} is an address of this desk.', { address });
}
