// Bytes to text. Much mail carries raw 8-bit text without a charset, or with a wrong one; a guess that is right nearly
// always is worth more than a page of question marks. Whatever comes out can be stored.

import { isUtf8 } from 'node:buffer';
import { Transform } from 'node:stream';

/** Text that PostgreSQL and JSON accept: without NUL and without half a surrogate pair. */
export const storable = (text: string): string =>
  (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();

/** UTF-8 when it is valid; else the Russian code page when the high bytes look like words of it; else the western one. */
export function decodeGuessing(bytes: Uint8Array): string {
  return new TextDecoder(guessCharset(bytes), { ignoreBOM: false }).decode(bytes);
}

export function guessCharset(bytes: Uint8Array): 'utf-8' | 'windows-1251' | 'koi8-r' | 'windows-1252' {
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, 20_000);
  let runs = 0;
  let high = 0;
  let upper1251 = 0;
  let lower1251 = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i]!;
    if (byte < 0x80) continue;
    high++;
    if (byte >= 0xe0) lower1251++;
    else if (byte >= 0xc0) upper1251++;
    if (byte >= 0xc0 && i > 0 && sample[i - 1]! >= 0xc0) runs++;
  }
  // In western languages letters with a mark stand alone between plain ones; in Russian almost every letter is a high byte.
  if (runs < high / 3) return 'windows-1252';
  // KOI8-R has its small letters where the other page has its capitals.
  return upper1251 > lower1251 * 2 ? 'koi8-r' : 'windows-1251';
}

/** Takes all bytes, gives them back as UTF-8: what mailparser wants of a decoder of a charset. */
export function guessingStream(): Transform {
  const parts: Buffer[] = [];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      parts.push(chunk);
      done();
    },
    flush(done) {
      done(null, Buffer.from(decodeGuessing(Buffer.concat(parts)), 'utf8'));
    },
  });
}
