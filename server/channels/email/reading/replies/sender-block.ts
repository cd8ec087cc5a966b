// A signature that begins with the very name that stands in From: no closing and no mark are needed to know it. A name alone
// stays, because people sign what they say.

import { closingLine } from './parting-words.ts';
import { isAnnouncedBy, isSignatureLine, saysWho } from './signature-block.ts';

/** Who writes, as From says it; the name may be empty. */
export type Sender = { name: string; address: string };

const mostLines = 14;

/** Where the block begins that names the sender, with the closing right above it; null when there is none. */
export function senderBlockAt(lines: readonly string[], from: number, to: number, sender: Sender): number | null {
  const names = wordsOf(sender.name);
  const beside = wordsOf(sender.name.match(/\(([^()]{0,80})\)/)?.[1] ?? '');
  let [found, below, seen, told]: [number | null, number, number, boolean] = [null, 0, 0, false];
  for (let i = to - 1; i > from && seen < mostLines; i--) {
    const line = lines[i]!.trim();
    if (line === '') continue;
    if (!isSignatureLine(line)) break;
    seen++;
    // Whoever names themself and goes on with what they have to say does not sign.
    const isTold = told || saysWho(line.split(/\s?\|\s?/)[1] ?? '');
    if (names.length > 1 && below > 0 && isTold && startsApart(lines, i, names[0]!) && isNamed(line, names)) found = i;
    told ||= saysWho(line) || wordsOf(line).some((word) => beside.includes(word));
    below++;
  }
  if (found === null) return addressBlockAt(lines, from, to, sender.address);
  const above = lastAbove(lines, from, found);
  if (above !== null && closingLine.test(lines[above]!.trim())) {
    return /[!！]$/.test(lines[above]!.trim()) ? found : above > from ? above : null;
  }
  return above === null || isAnnouncedBy(lines[above]!.trim()) ? null : found;
}

/** Few lines below an empty one that end in the sender's own address: a telephone signs so. */
function addressBlockAt(lines: readonly string[], from: number, to: number, address: string): number | null {
  let end = to - 1;
  while (end > from && lines[end]!.trim() === '') end--;
  let at = end;
  while (at > from && lines[at]!.trim() !== '') at--;
  const block = lines.slice(at + 1, end + 1).map((line) => line.trim());
  // Foxmail sets the address alone above what it quotes.
  const fewest = to < lines.length ? 1 : 2;
  if (at <= from || block.length < fewest || block.length > 4 || !block.every(isSignatureLine)) return null;
  if (block.at(-1)!.toLowerCase() !== address.toLowerCase()) return null;
  const above = lastAbove(lines, from, at);
  if (above === null) return null;
  const said = lines[above]!.trim();
  return (block.length === 1 ? /[:：]$/.test(said) : isAnnouncedBy(said)) ? null : at + 1;
}

/** "Silva, Maria (Stores)" and "MARIA SILVA" are the same words. */
function wordsOf(name: string): string[] {
  const plain = name.replace(/\([^()]{0,80}\)|["'“”„«»*_]/g, ' ').replace(/\s+(?:via|по поручению)\s.*$/iu, ' ');
  const [last = '', first = ''] = plain.split(',');
  return `${first} ${last}`.toLowerCase().match(/[\p{L}\p{M}.’-]{2,}/gu) ?? [];
}

/** The name, in either order, and at most what they are behind a bar or a comma. */
function isNamed(line: string, names: readonly string[]): boolean {
  const [head = ''] = line.replace(/[*_]/g, '').split(/\s?[|,/–—]|\s-\s/, 1);
  const words: string[] = head.toLowerCase().match(/[\p{L}\p{M}.’-]{2,}/gu) ?? [];
  return words.length <= names.length + 1 && names.every((name) => words.includes(name));
}

/** Below an empty line, a closing, or the first name that somebody signed with. */
function startsApart(lines: readonly string[], at: number, first: string): boolean {
  const above = lines[at - 1]!.trim();
  return above === '' || closingLine.test(above) || above.toLowerCase().replace(/[.,]$/, '') === first;
}

function lastAbove(lines: readonly string[], from: number, at: number): number | null {
  let above = at - 1;
  while (above >= from && lines[above]!.trim() === '') above--;
  return above >= from ? above : null;
}
