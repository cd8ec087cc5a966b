// "On Monday, Ana wrote:" in one line or in several, and how sure it is that a program wrote it.

import { closingLine, closingStart } from './parting-words.ts';
import {
  bareIntroduction,
  beginsIntroduction,
  datedIntroduction,
  introductions,
  isCertainIntroduction,
  isPlainIntroduction,
  nameAndAddress,
} from './reply-words.ts';

/** Where "On Monday, Ana wrote:" ends that begins in this line; null when it does not. */
export const introductionEnd = (lines: readonly string[], at: number): number | null =>
  introductionAt(lines, at, lines.length)?.end ?? null;

export function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === '') at++;
  return at;
}

export const isQuoted = (line: string): boolean => /^\s{0,4}>/.test(line);

const mostIntroductionLines = 4;
/** Digits and addresses as the patterns know them. */
const plainSigns = (line: string): string =>
  !/[^\n-~]|\]\(/.test(line)
    ? line.trim()
    : line
        .replace(directionMarks, '')
        .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
        .replace(/\[([^\][\s]{3,100})\]\(mailto:[^()\s]{3,100}\)/g, '$1')
        .trim();
/** Programs set them around names in lines that are read from the right. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function introductionAt(
  lines: readonly string[],
  at: number,
  limit: number,
): { end: number; certain: boolean } | null {
  let joined = '';
  for (let end = at + 1; end <= Math.min(at + mostIntroductionLines, limit); end++) {
    const line = plainSigns(lines[end - 1]!);
    if (line === '' || line.startsWith('>') || joined.length + line.length > 400) return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (bareIntroduction.test(joined)) return nextIsQuoted(lines, end, limit) ? { end, certain: false } : null;
    if (!/[:：]$/.test(joined)) continue;
    if (joined.length < (/\p{Script=Han}/u.test(joined) ? 4 : 6) || !introductions.some((form) => form.test(joined)))
      return null;
    // The last line of the answer may stand right above it, and begin with the same word.
    return end > at + 1 && (!beginsIntroduction.test(lines[at]!.trim()) || beginsBelow(lines, at, end))
      ? null
      : { end, certain: isCertainIntroduction(joined) || isCertainHere(lines, at, end, joined) };
  }
  return null;
}

function beginsBelow(lines: readonly string[], at: number, end: number): boolean {
  for (let below = at + 1; below < end; below++) {
    const line = plainSigns(lines.slice(below, end).join(' '));
    if (datedIntroduction.test(line) && introductions.some((form) => form.test(line))) return true;
  }
  return false;
}

/** What somebody might have typed is a program's where it stands as programs set it. */
function isCertainHere(lines: readonly string[], at: number, end: number, line: string): boolean {
  if (at === 0 || lines[at - 1]!.trim() !== '') return false;
  if (lines[end]?.trim() === '' && nameAndAddress.test(line)) return true;
  // Below a greeting somebody may show us what they were told.
  if (/[,，:：]$/.test(lastWords(lines, at))) return false;
  return isPlainIntroduction(line) || (namesSomebody.test(line) && followsName(lines, at));
}

const namesSomebody =
  /^on (?:mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6},? .{2,80}:$|<[^<>\s]{1,80}@[^<>\s]{1,80}>.{0,20}:$/iu;

const lastWords = (lines: readonly string[], at: number): string =>
  lines
    .slice(Math.max(0, at - 3), at)
    .findLast((line) => line.trim() !== '')
    ?.trim() ?? '';

/** Who has taken their leave and set their name below it has said everything. */
function followsName(lines: readonly string[], at: number): boolean {
  const above = lines
    .slice(Math.max(0, at - 6), at)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = above.at(-1) ?? '';
  if (last.length > 60) return false;
  return closingStart.test(last) || (above.length > 1 && closingLine.test(above.at(-2)!) && !/[.!?:,]$/.test(last));
}

export function nextIsQuoted(lines: readonly string[], from: number, limit: number): boolean {
  const next = skipBlank(lines, from);
  return next < limit && isQuoted(lines[next]!);
}
