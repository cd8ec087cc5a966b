// The parts of a mail, found as mail really comes (RFC 2045, 2046): boundaries that are never closed, written otherwise than
// announced or not announced, parts without heads, nesting without end. Nothing is decoded here and nothing copied: a part
// is a stretch of the raw bytes. A message inside is one part and is not gone into, so there is always an end.

import { partParameters } from './part-parameters.ts';
import { type Headers, header, readHeaders } from './read-headers.ts';

export type MimePart = {
  headers: Headers;
  /** In small letters; what is none is text/plain. */
  type: string;
  parameters: ReadonlyMap<string, string>;
  disposition: string;
  fileName: string;
  /** In small letters, such as base64. */
  encoding: string;
  body: Buffer;
  children: MimePart[];
};

export type Tree = { root: MimePart; isCut: boolean };

const deepest = 100;
const mostParts = 1000;
/** Each level is looked through again; a large mail that is nested deep is cut sooner. */
const mostBytesLooked = 500 * 1024 * 1024;

type Budget = { parts: number; bytes: number; isCut: boolean };

export function mimeTree(raw: Buffer, headers: Headers, bodyAt: number): Tree {
  const budget: Budget = { parts: mostParts, bytes: mostBytesLooked, isCut: false };
  const root = partOf(headers, raw.subarray(bodyAt), 'text/plain', 0, budget);
  return { root, isCut: budget.isCut };
}

function partOf(headers: Headers, body: Buffer, otherwise: string, depth: number, budget: Budget): MimePart {
  const said = header(headers, 'content-type');
  const parameters = partParameters(said);
  const disposition = header(headers, 'content-disposition');
  const part: MimePart = {
    headers,
    type: typeIn(said) ?? (said === '' ? otherwise : 'text/plain'),
    parameters,
    disposition: /^\s*"?([\w-]+)/.exec(disposition)?.[1]?.toLowerCase() ?? '',
    fileName: partParameters(disposition).get('filename')?.trim() || parameters.get('name')?.trim() || '',
    encoding: header(headers, 'content-transfer-encoding')
      .replace(/\(.*?\)/g, '')
      .replace(/[\s"';]/g, '')
      .toLowerCase(),
    body,
    children: [],
  };
  if (!part.type.startsWith('multipart/')) return part;
  budget.bytes -= body.length;
  const stretches = split(body, parameters.get('boundary') ?? '');
  if (stretches.length === 0) return { ...part, type: 'text/plain' };
  if (depth >= deepest || budget.bytes < 0 || budget.parts < stretches.length) {
    budget.isCut = true;
    return { ...part, type: 'application/octet-stream', fileName: part.fileName || 'inner-parts.eml' };
  }
  budget.parts -= stretches.length;
  const inner = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  part.children = stretches.map((stretch) => {
    const read = readHeaders(stretch, 'of a part');
    return partOf(read.headers, stretch.subarray(read.bodyAt), inner, depth + 1, budget);
  });
  return part;
}

const typeIn = (said: string): string | null =>
  /^\s*"?([a-z0-9][\w.+-]{0,60}\/[\w.+-]{1,100})/i.exec(said.replace(/\s*\/\s*/, '/'))?.[1]?.toLowerCase() ?? null;

/** The stretches between the boundaries. Where the announced one is nowhere, the first that looks like one tells it. */
function split(body: Buffer, announced: string): Buffer[] {
  const exact = announced === '' ? [] : between(body, announced);
  if (exact.length > 0) return exact;
  const guessed = announced === '' ? null : nearly(body, announced);
  const found = guessed ?? firstBoundary(body);
  return found === null ? [] : between(body, found);
}

const mostLooked = 300_000;

function nearly(body: Buffer, announced: string): string | null {
  const wanted = announced.trim().toLowerCase();
  const text = body.subarray(0, mostLooked).toString('latin1');
  for (const { 1: line } of text.matchAll(/^[ \t]*--([^\r\n]{1,200}?)[ \t]*$/gm)) {
    if (line!.trim().toLowerCase() === wanted) return line!;
  }
  return null;
}

/** A line with dashes that the head of a part follows. */
const firstBoundary = (body: Buffer): string | null =>
  /^--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-[\w-]+:)/im.exec(body.subarray(0, mostLooked).toString('latin1'))?.[1] ??
  null;

const lineFeed = 10;
const carriageReturn = 13;

function between(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, /[^\0-\xff]/.test(boundary) ? 'utf8' : 'latin1');
  const found: Buffer[] = [];
  let begin = -1;
  let at = body.indexOf(mark);
  while (at >= 0) {
    const after = body[at + mark.length];
    // Only what a boundary may end with is looked at closer: millions of near ones must not cost a text each.
    const mayEnd = after === undefined || after <= 32 || after === 45 || after >= 127;
    const end = mayEnd ? lineEnd(body, at + mark.length) : at;
    const rest = mayEnd
      ? body
          .subarray(at + mark.length, Math.min(end, at + mark.length + 200))
          .toString('latin1')
          .trim()
      : 'goes on';
    const isOwnLine = (rest === '' || rest === '--') && isLineStart(body, at);
    if (isOwnLine) {
      if (begin >= 0) found.push(body.subarray(begin, withoutLineEnd(body, at)));
      begin = rest === '--' ? -1 : Math.min(end + 1, body.length);
      // Behind the last boundary there is nothing, unless another one follows at once.
      if (begin < 0 && found.length > 0 && !goesOn(body, end, mark)) return found;
      if (found.length > mostParts * 20) return found;
    }
    at = body.indexOf(mark, isOwnLine ? end : at + mark.length);
  }
  if (begin >= 0) found.push(body.subarray(begin));
  return found;
}

function goesOn(body: Buffer, from: number, mark: Buffer): boolean {
  const next = body.indexOf(mark, from);
  return next >= 0 && next - from < 200 && body.subarray(from, next).toString('latin1').trim() === '';
}

function isLineStart(body: Buffer, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (body[before] === 32 || body[before] === 9)) before--;
  return before < 0 || body[before] === lineFeed || body[before] === carriageReturn;
}

function lineEnd(body: Buffer, from: number): number {
  const at = body.indexOf(lineFeed, from);
  return at < 0 ? body.length : at;
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(body: Buffer, at: number): number {
  let end = at;
  while (end > 0 && (body[end - 1] === 32 || body[end - 1] === 9)) end--;
  if (body[end - 1] === lineFeed) end--;
  if (body[end - 1] === carriageReturn) end--;
  return Math.max(0, end);
}
