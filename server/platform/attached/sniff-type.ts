// What a file is, from its bytes. The library knows what has a signature; text has none, and is told apart here.

import { fileTypeFromBuffer } from 'file-type';

export const unknownType = 'application/octet-stream';

/** `declared` and `ending` decide only between kinds of text that look the same. @returns a media type in small letters */
export async function sniffType(bytes: Buffer, declared: string, ending: string): Promise<string> {
  const known = await signatureOf(bytes);
  if (known !== undefined && known !== 'application/xml') return known;
  return textType(bytes, declared, ending) ?? known ?? (sealed.test(declared) ? declared : unknownType);
}

/** Sealed or packed by other mail programs: without a signature, and shown to people as what they are. */
const sealed = /^application\/(?:(?:vnd\.)?ms-tnef|x?-?pkcs7-[a-z]+|pgp-[a-z]+)$/;

/** What is broken in the middle has no signature; the library says so by throwing. */
async function signatureOf(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
}

const head = 64 * 1024;
/** Kinds of text that only their sender can name. */
const textual =
  /^(?:message\/[\w.-]+|text\/(?!html|xml|javascript|x-)[\w.-]+|application\/(?:json|x-ndjson|pgp-[a-z]+|pkcs7-[a-z]+|x-pkcs7-[a-z]+|x-yaml|yaml|sql))$/;
const byEnding: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
  log: 'text/plain',
};

function textType(bytes: Buffer, declared: string, ending: string): string | undefined {
  const text = asText(bytes.subarray(0, head));
  if (text === undefined) return undefined;
  const start = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 4096);
  if (/^#!\s?\/|^@echo off/i.test(start)) return 'text/x-shellscript';
  if (/<svg[\s>/]/i.test(start)) return 'image/svg+xml';
  if (/<(?:!doctype\s+html|html|head|body|script|iframe|form|meta)[\s>/]/i.test(start)) return 'text/html';
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'text/calendar';
  if (/^BEGIN:VCARD/i.test(start)) return 'text/vcard';
  if (/^<\?xml/i.test(start)) return 'application/xml';
  if (textual.test(declared) && declared !== 'text/plain') return declared;
  if (
    /^(?:received|return-path|from|date|subject|mime-version|message-id|delivered-to|dkim-signature): [^\n]*\n(?:[ \t][^\n]*\n|[\w-]+:[^\n]*\n)+/i.test(
      start.replaceAll('\r', ''),
    )
  ) {
    return 'message/rfc822';
  }
  return byEnding[ending] ?? 'text/plain';
}

/** Undefined when it is no text. The last sign may be cut in the middle. */
function asText(bytes: Buffer): string | undefined {
  if (bytes.length === 0) return '';
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const text = wide ? new TextDecoder(wide).decode(bytes) : bytes.toString('utf8');
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return undefined;
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) odd++;
  }
  // Text of old code pages is no UTF-8 and still text: its high bytes are letters.
  return odd * 100 > text.length ? undefined : text;
}
