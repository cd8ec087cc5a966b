// One mail to one person, from its parts: pure, so that what the Outbox shows is what leaves. Nothing is loaded from
// elsewhere by its HTML, and nobody is counted.

import type { MailAddress } from './reading/read-headers.ts';
import { bounceAddress, deskMark, replyAddress } from './reply-address.ts';

export type Outgoing = {
  deliveryId: string;
  ticketId: number | null;
  /** Without angle brackets; the same at every try. */
  mailId: string;
  from: MailAddress;
  to: MailAddress;
  subject: string;
  text: string;
  language: string;
  /** The colours of links on white and on black; left out: the reader's mail program chooses. */
  linkColours?: { light: string; dark: string } | null;
  /** person: somebody of ours pressed send; answer: an acknowledgement; machine: the desk writes by itself. */
  writer: 'person' | 'answer' | 'machine';
  inReplyTo: string | null;
  /** Oldest first. */
  references: readonly string[];
  date: Date;
  files: readonly { name: string; type: string; bytes: Buffer }[];
  /** Where answers go; left out: to the ticket's own reply address. */
  replyTo?: string | null;
};

export type ComposedMail = {
  /** Empty: the null return path, to which nothing is ever returned. */
  envelopeFrom: string;
  envelopeTo: string;
  from: MailAddress;
  to: MailAddress;
  /** The rest, in order, as they are read by people. */
  headers: readonly (readonly [string, string])[];
  subject: string;
  mailId: string;
  inReplyTo: string | null;
  references: readonly string[];
  replyTo: string | null;
  date: Date;
  text: string;
  html: string;
  files: Outgoing['files'];
  /** Signed with this key when it leaves. */
  dkim?: { domain: string; selector: string; privateKey: string };
};

const mostReferences = 20;

export function composeMail(key: Buffer, mail: Outgoing): ComposedMail {
  const base = mail.from.address;
  const ofTicket = mail.ticketId === null ? null : replyAddress(key, base, mail.ticketId);
  const replyTo = mail.replyTo === undefined ? ofTicket : mail.replyTo;
  const envelopeFrom = mail.writer === 'answer' ? '' : (bounceAddress(key, base, mail.deliveryId) ?? base);
  return {
    envelopeFrom,
    envelopeTo: mail.to.address,
    from: { name: oneLine(mail.from.name), address: base },
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    headers: ownHeaders(key, mail.writer),
    subject: oneLine(mail.subject),
    mailId: mail.mailId,
    inReplyTo: mail.inReplyTo,
    references: boundedReferences(mail.references),
    replyTo,
    date: mail.date,
    text: mail.text,
    html: htmlOf(mail),
    files: mail.files,
  };
}

function ownHeaders(key: Buffer, writer: Outgoing['writer']): [string, string][] {
  const mark: [string, string] = ['X-Tellonce-Desk', deskMark(key)];
  if (writer === 'person') return [mark];
  return [
    mark,
    ['Auto-Submitted', writer === 'answer' ? 'auto-replied' : 'auto-generated'],
    // What Exchange looks at instead of the standard.
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
  ];
}

/** The first and the latest: enough for every mail program, and no header without end. */
function boundedReferences(references: readonly string[]): string[] {
  const unique = [...new Set(references)];
  if (unique.length <= mostReferences) return unique;
  return [unique[0]!, ...unique.slice(-(mostReferences - 1))];
}

/** All headers as a person reads them, for the Outbox. */
export function headersOf(mail: ComposedMail): [string, string][] {
  const ids = (list: readonly string[]): string => list.map((id) => `<${id}>`).join(' ');
  const written = ({ name, address }: MailAddress): string => (name ? `${name} <${address}>` : address);
  const all: [string, string | null][] = [
    ['Return-Path', `<${mail.envelopeFrom}>`],
    ['From', written(mail.from)],
    ['To', written(mail.to)],
    ['Reply-To', mail.replyTo],
    ['Subject', mail.subject],
    ['Date', mail.date.toUTCString()],
    ['Message-ID', ids([mail.mailId])],
    ['In-Reply-To', mail.inReplyTo && ids([mail.inReplyTo])],
    ['References', mail.references.length > 0 ? ids(mail.references) : null],
    ...mail.headers.map(([name, value]) => [name, value] as [string, string]),
  ];
  return all.filter((pair): pair is [string, string] => pair[1] !== null);
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

// A link with its capability is longer than a phone is wide.
const style =
  'font-family:system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif;font-size:15px;line-height:1.5;max-width:42em;overflow-wrap:anywhere;word-break:break-word';

function htmlOf({ text, language, linkColours }: Outgoing): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map(
      (part) =>
        `<p>${linked(escaped(part), linkColours ? ` style="color:${linkColours.light}"` : '').replaceAll('\n', '<br>\n')}</p>`,
    );
  return `<!doctype html>\n<html lang="${escaped(language)}"><head>${head}${linkColours ? darkLinks(linkColours.dark) : ''}</head><body style="${style}">\n${paragraphs.join('\n')}\n</body></html>\n`;
}

/** Without it a phone shows the mail as wide as a desk, and dark programs guess what to do with its colours. */
const head =
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">';

/** Programs that know no dark leave it out, and those that do show the light colour on black otherwise. */
const darkLinks = (colour: string): string =>
  `<style>@media (prefers-color-scheme:dark){a{color:${colour} !important}}</style>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Web addresses become links that show exactly where they lead. */
const linked = (html: string, look: string): string =>
  html.replace(/https?:\/\/(?:(?!&(?:lt|gt|quot);)[^\s<>])+/g, (found) => {
    const address = found.replace(/[.,;:!?)\]]+$/, '');
    return `<a href="${address}"${look}>${address}</a>${found.slice(address.length)}`;
  });
