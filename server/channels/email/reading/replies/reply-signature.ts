// Where a signature begins: a mark, the line of a telephone, a closing with a name and a post or contact lines under it, or
// what lawyers and virus scanners add. A name alone stays where it is: people sign what they say.

import { disclaimerLine, sureDisclaimerLine } from './parting-words.ts';
import { programLine } from './program-lines.ts';
import { type Sender, senderBlockAt } from './sender-block.ts';
import { addressAt, closedBlockAt, farBlockAt, isListed, nameBlockAt, ruledBlockAt } from './signature-block.ts';

const longestSignature = 12;
const longestFooter = 40;

/** Where the footer of lawyers and scanners begins that stands under everything, also under the quote; else the end. */
export function footerStart(lines: readonly string[]): number {
  const from = Math.max(1, lines.length - longestFooter);
  for (let i = from; i < lines.length; i++) {
    if (!isDisclaimer(lines, i)) continue;
    // Something quoted below means that the footer belongs to the middle of the mail.
    if (lines.slice(i).some((line) => line.trimStart().startsWith('>'))) continue;
    return isRuler(lines[i - 1] ?? '') ? i - 1 : i;
  }
  return lines.length;
}

/** Where the signature under lines `from` to `to` begins; `to` when there is none. */
export function signatureStart(lines: readonly string[], from: number, to: number, sender?: Sender): number {
  let end = to;
  for (let i = Math.max(from + 1, to - longestFooter); i < to; i++) {
    if (isDisclaimer(lines, i)) {
      end = isRuler(lines[i - 1] ?? '') ? i - 1 : i;
      break;
    }
  }
  const beforeProgram = withoutProgramLines(lines, from, end);
  const marked = markAt(lines, from, beforeProgram);
  if (marked !== null) return marked;
  return (
    ruledBlockAt(lines, from, beforeProgram) ??
    (sender ? senderBlockAt(lines, from, beforeProgram, sender) : null) ??
    closedBlockAt(lines, from, beforeProgram) ??
    nameBlockAt(lines, from, beforeProgram) ??
    farBlockAt(lines, from, beforeProgram) ??
    (to < lines.length ? addressAt(lines, from, beforeProgram) : null) ??
    beforeProgram
  );
}

/** Whether everything from line `at` to `end` is a signature: what may stand under a quote without being an answer. */
export function signsOff(lines: readonly string[], at: number, end: number): boolean {
  let first = at;
  while (first < end && lines[first]!.trim() === '') first++;
  if (end - first > longestSignature || first >= end) return false;
  const line = lines[first]!;
  return (
    line.trim() === '--' || lines.slice(first, end).every((one) => one.trim() === '' || programLine.test(one.trim()))
  );
}

function withoutProgramLines(lines: readonly string[], from: number, to: number): number {
  let end = to;
  for (let i = to - 1; i > from; i--) {
    const line = lines[i]!.trim();
    if (programLine.test(line) && standsAlone(lines, i, from)) end = i;
    else if (line !== '' && !(end < to && /^[-_–—]{1,3}$/.test(line))) break;
    else if (line !== '') end = i;
  }
  return end;
}

/** A sentence may begin like the line of a telephone; then words stand right above it, and it is long. */
const standsAlone = (lines: readonly string[], at: number, from: number): boolean => {
  const above = at > from ? lines[at - 1]!.trim() : '';
  return (
    lines[at]!.replace(/<?https?:\S+>?/, '').trim().length <= 45 ||
    namesProgram.test(lines[at]!) ||
    above === '' ||
    /^[-_–—]+$/.test(above) ||
    programLine.test(above)
  );
};

/** With so many words nobody but a program names a program. */
const namesProgram =
  /blackberry|samsung galaxy|k-9 mail|proton mail|gmx mail|web\.de mail|яндекс\p{Z}?\.?почт|для android|systemu (?:android|ios)/iu;

/** Some programs drop the blank of the mark; but somebody who rules off parts of a text has more than one. */
function markAt(lines: readonly string[], from: number, to: number): number | null {
  let [bare, last] = [0, -1];
  for (let i = from; i < to; i++) {
    if (lines[i]!.trimEnd() === '--' && lines[i - 1]?.trimEnd() !== '--') bare++;
  }
  for (let i = to - 1; i >= Math.max(from + 1, to - longestSignature - 20); i--) {
    if (lines[i] === '-- ' || (lines[i]!.trim() === '--' && bare === 1)) {
      last = i;
      break;
    }
  }
  if (last < 0) return null;
  while (last - 1 > from && lines[last - 1]!.trimEnd() === '--') last--;
  const below = lines.slice(last + 1, to).filter((line) => line.trim() !== '');
  if (lines[last] !== '-- ' && (below.some(isListed) || /[?？]$/.test(below.at(-1) ?? ''))) return null;
  return below.length < longestSignature ? last : null;
}

/** Where the page had no empty line, what only lawyers write may follow right below. A heading alone is none. */
function isDisclaimer(lines: readonly string[], at: number): boolean {
  if (!startsParagraph(lines, at)) {
    return /[.!?…)]$/.test((lines[at - 1] ?? '').trim()) && sureDisclaimerLine.test(lines[at]!.trim());
  }
  const words = paragraphAt(lines, at);
  return disclaimerLine.test(words) && (words.length > 15 || lines.slice(at + 1).some((line) => line.trim() !== ''));
}

const isRuler = (line: string): boolean => /^\s*(?:[-_=*~]{3,}|--)\s*$/.test(line);

const startsParagraph = (lines: readonly string[], at: number): boolean =>
  lines[at]!.trim() !== '' && (at === 0 || (lines[at - 1] ?? '').trim() === '' || isRuler(lines[at - 1]!));

function paragraphAt(lines: readonly string[], at: number): string {
  const found: string[] = [];
  for (let i = at; i < Math.min(at + 6, lines.length) && lines[i]!.trim() !== ''; i++) found.push(lines[i]!.trim());
  return found.join(' ').slice(0, 600);
}
