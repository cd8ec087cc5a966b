// Mails broken in every way we know of, made from whole ones. The same seed makes the same mail on every machine.

export type Random = () => number;

/** Mulberry32: small, quick, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (random: Random, most: number): number => Math.floor(random() * most);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

type Change = (raw: Buffer, random: Random, sources: readonly Buffer[]) => Buffer;

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const insert = (raw: Buffer, at: number, piece: Buffer): Buffer =>
  Buffer.concat([raw.subarray(0, at), piece, raw.subarray(at)]);
const replace = (raw: Buffer, form: RegExp, by: string): Buffer =>
  latin(raw.toString('latin1').replace(form, () => by));

const charsets = [
  'utf-8',
  'utf-16',
  'utf-7',
  'koi8-r',
  'big5',
  'iso-2022-jp',
  'hz-gb-2312',
  'x-none',
  '',
  '"',
  'us-ascii',
];
const encodings = ['base64', 'quoted-printable', 'x-uuencode', '8bit', 'binary', 'gzip', '=', ''];
const types = [
  'text/html', 'text/plain; format=flowed; delsp=yes', 'multipart/mixed', 'multipart/alternative; boundary=', 'message/rfc822',
  'message/partial', 'application/ms-tnef', 'text/calendar; method=REPLY', 'multipart/report; report-type=delivery-status; boundary=b',
  'application/pkcs7-mime', 'text', '/', 'multipart/digest; boundary="b"',
]; // biome-ignore format: a table
/** What patterns of ours look for, many times. */
const pieces = [
  '>', '> ', '-', '--\n', '=', '_', ' ', '\t', '\n', '\r', '\0', '<', '<div>', '<b', '&#', '&amp', 'a@b.example ', '<a@b.example>:\n', 'From: a@b.example\n',
  'On 1 Jan 2026, a wrote:\n', 'wrote: ', '5.1.1 ', '550 ', '=?utf-8?q?', '=?utf-8?b?//8=?= ', '--b\n', '--b--\n', 'begin 644 a\n', 'message could not ',
  'Content-Type: multipart/mixed; boundary=b\n\n--b\n', ';a=b', ';a*0=b', '(', '"', '\\', ': ', '\n ', 'Ж', '日本', '\ud83d', '﻿', '‮', 'юзер',
  'Received: from a by b\n', 'recipient: ', 'the following addresses ', 'Final-Recipient: rfc822; a@b.example\nAction: failed\n\n', '<table><tr><td>', '<!--', '<style>',
]; // biome-ignore format: a table

const changes: readonly Change[] = [
  (raw, random) => raw.subarray(0, below(random, raw.length)),
  (raw, random) => {
    const copy = Buffer.from(raw);
    for (let i = 0; i < 1 + below(random, 20) && copy.length > 0; i++) copy[below(random, copy.length)]! ^= 1 << below(random, 8);
    return copy;
  },
  (raw, random) => {
    const at = below(random, raw.length);
    return Buffer.concat([raw.subarray(0, at), raw.subarray(at + below(random, 200))]);
  },
  (raw, random, sources) => {
    const other = pick(random, sources);
    const from = below(random, other.length);
    return insert(raw, below(random, raw.length), other.subarray(from, from + below(random, other.length)));
  },
  (raw, random) => {
    const at = below(random, raw.length);
    return insert(raw, at, raw.subarray(at, at + below(random, 500)));
  },
  (raw, random) => insert(raw, below(random, raw.length), Buffer.from(pick(random, pieces).repeat(1 + below(random, 12)))),
  (raw, random) => replace(raw, /charset\s*=\s*[^\s;]*/i, `charset=${pick(random, charsets)}`),
  (raw, random) => replace(raw, /content-transfer-encoding:.*/i, `Content-Transfer-Encoding: ${pick(random, encodings)}`),
  (raw, random) => replace(raw, /content-type:.*/i, `Content-Type: ${pick(random, types)}`),
  (raw, random) => replace(raw, /boundary\s*=\s*"?[^\s;"]*"?/i, `boundary="${pick(random, ['', 'b', ' b ', 'B', '--', 'x'.repeat(300)])}"`),
  (raw, random) => replace(raw, /\r?\n/g, pick(random, ['\n', '\r', '\r\n', '\n\r', '\r\r\n'])),
  (raw, random) => insert(raw, 0, Buffer.from(pick(random, ['\ufeff', '\n\n', 'From a Mon\n', ' ', '\0', ':\n', 'X\n']))),
  (raw, random) => insert(raw, below(random, raw.length), Buffer.from(Array.from({ length: below(random, 60) }, () => below(random, 256)))),
]; // biome-ignore format: one line, one way to break a mail

/** Few of them, because each is large. */
const heavy: readonly Change[] = [
  (raw, random) => insert(raw, below(random, raw.length), Buffer.from(pick(random, pieces).repeat(below(random, 30_000)))),
  (raw, random) => nested(raw, 1 + below(random, 3000), 'multipart/mixed'),
  (raw, random) => nested(raw, 1 + below(random, 200), 'message/rfc822'),
  (raw, random) => insert(raw, 0, latin(`${pick(random, ['To', 'Cc', 'From', 'References'])}: ${pick(random, ['<a@b.example>, ', 'a@b.example ', 'g: a@b;, ', '"'])}`.concat('x@y.example, '.repeat(below(random, 200_000)), '\n'))),
  (raw, random) => insert(raw, below(random, raw.length), latin('x'.repeat(below(random, 1_000_000)))),
]; // biome-ignore format: one line, one way to break a mail

function nested(raw: Buffer, depth: number, type: string): Buffer {
  const heads: string[] = [];
  const tails: string[] = [];
  for (let i = 0; i < depth; i++) {
    heads.push(
      type === 'message/rfc822' ? `Content-Type: ${type}\n\n` : `Content-Type: ${type}; boundary=n${i}\n\n--n${i}\n`,
    );
    tails.push(type === 'message/rfc822' ? '' : `\n--n${i}--\n`);
  }
  return Buffer.concat([latin(`From: a@b.example\n${heads.join('')}`), raw, latin(tails.reverse().join(''))]);
}

/** The mail of this seed and number. */
export function brokenMail(seed: number, number: number, sources: readonly Buffer[]): Buffer {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ number);
  let raw = pick(random, sources);
  const isHeavy = random() < 0.01;
  for (let i = 0; i < 1 + below(random, 6); i++) raw = pick(random, changes)(raw, random, sources);
  return isHeavy ? pick(random, heavy)(raw, random, sources) : raw.subarray(0, 400_000);
}
