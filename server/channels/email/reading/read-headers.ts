// The headers of a mail, read leniently: whatever stands before the first empty line, unfolded, with raw 8-bit text decoded
// by guessing. Reading them ourselves means that a body which no parser takes still has a sender and a subject.

import { addressParser, decodeWords } from 'postal-mime';
import { decodeGuessing, storable } from './read-charset.ts';

export type MailAddress = { name: string; address: string };

/** All values of a header by its name in small letters, in the order in which they stand, unfolded but not decoded. */
export type Headers = ReadonlyMap<string, readonly string[]>;

const mostHeaderBytes = 512 * 1024;
const mostValue = 64 * 1024;
const mostAddresses = 200;
const mostAddressText = 24 * 1024;

/** @returns the headers and where the body begins. */
export function readHeaders(raw: Buffer): { headers: Headers; bodyAt: number } {
  const end = endOfHeaders(raw);
  const block = raw.subarray(0, Math.min(end.headers, mostHeaderBytes));
  const headers = new Map<string, string[]>();
  const lines = decodeGuessing(block)
    // A lone CR ends no line: whoever checked the signature did not take it for one either.
    .replace(/\r\n/g, '\n')
    .replace(/\r/g, ' ')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1 || colon > 100) continue;
    const name = line.slice(0, colon).trimEnd().toLowerCase();
    if (!/^[\x21-\x7e]+$/.test(name)) continue;
    const value = storable(line.slice(colon + 1, colon + 1 + mostValue).trim());
    const values = headers.get(name);
    if (values) values.push(value);
    else headers.set(name, [value]);
  }
  return { headers, bodyAt: end.body };
}

function endOfHeaders(raw: Buffer): { headers: number; body: number } {
  const ends = [
    { at: raw.indexOf('\r\n\r\n'), length: 4 },
    { at: raw.indexOf('\n\n'), length: 2 },
    { at: raw.indexOf('\n\r\n'), length: 3 },
  ].filter((one) => one.at >= 0);
  const first = ends.sort((a, b) => a.at - b.at)[0];
  return first ? { headers: first.at, body: first.at + first.length } : { headers: raw.length, body: raw.length };
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
      for (const one of addressParser(value.slice(0, mostAddressText), { flatten: true })) {
        if (!one.address?.includes('@') || found.length >= mostAddresses) continue;
        found.push({
          name: storable(one.name)
            .replace(/\p{Cc}+/gu, ' ')
            .trim()
            .slice(0, 200),
          address: storable(one.address.trim()),
        });
      }
    }
  }
  return found;
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
