// Whether a mail is from whom it says, with a DNS of our own.

import { generateKeyPairSync } from 'node:crypto';
import { authenticate } from 'mailauth';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { expect, test } from 'vitest';
import { type AuthenticateMail, authenticateMail, patientResolver, type Resolve } from './authenticate-mail.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const outside = '198.51.100.7';
const zone: Record<string, string[]> = {
  'TXT bank.com': ['v=spf1 ip4:198.51.100.7 -all'],
  'TXT _dmarc.bank.com': ['v=DMARC1; p=reject'],
  'TXT lax.com': ['v=spf1 ip4:198.51.100.7 -all'],
  'TXT _dmarc.lax.com': ['v=DMARC1; p=none'],
  'TXT small.com': ['v=spf1 ip4:198.51.100.7 -all'],
  'TXT s1._domainkey.bank.com': [`v=DKIM1; k=rsa; p=${(publicKey as Buffer).toString('base64')}`],
  'TXT s1._domainkey.lists.com': [`v=DKIM1; k=rsa; p=${(publicKey as Buffer).toString('base64')}`],
};
let asked = 0;
const dns: Resolve = async (name, type) => {
  asked++;
  const found = zone[`${type} ${name}`];
  if (!found) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
  return found.map((text) => [text]);
};
const now = new Date('2026-03-10T10:00:00Z');
const resolver = () => patientResolver(dns, () => now);

const raw = (from: string) =>
  Buffer.from(
    `From: ${from}\r\nTo: help@desk.example\r\nSubject: x\r\nDate: Tue, 10 Mar 2026 10:00:00 +0000\r\n\r\nHello\r\n`,
  );
const mail = (from: string, more: Partial<AuthenticateMail> = {}): AuthenticateMail => ({
  raw: raw(from),
  from,
  envelopeFrom: from,
  remoteAddress: outside,
  signed: false,
  ...more,
});

const rows: [string, AuthenticateMail, string, string | null][] = [
  ['SPF and DMARC agree', mail('a@bank.com'), 'pass', 'reject'],
  ['from another server, policy reject', mail('a@bank.com', { remoteAddress: '203.0.113.9' }), 'fail', 'reject'],
  ['with another envelope, policy reject', mail('a@bank.com', { envelopeFrom: 'x@small.com' }), 'fail', 'reject'],
  ['from another server, policy none', mail('a@lax.com', { remoteAddress: '203.0.113.9' }), 'fail', 'none'],
  ['SPF alone', mail('a@small.com'), 'pass', null],
  ['SPF of somebody else', mail('a@small.com', { envelopeFrom: 'x@bank.com' }), 'none', null],
  ['a domain without records', mail('a@nothing.com'), 'none', null],
  ['through a server of ours: no guess', mail('a@bank.com', { remoteAddress: '10.0.0.5' }), 'none', null],
  ['over the socket', mail('a@bank.com', { remoteAddress: null }), 'none', null],
];

test.each(rows)('%s', async (_situation, one, result, policy) => {
  const found = await authenticateMail(one, resolver());
  expect([found.result, found.policy]).toEqual([result, policy]);
});

test('a signature is good through a server of ours too, and only as long as nobody changes the mail', async () => {
  const signed = await dkimSign(raw('a@bank.com'), {
    signatureData: [{ signingDomain: 'bank.com', selector: 's1', privateKey: privateKey as string }],
  } as never);
  const whole = Buffer.concat([Buffer.from(signed.signatures), raw('a@bank.com')]);
  const local = { raw: whole, remoteAddress: '127.0.0.1', signed: true };
  expect(await authenticateMail(mail('a@bank.com', local), resolver())).toMatchObject({ result: 'pass' });
  const changed = Buffer.from(whole.toString().replace('Hello', 'Pay me'));
  expect(await authenticateMail(mail('a@bank.com', { ...local, raw: changed }), resolver())).toMatchObject({
    result: 'none',
  });
});

test('every check is told, also those that decide nothing', async () => {
  const { checks } = await authenticateMail(mail('a@bank.com', { envelopeFrom: 'x@small.com' }), resolver());
  expect(checks).toEqual([
    { method: 'spf', result: 'pass', domain: 'small.com' },
    { method: 'dmarc', result: 'fail', domain: 'bank.com' },
  ]);
});

test('a seal of a list is told and proves nothing: anybody may seal', async () => {
  const { headers } = await authenticate(raw('a@bank.com'), {
    ip: outside,
    sender: 'a@bank.com',
    mta: 'lists.com',
    resolver: dns,
    seal: { signingDomain: 'lists.com', selector: 's1', privateKey: privateKey as string },
  });
  const whole = Buffer.concat([Buffer.from(headers), raw('a@bank.com')]);
  const passedOn = mail('a@bank.com', { raw: whole, remoteAddress: '203.0.113.9', envelopeFrom: 'list@lists.com' });
  const found = await authenticateMail(passedOn, resolver());
  expect(found).toMatchObject({ result: 'fail', policy: 'reject' });
  expect(found.checks).toContainEqual({ method: 'arc', result: 'pass', domain: 'lists.com' });
  const changed = { ...passedOn, raw: Buffer.from(whole.toString().replace('Hello', 'Pay me')) };
  expect((await authenticateMail(changed, resolver())).checks).toContainEqual({
    method: 'arc',
    result: 'fail',
    domain: 'lists.com',
  });
});

test('names that cannot be in the DNS are not asked for', async () => {
  asked = 0;
  for (const from of ['a@localhost', 'a@desk.test', 'a@x.example', 'a@y.invalid', 'a@[192.0.2.1]', 'nonsense']) {
    expect((await authenticateMail(mail(from, { signed: true }), resolver())).result).toBe('none');
  }
  expect(asked).toBe(0);
});

test('a silent resolver is given up on, and then left alone for a minute', async () => {
  let clock = now;
  let calls = 0;
  const silent = patientResolver(
    () => {
      calls++;
      return new Promise(() => {});
    },
    () => clock,
  );
  expect((await authenticateMail(mail('a@bank.com'), silent)).result).toBe('none');
  const first = calls;
  // Asked again within the minute, the resolver is left alone: no call, so no wait.
  expect((await authenticateMail(mail('a@bank.com'), silent)).result).toBe('none');
  expect(calls).toBe(first);
  clock = new Date(now.getTime() + 61_000);
  expect(silent.isSilent('bank.com')).toBe(false);
});

test('one slow zone does not switch the proof of others off; several in a row, or no resolver at all, do', async () => {
  const timesOut: Resolve = async (name, type) => {
    if (name.includes('slow')) throw Object.assign(new Error('late'), { code: 'ETIMEOUT' });
    return dns(name, type);
  };
  const patient = patientResolver(timesOut, () => now);
  await authenticateMail(mail('a@slow1.com'), patient);
  expect(patient.isSilent('mail.slow1.com')).toBe(true);
  expect(patient.isSilent('bank.com')).toBe(false);
  expect((await authenticateMail(mail('a@bank.com'), patient)).result).toBe('pass');
  for (const one of ['slow1', 'slow2', 'slow3']) await authenticateMail(mail(`a@${one}.com`), patient);
  expect(patient.isSilent('bank.com')).toBe(true);
  const none = patientResolver(
    () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
    () => now,
  );
  await authenticateMail(mail('a@bank.com'), none);
  expect(none.isSilent('small.com')).toBe(true);
});
