// What somebody newly wrote, apart from what their mail program quoted and signed. When unsure everything is kept: a line
// too many costs a glance, a line too few costs a question. No line is lost: each stands in one of the three parts.

import { isFieldBlock, isOldNotesHead, isRuledHead } from './field-block.ts';
import { introductionAt, isQuoted, nextIsQuoted, skipBlank } from './introduction-lines.ts';
import { programLine } from './program-lines.ts';
import { footerStart, signatureStart, signsOff } from './reply-signature.ts';
import { forwardLine, runningIntroduction } from './reply-words.ts';
import type { Sender } from './sender-block.ts';
import { unwrappedLines } from './unwrap-lines.ts';

export type SplitReply = {
  /** What is new, or everything when nothing but a quote is there. */
  text: string;
  quote: string;
  signature: string;
  /** Whether anything was taken out of the text. */
  cut: boolean;
};

type Part = 'own' | 'quote' | 'signature';

/** Takes the text of a reply apart. `text` has plain line ends; whose name it ends with is told surer when `sender` is known. */
export function splitReply(text: string, sender?: Sender): SplitReply {
  const lines = unwrappedLines(text);
  const parts = partsOf(lines, sender);
  const join = (part: Part): string => trimLines(lines.filter((_line, i) => parts[i] === part));
  const own = join('own');
  if (saysNothing(own)) return { text: text.trim(), quote: '', signature: '', cut: false };
  const [quote, signature] = [join('quote'), join('signature')];
  return { text: own.trim(), quote, signature, cut: quote !== '' || signature !== '' };
}

/** Nothing, or only the line that a telephone adds. */
const saysNothing = (own: string): boolean =>
  own.length < 300 && own.split('\n').every((line) => line.trim() === '' || programLine.test(line.trim()));

/** A message that is passed on is what its sender has to say, also where its program begins it like a quote. */
export const passesOn = (subject: string): boolean =>
  /^\s*(\[[^\]]{1,40}\]\s?)?(fwd?|enc|i|wg|tr|rv|pd|tr\.|пересл|fw\s?\[\d+\]|转发|轉寄|doorst)\s?[:：]/iu.test(subject);

/**
 * Of an answer between the quoted lines the words that are new. Nothing but a quote is given back as it is: then it is what
 * somebody had to say.
 */
export function answerAlone(reply: string): string {
  const lines = reply.split('\n');
  const isNew = lines.map((line) => !isQuoted(line));
  for (let i = 0; i < lines.length; i++) {
    const head = isNew[i] ? introductionAt(lines, i, lines.length) : null;
    if (!head || isNew[skipBlank(lines, head.end)] !== false) continue;
    for (let at = i; at < head.end; at++) isNew[at] = false;
  }
  const own = trimLines(lines.filter((_line, i) => isNew[i])).replace(/\n{3,}/g, '\n\n');
  return own === '' ? reply : own;
}

export const isForwardLine = (line: string): boolean => line.length > 7 && forwardLine.test(line);

function partsOf(lines: readonly string[], sender?: Sender): Part[] {
  const end = footerStart(lines);
  const lastMark = lines.findLastIndex((line, i) => i < end && isQuoted(line));
  const quoteAt = withRule(lines, findQuote(lines, end, lastMark));
  const ownFrom = quoteAt === null ? (answerBelow(lines, end, lastMark) ?? 0) : 0;
  const ownTo = quoteAt ?? end;
  const signedAt = signatureStart(lines, ownFrom, ownTo, sender);
  const signedBelow = lastMark >= ownTo && signsOff(lines, lastMark + 1, end) ? lastMark + 1 : end;
  return lines.map((_line, i) => {
    if (i < ownFrom) return 'quote';
    if (i < signedAt) return 'own';
    return i < ownTo || i >= signedBelow ? 'signature' : 'quote';
  });
}

/** The line that is ruled above the head of a quote belongs to it. */
function withRule(lines: readonly string[], quoteAt: number | null): number | null {
  let at = (quoteAt ?? 0) - 1;
  while (at > 0 && lines[at]!.trim() === '') at--;
  return at > 0 && /^\s*[-_]{8,80}\s*$/.test(lines[at]!) ? at : quoteAt;
}

/** The line at which the quote begins, if everything after it belongs to it. */
function findQuote(lines: readonly string[], end: number, lastMark: number): number | null {
  const quotesOnly = quotesToTheEnd(lines, end);
  // A quote without marks that holds an older one with marks begins here, if nothing was written below.
  let unmarked: number | null = null;
  for (let i = 0; i < end; i++) {
    const line = lines[i]!.trim();
    if (line === '') continue;
    if (line.length > 7 && /^[-—–*_=]|[:：*_]$/.test(line) && forwardLine.test(line)) return unmarked;
    if (isHead(lines, i, line, lastMark)) return unmarked ?? i;
    if (isQuoted(line)) {
      if (quotesOnly[i]) return unmarked ?? i;
      continue;
    }
    const head = introductionAt(lines, i, end);
    if (!head) continue;
    const isCertain = head.certain || followsProgramLine(lines, i);
    if (quotesOnly[head.end] || (isCertain && lastMark < head.end)) return unmarked ?? i;
    if (isCertain && !nextIsQuoted(lines, head.end, end)) unmarked ??= i;
  }
  return null;
}

const isHead = (lines: readonly string[], at: number, line: string, lastMark: number): boolean =>
  isRuledHead(lines, at, line) ||
  (line.includes('@') && runningIntroduction.test(line) && lastMark < at) ||
  isFieldBlock(lines, at) ||
  isOldNotesHead(lines, at);

/** Below the line that a telephone adds nobody writes "Maria wrote:" any more. */
function followsProgramLine(lines: readonly string[], at: number): boolean {
  let above = at - 1;
  while (above > 0 && above > at - 4 && lines[above]!.trim() === '') above--;
  return above > 0 && programLine.test(lines[above]!.trim());
}

/**
 * For each line whether only quoted lines, empty lines and a signature follow from it on; words between or below quotes are
 * an answer of their own. Looked through once from the end, because a text may have very many lines.
 */
function quotesToTheEnd(lines: readonly string[], end: number): boolean[] {
  const found = Array<boolean>(lines.length + 1).fill(false);
  let clean = true;
  let quoted = false;
  for (let i = end - 1; i >= 0; i--) {
    const line = lines[i]!.trim();
    if (line.startsWith('>')) quoted = true;
    else if (line !== '' && !quoted && signsOff(lines, i, end)) clean = true;
    else if (line !== '') [clean, quoted] = [false, false];
    found[i] = clean && quoted;
  }
  return found;
}

const fewQuotedLines = 5;

/**
 * Where the answer begins when a whole mail is quoted above it. A short quote stays with the answer: who picked a line out
 * answers just that line, and "yes" alone would tell nobody anything.
 */
function answerBelow(lines: readonly string[], end: number, lastMark: number): number | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  const head = first < 0 ? null : introductionAt(lines, first, end);
  if (!head) return null;
  let at = head.end;
  let quoted = 0;
  while (at < end && (isQuoted(lines[at]!) || lines[at]!.trim() === '')) {
    if (/^\s*>[\s>]*\S/.test(lines[at]!)) quoted++;
    at++;
  }
  return quoted >= fewQuotedLines && at < end && lastMark < at ? at : null;
}

function trimLines(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? '' : lines.slice(first, last + 1).join('\n');
}
