// The head of a quote in fields, "From: … Sent: … To: … Subject: …", with the line that programs rule above it, and what else
// stands alone in a line and is written by programs only.

import { introductionAt, skipBlank } from './introduction-lines.ts';
import {
  dateField,
  fromField,
  groupWiseLine,
  notesLine,
  notesSubject,
  notesTo,
  originalLine,
  otherField,
  replyAboveLine,
  ruledIntroduction,
  runningFields,
  sentField,
  subjectField,
  toField,
  wholeDateField,
} from './reply-words.ts';

/** The plain signs at the front spare the long patterns most lines: a text may have very many. */
export function isRuledHead(lines: readonly string[], at: number, line: string): boolean {
  if (line.length < 8) return false;
  if (/^[-—–*_=]/.test(line) && originalLine.test(line)) return true;
  if (/^[-—–]/.test(line) && ruledIntroduction.test(line)) return true;
  if (line.length < 150 && replyAboveLine.test(line)) return true;
  if (line.startsWith('>>>') && groupWiseLine.test(line)) return true;
  if (line.length < 400 && /^[*_]{0,2}(?:from|temat):?/i.test(line) && runningFields.test(line)) return true;
  if (line.startsWith('>') && orangeLine.test(line)) return /^>? ?de ?:/i.test(lines[at + 1]?.trim() ?? '');
  if (/^[_-]{8,}$/.test(line) && (isShortBlock(lines, at + 1) || isRuledIntroduction(lines, at + 1))) return true;
  if (line.includes('---') && notesLine.test(line)) return true;
  // Whatever words stand between the dashes, in whatever language: the fields below them say what they are.
  return (
    (/^[_-]{8,}$/.test(line) || /^[-—–_*=]{3,}\s?\p{L}.{2,60}[-—–_*=]{2,}$/u.test(line)) && isFieldBlock(lines, at + 1)
  );
}

/** Orange marks its head like a line of the quote, and leaves the quote without marks. */
const orangeLine = /^> ?message du \d{1,2}\/\d{1,2}\/\d{2,4}/i;

/** Below a rule a sender and a time of sending are enough, and below the one that Outlook sets a sender alone. */
function isShortBlock(lines: readonly string[], at: number): boolean {
  const [rule, top, next] = [lines[at - 1], lines[at], lines[at + 1]].map((line) => line?.trim() ?? '');
  if (!fromField.test(top!)) return false;
  return sentField.test(next!) || (/^_{24,}$/.test(rule!) && !/[?？]$/.test(top!));
}

/** Yandex: a rule, to whom and about what, and then who wrote when. */
function isRuledIntroduction(lines: readonly string[], at: number): boolean {
  let next = at;
  while (next < at + 3 && isField(lines[next]?.trim() ?? '')) next++;
  return next > at && introductionAt(lines, next, lines.length) !== null;
}

/** "From: …" is a quote's head only with "Sent: …" or the like below it, and a subject or an address: a journey has neither. */
export function isFieldBlock(lines: readonly string[], at: number): boolean {
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
  if (isFirst && sentField.test(next) && (top.includes('@') || toField.test(head[2] ?? ''))) return true;
  const others = head.filter((line) => otherField.test(line)).length;
  const hasSubject = head.some((line) => subjectField.test(line));
  // Without a subject an address or the time of sending shows that these are no places of a journey.
  const tellsWhen = head.some((line) => dateField.test(line) || sentField.test(line));
  const tellsWho = tellsWhen || head.some((line) => line.includes('@'));
  return hasSubject
    ? others >= 1 && tellsWho
    : others >= 2 && head.some((line) => line.includes('@') || sentAt.test(line));
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
export function isOldNotesHead(lines: readonly string[], at: number): boolean {
  if (!/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(lines[at + 1]?.trim() ?? '')) return false;
  const near = lines.slice(at + 2, at + 14).map((line) => line.trim());
  const to = near.findIndex((line) => notesTo.test(line));
  return to >= 0 && to <= 2 && near.slice(to + 1).some((line) => notesSubject.test(line));
}
