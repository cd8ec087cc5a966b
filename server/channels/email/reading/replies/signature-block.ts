// Signatures without a mark: a block of a name with a post or contact lines, below a closing, a rule or on its own. Told from
// what somebody has to say by what stands above it: who is asked for an address, or tells one, has it announced.

import { closingLine, closingStart } from './parting-words.ts';
import { isPost, isTitled } from './post-words.ts';

const contact =
  /(?:^|[|•·]\s?)\+?[\d(][\d\s()./-]{6,18}\d$|\+\d[\d\s().-]{7,}|(?<!\p{L})(?:tel|phone|mob|mobile?|fax|тел|моб|т|telefon|telefone|телефон|teléfono|téléphone|tél|cell|cel|celular|handy|direct|office|gsm|tlf|电话|手机)[.]?\s?[:：]{0,2}\s?[+\d(]|(?<!\p{L})[mptdocfw][.:]\s?[+\d(]|[\w.-]{1,64}@[\w-]{1,64}\.\w|\bwww\.|https?:\/\/|(?:^|[|•·]\s?)(?:[a-z0-9-]{2,40}\.){1,3}(?:com|net|org|io|eu|info|ru|ua|de|at|ch|fr|be|it|es|pt|br|pl|nl|uk|cn|tw)(?=\s?(?:$|[|•·/]))/iu;

/** How somebody is reached, what they are, or the name of a firm or a place. */
export const saysWho = (line: string): boolean => contact.test(line) || isPost(line) || isTitled(line);

/** A postscript or a whole sentence is news, also when a telephone number stands in it. */
export const isSentence = (line: string): boolean =>
  /[?？!！]$|^(p\.? ?s\b|з\.? ?ы\b|постскриптум|n\.? ?b\b)/iu.test(line) ||
  line.split(/\s+/).filter((word) => /^\p{Ll}{2,}[.,]?$/u.test(word)).length >= 4;

/**
 * A closing, a name, and at least one line that says how its bearer is reached or what they are. The block is the last of the
 * text, and none of it is said.
 */
export function closedBlockAt(lines: readonly string[], from: number, to: number): number | null {
  const block: string[] = [];
  for (let i = to - 1; i > from && block.length <= longestBlock; i--) {
    const line = lines[i]!.trim();
    if (line === '') continue;
    // "Thanks!" is said; "Thanks," is the beginning of the name below it.
    if (closingLine.test(line)) return signs(block) ? (/[!！]$/.test(line) ? firstFilled(lines, i + 1) : i) : null;
    const named = line.length < 90 ? closingStart.exec(line)?.[1] : undefined;
    if (named && isName(named)) return signs([named, ...block]) ? i : null;
    if (line.length > longestLine || isSentence(line) || isListed(line) || /@.*[:：]$/.test(line)) return null;
    block.unshift(line);
  }
  return null;
}

function firstFilled(lines: readonly string[], from: number): number {
  let at = from;
  while (lines[at]!.trim() === '') at++;
  return at;
}

function signs(block: readonly string[]): boolean {
  if (block.length < 2) return false;
  if (block.some((line) => contact.test(line))) return true;
  const [name = '', ...below] = block;
  if (!isName(name.replace(/,$/, '')) || below.length > 4) return false;
  if (below.some(isPost)) return below.every((line) => isPost(line) || isTitled(line));
  return name.includes(' ') && below.length <= 2 && below.every(isTitled);
}

const isName = (line: string): boolean => nameLine.test(line) || soleName.test(line);

const wideGap = 3;

/** Telephones with QQ leave much room above a name and an address. */
export function farBlockAt(lines: readonly string[], from: number, to: number): number | null {
  let at = to - 1;
  while (at > from && to - at < 8 && lines[at]!.trim() !== '') at--;
  const block = filled(lines, at + 1, to);
  if (block.length === 0 || block.length > 3 || !/^[\w.+-]{1,64}@[\w.-]{3,100}$/.test(block.at(-1)!)) return null;
  const isFar = at - wideGap >= from && lines.slice(at - wideGap + 1, at + 1).every((line) => line.trim() === '');
  return isFar && block.every(isSignatureLine) && !isAnnounced(lines, from, at) ? at + 1 : null;
}

/** Foxmail sets the address alone above what it quotes, with some empty lines before it. */
export function addressAt(lines: readonly string[], from: number, to: number): number | null {
  let at = to - 1;
  while (at > from && lines[at]!.trim() === '') at--;
  if (at - 2 <= from || !/^[\w.+-]{1,64}@[\w.-]{3,100}$/.test(lines[at]!.trim())) return null;
  return lines[at - 1]!.trim() === '' && lines[at - 2]!.trim() === '' && !isAnnounced(lines, from, at) ? at : null;
}

const longestBlock = 12;
const longestLine = 90;

/** "Maria Silva", with or without stars for bold, and what she is behind a bar or a comma. */
const nameLine =
  /^[*_]{0,2}\p{Lu}[\p{L}.'’-]{0,30}(?: (?:\p{Lu}[\p{L}.'’-]{0,30}|d[aeiou]s?|van|von|der|den|del|di|y|e|i)){1,4}[*_]{0,2}(?:\s?[|,/–—-]\s?\S.{1,60})?$/u;
const soleName = /^\p{Script=Han}{2,4}$|^-{0,2}\s?\p{Lu}\p{L}{1,20}\.?(?: \p{Lu}[\p{L}.'’-]{0,20}){0,3}$/u;

const ruler = /^\s*(?:-{3,}|_{3,}|[—–]{1,})\s*$/;

/** Below the only rule of a text: few short lines, a name first. A rule under a heading is none of these. */
export function ruledBlockAt(lines: readonly string[], from: number, to: number): number | null {
  let at = to - 1;
  while (at > from && at > to - 3 * longestBlock && !ruler.test(lines[at]!)) at--;
  if (at <= from || !ruler.test(lines[at]!)) return null;
  for (let i = from + 1; i < at; i++) if (ruler.test(lines[i]!)) return null;
  const above = lines[at - 1]!.trim();
  if (above !== '' && !/[.!?…。！？)]$/.test(above)) return null;
  const block = filled(lines, at + 1, to);
  if (block.length === 0 || block.length > longestBlock || !block.every(isSignatureLine)) return null;
  if (isAnnounced(lines, from, at)) return null;
  const isNamed = isName(block[0]!) || (closingLine.test(block[0]!) && block.length > 1);
  if (isNamed && (block.length <= 3 || block.some((line) => contact.test(line)))) return at;
  return above === '' && block.every((line) => contact.test(line)) ? at : null;
}

/** A full name on a line of its own, and under it two lines by which its bearer can be reached, or one and what they are. */
export function nameBlockAt(lines: readonly string[], from: number, to: number): number | null {
  let [found, contacts, posts, seen]: [number | null, number, number, number] = [null, 0, 0, 0];
  for (let i = to - 1; i > from && seen <= longestBlock; i--) {
    const line = lines[i]!.trim().replace(/^\*([^*]{2,30})\* \*([^*]{2,30})\*$/, '$1 $2');
    if (line === '') continue;
    if (!isSignatureLine(line)) break;
    seen++;
    const isEnough = contacts >= 2 || (contacts > 0 && posts > 0);
    if (contact.test(line)) contacts++;
    else if (isEnough && endsAbove(lines[i - 1]!.trim(), line) && nameLine.test(line)) found = i;
    else if (isPost(line)) posts++;
    // Set in bold, and what they are behind a bar: nobody writes that into a sentence.
    if (contacts >= 1 && /^[*_]{1,2}[^*_]{3,60}[*_]{1,2}\s?\|/.test(line) && nameLine.test(line)) found = i;
  }
  return found === null || isAnnounced(lines, from, found) ? null : found;
}

/** Nothing, or the first name that somebody signed with. */
const endsAbove = (above: string, name: string): boolean =>
  above === '' || (above.length > 1 && name.startsWith(`${above} `));

const filled = (lines: readonly string[], from: number, to: number): string[] =>
  lines
    .slice(from, to)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const isSignatureLine = (line: string): boolean =>
  line.length <= longestLine && !isSentence(line) && !isListed(line) && !/[:：]$/.test(line);

export const isListed = (line: string): boolean => /^(?:[-*•]+|\d{1,2}[.)]|[A-Za-z]\))\s/.test(line);

/** The words above ask somebody to write, to call or to send, or end in a colon: then the block is news. */
function isAnnounced(lines: readonly string[], from: number, to: number): boolean {
  const above = filled(lines, from, to).slice(-3).join(' ').slice(-300);
  return above === '' || isAnnouncedBy(above);
}

export const isAnnouncedBy = (above: string): boolean => /[:：]$/.test(above) || announcing.test(above);

const announcing =
  /\bsend\b|\bcome\b|\bvisit|technician|pick.?up|техник|мастер|приез|прийт|зайд|técnico|venir|vengan|techniker|kommen|passer|tecnico|technik|przyj|上门|contact|address|phone|number|\breach\b|\bcall\b|deliver|\bship|invoice|details|\bsend (?:it|them|this) to|адрес|контакт|телефон|номер|звон|достав|реквизит|счет|счёт|доставк|рахун|endere[çc]o|contat|contact|telefon|telemóvel|número|morada|entreg|fatura|nota fiscal|direcci[oó]n|factura|anschrift|adresse|nummer|rechnung|liefer|adresse|coordonn|facture|numéro|livr|indirizzo|recapit|fattura|numero|adres|numer|faktur|dostaw|gegevens|地址|电话|電話|联系|聯絡|发票/iu;
