// What lies packed inside the parts of a mail: Outlook's winmail.dat, an invitation, a signed message in one block. Each is
// made readable as far as it goes; where it does not, its file stays.

import type { Attached } from '../../channel.ts';
import { calendarSentence } from './automatic-words.ts';
import { roughTextOfHtml } from './clean-html-text.ts';
import { contentType, fileName } from './mail-parts.ts';
import { readSignedMessage } from './packed/read-signed.ts';
import { readTnef } from './packed/read-tnef.ts';
import { type CalendarPart, readCalendarPart } from './read-calendar-part.ts';
import { storable } from './read-charset.ts';

/** How a mail is sealed; what is sealed can be read only by whoever has the key. */
export type Seal = { by: 'S/MIME' | 'OpenPGP'; how: 'signed' | 'encrypted' };

type Parts = { text: string; html: string; files: Attached[]; broken: string | null };
export type Unpacked = Parts & {
  calendar: CalendarPart | null;
  /** It says yes or no to an invitation and no word besides. */
  isCalendarReply: boolean;
  seal: Seal | null;
  /** The block of a signature that stood in the text below the words. */
  signature: string | null;
};

const mostFiles = 200;

/** @param inside reads a whole message; used for one that lies in a signed block */
export async function unpackParts(given: Parts, inside: (message: Buffer) => Promise<Parts>): Promise<Unpacked> {
  const parts = asHtml(given);
  const seal = sealOf(parts);
  const opened = await openSigned(openTnef(parts), seal, inside);
  const calendar = calendarOf(opened.files);
  const told = withCalendar(opened, calendar);
  const plain = unarmoured(storable(told.text));
  const isSealed = seal?.how === 'encrypted' && told.text.trim() === '' && told.html.trim() === '';
  return {
    ...told,
    // What was packed came through no decoder of ours.
    html: storable(told.html),
    text: isSealed ? sealedWords(seal) : plain.text,
    calendar,
    isCalendarReply: calendar?.method === 'REPLY' && saysNoMore(opened),
    seal,
    signature: plain.signature,
  };
}

/** A page that is sent as plain text. */
const asHtml = (parts: Parts): Parts =>
  parts.html === '' && /^\s*(<!doctype html\b|<html[\s>])/i.test(parts.text)
    ? { ...parts, text: '', html: parts.text }
    : parts;

const saysNoMore = ({ text, html }: Parts): boolean => {
  const words = (text.trim() || roughTextOfHtml(html)).trim();
  return words === '' || (words.length < 1500 && calendarSentence.test(words));
};

/** The words between the marks of a signature without the marks, and the signature by itself. */
function unarmoured(text: string): { text: string; signature: string | null } {
  const lines = text.split(/\r?\n/);
  const begin = lines.indexOf('-----BEGIN PGP SIGNED MESSAGE-----');
  const mark = lines.indexOf('-----BEGIN PGP SIGNATURE-----', begin + 1);
  const end = lines.indexOf('-----END PGP SIGNATURE-----', mark + 1);
  const first = lines.indexOf('', begin + 1);
  if (begin < 0 || mark < 0 || end < 0 || first < 0 || first > mark) return { text, signature: null };
  const words = lines.slice(first + 1, mark).map((line) => line.replace(/^- /, ''));
  return {
    text: [...lines.slice(0, begin), ...words, ...lines.slice(end + 1)].join('\n'),
    signature: `${lines.slice(mark, end + 1).join('\n')}\n`,
  };
}

const sealedWords = (seal: Seal): string =>
  `This mail is encrypted with ${seal.by}. It can be read only with the key of its recipient; the encrypted part is attached.`;

function sealOf({ files, text }: Parts): Seal | null {
  const has = (pattern: RegExp): boolean => files.some((file) => pattern.test(file.type));
  const named = (pattern: RegExp): boolean => files.some((file) => pattern.test(file.name));
  if (has(/^application\/pgp-encrypted$/)) return { by: 'OpenPGP', how: 'encrypted' };
  const block = files.find((file) => /^application\/(x-)?pkcs7-mime$/.test(file.type) || /\.p7m$/i.test(file.name));
  if (block) return { by: 'S/MIME', how: readSignedMessage(block.bytes) ? 'signed' : 'encrypted' };
  if (/^-----BEGIN PGP MESSAGE-----/m.test(text)) return { by: 'OpenPGP', how: 'encrypted' };
  if (has(/^application\/(x-)?pkcs7-signature$/) || named(/^smime\.p7s$/i)) return { by: 'S/MIME', how: 'signed' };
  if (has(/^application\/pgp-signature$/) || /^-----BEGIN PGP SIGNED MESSAGE-----/m.test(text)) {
    return { by: 'OpenPGP', how: 'signed' };
  }
  return null;
}

const isTnef = (file: Attached): boolean =>
  /^application\/(vnd\.)?ms-tnef$/.test(file.type) || /^winmail\.dat$/i.test(file.name);

function openTnef(parts: Parts): Parts {
  const found = { ...parts, files: [] as Attached[] };
  for (const file of parts.files) {
    const tnef = isTnef(file) ? readTnef(file.bytes) : null;
    if (!tnef) {
      found.files.push(file);
      continue;
    }
    if (found.text.trim() === '' && found.html.trim() === '') {
      found.text = tnef.text;
      found.html = tnef.html;
    }
    const room = Math.max(0, mostFiles - parts.files.length);
    found.files.push(
      ...tnef.files.slice(0, room).map((one, i) => ({
        name: fileName(one.name, one.type, i),
        type: contentType(one.type),
        bytes: one.bytes,
        inline: one.contentId !== null,
        contentId: one.contentId,
      })),
    );
  }
  return found;
}

/** Outlook can put the whole signed mail into one block; its words and files lie in it in plain. */
async function openSigned(
  parts: Parts,
  seal: Seal | null,
  inside: (message: Buffer) => Promise<Parts>,
): Promise<Parts> {
  if (seal?.by !== 'S/MIME' || seal.how !== 'signed' || parts.text.trim() !== '' || parts.html.trim() !== '') {
    return parts;
  }
  const block = parts.files.find((file) => /pkcs7-mime$/.test(file.type) || /\.p7m$/i.test(file.name));
  const message = block ? readSignedMessage(block.bytes) : null;
  if (!message) return parts;
  const inner = await inside(message);
  return { ...parts, text: inner.text, html: inner.html, files: [...inner.files, ...parts.files].slice(0, mostFiles) };
}

const calendarOf = (files: readonly Attached[]): CalendarPart | null => {
  const file = files.find((one) => /^(text\/calendar|application\/ics)$/.test(one.type) || /\.ics$/i.test(one.name));
  return file ? readCalendarPart(file.bytes) : null;
};

/** Programs that tell the invitation in words of their own need not be told twice. */
function withCalendar(parts: Parts, calendar: CalendarPart | null): Parts {
  if (!calendar || calendar.text === '') return parts;
  const isTold = calendar.summary !== '' && parts.text.includes(calendar.summary) && parts.text.length > 200;
  if (isTold) return parts;
  const text = `${parts.text.trimEnd()}\n\n${calendar.text}`.trim();
  return { ...parts, text, html: parts.html === '' ? '' : `${parts.html}<hr><pre>${escaped(calendar.text)}</pre>` };
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
