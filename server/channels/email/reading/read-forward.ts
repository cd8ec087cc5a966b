// A mail that somebody passes on to the desk: who wrote it first, when, about what, and what. It is only offered (4.2.6):
// where no head of a message can be read beyond doubt, or it names no address, there is no answer.

import type { Attached } from '../../channel.ts';
import type { ParsedMail } from './parse-mail.ts';
import type { MailAddress } from './read-headers.ts';
import { forwardLine, fromField, originalLine, otherField, subjectField } from './replies/reply-words.ts';
import { passesOn } from './replies/split-reply.ts';

export type Forward = {
  from: MailAddress;
  /** As the mail says it, in its own language; empty when it does not. */
  date: string;
  subject: string;
  /** The words of the inner message; they may hold another one that was passed on before. */
  text: string;
  /** What the person who passes it on says about it. */
  comment: string;
  how: 'in the text' | 'as a file';
};

const mostText = 300_000;

/**
 * `takeApart` reads an attached message; a running desk hands over what does it on a thread of its own.
 * @returns null when nothing is passed on, or it cannot be read whose message it was
 */
export async function readForward(
  mail: { subject: string; text: string; files: readonly Attached[] },
  takeApart: (raw: Buffer) => Promise<ParsedMail>,
): Promise<Forward | null> {
  return readForwardedText(mail.text, mail.subject) ?? (await readForwardedFile(mail, takeApart));
}

/** Reads it out of the text alone; also for the text of a `Forward`, when it was passed on more than once. */
export function readForwardedText(text: string, subject: string): Forward | null {
  const lines = text
    .slice(0, mostText)
    .split('\n')
    .map((line) => line.replace(/[\u00a0\u202f]/g, ' ').replace(/\ufeff/g, ''));
  const at = lines.findIndex((line, i) => isStart(lines, i, line, subject));
  if (at < 0) return null;
  const isMarked = lines.slice(at + 1).every((line) => line.trim() === '' || /^\s*>/.test(line));
  const body = lines.slice(at).map((line) => (isMarked ? line.replace(/^\s*> ?/, '') : line));
  const begins = isSeparator(unmarked(lines[at]!)) || isRuler(lines[at]!) ? 1 : 0;
  const comment = lines.slice(0, at).join('\n').trim();
  return fromFields(body.slice(begins), comment) ?? fromIntroduction(body.slice(begins), comment);
}

const unmarked = (line: string): string => line.replace(/^[\s>]+/, '').trim();
const isSeparator = (line: string): boolean => forwardLine.test(line) || originalLine.test(line);
const isRuler = (line: string): boolean => /^\s*[_-]{8,}\s*$/.test(line);

/** A line that says so; or, when the subject says so, the head of a message. */
function isStart(lines: readonly string[], at: number, line: string, subject: string): boolean {
  const bare = unmarked(line);
  if (bare === '') return false;
  if (/^[-—–*_=]|[:：*_]$/.test(bare) && forwardLine.test(bare)) return true;
  if (!passesOn(subject)) return false;
  if (/^[-—–*_=]/.test(bare) && originalLine.test(bare)) return true;
  const next = isRuler(line) ? firstWords(lines, at + 1) : at;
  return next < lines.length && fromField.test(unmarked(lines[next]!)) && hasFieldsBelow(lines, next);
}

function firstWords(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && at < from + 4 && lines[at]!.trim() === '') at++;
  return at;
}

const hasFieldsBelow = (lines: readonly string[], at: number): boolean =>
  lines.slice(at + 1, at + 8).filter((line) => otherField.test(unmarked(line)) || subjectField.test(unmarked(line)))
    .length >= 2;

const dateField =
  /^(?:\|\s?)?[*_]{0,2}(?:sent|date|отправлено|отправлен|дата|надіслано|відправлено|enviad[oa]s?(?: em| el)?|data|fecha|gesendet|datum|envoyé(?: le)?|inviato|wysłan[oe]|发送时间|发送日期|日期|时间|寄件日期)\s?[*_]{0,2}\s?[:：]/iu;
const mostFieldLines = 16;

/** "From: … Date: … Subject: … To: …", in any order and language, up to the first empty line. */
function fromFields(body: readonly string[], comment: string): Forward | null {
  let at = firstWords(body, 0);
  const found = { from: '', date: '', subject: '' };
  let last: keyof typeof found | null = null;
  let fields = 0;
  for (; at < body.length && fields < mostFieldLines; at++) {
    const line = body[at]!.trim();
    if (line === '') break;
    const kind = kindOf(line);
    if (kind === null && fields === 0) return null;
    if (kind === null && !isFolded(body[at]!, last, found)) break;
    if (kind !== null) fields++;
    last = kind === null ? last : kind === 'other' ? null : kind;
    if (last && kind !== null && found[last] === '') found[last] = restOf(line);
    else if (last && kind === null) found[last] = `${found[last]} ${line}`.trim();
  }
  const from = readPerson(found.from);
  if (!from || fields < 2) return null;
  return {
    from,
    date: found.date,
    subject: found.subject,
    text: innerText(body.slice(at)),
    comment,
    how: 'in the text',
  };
}

function kindOf(line: string): 'from' | 'date' | 'subject' | 'other' | null {
  if (fromField.test(line)) return 'from';
  if (subjectField.test(line)) return 'subject';
  if (dateField.test(line)) return 'date';
  return otherField.test(line) || /^[\p{L} -]{2,20}\s?[:：]/u.test(line) ? 'other' : null;
}

/** A long list of recipients or an address under its name runs on in the next line. */
const isFolded = (line: string, last: string | null, found: { from: string }): boolean =>
  /^\s/.test(line) || last === null || (last === 'from' && !found.from.includes('@'));

const restOf = (line: string): string =>
  line
    .replace(/^[^:：]{1,30}[:：]\s*/u, '')
    .replace(/^[*_]+\s*|\s*[*_]+$/g, '')
    .trim();

/** Yandex writes one line instead: the time and the sender. */
function fromIntroduction(body: readonly string[], comment: string): Forward | null {
  const at = firstWords(body, 0);
  const line = body[at]?.trim() ?? '';
  const match =
    /^(?<date>.{0,60}\d{1,2}:\d{2}.{0,40}?),?\s(?<who>(?:от\s|from\s)?["“«]?.{0,120}<[^<>\s]+@[^<>\s]+>)\s?:$/u.exec(
      line,
    );
  const from = match && readPerson(match.groups!.who!.replace(/^(от|from)\s/u, ''));
  if (!from) return null;
  const date = match.groups!.date!.replace(/,\s*$/, '');
  return { from, date, subject: '', text: innerText(body.slice(at + 1)), comment, how: 'in the text' };
}

const ending =
  /^-{4,}\s?(конец пересылаемого сообщения|end of forwarded message|завершение пересылаемого сообщения)\s?-*$/iu;

function innerText(lines: readonly string[]): string {
  const end = lines.findIndex((line) => ending.test(line.trim()));
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').trim();
}

/** "Ravi <ravi@…>", "Ravi [mailto:ravi@…]", "Ravi (ravi@…)", "Ravi <ravi@…<mailto:ravi@…>>", or the address alone. */
function readPerson(value: string): MailAddress | null {
  const plain = value.replace(/<?mailto:[^<>\s\]]*>?(?=[>\]\s]|$)/gi, (whole) =>
    value.indexOf('@') < value.indexOf(whole) ? '' : whole.replace(/<?mailto:/i, '<'),
  );
  const address = /[^\s<>()[\]"'“”«»,;:]{1,64}@[a-z0-9\p{L}.-]{1,200}\.[a-z0-9\p{L}-]{2,}/iu.exec(plain);
  if (!address) return null;
  const name = plain
    .slice(0, address.index)
    .replace(/[<>()[\]"“”«»*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^['‘](.*)['’]$/, '$1');
  return { name: name.slice(0, 200), address: address[0] };
}

/** A message that is the only one attached, to a mail that says little itself. */
async function readForwardedFile(
  mail: { subject: string; text: string; files: readonly Attached[] },
  takeApart: (raw: Buffer) => Promise<ParsedMail>,
): Promise<Forward | null> {
  const messages = mail.files.filter((file) => file.type === 'message/rfc822' || /\.eml$/i.test(file.name));
  const isReport = mail.files.some((file) => /delivery-status|disposition-notification/.test(file.type));
  if (messages.length !== 1 || isReport || (!passesOn(mail.subject) && mail.text.length > 2000)) return null;
  const inner = await takeApart(messages[0]!.bytes);
  if (!inner.from?.address.includes('@')) return null;
  const { from, date, subject, text } = inner;
  return { from, date, subject, text, comment: mail.text.trim(), how: 'as a file' };
}
