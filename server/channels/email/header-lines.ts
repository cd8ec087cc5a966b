// The headers of a mail one by one, in the order in which they stand. Every server on the way writes on top of what it was
// given, so the order says who can have written a line: what stands above the line in which our own server says that it took
// the mail from outside is ours, and everything below may have been written by the sender.

import { isIP } from 'node:net';
import { decodeGuessing, storable } from './reading/read-charset.ts';

export type HeaderLine = { name: string; value: string };

const mostBytes = 512 * 1024;
const mostLines = 2000;

/** Names in small letters, values unfolded and not decoded. */
export function headerLines(raw: Buffer): HeaderLine[] {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n'), raw.indexOf('\n\r\n')].filter((at) => at >= 0);
  const block = raw.subarray(0, Math.min(raw.length, mostBytes, ...ends));
  return decodeGuessing(block)
    .replace(/\r\n/g, '\n')
    .replace(/\r/g, ' ')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .slice(0, mostLines)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase();
      return /^[\x21-\x7e]{1,100}$/.test(name) ? [{ name, value: storable(line.slice(colon + 1).trim()) }] : [];
    });
}

/**
 * The lines that our own mail servers have written. The newest Received is theirs, because nobody else hands mail over to
 * the desk; where it says that it came from the same house (a private address, or the server's own name over LMTP), the one
 * below is theirs too. Of a claimed name beside a public address only the address counts: the name is the sender's word.
 * Without any Received nobody says where the outside begins, so nothing is believed.
 */
export function trustedLines(lines: readonly HeaderLine[]): HeaderLine[] {
  let boundary = -1;
  for (const [at, line] of lines.entries()) {
    if (line.name !== 'received') continue;
    boundary = at;
    if (!isInHouse(line.value)) break;
  }
  return lines.slice(0, Math.max(boundary, 0));
}

/**
 * What stands below the trusted lines and above the last hand-over by the very server that wrote the lowest of them: a server
 * that hands a mail on to itself (Postfix to its filter, then by LMTP to Dovecot) writes several Received with its own name,
 * and its filter writes in between. A sender can write such lines too, so they are good for a charge, never for an acquittal.
 */
export function sameServerLines(lines: readonly HeaderLine[]): HeaderLine[] {
  const begin = trustedLines(lines).length;
  const server = writerOf(lines[begin]);
  if (!server) return [];
  let end = begin;
  for (const [at, line] of lines.entries()) {
    if (at <= begin || line.name !== 'received') continue;
    if (writerOf(line) !== server) break;
    end = at;
  }
  return lines.slice(begin, end);
}

/** Who says by this line to have taken the mail. */
function writerOf(line: HeaderLine | undefined): string | undefined {
  if (line?.name !== 'received') return undefined;
  return /(?:^|\s)by\s+([^\s;()]+)/i.exec(line.value)?.[1]?.toLowerCase();
}

function isInHouse(received: string): boolean {
  const hop = /^from\s+(?<from>\S+)(?<told>.*?)\sby\s+(?<by>[^\s;]+)(?<rest>.*)$/is.exec(received);
  if (!hop) return /^(by|\(qmail \d+ invoked)/i.test(received);
  const { from = '', told = '', by = '', rest = '' } = hop.groups!;
  const address = /\[(?:IPv6:)?([0-9a-f:.]{2,45})\]/i.exec(told)?.[1];
  if (address && isIP(address)) return privateRange.test(address);
  if (isIP(from.replace(/^\[(?:IPv6:)?|\]$/gi, ''))) return false;
  return from.toLowerCase() === by.toLowerCase() && /\bwith\s+(?:utf8)?(lmtps?a?|local)\b/i.test(rest);
}

const privateRange = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;
