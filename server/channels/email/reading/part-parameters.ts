// The parameters of a header such as Content-Type: RFC 2045 with the continuations and charsets of RFC 2231, and with the
// encoded words that many programs write there instead.

import { decodeWords } from 'postal-mime';
import { decodeNamed, storable } from './read-charset.ts';

const mostParameters = 100;

/** Names in small letters. What is said twice counts once, the first time; the form with a charset wins. */
export function partParameters(value: string): ReadonlyMap<string, string> {
  const plain = new Map<string, string>();
  const pieces = new Map<string, { order: number; text: string; isEncoded: boolean }[]>();
  const form = /[;\s]([\w.-]+)(\*?)(?:(\d{1,3})(\*?))?\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;
  let count = 0;
  for (const [, name, star, order, encoded, quoted, bare] of ` ${value.slice(0, 16_000)}`.matchAll(form)) {
    if (count++ > mostParameters) break;
    const key = name!.toLowerCase();
    const text =
      quoted !== undefined ? quoted.replace(/\\(["\\])/g, '$1') : (bare ?? '').replace(/\s+\(.*\)\s*$/, '').trim();
    if (star === '') {
      if (!plain.has(key)) plain.set(key, text);
      continue;
    }
    const list = pieces.get(key) ?? [];
    list.push({ order: Number(order ?? 0), text, isEncoded: order === undefined || encoded === '*' });
    pieces.set(key, list);
  }
  const found = new Map([...plain].map(([key, text]) => [key, readWords(text)]));
  for (const [key, list] of pieces) found.set(key, joined(list.sort((a, b) => a.order - b.order)));
  return found;
}

const readWords = (text: string): string =>
  storable(text.includes('=?') ? decodeWords(text.replace(/^["=]+(?==\?)/, '')) : text);

function joined(pieces: readonly { text: string; isEncoded: boolean }[]): string {
  const charset = /^([\w.:-]*)'[\w-]*'/.exec(pieces[0]?.isEncoded ? pieces[0].text : '');
  const bytes = pieces.map(({ text, isEncoded }, i) => {
    const bare = i === 0 && charset ? text.slice(charset[0].length) : text;
    return isEncoded ? unescaped(bare) : Buffer.from(bare, 'utf8');
  });
  return readWords(decodeNamed(Buffer.concat(bytes), charset?.[1] || 'utf-8'));
}

function unescaped(text: string): Buffer {
  const source = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(
    source.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
