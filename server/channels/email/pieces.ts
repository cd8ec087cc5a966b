// A mail that its sender's program sent in pieces (message/partial, RFC 2046, 5.2.2): which piece it is of what, and the whole
// that all of them are together.

import { type Headers, header, readHeaders } from './reading/read-headers.ts';

/** `total` is null where this piece does not say it; the last one always does. */
export type Piece = { id: string; number: number; total: number | null };

export const mostPieces = 100;

export function readPiece(headers: Headers): Piece | null {
  const type = header(headers, 'content-type');
  if (!/^\s*message\/partial\b/i.test(type)) return null;
  const id = /;\s*id\s*=\s*(?:"([^"]{1,300})"|([^\s;"]{1,300}))/i.exec(type);
  const count = (name: string): number | null => {
    const found = new RegExp(`;\\s*${name}\\s*=\\s*"?(\\d{1,6})\\b`, 'i').exec(type)?.[1];
    return found === undefined ? null : Number(found);
  };
  const [number, total] = [count('number'), count('total')];
  const isOne = number !== null && number >= 1 && number <= (total ?? mostPieces) && (total ?? 1) <= mostPieces;
  return id && isOne ? { id: id[1] ?? id[2]!, number, total } : null;
}

/** Of the first piece's own header these give way to those of the mail inside it, which counts in nothing else. */
const ofTheWhole = /^(content-[\w-]*|subject|message-id|encrypted|mime-version)$/i;

/** The mail that these are in their order. */
export function joinPieces(raws: readonly Buffer[]): Buffer {
  const bodies = raws.map((raw) => raw.subarray(readHeaders(raw).bodyAt));
  const [first = Buffer.alloc(0)] = raws;
  const [inside = Buffer.alloc(0), ...rest] = bodies;
  const innerAt = readHeaders(inside).bodyAt;
  const outer = fieldsOf(first.subarray(0, first.length - inside.length)).filter(
    (one) => !ofTheWhole.test(nameOf(one)),
  );
  const inner = fieldsOf(inside.subarray(0, innerAt)).filter((one) => ofTheWhole.test(nameOf(one)));
  const head = Buffer.from(`${[...outer, ...inner].join('\r\n')}\r\n\r\n`, 'latin1');
  return Buffer.concat([head, inside.subarray(innerAt), ...rest]);
}

/** Each with the lines that it goes on in. */
const fieldsOf = (head: Buffer): string[] =>
  head
    .toString('latin1')
    .split(/\r?\n(?![ \t])/)
    .filter((line) => /^[\x21-\x39\x3b-\x7e]+[ \t]*:/.test(line));

const nameOf = (field: string): string => field.slice(0, field.indexOf(':')).trim();
