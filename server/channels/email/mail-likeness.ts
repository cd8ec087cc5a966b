// Whether two mails say the same in the name of different people. What a sender of masses changes from mail to mail
// (numbers, addresses, the name that is greeted, spaces) does not count; too short a text is like many others and has none.

import { createHash } from 'node:crypto';

const leastLetters = 40;
const mostText = 20_000;

/** @returns 16 bytes, or null where the text is too short to say anything. */
export function mailLikeness(subject: string, text: string): Buffer | null {
  const plain = bare(subject.replace(/^(\s*(re|fwd?|aw|wg)\s*:)+/i, ''));
  const body = bare(withoutGreeting(text.slice(0, mostText)));
  if (body.length < leastLetters) return null;
  return createHash('sha256').update(`${plain}\n${body}`).digest().subarray(0, 16);
}

const withoutGreeting = (text: string): string => {
  const [first = '', ...rest] = text.trim().split('\n');
  return first.length <= 60 && /[,!:]\s*$/.test(first) ? rest.join('\n') : text;
};

const bare = (text: string): string =>
  text
    .toLowerCase()
    // Word by word: a pattern that looks for the @ from every letter on takes a second for one long word.
    .replace(/\S+/g, (word) => (/.@./.test(word) ? ' ' : word.replace(/https?:\/\/.*/, ' ')))
    .replace(/[^\p{L}]+/gu, '');
