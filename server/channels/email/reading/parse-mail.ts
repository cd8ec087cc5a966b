// One raw mail made readable. It never fails: what cannot be read well is read less well, and `broken` says so.

import { inspectFile } from '../../../platform/attached/inspect-file.ts';
import type { Attached } from '../../channel.ts';
import { cleanHtml } from './clean-html.ts';
import { roughTextOfHtml, textOfHtml, withoutHidden } from './clean-html-text.ts';
import { cutHtmlQuote } from './cut-html-quote.ts';
import { readParts } from './mail-parts.ts';
import type { CalendarPart } from './read-calendar-part.ts';
import { decodeGuessing, storable } from './read-charset.ts';
import {
  type Headers,
  header,
  headerAddresses,
  headerText,
  type MailAddress,
  messageIds,
  readHeaders,
} from './read-headers.ts';
import { passesOn, type SplitReply } from './replies/split-reply.ts';
import { splitMail } from './split-mail.ts';
import { type Seal, unpackParts } from './unpack-parts.ts';

export type ParsedMail = {
  /** Without the angle brackets; null when there is none. */
  messageId: string | null;
  from: MailAddress | null;
  /** Only offered to agents: the person who writes is the one in From. */
  replyTo: MailAddress | null;
  to: string[];
  cc: string[];
  /** Where mail servers on the way say it was delivered to. */
  deliveredTo: string[];
  subject: string;
  /** As it stands in the header. */
  date: string;
  text: string;
  /** Sanitised. Images of the mail itself carry `data-cid`, images from elsewhere `data-blocked-src`. */
  html: string | null;
  /** What is new in it, when it answers something and could be told apart from its quote; else null. */
  reply: { text: string; html: string | null } | null;
  /** The text taken apart, whether it answers something or not. */
  split: SplitReply;
  files: Attached[];
  /** The invitation in it, or the answer to one. */
  calendar: CalendarPart | null;
  /** It only says whether somebody comes. */
  isCalendarReply: boolean;
  /** How it is signed or encrypted; whether the signature holds is not looked at. */
  seal: Seal | null;
  /** A signature that stood in the text: no file of the mail, but kept with its message as one that lies beside it is. */
  signature: Attached | null;
  inReplyTo: string[];
  /** Oldest first, as they stand. */
  references: string[];
  headers: Headers;
  broken: string | null;
};

/** What servers, and who redirects a mail (RFC 5322, 3.6.6), write down of the way. */
const deliveryHeaders = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-forwarded-to',
  'resent-to',
  'resent-cc',
];

export async function parseMail(given: Buffer): Promise<ParsedMail> {
  const raw = withLineFeeds(given);
  const { headers, bodyAt } = readHeaders(raw);
  // Not a mail at all; somebody may still read something out of it.
  if (headers.size === 0) {
    const words = printable(decodeGuessing(raw.subarray(0, mostPlain)));
    return { ...plainMail(raw), text: words, split: splitMail(words, '', false) };
  }
  const parts = await unpackParts(await readParts(raw, bodyAt), (inner) => readParts(inner, readHeaders(inner).bodyAt));
  const html = parts.html === '' ? null : cleanHtml(parts.html);
  const isPageText = parts.text.trim() === '' || isStandIn(parts.text, html, parts.html);
  const read = isPageText ? textOf(html, parts.html) : parts.text;
  // Nothing was found although something is there: better the raw lines than an empty page.
  const isLost = read.trim() === '' && html === null && parts.files.length === 0;
  const text = isLost ? printable(decodeGuessing(raw.subarray(bodyAt, bodyAt + mostPlain))) : read;
  const inReplyTo = messageIds(header(headers, 'in-reply-to'));
  const references = messageIds(header(headers, 'references'));
  const subject = headerText(headers, 'subject').slice(0, 1000);
  const plain = text.replace(/\r\n?/g, '\n').trim();
  const answers =
    inReplyTo.length > 0 ||
    references.length > 0 ||
    /^\s*(re|aw|res|ответ|отв|відп|sv|rif|odp|antw|回复|答复|回覆)\s*(\[\d+\])?[:：]/iu.test(subject);
  const isPassedOn = passesOn(subject);
  const from = headerAddresses(headers, 'from')[0] ?? headerAddresses(headers, 'sender')[0] ?? null;
  const split = splitMail(plain, html === null || isPassedOn ? '' : parts.html, isPageText, from ?? undefined);
  return {
    messageId: messageIds(header(headers, 'message-id'))[0] ?? null,
    from,
    replyTo: headerAddresses(headers, 'reply-to')[0] ?? null,
    to: headerAddresses(headers, 'to').map((one) => one.address),
    cc: headerAddresses(headers, 'cc').map((one) => one.address),
    deliveredTo: headerAddresses(headers, ...deliveryHeaders).map((one) => one.address),
    subject,
    date: header(headers, 'date'),
    text: plain,
    html,
    reply: answers && !isPassedOn ? newWords(split, html, parts.html) : null,
    split,
    files: await Promise.all(parts.files.map(inspected)),
    calendar: parts.calendar,
    isCalendarReply: parts.isCalendarReply,
    seal: parts.seal,
    signature: parts.signature === null ? null : await inspected(signatureFile(parts.signature)),
    inReplyTo,
    references,
    headers,
    broken: parts.broken,
  };
}

const signatureFile = (block: string): Attached => ({
  name: 'signature.asc',
  type: 'application/pgp-signature',
  bytes: Buffer.from(block),
  inline: false,
  contentId: null,
});

/** A mail whose lines end in CR alone, as old programs wrote them: its headers end before the first LF, if there is one. */
function withLineFeeds(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\r');
  const feed = raw.indexOf(10);
  if (end < 0 || (feed >= 0 && feed < end)) return raw;
  return Buffer.from(raw.toString('latin1').replace(/\r\n?/g, '\n'), 'latin1');
}

/** Its name as it came may hide what it is; from here on it has a clean one, and the type that its bytes have. */
const inspected = async (file: Attached): Promise<Attached> => ({
  ...file,
  ...(await inspectFile(file, file.bytes)),
});

function textOf(html: string | null, rawHtml: string): string {
  if (html === null) return roughTextOfHtml(rawHtml).slice(0, 300_000);
  const shown = withoutHidden(rawHtml);
  const clean = shown === rawHtml ? null : cleanHtml(shown);
  return ((clean === null ? '' : textOfHtml(clean)) || textOfHtml(html)).slice(0, 300_000);
}

const standInWords = /\bhtml\b|multi-?part\s+message|mime[\s-]+(?:format|compatible|compliant)/i;
const fewLetters = 80;

/**
 * A text in place of the words, which are in the page alone: "your program does not show HTML", or the first line of the page
 * and no more. What the page quotes is no reason: programs quote in the one and not in the other.
 */
function isStandIn(text: string, html: string | null, rawHtml: string): boolean {
  if (html === null || text.length > 300) return false;
  const said = lettersOf(text);
  if (standInWords.test(text)) {
    const shown = lettersOf(textOfHtml(html));
    return shown.length > 0 && !shown.includes(said.slice(0, 20));
  }
  const own = lettersOf(roughTextOfHtml(cutHtmlQuote(rawHtml)));
  return own.startsWith(said) && own.length >= Math.max(2 * said.length, said.length + fewLetters);
}

function newWords({ text: own, cut }: SplitReply, html: string | null, rawHtml: string): ParsedMail['reply'] {
  if (!cut) return null;
  const shorter = html === null ? rawHtml : cutHtmlQuote(rawHtml);
  const cutHtml = shorter.length < rawHtml.length ? cleanHtml(shorter) : null;
  // Somebody who answers between the lines has words inside the quote: then the page is shown whole.
  const holdsAll = cutHtml !== null && lettersOf(textOfHtml(cutHtml)).length >= lettersOf(own).length * 0.9;
  return { text: own, html: holdsAll ? cutHtml : html };
}

const lettersOf = (text: string): string => text.match(/[\p{L}\p{N}]+/gu)?.join('') ?? '';

const mostPlain = 100_000;
const printable = (text: string): string =>
  storable(text)
    .replace(/[^\P{C}\n\t]+/gu, ' ')
    .trim();

/** Text plus the original: what is left when a message has resisted everything else. */
export function plainMail(raw: Buffer): ParsedMail {
  const { headers, bodyAt } = readHeaders(raw);
  const from = headerAddresses(headers, 'from')[0] ?? null;
  const text = raw
    .subarray(bodyAt, bodyAt + mostPlain)
    .toString('latin1')
    .replace(/[^\t\n\x20-\x7e]+/g, ' ');
  return {
    messageId: null,
    from: from && { name: '', address: from.address },
    replyTo: null,
    to: headerAddresses(headers, 'to').map((one) => one.address),
    cc: [],
    deliveredTo: [],
    subject: headerText(headers, 'subject').slice(0, 200),
    date: '',
    text: text.trim(),
    html: null,
    reply: null,
    split: { text: text.trim(), quote: '', signature: '', cut: false },
    files: [{ name: 'original.eml', type: 'message/rfc822', bytes: raw, inline: false, contentId: null }],
    calendar: null,
    isCalendarReply: false,
    seal: null,
    signature: null,
    inReplyTo: [],
    references: [],
    headers,
    broken: 'It could not be taken apart; this is its text, the original is attached.',
  };
}
