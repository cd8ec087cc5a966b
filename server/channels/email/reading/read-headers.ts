// The headers of a mail, read leniently: whatever stands before the first empty line, unfolded, with raw 8-bit text decoded
// by guessing. Reading them ourselves means that a body which no parser takes still has a sender and a subject.

import { isUtf8 } from 'node:buffer';
import { addressParser, decodeWords } from 'postal-mime';
import { charsetHint, decodeGuessing, storable } from './read-charset.ts';

export type MailAddress = { name: string; address: string };

/** All values of a header by its name in small letters, in the order in which they stand, unfolded but not decoded. */
export type Headers = ReadonlyMap<string, readonly string[]>;

const mostHeaderBytes = 512 * 1024;
const mostValue = 64 * 1024;
const mostAddresses = 200;
const mostAddressText = 24 * 1024;

/**
 * @param of a part begins with its head, or has none; a mail may begin with anything
 * @returns the headers and where the body begins
 */
export function readHeaders(
  raw: Buffer,
  of: 'of a mail' | 'of a part' = 'of a mail',
): { headers: Headers; bodyAt: number } {
  const end = endOfHeaders(raw, of === 'of a part');
  const block = raw.subarray(end.from, Math.min(end.headers, end.from + mostHeaderBytes));
  const hint = isUtf8(block) ? null : charsetHint(raw);
  const headers = new Map<string, string[]>();
  // Line by line: the one who sent it and a server on the way may write in different charsets.
  for (const line of unfolded(block)) {
    const colon = line.indexOf(58);
    if (colon < 1 || colon > 100) continue;
    const name = line.subarray(0, colon).toString('latin1').trimEnd().toLowerCase();
    if (!/^[\x21-\x7e]+$/.test(name)) continue;
    const value = storable(
      decodeGuessing(line.subarray(colon + 1, colon + 1 + mostValue * 2), hint)
        .slice(0, mostValue)
        .trim(),
    );
    const values = headers.get(name);
    if (values) values.push(value);
    else headers.set(name, [value]);
  }
  return { headers, bodyAt: end.body };
}

/** A lone CR ends no line: whoever checked the signature did not take it for one either. */
const unfolded = (block: Buffer): Buffer[] =>
  block
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    .replace(/\r/g, ' ')
    // There is nothing that a first line could go on from.
    .replace(/^[ \t]+(?=[\w-]+:)/, '')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .map((line) => Buffer.from(line, 'latin1'));

type Ends = { from: number; headers: number; body: number };

/**
 * The first empty line. Where none comes, the first line that can be no header: some programs forget it. A line among headers
 * that is none, because a colon is missing or a server broke it, is stepped over.
 */
function endOfHeaders(raw: Buffer, isPart: boolean): Ends {
  const from = isPart ? 0 : firstLine(raw);
  let seen = 0;
  for (let at = from; at < raw.length; ) {
    const feed = raw.indexOf(10, at);
    const end = feed < 0 ? raw.length : feed;
    const next = feed < 0 ? raw.length : feed + 1;
    const line = raw
      .subarray(at, Math.min(end, at + 200))
      .toString('latin1')
      .replace(/\r$/, '');
    if (line === '') return { from, headers: at, body: next };
    if (/^[ \t]+$/.test(line) && end - at < 200) {
      if (isPart || !knownHeader.test(lineAt(raw, next))) return { from, headers: at, body: next };
    } else if (/^[ \t]/.test(line)) {
      if (isPart && seen === 0) return { from, headers: at, body: at };
    } else if (headerForm.test(line)) seen++;
    else if (!/^>?From /.test(line) && !headersFollow(raw, next)) return { from, headers: at, body: at };
    at = next;
  }
  return { from, headers: raw.length, body: raw.length };
}

const headerForm = /^[\x21-\x39\x3b-\x7e]{1,100}[ \t]*:/;
const knownHeader =
  /^(received|return-path|from|to|cc|subject|date|message-id|mime-version|content-[\w-]+|x-[\w-]+|reply-to|references|in-reply-to|sender|delivered-to|dkim-signature|authentication-results|list-[\w-]+|errors-to|precedence|importance|thread-[\w-]+|user-agent|return-receipt-to|organization)[ \t]*:/i;

/** Some mail begins with a mark of its charset, or with empty lines. */
function firstLine(raw: Buffer): number {
  let at = raw.length > 2 && raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (at < raw.length && (raw[at] === 10 || raw[at] === 13) && at < 1000) at++;
  return at === 0 || knownHeader.test(lineAt(raw, at)) || /^>?From /.test(lineAt(raw, at)) ? at : 0;
}

const lineAt = (raw: Buffer, at: number): string => raw.subarray(at, at + 100).toString('latin1');

function headersFollow(raw: Buffer, from: number): boolean {
  let at = from;
  for (let i = 0; i < 30 && at < raw.length; i++) {
    const line = lineAt(raw, at);
    if (/^\r?\n/.test(line)) return false;
    if (knownHeader.test(line)) return true;
    const feed = raw.indexOf(10, at);
    if (feed < 0) return false;
    at = feed + 1;
  }
  return false;
}

/** The first value, or an empty text. */
export const header = (headers: Headers, name: string): string => headers.get(name)?.[0] ?? '';

/** A header for people, with encoded words read and control characters out. */
export function headerText(headers: Headers, name: string): string {
  return storable(decodeWords(header(headers, name)))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The addresses of all headers of these names, groups opened; what is no address is left out. */
export function headerAddresses(headers: Headers, ...names: string[]): MailAddress[] {
  const found: MailAddress[] = [];
  for (const name of names) {
    for (const value of headers.get(name) ?? []) {
      for (const one of addressesIn(value.slice(0, mostAddressText))) {
        if (found.length >= mostAddresses) return found;
        found.push({ name: oneLine(one.name).slice(0, 200), address: storable(one.address.trim()) });
      }
    }
  }
  return found;
}

/** What somebody wrote who named no address: their name, or what else stands there. */
export const headerWithoutAddress = (headers: Headers, name: string): MailAddress => {
  const text = headerText(headers, name);
  const bracketed = /^(.*?)\s*<([^<>\s]*)>\s*$/.exec(text);
  const bare = bracketed ? bracketed[2]! : /^[^\s"()]+$/.test(text) ? text : '';
  return {
    address: bare.slice(0, 320),
    name: (bare === text ? '' : (bracketed?.[1] ?? text)).replace(/^"(.*)"$/, '$1').slice(0, 200),
  };
};

const oneLine = (text: string): string =>
  storable(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const anAddress = /[^\s<>()[\]",;:@\\]{1,64}@[^\s<>()[\]",;:@\\]{1,253}/;

function addressesIn(value: string): MailAddress[] {
  // RFC 822 let the way stand before the address; other programs write "mailto:".
  const plain = value
    .replace(/<\s*@[^<>:]{1,200}:/g, '<')
    .replace(/\[\s*mailto:([^<>[\]\s]{1,320})\s*\]/gi, '<$1>')
    .replace(/<\s*mailto:/gi, '<')
    .replace(/<{2,}/g, '<')
    .replace(/>{2,}/g, '>')
    // Two of them in one row, without the comma.
    .replace(/(<[^<>\s@,;]{1,64}@[^<>\s@,;]{1,253}>)\s+(?=[^<>",;:()]{0,200}<[^<>\s@]{1,64}@)/g, '$1, ');
  // A family name before a comma is no address of its own.
  const sole = /^\s*([^<>"@;:]{1,300},[^<>"@;:]{1,300}?)\s*<\s*([^<>\s@]+@[^<>\s@]+)\s*>\s*$/.exec(plain);
  if (sole) return [{ name: decodeWords(sole[1]!), address: sole[2]! }];
  const read = addressParser(plain, { flatten: true })
    .filter((one) => one.address?.includes('@'))
    .map((one) => mended({ name: one.name, address: one.address! }));
  const isHalf = (plain.match(/"/g)?.length ?? 0) % 2 === 1;
  return read.length === 0 || (isHalf && read.length === 1 && read[0]!.name === '') ? rescued(plain) : read;
}

/** An address that came through with its brackets, with blanks or with its neighbours. */
function mended(one: MailAddress): MailAddress {
  if (!/[\s<>()"\]]/.test(one.address.replace(/\[[\w.:]+\]$/, '')) && /^[^@]+@[^@]+$/.test(one.address)) return one;
  const address = anAddress.exec(one.address.replace(/\s*@\s*/, '@'))?.[0];
  return address ? { ...one, address } : one;
}

/** Brackets that are never closed, quotes that are never opened: the first thing that looks like an address is one. */
function rescued(value: string): MailAddress[] {
  const words = decodeWords(value);
  const match = anAddress.exec(words);
  if (!match) return [];
  const name = words
    .slice(0, match.index)
    .replace(/["<>()[\]]+/g, ' ')
    .trim();
  return [{ name, address: match[0] }];
}

const longestId = 400;
const mostIds = 100;

/** Message-IDs in the order in which they stand, without the angle brackets. */
export function messageIds(text: string): string[] {
  const bracketed = [...text.matchAll(/<([^<>\s]{1,998})>/g)].map((match) => match[1]!);
  const ids =
    bracketed.length > 0 ? bracketed : text.split(/[\s,;]+/).filter((word) => /^[^<>\s]+@[^<>\s]+$/.test(word));
  return [...new Set(ids.map((id) => id.slice(0, longestId)))].slice(-mostIds);
}
