// Under which of our addresses a mail arrived. Behind a plus sign stands what its sender or an administrator put there
// (support+printers@…, RFC 5233): such mail is for the mailbox before the plus, unless there is one of just that name.

import { normaliseEmail } from '../people/email-address.ts';
import { baseAddress } from './email/reply-address.ts';

/** The addresses that a mailbox of ours may have to be meant, best first, in normal form. */
export function homesOf(recipient: string): string[] {
  const address = normaliseEmail(baseAddress(recipient));
  if (!address) return [];
  const plus = address.indexOf('+');
  return plus > 0 ? [address, address.slice(0, plus) + address.slice(address.lastIndexOf('@'))] : [address];
}
