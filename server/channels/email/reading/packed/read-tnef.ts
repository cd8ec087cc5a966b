// winmail.dat: what Outlook packs a mail into when it takes the reader for another Outlook (MS-OXTNEF). Files and words are
// taken out of it; what cannot be read is left where it is.

import { decompressRtf, textOfRtf } from './rtf-text.ts';

export type TnefFile = { name: string; type: string; bytes: Buffer; contentId: string | null };
export type Tnef = { subject: string; text: string; html: string; files: TnefFile[] };

type Reader = { bytes: Buffer; at: number; codepage: number };
type Property = { id: number; type: number; value: Buffer };

const signature = 0x223e9f78;
const ids = {
  codepage: 0x9007,
  subject: 0x8004,
  body: 0x800c,
  properties: 0x9003,
  attachStart: 0x9002,
  attachTitle: 0x8010,
  attachData: 0x800f,
  attachProperties: 0x9005,
} as const;
const props = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  attachData: 0x3701,
  attachName: 0x3704,
  attachLongName: 0x3707,
  attachType: 0x370e,
  contentId: 0x3712,
} as const;

const mostFiles = 200;
const mostProperties = 5000;

/** @returns null when it is no TNEF, or breaks off before it has said anything */
export function readTnef(bytes: Buffer, depth = 0): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null;
  const reader: Reader = { bytes, at: 6, codepage: 1252 };
  const found: Tnef = { subject: '', text: '', html: '', files: [] };
  let file: TnefFile | null = null;
  // Level, id with type, length, data, checksum; a part that breaks off ends it.
  while (reader.at + 9 <= bytes.length) {
    const id = bytes.readUInt16LE(reader.at + 1);
    const length = bytes.readUInt32LE(reader.at + 5);
    const start = reader.at + 9;
    if (start + length > bytes.length) break;
    const data = bytes.subarray(start, start + length);
    reader.at = start + length + 2;
    if (id === ids.attachStart) {
      if (found.files.length >= mostFiles) break;
      file = { name: '', type: '', bytes: Buffer.alloc(0), contentId: null };
      found.files.push(file);
    } else if (file) takeFileAttribute(file, id, data, reader.codepage, depth);
    else takeMessageAttribute(found, id, data, reader);
  }
  const files = found.files.filter((one) => one.bytes.length > 0);
  const hasSaid = files.length > 0 || found.text !== '' || found.html !== '';
  return hasSaid ? { ...found, files } : null;
}

function takeMessageAttribute(found: Tnef, id: number, data: Buffer, reader: Reader): void {
  if (id === ids.codepage && data.length >= 4) reader.codepage = data.readUInt32LE(0);
  else if (id === ids.subject) found.subject = decode(data, reader.codepage);
  else if (id === ids.body) found.text = decode(data, reader.codepage);
  else if (id === ids.properties) takeMessageProperties(found, readProperties(data), reader.codepage);
}

function takeMessageProperties(found: Tnef, properties: readonly Property[], codepage: number): void {
  for (const { id, type, value } of properties) {
    if (id === props.subject) found.subject ||= textOf(value, type, codepage);
    else if (id === props.body) found.text ||= textOf(value, type, codepage);
    else if (id === props.html) found.html ||= textOf(value, type === 0x0102 ? 0x001e : type, codepage);
    else if (id === props.rtf && found.text === '') {
      const rtf = decompressRtf(value);
      if (rtf) found.text = textOfRtf(rtf, (bytes, page) => decode(bytes, page ?? codepage));
    }
  }
}

function takeFileAttribute(file: TnefFile, id: number, data: Buffer, codepage: number, depth: number): void {
  if (id === ids.attachTitle) file.name ||= decode(data, codepage);
  else if (id === ids.attachData) file.bytes = data;
  if (id !== ids.attachProperties) return;
  for (const { id: property, type, value } of readProperties(data)) {
    if (property === props.attachLongName) file.name = textOf(value, type, codepage) || file.name;
    else if (property === props.attachName || property === props.displayName)
      file.name ||= textOf(value, type, codepage);
    else if (property === props.attachType) file.type = textOf(value, type, codepage);
    else if (property === props.contentId) file.contentId = textOf(value, type, codepage) || null;
    else if (property === props.attachData && file.bytes.length === 0) takeEmbedded(file, type, value, depth);
  }
}

const deepest = 5;

/** A message inside it is a TNEF of its own behind the id of its interface; it is kept as its words. */
function takeEmbedded(file: TnefFile, type: number, value: Buffer, depth: number): void {
  const inner = type === 0x000d && depth < deepest ? readTnef(value.subarray(16), depth + 1) : null;
  if (!inner) {
    file.bytes = type === 0x000d ? value.subarray(16) : value;
    return;
  }
  const isHtml = inner.text === '' && inner.html !== '';
  file.name = `${inner.subject || file.name || 'message'}.${isHtml ? 'html' : 'txt'}`;
  file.type = isHtml ? 'text/html' : 'text/plain';
  file.bytes = Buffer.from(isHtml ? inner.html : inner.text, 'utf8');
}

const fixedSizes: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const isVariable = (type: number): boolean => [0x001e, 0x001f, 0x0102, 0x000d].includes(type);
const padded = (length: number): number => length + ((4 - (length % 4)) % 4);

/** MAPI properties: a count, then type, id, perhaps a name, and one or more values. Ends where it breaks off. */
function readProperties(data: Buffer): Property[] {
  const found: Property[] = [];
  if (data.length < 4) return found;
  const count = Math.min(data.readUInt32LE(0), mostProperties);
  let at = 4;
  for (let i = 0; i < count && at + 4 <= data.length; i++) {
    const type = data.readUInt16LE(at) & 0xefff;
    const isMany = (data.readUInt16LE(at) & 0x1000) !== 0;
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) at = afterName(data, at);
    let values = 1;
    if (isMany || isVariable(type)) {
      if (at + 4 > data.length) return found;
      values = data.readUInt32LE(at);
      at += 4;
    }
    for (let v = 0; v < Math.min(values, mostProperties); v++) {
      const value = readValue(data, at, type);
      if (!value) return found;
      if (v === 0) found.push({ id, type, value: value.bytes });
      at = value.end;
    }
  }
  return found;
}

function afterName(data: Buffer, at: number): number {
  if (at + 24 > data.length) return data.length;
  const isText = data.readUInt32LE(at + 16) === 1;
  return isText ? at + 24 + padded(data.readUInt32LE(at + 20)) : at + 24;
}

function readValue(data: Buffer, at: number, type: number): { bytes: Buffer; end: number } | null {
  if (!isVariable(type)) {
    const size = fixedSizes[type];
    return size === undefined || at + size > data.length
      ? null
      : { bytes: data.subarray(at, at + size), end: at + size };
  }
  if (at + 4 > data.length) return null;
  const length = data.readUInt32LE(at);
  if (at + 4 + length > data.length) return null;
  return { bytes: data.subarray(at + 4, at + 4 + length), end: at + 4 + padded(length) };
}

const textOf = (value: Buffer, type: number, codepage: number): string =>
  type === 0x001f ? value.toString('utf16le').replace(/\0.*$/s, '') : type === 0x001e ? decode(value, codepage) : '';

const pages: Record<number, string> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  54936: 'gb18030',
  65001: 'utf-8',
};

function decode(bytes: Buffer, codepage: number): string {
  const label =
    pages[codepage] ??
    (codepage >= 1250 && codepage <= 1258
      ? `windows-${codepage}`
      : codepage >= 28592 && codepage <= 28606
        ? `iso-8859-${codepage - 28590}`
        : 'windows-1252');
  const end = bytes.indexOf(0);
  return new TextDecoder(label).decode(end < 0 ? bytes : bytes.subarray(0, end));
}
