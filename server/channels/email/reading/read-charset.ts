// Bytes to text. Much mail carries raw 8-bit text without a charset, or with a wrong one; a guess that is right nearly
// always is worth more than a page of question marks. Whatever comes out can be stored.

import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Text that PostgreSQL and JSON accept: without NUL and without half a surrogate pair. */
export const storable = (text: string): string =>
  (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();

/** @param hint a charset that the same mail names elsewhere */
export const decodeGuessing = (bytes: Uint8Array, hint: string | null = null): string =>
  decodeAs(bytes, guessCharset(bytes, hint));

const sampleLength = 20_000;
const eastern = /^(gb\d{4,5}|gbk|big5|shift_jis|euc-jp|euc-kr)/;
const neighbours = /^(iso-8859-[26789]|windows-125[03456])$/;

/**
 * UTF-8 when it is valid; an eastern charset when the mail names it or the bytes leave little doubt; a Russian one when the
 * high bytes look like its words; else the western page.
 */
export function guessCharset(bytes: Uint8Array, hint: string | null = null): string {
  if (isUtf8(bytes) || isNearlyUtf8(bytes)) return 'utf-8';
  const named = hint?.toLowerCase() ?? '';
  const sample = bytes.subarray(0, sampleLength);
  if (eastern.test(named) && decodesCleanly(sample, named)) return named;
  const [first, second] = chardet.analyse(bytes.subarray(0, 8000));
  const name = first?.name.toLowerCase() ?? '';
  const confidence = first?.confidence ?? 0;
  if (eastern.test(name) && confidence >= 70 && decodesCleanly(sample, name)) {
    // Big5 and GB18030 share their bytes; where they are even, simplified is the more frequent.
    const isTied = second?.confidence === confidence && second.name === 'GB18030';
    return isTied && !/big5/.test(named) ? 'gb18030' : name;
  }
  const { runs, high, upper1251, lower1251 } = highBytes(sample);
  if (neighbours.test(name) && confidence >= (runs < high / 3 ? 38 : 55)) return pageOf(name, sample);
  // In western languages letters with a mark stand alone between plain ones; in Russian almost every letter is a high byte.
  if (runs < high / 3) return 'windows-1252';
  // KOI8-R has its small letters where the other page has its capitals.
  return upper1251 > lower1251 * 2 ? 'koi8-r' : 'windows-1251';
}

/** A letter that was cut in two, or a stray byte, makes no other charset of a text. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const sample = new TextDecoder().decode(bytes.subarray(0, sampleLength));
  const broken = sample.match(/\ufffd/g)?.length ?? 0;
  const whole = sample.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return whole >= 4 && whole >= broken * 8;
}

function decodesCleanly(bytes: Uint8Array, charset: string): boolean {
  const text = decodeAs(bytes, charset);
  return (text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0) * 50 <= text.length;
}

function highBytes(sample: Uint8Array) {
  const found = { runs: 0, high: 0, upper1251: 0, lower1251: 0 };
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i]!;
    if (byte < 0x80) continue;
    found.high++;
    if (byte >= 0xe0) found.lower1251++;
    else if (byte >= 0xc0) found.upper1251++;
    if (byte >= 0xc0 && i > 0 && sample[i - 1]! >= 0xc0) found.runs++;
  }
  return found;
}

const pages: Record<string, string> = { 'iso-8859-2': 'windows-1250', 'iso-8859-9': 'windows-1254' };

/** The pages of Windows use bytes that the others leave free. */
const pageOf = (name: string, sample: Uint8Array): string =>
  sample.some((byte) => byte >= 0x80 && byte < 0xa0) ? (pages[name] ?? name) : name;

const unsaid = /^(|us-?ascii|ascii|utf-?8|unknown.*|default|8bit|binary|x-unknown|none)$/i;

/** Names that the decoders know differently. */
const otherNames: Record<string, string> = {
  'x-mac-cyrillic': 'maccyrillic',
  'mac-cyrillic': 'maccyrillic',
  'x-mac-roman': 'macroman',
  'x-mac-ce': 'maccenteuro',
  'x-unicode-2-0-utf-7': 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'x-gbk': 'gbk',
  gb2312: 'gb18030',
  'iso-8859-8-i': 'iso-8859-8',
};

/** The text of bytes that are said to be in a charset: as it is said, unless that cannot be. */
export function decodeNamed(bytes: Uint8Array, said: string, hint: string | null = null): string {
  const bare = said.trim().toLowerCase();
  if (unsaid.test(bare)) return decodeGuessing(bytes, hint);
  const charset = charsetInTruth(bytes, bare) ?? otherNames[bare] ?? bare;
  return isKnown(charset) ? decodeAs(bytes, charset) : decodeGuessing(bytes, hint);
}

const mostUtf7 = 200_000;

/** The runtime's list is the wider one; the other library has what browsers have dropped. */
function decodeAs(bytes: Uint8Array, charset: string): string {
  if (canDecode(charset)) return new TextDecoder(charset).decode(bytes);
  // The decoder of UTF-7 needs microseconds for each sign; nobody reads more of such a mail than this.
  const length = /^utf-?7/.test(charset) ? Math.min(bytes.byteLength, mostUtf7) : bytes.byteLength;
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, length), charset);
}

const isKnown = (charset: string): boolean =>
  /^[a-z0-9_:.-]{2,40}$/.test(charset) && (canDecode(charset) || iconv.encodingExists(charset));

function canDecode(charset: string): boolean {
  // What browsers take under these names is no text to them, or another page.
  if (/^(utf-?7|utf-?32|mac|hz-gb|iso-?2022-(kr|cn))/.test(charset)) return false;
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false;
  }
}

/** The first charset that a mail names, other than those that say little: what its raw bytes are in, too. */
export function charsetHint(raw: Uint8Array): string | null {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 16_000)).toString('latin1');
  for (const { 1: inType, 2: inWord } of text.matchAll(
    /charset\*?\s*=\s*["']?([\w.:-]{2,30})|=\?([\w.:-]{2,30})\?[bq]\?/gi,
  )) {
    const name = (inType ?? inWord)!.toLowerCase();
    const known = otherNames[name] ?? name;
    if (!unsaid.test(known) && !western.test(known) && canDecode(known)) return known;
  }
  return null;
}

const western = /^(iso-?8859-?(1|15)|latin-?1|(windows|cp)-?1252|us-?ascii)$/i;
const oneByte = /^(iso-?8859-?\d+|latin-?\d|(windows|cp)-?125\d|koi8-?[ru]|us-?ascii|cp866|ibm866)$/i;
const fewHigh = 12;

/**
 * The charset that the bytes have in truth, when they do not have the one that they are said to have: valid UTF-8 of more
 * than one byte is no accident, and Russian in a western page shows by its rows of high bytes. Null: as it is said.
 */
function charsetInTruth(bytes: Uint8Array, said: string): string | null {
  if (!oneByte.test(said.trim())) return null;
  if (isUtf8(bytes)) return bytes.some((byte) => byte >= 0x80) ? 'utf-8' : null;
  if (!western.test(said.trim())) return null;
  const guessed = guessCharset(bytes);
  if (guessed === 'windows-1252') return null;
  return bytes.filter((byte) => byte >= 0x80).length >= fewHigh ? guessed : null;
}
