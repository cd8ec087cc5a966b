// The body of a mail: its text, its HTML and its files. mailparser does the work; what it refuses goes through postal-mime,
// and what that refuses as well becomes plain text, because a message that cannot be read by a machine can be read by a
// person. The original is kept beside it in every case.

import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import PostalMime from 'postal-mime';
import type { Attached } from '../../channel.ts';
import { checkingStream, decodeGuessing, guessingStream, storable } from './read-charset.ts';

export type MailParts = {
  text: string;
  html: string;
  files: Attached[];
  /** Why it was taken apart less well than it should be; null when all went well. */
  broken: string | null;
};

const mostFiles = 200;
const mostText = 300_000;
const limits = { maxHeadSize: 1024 * 1024, maxChildNodes: 1000 };

export async function readParts(given: Buffer, bodyAt: number): Promise<MailParts> {
  const raw = withTrueType(given, bodyAt);
  const first = await settle(() => withMailparser(raw));
  if (first.done) return first.value;
  const second = await settle(() => withPostalMime(raw));
  const broken = storable(first.reason).slice(0, 200);
  if (second.done) return { ...second.value, broken };
  const text = storable(decodeGuessing(given.subarray(bodyAt, bodyAt + mostText)));
  const original = { name: 'original.eml', type: 'message/rfc822', bytes: given, inline: false, contentId: null };
  return { text, html: '', files: [original], broken };
}

/**
 * Some programs name another boundary than they use, or name it so that no parser finds it. The first line that is followed
 * by the head of a part tells the true one.
 */
function withTrueType(raw: Buffer, bodyAt: number): Buffer {
  const head = raw.subarray(0, bodyAt).toString('latin1');
  // RFC 2045, 5.2: what is no type at all is plain text.
  const nonsense = /^content-type:[ \t]*[\w.-]*[ \t]*\r?$(?!\n[ \t])/im.exec(head);
  if (nonsense) return withHead(raw, bodyAt, head.replace(nonsense[0], 'Content-Type: text/plain'));
  const type = /^content-type:[ \t]*(multipart\/[\w-]+)((?:.*(?:\r?\n[ \t].*)*))/im.exec(head);
  if (!type) return raw;
  const said = /boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))/i.exec(type[2]!);
  const isClean = said !== null && !/^[^;]*\(/.test(type[2]!.slice(type[2]!.indexOf(said[0]) + said[0].length));
  const body = raw.subarray(bodyAt, bodyAt + mostText).toString('latin1');
  if (isClean && `\n${body}`.includes(`\n--${said[1] ?? said[2]}`)) return raw;
  const first = /^--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-[\w-]+:)/im.exec(body)?.[1];
  if (first === undefined || first.includes('"')) return raw;
  const line = `Content-Type: ${type[1]}; boundary="${first}"`;
  return withHead(raw, bodyAt, head.slice(0, type.index) + line + head.slice(type.index + type[0].length));
}

const withHead = (raw: Buffer, bodyAt: number, head: string): Buffer =>
  Buffer.concat([Buffer.from(head, 'latin1'), raw.subarray(bodyAt)]);

type Settled<T> = { done: true; value: T } | { done: false; reason: string };

/** The parsers' refusals come as exceptions from the wire; here they become an answer. */
async function settle<T>(work: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { done: true, value: await work() };
  } catch (error) {
    return { done: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

type Node = { contentType?: string; charset?: string; disposition?: string };
type Insides = {
  processHeaders: (lines: readonly { key: string }[] | null) => unknown;
  createNode: (node: unknown) => Node;
  decoder: { decodeStream: (charset: string) => NodeJS.ReadWriteStream };
};

const unsaid = /^(|us-?ascii|ascii|utf-?8|unknown.*|default|8bit|binary|x-unknown|none)$/i;

function withMailparser(raw: Buffer): Promise<MailParts> {
  return new Promise((resolve, reject) => {
    const parser = new MailParser({
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
      keepDeliveryStatus: true,
      ...limits,
    } as ConstructorParameters<typeof MailParser>[0]);
    guessCharsets(parser as unknown as Insides, hintOf(raw));
    readOwnHeadersOnly(parser as unknown as Insides);
    const parts: MailParts = { text: '', html: '', files: [], broken: null };
    parser.on('error', reject);
    parser.on('data', (data: AttachmentStream | MessageText) => {
      if (data.type === 'attachment') collect(data, parts, reject);
      else takeText(data, parts);
    });
    parser.on('end', () => resolve(parts));
    parser.end(raw);
  });
}

const eastern = /=\?(gb\d{4,5}|gbk|hz-gb-2312|big5(?:-hkscs)?|shift_jis|x-sjis|euc-(?:jp|kr)|ks_c_5601-1987)[*?]/i;

/** Chinese, Japanese and Korean cannot be guessed from their bytes; but the headers of such a mail name the charset. */
function hintOf(raw: Buffer): string | null {
  const named = eastern.exec(raw.subarray(0, 8000).toString('latin1'))?.[1]?.toLowerCase() ?? null;
  return named !== null && canDecode(named) ? named : null;
}

/** Names that the decoder of mailparser knows differently. */
const otherNames: Record<string, string> = {
  'x-mac-cyrillic': 'maccyrillic',
  'mac-cyrillic': 'maccyrillic',
  'x-mac-roman': 'macroman',
  'x-mac-ce': 'maccenteuro',
  'x-unicode-2-0-utf-7': 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'x-gbk': 'gbk',
  'iso-8859-8-i': 'iso-8859-8',
};

/** Text without a charset, or with one that says nothing, is guessed; an unknown charset too. */
function guessCharsets(parser: Insides, hint: string | null): void {
  const createNode = parser.createNode.bind(parser);
  parser.createNode = (given) => {
    const node = createNode(given);
    if (unsaid.test(node.charset ?? '')) node.charset = 'guess';
    return node;
  };
  const decodeStream = parser.decoder.decodeStream.bind(parser.decoder);
  parser.decoder.decodeStream = (given) => {
    const charset = otherNames[given.toLowerCase()] ?? given;
    if (charset === 'guess' || !isKnown(charset)) return guessingStream(hint);
    return checkingStream(charset, () => decodeStream(charset));
  };
}

/** We have read the headers of the mail ourselves; long lists of addresses, of parts too, would only cost time. */
function readOwnHeadersOnly(parser: Insides): void {
  const processHeaders = parser.processHeaders.bind(parser);
  parser.processHeaders = (lines) => processHeaders((lines ?? []).filter((line) => line.key.startsWith('content-')));
}

/** Japanese charsets go through a library of their own; for the others the runtime's list is the wider one. */
function isKnown(charset: string): boolean {
  if (
    /^(jis|iso-?2022-?jp|cp\d+|koi8|windows-?\d+|iso-?8859|mac|utf-?(7|16|32)|gb|big5|euc|shift|ks_c|tis)/i.test(
      charset,
    )
  ) {
    return true;
  }
  return /^[a-z0-9_:.-]{2,40}$/i.test(charset) && canDecode(charset);
}

function canDecode(charset: string): boolean {
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false;
  }
}

function collect(data: AttachmentStream, parts: MailParts, fail: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  const content = data.content as unknown as NodeJS.ReadableStream;
  content.on('error', fail);
  content.on('data', (chunk: Buffer) => chunks.push(chunk));
  content.on('end', () => {
    data.release();
    if (parts.files.length >= mostFiles) {
      parts.broken = 'It has too many parts; the rest is in the original.';
      return;
    }
    parts.files.push({
      name: fileName(data.filename, data.contentType, parts.files.length),
      type: contentType(data.contentType),
      bytes: Buffer.concat(chunks),
      inline: data.contentDisposition === 'inline' || data.related === true,
      contentId: storable(data.cid ?? '').slice(0, 200) || null,
    });
  });
}

function takeText(data: MessageText, parts: MailParts): void {
  parts.text = storable(data.text ?? '').slice(0, mostText);
  parts.html = storable(typeof data.html === 'string' ? data.html : '');
}

async function withPostalMime(raw: Buffer): Promise<MailParts> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 100, attachmentEncoding: 'arraybuffer' });
  const files = mail.attachments.slice(0, mostFiles).map((one, i) => ({
    name: fileName(one.filename ?? undefined, one.mimeType, i),
    type: contentType(one.mimeType),
    bytes: Buffer.from(one.content as ArrayBuffer),
    inline: one.disposition === 'inline' || one.related === true,
    contentId:
      storable(one.contentId ?? '')
        .replace(/^<|>$/g, '')
        .slice(0, 200) || null,
  }));
  return { text: storable(mail.text ?? '').slice(0, mostText), html: storable(mail.html ?? ''), files, broken: null };
}

const usualNames: Record<string, string> = {
  'text/calendar': 'invitation.ics',
  'application/ics': 'invitation.ics',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pgp-encrypted': 'pgp-version.txt',
  'application/pgp-signature': 'signature.asc',
  'application/ms-tnef': 'winmail.dat',
};

/** Raw 8-bit names come through as if they were western. */
const readable = (name: string): string =>
  /^[\0-\xff]*$/.test(name) && /[\x80-\xff]/.test(name) ? decodeGuessing(Buffer.from(name, 'latin1')) : name;

/** Without path and control signs. Direction signs stay until somebody has seen that the name hides something. */
export function fileName(given: string | undefined, type: string, index: number): string {
  const bare = storable(readable(given ?? ''))
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{Cc}<>:"|?*]+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 1000);
  if (bare !== '') return bare;
  if (/^message\/rfc822/i.test(type)) return `message-${index + 1}.eml`;
  const usual = usualNames[type.toLowerCase()];
  if (usual) return usual;
  return `file-${index + 1}`;
}

export const contentType = (given: string): string => {
  const bare = storable(given ?? '')
    .trim()
    .toLowerCase();
  return /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}$/.test(bare) ? bare : 'application/octet-stream';
};
