// The body of a mail: its text, its HTML and its files, in the order in which they stand. What cannot be read by a machine
// can be read by a person: nothing is dropped, and the original is kept beside it in every case.

import type { Attached } from '../../channel.ts';
import { cleanHtml } from './clean-html.ts';
import { textOfHtml } from './clean-html-text.ts';
import { decodeTransfer, unflowed } from './decode-body.ts';
import { type MimePart, mimeTree } from './mime-tree.ts';
import { type InText, uuencodedIn, yencIn } from './packed/files-in-text.ts';
import { charsetHint, decodeGuessing, decodeNamed, storable } from './read-charset.ts';
import { header, readHeaders } from './read-headers.ts';

export type MailParts = {
  text: string;
  html: string;
  files: Attached[];
  /** Why it was taken apart less well than it should be; null when all went well. */
  broken: string | null;
};

const mostFiles = 200;
const mostText = 300_000;
const mostHtml = 3_000_000;

/** A stretch of what is to be read: as text, as a page, or as both. */
type Block = { text: string | null; html: string | null };
type Walk = { blocks: Block[]; files: Attached[]; seen: number; hint: string | null };

export async function readParts(raw: Buffer, _bodyAt?: number): Promise<MailParts> {
  const { headers, bodyAt } = readHeaders(raw);
  const { root, isCut } = mimeTree(raw, headers, bodyAt);
  const walk: Walk = { blocks: [], files: [], seen: 0, hint: charsetHint(raw) };
  take(root, walk, false);
  if (walk.blocks.length === 0) promote(root, walk);
  const isTooMany = walk.seen > mostFiles || isCut;
  return {
    ...joined(walk.blocks),
    files: walk.files,
    broken: isTooMany ? 'It has too many parts; the rest is in the original.' : null,
  };
}

function take(part: MimePart, walk: Walk, isRelated: boolean): void {
  if (part.children.length > 0) takeChildren(part, walk);
  else if (isShown(part)) takeBlock(part, walk);
  else takeFile(part, walk, isRelated);
}

function takeBlock(part: MimePart, walk: Walk): void {
  const isPlain = !isWebPage(part);
  const { body, files } = isPlain ? yencIn(decodeTransfer(part.body, part.encoding)) : { body: null, files: [] };
  const block = blockOf(part, walk, body);
  const found = block.text === null ? null : uuencodedIn(block.text);
  block.text = found?.text ?? block.text;
  for (const file of [...files, ...(found?.files ?? [])]) addFile(walk, asFile(file));
  walk.blocks.push(block);
}

const asFile = (file: InText): Attached => ({
  ...file,
  type: 'application/octet-stream',
  inline: false,
  contentId: null,
});

function takeChildren(part: MimePart, walk: Walk): void {
  if (part.type === 'multipart/alternative') {
    takeAlternatives(part.children, walk);
    return;
  }
  // The first half of what a Mac sends is what only a Mac understands.
  const isDouble = part.type === 'multipart/appledouble' && part.children.length > 1;
  for (const child of isDouble ? part.children.slice(1) : part.children) {
    take(child, walk, part.type === 'multipart/related' && child !== part.children[0]);
  }
}

/** All say the same: together they are one block, with the words of one and the page of another. */
function takeAlternatives(children: readonly MimePart[], walk: Walk): void {
  const from = walk.blocks.length;
  for (const child of children) {
    // Made for watches and for fast pages; the same words stand in the others.
    if (!/^text\/(x-amp-html|watch-html)$/.test(child.type)) take(child, walk, false);
  }
  const found = walk.blocks.splice(from);
  if (found.length === 0) return;
  const texts = found.filter((one) => one.html === null && one.text !== null);
  const pages = found.filter((one) => one.html !== null);
  walk.blocks.push({
    text: texts.length > 0 ? texts.map((one) => one.text).join('\n') : null,
    html: pages.length > 0 ? pages.map((one) => one.html).join('\n') : null,
  });
}

const isText = ({ type }: MimePart): boolean =>
  /^text\/(plain|html|xhtml|enriched|richtext)$/.test(type) || type === 'text' || type === 'application/xhtml+xml';

const isWebPage = ({ type }: MimePart): boolean => /^(text\/x?html|application\/xhtml\+xml)$/.test(type);

const isShown = (part: MimePart): boolean => isText(part) && part.disposition !== 'attachment' && part.fileName === '';

/** A mail whose only words are marked as a file: its first text is what it has to say. */
function promote(root: MimePart, walk: Walk): void {
  if (root.children.length === 0) {
    if (!isText(root)) return;
    if (root.fileName === '') walk.files.length = 0;
    walk.blocks.push(blockOf(root, walk));
    return;
  }
  const texts = flat(root).filter(isText);
  const part = texts.find((one) => one.fileName === '') ?? texts[0];
  if (!part) return;
  walk.blocks.push(blockOf(part, walk));
  if (part.fileName !== '') return;
  const bytes = decodeTransfer(part.body, part.encoding);
  const at = walk.files.findIndex((file) => file.bytes.equals(bytes));
  if (at >= 0) walk.files.splice(at, 1);
}

const flat = (part: MimePart): MimePart[] => (part.children.length > 0 ? part.children.flatMap(flat) : [part]);

function blockOf(part: MimePart, walk: Walk, decoded: Buffer | null = null): Block {
  const bytes = decoded ?? decodeTransfer(part.body, part.encoding);
  const isPage = isWebPage(part);
  const said = part.parameters.get('charset') ?? '';
  const charset = said === '' && isPage ? (charsetOfPage(bytes) ?? '') : said;
  const text = storable(decodeNamed(bytes.subarray(0, isPage ? mostHtml : mostText * 3), charset, walk.hint)).replace(
    /^\ufeff/,
    '',
  );
  if (isPage) return { text: null, html: text };
  const plain = text.replace(/\r\n?/g, '\n');
  if (part.type === 'text/enriched' || part.type === 'text/richtext')
    return { text: plain.replace(/<<|<\/?[\w-]{1,60}>/g, (tag) => (tag === '<<' ? '<' : '')), html: null };
  const isFlowed = part.parameters.get('format')?.toLowerCase() === 'flowed';
  const words = isFlowed ? unflowed(plain, part.parameters.get('delsp')?.toLowerCase() === 'yes') : plain;
  return { text: words.slice(0, mostText), html: null };
}

const charsetOfPage = (bytes: Buffer): string | null =>
  /<meta[^>]{1,200}charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(bytes.subarray(0, 4000).toString('latin1'))?.[1] ?? null;

function joined(blocks: readonly Block[]): { text: string; html: string } {
  const hasPage = blocks.some((one) => one.html?.trim());
  const hasText = blocks.some((one) => one.text?.trim());
  const html = hasPage
    ? blocks.map((one) => (one.html?.trim() ? one.html : pageOf(one.text ?? ''))).join('<br>\n')
    : '';
  // Where all is a page its words are read from it as one.
  const text = hasText ? blocks.map((one) => (one.text?.trim() ? one.text : wordsOf(one.html))).join('\n') : '';
  return { text: text.slice(0, mostText), html: html.slice(0, mostHtml) };
}

const wordsOf = (html: string | null): string => {
  const clean = html === null ? null : cleanHtml(html);
  return clean === null ? '' : textOfHtml(clean);
};

const pageOf = (text: string): string =>
  text.trim() === ''
    ? ''
    : `<p>${text.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>\n')}</p>`;

function takeFile(part: MimePart, walk: Walk, isRelated: boolean): void {
  if (part.body.length === 0 && part.fileName === '' && isText(part)) return;
  addFile(walk, {
    name: fileName(part.fileName || nameInside(part), part.type, walk.files.length),
    type: contentType(part.type),
    bytes: decodeTransfer(part.body, part.encoding),
    inline: part.disposition === 'inline' || isRelated,
    contentId:
      storable(header(part.headers, 'content-id'))
        .replace(/^\s*<|>\s*$/g, '')
        .slice(0, 200) || null,
  });
}

/** What lies elsewhere is named by its parameters; a message by nothing. */
const nameInside = (part: MimePart): string =>
  /^message\//.test(part.type) ? (part.parameters.get('filename') ?? '') : '';

function addFile(walk: Walk, file: Attached): void {
  walk.seen++;
  if (walk.files.length < mostFiles) walk.files.push(file);
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
