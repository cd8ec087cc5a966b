// By which way a mail came to us: which lists and groups have passed it on, which addresses have redirected it, and who wrote
// it where a group has put its own address into From, as groups do for senders whose domain forbids the changes that groups
// make (DMARC). Everything here is the word of headers that a sender can write too, so it takes rights away (no group becomes
// a participant) and proves nothing.
//
// Resent-From, Resent-To and the rest (RFC 5322, 3.6.6) say who put a mail on its way again and for whom. They are a note on
// the way and nothing else: the writer stays the one in From, answers go to the writer, and who has passed it on takes no part.

import { normaliseEmail } from '../people/email-address.ts';
import type { ParsedMail } from './email/reading/parse-mail.ts';
import { type Headers, headerAddresses, type MailAddress } from './email/reading/read-headers.ts';
import { baseAddress } from './email/reply-address.ts';

export type WayHere = {
  /** In normal form: lists, groups and redirecting mailboxes. None of them is a person. */
  passedOnBy: ReadonlySet<string>;
  /** From is a group's address. */
  isRewritten: boolean;
  /** Who wrote it then; null where nobody is named. */
  writer: MailAddress | null;
};

export function readWay({ headers, from, deliveredTo }: Pick<ParsedMail, 'headers' | 'from' | 'deliveredTo'>): WayHere {
  const groups = groupsIn(headers);
  const passedOnBy = new Set([
    ...groups.sure,
    ...groups.likely,
    ...addressesOf(headers, redirectHeaders),
    ...deliveredTo.flatMap((one) => normaliseEmail(baseAddress(one)) ?? []),
  ]);
  const own = normaliseEmail(from?.address ?? '');
  if (!own) return { passedOnBy, isRewritten: false, writer: null };
  const writer = writerBehind(headers, from!, groups.sure);
  const saysVia = via.test(from!.name) && (groups.likely.has(own) || writer?.isOriginal === true);
  if (!groups.sure.has(own) && !saysVia) return { passedOnBy, isRewritten: false, writer: null };
  passedOnBy.add(own);
  const name = writer?.name || from!.name.replace(via, '').replace(/^'(.*)'$/, '$1');
  return { passedOnBy, isRewritten: true, writer: writer && { name, address: writer.address } };
}

const redirectHeaders = [
  'x-forwarded-for',
  'x-forwarded-to',
  'x-sieve-redirected-from',
  'x-ms-exchange-inbox-rules-loop',
  'resent-from',
  'resent-sender',
  'resent-to',
  'resent-cc',
];

/** `Ravi via Support`, as groups write it in the languages that we know. */
const via = /\s+(via|über|por meio de|por|через)\s+.{1,100}$/iu;

/** Sure: it takes letters under this address. Likely: its name, written as an address. */
function groupsIn(headers: Headers): { sure: Set<string>; likely: Set<string> } {
  const sure = new Set(addressesOf(headers, ['list-post', 'x-beenthere', 'x-mailing-list']));
  for (const value of headers.get('mailing-list') ?? []) {
    const list = normaliseEmail(/\blist\s+([^\s;<>]{1,300})/i.exec(value)?.[1] ?? '');
    if (list) sure.add(list);
  }
  const id = /<([^<>\s.]{1,64})\.([^<>\s]{3,250})>/.exec(headers.get('list-id')?.[0] ?? '');
  const likely = id ? normaliseEmail(`${id[1]}@${id[2]}`) : null;
  return { sure, likely: new Set(likely ? [likely] : []) };
}

const anAddress = /[^\s<>()[\]",;:?&=]{1,64}@[^\s<>()[\]",;:?&=]{1,253}/g;
const mostText = 8000;
const mostFound = 50;

function addressesOf(headers: Headers, names: readonly string[]): string[] {
  const texts = names.flatMap((name) => headers.get(name) ?? []);
  const found = texts.flatMap((text) => text.slice(0, mostText).match(anAddress) ?? []);
  return found.slice(0, mostFound).flatMap((one) => normaliseEmail(baseAddress(one)) ?? []);
}

type Writer = MailAddress & { isOriginal: boolean };

/** Google keeps the old From, Mailman makes of it the address for answers or, where those go to the list, a copy. */
function writerBehind(headers: Headers, from: MailAddress, groups: ReadonlySet<string>): Writer | null {
  const group = normaliseEmail(from.address);
  const isPerson = ({ address }: MailAddress): boolean => {
    const email = normaliseEmail(address);
    return email !== null && email !== group && !groups.has(email);
  };
  const original = headerAddresses(headers, 'x-original-from', 'original-from', 'x-original-sender').find(isPerson);
  if (original) return { ...original, isOriginal: true };
  const answered = headerAddresses(headers, 'reply-to').find(isPerson);
  if (answered) return { ...answered, isOriginal: false };
  const name = from.name.replace(via, '');
  const copy = headerAddresses(headers, 'cc').find((one) => name !== '' && one.name === name && isPerson(one));
  return copy ? { ...copy, isOriginal: false } : null;
}
