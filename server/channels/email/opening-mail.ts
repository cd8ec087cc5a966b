// A mail that is too large to be taken whole is not lost: its headers and its first words are kept as a small mail of their
// own, so that somebody can answer and say where its files can go.

import { keptHeaders } from './mailboxes/oversized.ts';
import { cleanHtml } from './reading/clean-html.ts';
import { roughTextOfHtml, textOfHtml } from './reading/clean-html-text.ts';
import { readParts } from './reading/mail-parts.ts';
import { readHeaders } from './reading/read-headers.ts';

/** How much of the beginning is looked through for words. */
export const openingBytes = 1024 * 1024;
/** Says in the kept mail how large the whole was. */
export const wholeSizeHeader = 'x-tellonce-whole-size';

/** `head` is the beginning of a mail of `size` bytes, cut anywhere. */
export async function openingMail(head: Buffer, size: number): Promise<Buffer> {
  const { bodyAt } = readHeaders(head);
  const parts = await readParts(head, bodyAt);
  const html = parts.text.trim() === '' && parts.html !== '' ? cleanHtml(parts.html) : null;
  const text = parts.text.trim() || (html ? textOfHtml(html) : roughTextOfHtml(parts.html));
  return Buffer.concat([
    Buffer.from(keptHeaders(head.subarray(0, bodyAt)), 'latin1'),
    Buffer.from(
      `X-Tellonce-Whole-Size: ${size}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
    ),
    Buffer.from(text.replace(/\r?\n/g, '\r\n')),
  ]);
}
