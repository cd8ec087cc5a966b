// The addresses of ours that carry a proof: `support+r.<token>@…` leads a reply to its ticket, `support+b.<token>@…` a
// bounce to its delivery, `support+n.<token>@…` an agent's answer to a notice into a note, `support+p.<token>@…` to the
// requester. All survive being written in capitals, which some mail servers do.

import { createHmac, timingSafeEqual } from 'node:crypto';

/** Crockford's base 32 in small letters: no letter pair that is read as the other. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const replyMacBytes = 10;
const bounceMacBytes = 5;
const longestLocalPart = 64;

const replyForm = /\+r\.([0-9a-z]{1,7})-([0-9a-z]{16})@/;
const bounceForm = /\+b\.([0-9a-z]{26})([0-9a-z]{8})@/;
const answerForm = /\+([np])\.([0-9a-z]{26})([0-9a-z]{16})@/;
const anyForm = /\+(?:[rb]\.[0-9a-z-]{17,34}|[np]\.[0-9a-z]{42})@/;
/** The same, wherever in a text it stands. */
const answerAnywhere = /\+[np]\.[0-9a-z]{26,}/i;

/** @returns the reply address of a ticket under `base`, or null when the local part would become longer than mail allows. */
export function replyAddress(key: Buffer, base: string, ticketId: number): string | null {
  const id = ticketId.toString(36);
  return withTag(base, `r.${id}-${macOf(key, `reply|${id}`, replyMacBytes)}`);
}

/** @returns the ticket that the address (or a text that holds one) leads to, or null when it is not one that we made. */
export function readReplyAddress(key: Buffer, address: string): number | null {
  const match = replyForm.exec(address.toLowerCase());
  if (!match || !same(macOf(key, `reply|${match[1]}`, replyMacBytes), match[2]!)) return null;
  return Number.parseInt(match[1]!, 36);
}

/** Where mail servers report that a delivery failed. Null as above. */
export function bounceAddress(key: Buffer, base: string, deliveryId: string): string | null {
  const id = encode(Buffer.from(deliveryId.replaceAll('-', ''), 'hex'));
  return withTag(base, `b.${id}${macOf(key, `bounce|${id}`, bounceMacBytes)}`);
}

/** @returns the id of the delivery, or null when it is not an address that we made. */
export function readBounceAddress(key: Buffer, address: string): string | null {
  const match = bounceForm.exec(address.toLowerCase());
  if (!match || !same(macOf(key, `bounce|${match[1]}`, bounceMacBytes), match[2]!)) return null;
  const hex = decode(match[1]!).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export type AnswerKind = 'note' | 'public';

/** Where an agent's mail answers a notice: one address for the team's eyes, another one for the requester's. Null as above. */
export function answerAddress(key: Buffer, base: string, noticeId: string, kind: AnswerKind): string | null {
  const id = encode(Buffer.from(noticeId.replaceAll('-', ''), 'hex'));
  return withTag(base, `${kind === 'note' ? 'n' : 'p'}.${id}${macOf(key, `answer|${kind}|${id}`, replyMacBytes)}`);
}

/** @returns the notice and who is meant to read the answer, or null when it is not an address that we made. */
export function readAnswerAddress(key: Buffer, address: string): { noticeId: string; kind: AnswerKind } | null {
  const match = answerForm.exec(address.toLowerCase());
  if (!match) return null;
  const kind = match[1] === 'n' ? 'note' : 'public';
  if (!same(macOf(key, `answer|${kind}|${match[2]}`, replyMacBytes), match[3]!)) return null;
  const hex = decode(match[2]!).toString('hex');
  return { noticeId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), kind };
}

/** Whether a text still holds such an address: then the notice that it was quoted from is still in it. */
export const holdsAnswerAddress = (text: string): boolean => answerAnywhere.test(text);

/** The address without our tag: where it would have gone if nothing hung on it. */
export const baseAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return anyForm.test(address.toLowerCase())
    ? address.slice(0, address.lastIndexOf('+', at)) + address.slice(at)
    : address;
};

function withTag(base: string, tag: string): string | null {
  const at = base.lastIndexOf('@');
  const local = `${base.slice(0, at)}+${tag}`;
  return local.length > longestLocalPart ? null : `${local}${base.slice(at)}`;
}

const macOf = (key: Buffer, text: string, bytes: number): string =>
  encode(createHmac('sha256', key).update(text).digest().subarray(0, bytes));

function encode(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  let text = '';
  for (let i = length - 1; i >= 0; i--) text += alphabet[Number((bits >> BigInt(5 * i)) & 31n)];
  return text;
}

function decode(text: string): Buffer {
  let bits = 0n;
  for (const letter of text) bits = (bits << 5n) | BigInt(Math.max(0, alphabet.indexOf(letter)));
  return Buffer.from((bits & ((1n << 128n) - 1n)).toString(16).padStart(32, '0'), 'hex');
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

const marks = new WeakMap<Buffer, string>();

/** What this desk writes into its own mail to know it again; another desk of the same kind has another. */
export function deskMark(key: Buffer): string {
  let mark = marks.get(key);
  if (mark === undefined) {
    mark = macOf(key, 'desk mark', 2 * bounceMacBytes);
    marks.set(key, mark);
  }
  return mark;
}
