// What transfer encodings did to a body, undone as far as it goes: broken base64 and quoted-printable are read to their last
// good letter.

import { fromUuencode } from './packed/files-in-text.ts';

const mostBase64 = 200 * 1024 * 1024;

export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (/^base-?64$/.test(encoding)) return isBase64(body) ? fromBase64(body) : body;
  if (/^quoted-?printable$/.test(encoding)) return fromQuotedPrintable(body);
  if (/^(x-)?uu(e|encode|code)?$/.test(encoding)) return fromUuencode(body.toString('latin1'))?.bytes ?? body;
  return body;
}

/** Some programs say base64 and send the words as they are. */
function isBase64(body: Buffer): boolean {
  const sample = body
    .subarray(0, 2000)
    .toString('latin1')
    .replace(/[\r\n]/g, '');
  const foreign = sample.match(/[^A-Za-z0-9+/=]/g)?.length ?? 0;
  const blanks = sample.match(/[a-z\x80-\xff,.] {1,3}[a-z\x80-\xff]/gi)?.length ?? 0;
  return blanks < 3 || (foreign * 8 < sample.length && blanks * 20 < sample.length);
}

/** Every "=" ends a piece of its own; whatever is no letter of the alphabet is skipped. */
function fromBase64(body: Buffer): Buffer {
  const text = body.subarray(0, mostBase64).toString('latin1');
  if (!/=[\s=]*[A-Za-z0-9+/]/.test(text)) return Buffer.from(text, 'base64');
  const found = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('=', at);
    const piece = text.slice(at, end < 0 ? text.length : end);
    length += found.write(piece, length, 'base64');
    at = end < 0 ? text.length : end + 1;
  }
  return found.subarray(0, length);
}

function fromQuotedPrintable(body: Buffer): Buffer {
  const found = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte !== 0x3d) {
      found[length++] = byte;
      continue;
    }
    const code = hex(body[i + 1]) * 16 + hex(body[i + 2]);
    const soft = Number.isNaN(code) ? softBreak(body, i + 1) : 0;
    if (!Number.isNaN(code)) {
      found[length++] = code;
      i += 2;
    } else if (soft > 0) i += soft;
    else found[length++] = byte;
  }
  return found.subarray(0, length);
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** How many bytes after the "=" belong to a line that goes on in the next. */
function softBreak(body: Buffer, from: number): number {
  let at = from;
  while (body[at] === 0x20 || body[at] === 0x09) at++;
  if (body[at] === 0x0d && body[at + 1] === 0x0a) return at + 2 - from;
  return body[at] === 0x0a || body[at] === 0x0d ? at + 1 - from : at === body.length ? at - from : 0;
}

/** RFC 3676: a line that ends with a blank goes on in the next one of the same depth of quote. */
export function unflowed(text: string, dropsBlank: boolean): string {
  const found: { depth: number; text: string; goesOn: boolean }[] = [];
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)![0].length;
    const bare = line.slice(depth).replace(/^ /, '');
    const isMark = bare === '-- ';
    const goesOn = !isMark && bare.endsWith(' ');
    const last = found.at(-1);
    if (last?.goesOn && last.depth === depth && !isMark) {
      last.text = (dropsBlank ? last.text.slice(0, -1) : last.text) + bare;
      last.goesOn = goesOn;
    } else found.push({ depth, text: bare, goesOn });
  }
  return found.map(({ depth, text: line }) => (depth > 0 ? `${'>'.repeat(depth)} ${line}` : line)).join('\n');
}
