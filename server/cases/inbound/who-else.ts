// Who else takes part because a mail was written to them too. Only a mail that is proven to come from its sender may bring
// others in: otherwise anybody could have the desk write to anybody. No group, list or redirecting mailbox is brought in, because
// what we wrote to it would come back to us; and nobody whom the sender wrote to without letting them see that we read along.

import { baseAddress } from '../../channels/email/reply-address.ts';
import { homesOf } from '../../channels/own-address.ts';
import { readWay } from '../../channels/way-here.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import { findPersonsByEmail } from '../../people/find-people.ts';
import { type KnownPerson, knownPersons } from '../../people/known-persons.ts';
import type { Context } from '../../platform/context.ts';
import type { Word } from './inbound-rows.ts';
import type { Facts } from './read-facts.ts';

const mostCopied = 20;

/** @param fromAddress the address that the desk answers from where no mailbox is configured */
export function othersOf(word: Word, facts: Facts, fromAddress: string | null): string[] {
  const { parsed, inbound, sender, authentication } = word;
  if (authentication.result !== 'pass') return [];
  const passedOnBy = readWay(parsed).passedOnBy;
  const arrivedAt = new Set([...inbound.envelopeTo.flatMap(homesOf), fromAddress]);
  const isBox = (address: string): boolean =>
    homesOf(address).some((home) => facts.mailboxes.some((one) => one.address === home));
  const isWay = (address: string): boolean => arrivedAt.has(address) || passedOnBy.has(address) || isBox(address);
  const written = [...new Set([...parsed.to, ...parsed.cc].flatMap((one) => normaliseEmail(baseAddress(one)) ?? []))];
  const others = written.filter((one) => one !== sender.email && !isWay(one));
  if (written.some(isWay)) return others.slice(0, mostCopied);
  // Exchange says nothing of a distribution list; an address of our own house that is none of our mailboxes will be one.
  const house = new Set(facts.mailboxes.map((one) => domainOf(one.address)));
  house.delete(domainOf(sender.email));
  const outside = others.filter((one) => !house.has(domainOf(one)));
  return outside.length < others.length ? outside.slice(0, mostCopied) : [];
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The same for a mail that is added to a ticket: persons, and no colleague, who sees the ticket anyway. */
export async function copiedPeople(
  ctx: Context,
  word: Word,
  facts: Facts,
  fromAddress: string | null,
): Promise<KnownPerson[]> {
  const emails = othersOf(word, facts, fromAddress);
  if (emails.length === 0) return [];
  const found = await findPersonsByEmail(ctx.tx, emails);
  const persons = await knownPersons(
    ctx,
    found,
    emails.map((email) => ({ email })),
  );
  return persons.filter((one) => one.kind !== 'agent');
}
