// What makes two arrivals the same mail: the Message-ID and what was written. Headers that servers add on the way do not
// count, so a mail that comes through two mailboxes is one.

import { createHash } from 'node:crypto';
import { sha256Of } from '../../platform/files.ts';
import type { ParsedMail } from './reading/parse-mail.ts';
import { headerText } from './reading/read-headers.ts';

const hourMillis = 3_600_000;

/** How a mail came, for one that says neither its id nor its date. */
export type Arrival = { receivedAt: Date; rawSha256: Buffer; envelopeFrom: string | null };

/** @returns 32 bytes */
export function mailIdentity(mail: ParsedMail, arrival: Arrival): Buffer {
  // A machine that says the same every night without a date means it each time.
  const undated = mail.messageId === null && mail.date === '';
  const hour = Math.floor(arrival.receivedAt.getTime() / hourMillis);
  const body = mail.text === '' ? (mail.html ?? '') : mail.text;
  const parts = [
    mail.messageId,
    mail.from?.address.toLowerCase() ?? null,
    mail.date.replace(/\s+/g, ' ').trim(),
    headerText(mail.headers, 'subject').replace(/\s+/g, ' '),
    body.replace(/\s+/g, ' ').trim(),
    mail.files.map((file) => sha256Of(file.bytes).toString('hex')).sort(),
    undated ? [hour, arrival.rawSha256.toString('hex'), arrival.envelopeFrom] : null,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
