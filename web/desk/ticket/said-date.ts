import { type Clockface, fieldWords } from '../../client/time-words.ts';

const month = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;
const zone = /(?:[+-]\d{2}:?\d{2}|\b(?:gmt|utc|z))(?:\s*\(.*\))?$/i;

/**
 * When a mail was written, from the words in which the mail that passes it on says so. Without a zone it is their clock, which
 * is shown as it stands; what cannot be read beyond doubt (numbers alone, other languages) stays in their words.
 */
export function saidDateWords(face: Clockface, said: string): string {
  const plain = said
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/ at (?=\d)/i, ' ')
    .trim();
  const isIso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(plain);
  if (!isIso && !(month.test(plain) && /\b\d{4}\b/.test(plain) && /\d{1,2}:\d{2}/.test(plain))) return said;
  const hasZone = zone.test(plain);
  const at = Date.parse(hasZone ? plain : isIso ? `${plain.replace(' ', 'T')}Z` : `${plain} UTC`);
  if (Number.isNaN(at)) return said;
  return fieldWords(hasZone ? face : { ...face, zone: 'UTC' }, new Date(at).toISOString());
}
