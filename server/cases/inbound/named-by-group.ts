// Where a group has put its own address into From, the group alone says who wrote. That is believed of a group of ours. Any
// other one may be anybody's: who calls themselves a list could write in everybody's name, and past the wish of that person's
// domain (DMARC), which is asked for the domain in From. So the word of another group opens a ticket and joins none, and the
// wish of the writer's domain counts as if the mail had come from there.

import { type Authentication, isPublic, type Resolver, wishOf } from '../../channels/email/authenticate-mail.ts';
import type { ParsedMail } from '../../channels/email/reading/parse-mail.ts';
import type { Inbound } from '../../channels/inbound.ts';
import { readWay } from '../../channels/way-here.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { isCommonHouse } from '../spam/block-sender.ts';
import type { Mail } from './inbound-rows.ts';
import { hasOneAuthor } from './who-wrote.ts';

type Named = {
  inbound: Pick<Inbound, 'door' | 'remoteAddress'>;
  raw: Buffer;
  parsed: ParsedMail;
  sender: Mail['sender'];
  /** What was found out about the address in From. */
  group: Authentication;
  /** What of that counts for the writer. */
  found: Authentication;
};

/** @returns what was found out about the writer, marked as hearsay where only a group elsewhere names them */
export async function namedByGroup(ctx: Context, resolver: Resolver, named: Named): Promise<Authentication> {
  const { parsed, sender, group, found } = named;
  if (!sender || !parsed.from || !readWay(parsed).isRewritten) return found;
  const from = domainOf(parsed.from.address);
  const isProven = group.result === 'pass' && hasOneAuthor(named.raw, parsed);
  if ((await isOfOurHouse(ctx.tx, from)) && (isProven || isUnproveable(named))) return found;
  const writers = domainOf(sender.email);
  // The people of a house write through its own groups; that their domain has them do so is proven.
  const isOfOneHouse = isProven && (from === writers || from.endsWith(`.${writers}`));
  const wish = isOfOneHouse ? null : await wishOf(writers, resolver);
  const policy = wish === 'reject' || wish === 'quarantine' || found.result !== 'fail' ? wish : found.policy;
  return { ...found, policy, how: `only ${parsed.from.address} names its writer`, isHearsay: true };
}

/** Behind a server of ours nothing shows where a mail came from: a forged group is as good there as a forged writer. */
const isUnproveable = ({ inbound, group }: Named): boolean =>
  group.result === 'none' &&
  !(inbound.door === 'smtp' && inbound.remoteAddress !== null && isPublic(inbound.remoteAddress));

/** Where half the world has its mail, a neighbour is nobody of ours. */
async function isOfOurHouse(tx: Database, domain: string): Promise<boolean> {
  if (isCommonHouse(domain)) return false;
  const mailboxes = await tx.selectFrom('mailbox').select('address').execute();
  const houses = mailboxes.map((one) => domainOf(one.address)).filter((one) => !isCommonHouse(one));
  return houses.some((house) => domain === house || domain.endsWith(`.${house}`));
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
