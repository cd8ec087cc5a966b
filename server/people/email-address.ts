// How an e-mail address is compared: the domain in lower case and punycode, the local part in lower case. No tricks with
// dots or plus signs: they are other people's business.

import { domainToASCII } from 'node:url';
import { invalid } from '../platform/errors.ts';

/** @returns the normal form, or null when the text is no address that mail can be sent to. */
export function normaliseEmail(text: string): string | null {
  const trimmed = text.trim().replace(/^<|>$/g, '');
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || trimmed.length > 254) return null;
  const local = trimmed.slice(0, at).normalize('NFC').toLowerCase();
  const written = trimmed.slice(at + 1).replace(/\.$/, '');
  // `domainToASCII` reads like the host of a URL and would cut “bank.com/.evil.com” to “bank.com”, and fold wide letters.
  // A domain is compared only when it is written as one.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(written) || written.normalize('NFKC') !== written) return null;
  const domain = domainToASCII(written).toLowerCase();
  const hasOddLetter = [...local].some(
    (letter) => letter <= ' ' || '<>()[]\\,;:@"'.includes(letter) || letter === '\u007f',
  );
  if (domain === '' || hasOddLetter || local.length > 64) return null;
  return `${local}@${domain}`;
}

/** @throws Invalid with a sentence that quotes the text. */
export function emailOrThrow(text: string): string {
  const value = normaliseEmail(text);
  if (!value) throw invalid('“{address}” is not an e-mail address.', { address: text.slice(0, 100) });
  return value;
}
