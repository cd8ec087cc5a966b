// Who a mail is from, and how far that is proven. Identity is From (4.2.5); where a group has put its own address there, it is
// the writer whom the group names, and nothing that was proven of the group is proven of them.

import type { ParsedMail } from '../../channels/email/reading/parse-mail.ts';
import { headerAddresses } from '../../channels/email/reading/read-headers.ts';
import type { Inbound } from '../../channels/inbound.ts';
import { readWay } from '../../channels/way-here.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import { readableLine } from '../../platform/readable-line.ts';
import type { Mail } from './inbound-rows.ts';

/** Only a message without any From is taken for the envelope's, unproven as that is. Null: nobody can be answered for it. */
export function senderOf(mail: ParsedMail, inbound: Pick<Inbound, 'envelopeFrom'>): Mail['sender'] {
  const { isRewritten, writer } = readWay(mail);
  const author = isRewritten ? writer : mail.from;
  const from = normaliseEmail(author?.address ?? '');
  if (from) return { email: from, name: readableLine(author!.name) };
  // A group is written to by all and read by many: whoever answered it would write to everybody.
  if (isRewritten) return null;
  const envelope = normaliseEmail(inbound.envelopeFrom ?? '');
  return envelope ? { email: envelope, name: '' } : null;
}

/**
 * What was proven was proven for the one address in From. Where there are several, none that can be read, the identity was
 * taken from elsewhere, or the headers can be read in two ways, nothing is proven.
 */
export function onlyForFrom(
  authentication: Mail['authentication'],
  raw: Buffer,
  parsed: ParsedMail,
  sender: Mail['sender'],
): Mail['authentication'] {
  if (authentication.result !== 'pass') return authentication;
  const isSender = normaliseEmail(parsed.from?.address ?? '') === sender?.email;
  if (isSender && hasOneAuthor(raw, parsed)) return authentication;
  const how = readWay(parsed).isRewritten ? 'a group names its writer' : 'its From is not one readable address';
  return { ...authentication, result: 'none', policy: null, how };
}

/** Whether there is one From with one address, however it is read. */
export function hasOneAuthor(raw: Buffer, { headers, from }: ParsedMail): boolean {
  const authors = headerAddresses(headers, 'from');
  const isOne = headers.get('from')?.length === 1 && authors.length === 1 && authors[0]!.address === from?.address;
  return isOne && !hasLoneReturn(raw);
}

/** Whether a CR without LF stands in the headers: some programs end a line there and others do not. */
function hasLoneReturn(raw: Buffer): boolean {
  const end = [raw.indexOf('\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0);
  return /\r(?!\n)/.test(raw.subarray(0, Math.min(raw.length, ...end) + 1).toString('latin1'));
}
