// What somebody newly wrote, apart from what their mail program quoted and signed. When unsure everything is kept: a line
// too many costs a glance, a line too few costs a question. No line is lost: each stands in one of the three parts.

import { footerStart, signatureStart, signsOff } from './reply-signature.ts';
import {
  bareIntroduction,
  beginsIntroduction,
  datedIntroduction,
  forwardLine,
  fromField,
  groupWiseLine,
  introductions,
  isCertainIntroduction,
  nameAndAddress,
  notesLine,
  notesSubject,
  notesTo,
  originalLine,
  otherField,
  programLine,
  replyAboveLine,
  ruledIntroduction,
  runningFields,
  runningIntroduction,
  subjectField,
  wholeDateField,
} from './reply-words.ts';
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

/** Takes the text of a reply apart. `text` has plain line ends. */
export function splitReply(text: string): SplitReply {
  const lines = unwrappedLines(text);
  const parts = partsOf(lines);
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

/** Where "On Monday, Ana wrote:" ends that begins in this line; null when it does not. */
export const introductionEnd = (lines: readonly string[], at: number): number | null =>
  introductionAt(lines, at, lines.length)?.end ?? null;

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === '') at++;
  return at;
}

function partsOf(lines: readonly string[]): Part[] {
  const end = footerStart(lines);
  const lastMark = lines.findLastIndex((line, i) => i < end && isQuoted(line));
  const quoteAt = findQuote(lines, end, lastMark);
  const ownFrom = quoteAt === null ? (answerBelow(lines, end, lastMark) ?? 0) : 0;
  const ownTo = quoteAt ?? end;
  const signedAt = signatureStart(lines, ownFrom, ownTo);
  const signedBelow = lastMark >= ownTo && signsOff(lines, lastMark + 1, end) ? lastMark + 1 : end;
  return lines.map((_line, i) => {
    if (i < ownFrom) return 'quote';
    if (i < signedAt) return 'own';
    return i < ownTo || i >= signedBelow ? 'signature' : 'quote';
  });
}

const isQuoted = (line: string): boolean => /^\s{0,4}>/.test(line);

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

/** The plain signs at the front spare the long patterns most lines: a text may have very many. */
function isRuledHead(lines: readonly string[], at: number, line: string): boolean {
  if (line.length < 8) return false;
  if (/^[-—–*_=]/.test(line) && originalLine.test(line)) return true;
  if (/^[-—–]/.test(line) && ruledIntroduction.test(line)) return true;
  if (line.length < 150 && replyAboveLine.test(line)) return true;
  if (line.startsWith('>>>') && groupWiseLine.test(line)) return true;
  if (line.length < 400 && /^(?:from|temat|[*_]{1,2}from):?/i.test(line) && runningFields.test(line)) return true;
  if (line.includes('---') && notesLine.test(line)) return true;
  // Whatever words stand between the dashes, in whatever language: the fields below them say what they are.
  return (
    (/^[_-]{8,}$/.test(line) || /^[-—–_*=]{3,}\s?\p{L}.{2,60}[-—–_*=]{2,}$/u.test(line)) && isFieldBlock(lines, at + 1)
  );
}

/** "From: …" is a quote's head only with "Sent: …" or the like below it, and a subject or an address: a journey has neither. */
function isFieldBlock(lines: readonly string[], at: number): boolean {
  let first = at;
  if (!/[:：]/.test(lines[at]?.slice(0, 30) ?? '') && lines[at]?.trim() !== '') return false;
  while (first < at + 4 && lines[first]?.trim() === '') first++;
  const top = lines[first]?.trim() ?? '';
  if (!isField(top)) return false;
  const next = lines[skipBlank(lines, first + 1)]?.trim() ?? '';
  // A whole date with its zone is written by programs alone, and so the line below it needs no more.
  if (wholeDateField.test(top) && /^to\s?:.*@/i.test(next)) return !isPasted(lines, at, [top, next]);
  const isFirst = fromField.test(top) || (otherField.test(top) && fromField.test(next));
  // Hotmail begins with the date or the subject, and then leaves no line between.
  if (!isFirst && !areFields(lines, first)) return false;
  const head = lines.slice(first, first + 9).map((line) => line.trim());
  if (isPasted(lines, at, head)) return false;
  const others = head.filter((line) => otherField.test(line)).length;
  const hasSubject = head.some((line) => subjectField.test(line));
  // Without a subject an address or the time of sending shows that these are no places of a journey.
  return hasSubject ? others >= 1 : others >= 2 && head.some((line) => line.includes('@') || sentAt.test(line));
}

const isField = (line: string): boolean => fromField.test(line) || otherField.test(line) || subjectField.test(line);

const sentAt =
  /^[*_]{0,2}(?:sent|отправлено|надіслано|enviad[oa]|gesendet|envoyé|inviato|wysłano|verzonden|发送时间)[^\d]{1,40}\d.{4,60}\d{1,2}:\d{2}/iu;

const areFields = (lines: readonly string[], first: number): boolean => {
  const four = lines.slice(first, first + 4).map((line) => line.trim());
  return four.some((line) => fromField.test(line)) && four.every((line) => isField(line));
};

/** Headers that somebody shows us: announced by a colon, or among headers that no quote has. */
function isPasted(lines: readonly string[], at: number, head: readonly string[]): boolean {
  if (head.some((line) => /^(received|message-id|mime-version|content-type|return-path|x-[\w-]+)\s?:/i.test(line)))
    return true;
  let above = at - 1;
  while (above >= 0 && above > at - 3 && lines[above]!.trim() === '') above--;
  const line = lines[above]?.trim() ?? '';
  return /[\p{L}\p{N})][:：]$/u.test(line) && !originalLine.test(line);
}

/** Old Lotus Notes: a name, a time, and then "To", "cc" and "Subject" on lines of their own. */
function isOldNotesHead(lines: readonly string[], at: number): boolean {
  if (!/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(lines[at + 1]?.trim() ?? '')) return false;
  const near = lines.slice(at + 2, at + 14).map((line) => line.trim());
  const to = near.findIndex((line) => notesTo.test(line));
  return to >= 0 && to <= 2 && near.slice(to + 1).some((line) => notesSubject.test(line));
}

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

function introductionAt(lines: readonly string[], at: number, limit: number): { end: number; certain: boolean } | null {
  let joined = '';
  for (let end = at + 1; end <= Math.min(at + mostIntroductionLines, limit); end++) {
    const line = plainSigns(lines[end - 1]!);
    if (line === '' || line.startsWith('>') || joined.length + line.length > 400) return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (bareIntroduction.test(joined)) return nextIsQuoted(lines, end, limit) ? { end, certain: false } : null;
    if (!/[:：]$/.test(joined)) continue;
    if (joined.length < 6 || !introductions.some((form) => form.test(joined))) return null;
    // The last line of the answer may stand right above it, and begin with the same word.
    return end > at + 1 && (!beginsIntroduction.test(lines[at]!.trim()) || beginsBelow(lines, at, end))
      ? null
      : { end, certain: isCertainIntroduction(joined) || (isApart(lines, at, end) && nameAndAddress.test(joined)) };
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

const isApart = (lines: readonly string[], at: number, end: number): boolean =>
  at > 0 && lines[at - 1]!.trim() === '' && lines[end]?.trim() === '';

function nextIsQuoted(lines: readonly string[], from: number, limit: number): boolean {
  const next = skipBlank(lines, from);
  return next < limit && isQuoted(lines[next]!);
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
