// What is new in a mail that has a text, a page, or both. The page's containers are asked first; the words of the text are
// read in every case.

import { partsOfPage } from './page-parts.ts';
import type { Sender } from './replies/sender-block.ts';
import { type SplitReply, splitReply } from './replies/split-reply.ts';

/** @param page the raw HTML; empty when there is none. @param isPageText whether `text` was read from it */
export function splitMail(text: string, page: string, isPageText: boolean, sender?: Sender): SplitReply {
  const byWords = splitReply(text, sender);
  const parts = page === '' ? null : partsOfPage(page);
  if (parts === null) return byWords;
  const byPage = splitReply(parts.text, sender);
  if (lettersOf(unmarked(byPage.text)) === '') return byWords;
  const signature = [parts.signature, byPage.signature].filter((one) => one !== '').join('\n');
  if (isPageText) return { ...byPage, signature, cut: byPage.cut || signature !== '' };
  return shortened(byWords, byPage, signature);
}

const unmarked = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n');

/** The text up to where the page's own words end, when it begins with just these; else the text as its words say. */
function shortened(byWords: SplitReply, byPage: SplitReply, signature: string): SplitReply {
  const text = withoutLinks(byWords.text);
  const [all, own] = [lettersOf(text), lettersOf(withoutLinks(byPage.text))];
  if (own.length >= all.length || !all.startsWith(own)) return byWords;
  const end = endOf(text, own.length);
  if (end === null) return byWords;
  const rest = byWords.text.slice(end).trim();
  const [left, signs] = [all.slice(own.length), lettersOf(signature)];
  const isSigned = signs !== '' && (left.startsWith(signs.slice(0, 40)) || signs.startsWith(left));
  const join = (...these: string[]): string => these.filter((one) => one !== '').join('\n');
  return {
    text: withoutRule(byWords.text.slice(0, end)),
    quote: isSigned ? byWords.quote : join(rest, byWords.quote),
    signature: isSigned ? join(rest, byWords.signature) : byWords.signature,
    cut: true,
  };
}

const letter = /[\p{L}\p{N}]/u;

const lettersOf = (text: string): string => text.match(/[\p{L}\p{N}]+/gu)?.join('') ?? '';

/** Where links lead stands in the text and not in the words of a page; blanks keep every other sign in its place. */
const withoutLinks = (text: string): string =>
  text.replace(/<(?:https?:|mailto:)[^<>\s]{1,2000}>|\[(?:image|cid):[^[\]\n]{0,300}\]/gi, (link) =>
    ' '.repeat(link.length),
  );

/** Behind the last of so many letters and the signs that end its sentence; null when more stands in that line. */
function endOf(text: string, letters: number): number | null {
  let seen = 0;
  let at = 0;
  while (at < text.length && seen < letters) {
    const sign = String.fromCodePoint(text.codePointAt(at)!);
    if (letter.test(sign)) seen += sign.length;
    at += sign.length;
  }
  const line = text.indexOf('\n', at);
  const end = line < 0 ? text.length : line;
  return lettersOf(text.slice(at, end)) === '' ? end : null;
}

const withoutRule = (text: string): string => text.replace(/\s*\n[ \t]*(?:[-–—]{1,3}|_{2,80})\s*$/, '').trim();
