// A page as lines of text, each known for what its program says it is. The page's own containers are surer than any words:
// what they quote is marked as in plain mail, what they sign with is taken out; the rest is for `replies/split-reply.ts` to read.

import { cleanHtml } from './clean-html.ts';
import { textOfHtml, withoutHidden } from './clean-html-text.ts';
import { introductionEnd } from './replies/introduction-lines.ts';
import { type Container, containerOf, isWordRule } from './replies/page-containers.ts';
import { programLine } from './replies/program-lines.ts';
import { isSentence } from './replies/signature-block.ts';
import { isForwardLine } from './replies/split-reply.ts';

export type PageParts = {
  /** What is written and what is quoted, the latter with a mark before each line. */
  text: string;
  signature: string;
};

/** `typed` is a signature that people write into, `block` a quote of no known program, `apart` what stands outside its box. */
type Part = 'own' | 'apart' | 'quote' | 'signature' | 'typed' | 'block';

/** Letters that no mail has stand in the text for "from here on this part". */
const signs: Record<Part, string> = {
  own: '\uf8d0',
  quote: '\uf8d1',
  signature: '\uf8d2',
  typed: '\uf8d3',
  block: '\uf8d4',
  apart: '\uf8d5',
};
const anySign = /[\uf8d0-\uf8d5]/;
const partOfSign = Object.fromEntries(Object.entries(signs).map(([part, sign]) => [sign, part as Part]));

const mostHtml = 500_000;
const mostParts = 500;
const mostOpen = 20;

/** @returns null when no container says anything about the page */
export function partsOfPage(html: string): PageParts | null {
  if (html.length > mostHtml || anySign.test(html)) return null;
  const marked = withSigns(withoutHidden(html));
  const clean = marked === null ? null : cleanHtml(marked);
  return clean === null ? null : readSections(sectionsOf(textOfHtml(clean)));
}

type Open = { name: string; depth: number; blocks: number; container: Container | { part: 'block'; reach: 'all' } };

/** The page with a sign wherever another part begins; null when there is only one. */
function withSigns(html: string): string | null {
  const out: string[] = [];
  const open: Open[] = [];
  let [from, now, isMarked]: [number, Part, boolean] = [0, 'own', false];
  for (const { 0: tag, 1: slash, 2: word, index } of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]{0,2000}>/gi)) {
    const name = word!.toLowerCase();
    if (slash === '/') close(open, name);
    else begin(open, name, tag.toLowerCase(), html, index + tag.length);
    const part = partNow(open);
    if (part === now) continue;
    // A sign stands before the tag that opens a part and behind the one that closes it.
    const at = slash === '/' ? index + tag.length : index;
    const isApart = now === 'block' && part === 'own' && endsBox.test(html.slice(at, at + 200));
    out.push(html.slice(from, at), `<br>${signs[isApart ? 'apart' : part]}<br>`);
    [from, now, isMarked] = [at, part, true];
  }
  return isMarked && out.length < 2 * mostParts ? out.join('') + html.slice(from) : null;
}

const endsBox = /^(?:\s|<br\b[^<>]{0,100}>)*<\/(?:div|td|body|html)>/i;

function partNow(open: readonly Open[]): Part {
  if (open.length === 0) return 'own';
  for (const part of ['quote', 'signature', 'typed'] as const) {
    if (open.some((one) => one.container.part === part)) return part;
  }
  return 'block';
}

const voidTag = /^(?:br|hr|img|input|meta|link|col|wbr|base|area|includetail)$/;

const endsParagraph = /^(?:p|div|blockquote|table|ul|ol|hr|pre|h[1-6])$/;

function begin(open: Open[], name: string, tag: string, html: string, end: number): void {
  const isVoid = voidTag.test(name) || tag.endsWith('/>');
  if (open.at(-1)?.name === 'p' && endsParagraph.test(name)) open.pop();
  for (const one of open) {
    if (!isVoid && one.name === name) one.depth++;
    if (name === 'blockquote') one.blocks++;
  }
  const inner = open.at(-1)?.container.part;
  if (open.length >= mostOpen || inner === 'quote') return;
  const container = startsRest(tag, html, end) ? ({ part: 'quote', reach: 'open' } as const) : containerOf(tag);
  if (container?.reach === 'open' || (container && tag.startsWith('<includetail'))) {
    open.push({ name: '', depth: 1, blocks: 0, container });
  } else if (container && !isVoid && !(inner === 'block' && container.part !== 'quote')) {
    open.push({ name, depth: 1, blocks: 0, container });
  } else if (name === 'blockquote' && open.length === 0) {
    open.push({ name, depth: 1, blocks: 0, container: { part: isCite(tag) ? 'quote' : 'block', reach: 'all' } });
  }
}

function close(open: Open[], name: string): void {
  for (let i = open.length - 1; i >= 0; i--) {
    const one = open[i]!;
    if (one.name === name) one.depth--;
    if (name === 'blockquote' && one.blocks > 0) one.blocks--;
    const endsFirst = one.container.reach === 'first' && name === 'blockquote' && one.blocks === 0;
    if (one.depth === 0 || endsFirst) open.splice(i, 1);
  }
}

const isCite = (tag: string): boolean =>
  /type=["']?cite|class=["'][^"']*(?:quote|cite)/.test(tag) ||
  (/border-left:/.test(tag) && !/elementtoproof/.test(tag));

/** Only with a field below it is Word's line, or the place where Outlook appends, the beginning of a quote. */
function startsRest(tag: string, html: string, end: number): boolean {
  const isPlace = tag.includes('appendonsend');
  if (!isPlace && !isWordRule(tag)) return false;
  const below = html.slice(end, end + 2500).replace(/<style\b[^>]*>[^<]*/gi, ' ');
  const ruled = isPlace ? /^(?:\s|&nbsp;|<\/?(?:div|p|span|br|font|o:p)\b[^<>]{0,300}>)*<hr\b/i.test(below) : true;
  return ruled && /^[\s*]*\p{L}[\p{L} ]{0,25}\s?[:：]/u.test(below.replace(/<[^<>]{0,2000}>|&nbsp;/g, ' '));
}

type Section = { part: Part; lines: string[] };

function sectionsOf(text: string): Section[] {
  const found: Section[] = [{ part: 'own', lines: [] }];
  for (const line of text.split('\n')) {
    const sign = anySign.exec(line)?.[0];
    if (sign) found.push({ part: partOfSign[sign]!, lines: [] });
    else found.at(-1)!.lines.push(line);
  }
  const joined: Section[] = [];
  for (const one of found.filter(({ lines }) => lines.some((line) => line.trim() !== ''))) {
    if (joined.at(-1)?.part === one.part) joined.at(-1)!.lines.push('', ...one.lines);
    else joined.push(one);
  }
  return joined;
}

function readSections(sections: Section[]): PageParts {
  const signature: string[] = [];
  const lines: string[] = [];
  const ownBlocks = areOwnBlocks(sections);
  for (const { part, lines: these } of sections) {
    if (part === 'signature' || (part === 'typed' && isSignature(these))) {
      signature.push(...these);
      dropRule(lines);
    } else if (part === 'quote' && !isForwardLine(firstOf(these))) {
      dropRule(lines);
      lines.push('', ...quoted(these));
    } else if (part === 'block' && ownBlocks) lines.push(...these.map((line) => line.replace(/^(?:> ?)+/, '')));
    else lines.push(...these);
  }
  return {
    text: lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    signature: signature.join('\n').trim(),
  };
}

const firstOf = (lines: readonly string[]): string =>
  lines.find((line) => line.trim() !== '')?.replace(/^[>\s]+/, '') ?? '';

/** "Ana wrote:" stays without a mark, as in plain mail. */
function quoted(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const end = introductionEnd(lines, first) ?? first;
  return lines.map((line, i) => (i < end || line.startsWith('>') ? line : line === '' ? '>' : `> ${line}`));
}

/** Who sets off a passage by the button of their program writes above and below it, and no program says who wrote it. */
function areOwnBlocks(sections: readonly Section[]): boolean {
  const first = sections.findIndex((one) => one.part === 'block');
  if (first <= 0) return false;
  const last = sections.findLastIndex((one) => one.part === 'block');
  const above = sections.filter((one, i) => one.part === 'own' && sections[i + 1]?.part === 'block');
  return sections[last + 1]?.part === 'own' && above.length > 0 && !above.some((one) => endsInIntroduction(one.lines));
}

const endsInIntroduction = (lines: readonly string[]): boolean => {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return [0, 1, 2, 3].some((up) => last >= up && introductionEnd(lines, last - up) === last + 1);
};

const mostLines = 30;
const mostLetters = 2000;

/** What begins with a sentence was written there. */
function isSignature(lines: readonly string[]): boolean {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '' && !/^[-_–—]+$/.test(line));
  const first = filled[0] ?? '';
  return (
    filled.length <= mostLines &&
    filled.join('').length <= mostLetters &&
    (programLine.test(first) || !(isSentence(first) || first.length > 120))
  );
}

/** The two dashes that many set above their signature. */
function dropRule(lines: string[]): void {
  let at = lines.length - 1;
  while (at >= 0 && lines[at]!.trim() === '') at--;
  if (at > 0 && /^\s*[-_–—]{1,40}\s*$/.test(lines[at]!)) lines.length = at;
}
