// Links that carry authority of their own. They are derived from rows and the desk's key and stored nowhere: a stolen
// database opens no door. A ticket link is good for one participant of one ticket until its date; raising the participant's
// epoch makes all earlier links void.

import { createHmac, timingSafeEqual } from 'node:crypto';

const linkDays = 180;

export type TicketLink = { ticketId: number; personId: string; epoch: number; expiresAt: Date };

/** `ticketId.personId.expiryDay.mac`, with a 128-bit mac; the path of the portal's ticket page takes it as one segment. */
export function ticketLinkToken(key: Buffer, link: Omit<TicketLink, 'expiresAt'>, now: Date): string {
  // Whole days, so that the same mail gets the same link however often it is tried.
  const expiryDay = Math.floor(now.getTime() / 86_400_000) + linkDays;
  const body = `${link.ticketId.toString(36)}.${link.personId.replaceAll('-', '')}.${expiryDay.toString(36)}`;
  return `${body}.${mac(key, `ticket|${body}|${link.epoch}`, 16)}`;
}

export type ReadLink = { ticketId: number; personId: string; expiresAt: Date; isGood: (epoch: number) => boolean };

/** What the token says; `isGood` tells whether it is true, once the participant's epoch is known. Null: not of that form. */
export const readTicketLink = (key: Buffer, token: string): ReadLink | null => readLink(key, 'ticket', token);
export const readUploadLink = (key: Buffer, token: string): ReadLink | null => readLink(key, 'upload', token);

function readLink(key: Buffer, purpose: 'ticket' | 'upload', token: string): ReadLink | null {
  const match = /^([0-9a-z]{1,7})\.([0-9a-f]{32})\.([0-9a-z]{1,6})\.([\w-]{22})$/.exec(token);
  if (!match) return null;
  const [, ticket, person, day, tag] = match;
  const body = `${ticket}.${person}.${day}`;
  return {
    ticketId: Number.parseInt(ticket!, 36),
    personId: person!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    expiresAt: new Date(Number.parseInt(day!, 36) * 86_400_000),
    isGood: (epoch) => same(mac(key, `${purpose}|${body}|${epoch}`, 16), tag!),
  };
}

const uploadDays = 14;

/** A link that lets one participant hand in files for one ticket, and read nothing. Of the same form as a ticket's link. */
export function uploadLinkToken(key: Buffer, link: Omit<TicketLink, 'expiresAt'>, now: Date): string {
  const expiryDay = Math.floor(now.getTime() / 86_400_000) + uploadDays;
  const body = `${link.ticketId.toString(36)}.${link.personId.replaceAll('-', '')}.${expiryDay.toString(36)}`;
  return `${body}.${mac(key, `upload|${body}|${link.epoch}`, 16)}`;
}

/** The single-use token of a sign-in link row: 256 bits. */
export const signInToken = (key: Buffer, linkId: string): string =>
  `${linkId.replaceAll('-', '')}${mac(key, `sign-in|${linkId}`, 32)}`;

/** @returns the id of the row that the token belongs to, or null when it was not made by us. */
export const readSignInToken = (key: Buffer, token: string): string | null => readToken(key, 'sign-in', token);

function readToken(key: Buffer, purpose: 'sign-in' | 'accept', token: string): string | null {
  const match = /^([0-9a-f]{32})([\w-]{43})$/.exec(token);
  if (!match) return null;
  const id = match[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return same(mac(key, `${purpose}|${id}`, 32), match[2]!) ? id : null;
}

/** Takes up what came with one notice of a hand-over: of the form of a single-use token, and good as often as it is tapped. */
export const acceptToken = (key: Buffer, noticeId: string): string =>
  `${noticeId.replaceAll('-', '')}${mac(key, `accept|${noticeId}`, 32)}`;

/** @returns the id of the notice, or null when the token was not made by us. */
export const readAcceptToken = (key: Buffer, token: string): string | null => readToken(key, 'accept', token);

/** The address part of a signed download: good until `until` (Unix seconds). */
export const fileSignature = (key: Buffer, id: string, until: number): string => mac(key, `file|${id}|${until}`, 16);
export const isFileSignature = (key: Buffer, id: string, until: number, signature: string): boolean =>
  same(fileSignature(key, id, until), signature);

/** The address of somebody's duty as a calendar; another serial number makes it void. It has no date: phones ask for years. */
export function dutyFeedToken(key: Buffer, personId: string, serial: number): string {
  const body = `${personId.replaceAll('-', '')}.${serial.toString(36)}`;
  return `${body}.${mac(key, `duty|${body}`, 16)}`;
}

/** Null: not made by us. */
export function readDutyFeedToken(key: Buffer, token: string): { personId: string; serial: number } | null {
  const match = /^([0-9a-f]{32})\.([0-9a-z]{1,7})\.([\w-]{22})$/.exec(token);
  if (!match || !same(mac(key, `duty|${match[1]}.${match[2]}`, 16), match[3]!)) return null;
  return {
    personId: match[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    serial: Number.parseInt(match[2]!, 36),
  };
}

/** What makes a device known for one person. */
export const deviceMac = (key: Buffer, personId: string, body: string): string =>
  mac(key, `device|${personId}|${body}`, 16);

/** What opens one ticket on a device, for whoever reads mail at an address that the desk was told. */
export const toldMac = (key: Buffer, personId: string, body: string): string =>
  mac(key, `told|${personId}|${body}`, 16);

/** The token for `/setup`. Derived, so that every start before the set-up prints the same one. */
export const setupToken = (key: Buffer, numberKey: Buffer): string =>
  mac(key, `setup|${numberKey.toString('hex')}`, 18);

function mac(key: Buffer, text: string, bytes: number): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url');
}

export function same(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
