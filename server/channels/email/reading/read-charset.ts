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

const western = /^(iso-?8859-?(1|15)|latin-?1|(windows|cp)-?1252|us-?ascii)$/i;
const oneByte = /^(iso-?8859-?\d+|latin-?\d|(windows|cp)-?125\d|koi8-?[ru]|us-?ascii|cp866|ibm866)$/i;
const fewHigh = 12;

/**
 * The charset that the bytes have in truth, when they do not have the one that they are said to have: valid UTF-8 of more
 * than one byte is no accident, and Russian in a western page shows by its rows of high bytes. Null: as it is said.
 */
export function charsetInTruth(bytes: Uint8Array, said: string): string | null {
  if (!oneByte.test(said.trim())) return null;
  if (isUtf8(bytes)) return bytes.some((byte) => byte >= 0x80) ? 'utf-8' : null;
  if (!western.test(said.trim())) return null;
  const guessed = guessCharset(bytes);
  if (guessed === 'windows-1252') return null;
  return bytes.filter((byte) => byte >= 0x80).length >= fewHigh ? guessed : null;
}

/** Takes all bytes and decodes them as said, or, where `charsetInTruth` knows better, as they are. */
export function checkingStream(said: string, asSaid: () => NodeJS.ReadWriteStream): Transform {
  const parts: Buffer[] = [];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      parts.push(chunk);
      done();
    },
    flush(done) {
      const bytes = Buffer.concat(parts);
      const truth = charsetInTruth(bytes, said);
      if (truth) return done(null, Buffer.from(new TextDecoder(truth).decode(bytes), 'utf8'));
      const stream = asSaid();
      stream.on('data', (chunk: Buffer | string) => this.push(chunk));
      stream.on('error', done);
      stream.on('end', () => done());
      stream.end(bytes);
    },
  });
}

/**
 * Takes all bytes, gives them back as UTF-8: what mailparser wants of a decoder of a charset.
 * @param hint a charset that the headers of the same mail use; tried first when the bytes are no UTF-8
 */
export function guessingStream(hint: string | null = null): Transform {
  const parts: Buffer[] = [];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      parts.push(chunk);
      done();
    },
    flush(done) {
      const bytes = Buffer.concat(parts);
      const decoder = hint !== null && !isUtf8(bytes) ? new TextDecoder(hint) : null;
      done(null, Buffer.from(decoder ? decoder.decode(bytes) : decodeGuessing(bytes), 'utf8'));
    },
  });
}
