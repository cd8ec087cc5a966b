// What filters write into mails, as they really write it, and who may have written it.

import { expect, test } from 'vitest';
import { headerLines } from './header-lines.ts';
import { readSpamVerdict } from './spam-verdict.ts';

const ours =
  'Received: from mail.sender.net (mail.sender.net [203.0.113.9]) by mx.desk.example (Postfix) with ESMTPS id 4A; Tue, 10 Mar 2026 09:59:00 +0000';
const lmtp =
  'Received: from mx.desk.example by mx.desk.example with LMTP id 77 for <help@desk.example>; Tue, 10 Mar 2026 09:59:01 +0000';
const inner =
  'Received: from filter (localhost [127.0.0.1]) by mx.desk.example (Postfix) with ESMTP id 4B; Tue, 10 Mar 2026 09:59:01 +0000';
const verdictOf = (...lines: string[]) =>
  readSpamVerdict(headerLines(Buffer.from([...lines, 'Subject: x', '', 'text'].join('\r\n'))));

test.each([
  ['SpamAssassin says yes', 'X-Spam-Flag: YES', true],
  ['SpamAssassin says no', 'X-Spam-Flag: NO', false],
  ['SpamAssassin with its score, folded', 'X-Spam-Status: Yes, score=7.3 required=5.0\r\n\ttests=BAYES_99', true],
  ['a good status', 'X-Spam-Status: No, score=-0.1 required=5.0', false],
  ['a score alone', 'X-Spam-Score: 6.1', true],
  ['a low score', 'X-Spam-Score: 4.9', false],
  ['stars', 'X-Spam-Level: *****', true],
  ['four stars', 'X-Spam-Level: ****', false],
  ['rspamd’s result', 'X-Spamd-Result: default: True [16.20 / 15.00]; R_SPF_FAIL(1.00)[-all]', true],
  ['rspamd’s good result', 'X-Spamd-Result: default: False [-1.10 / 15.00];', false],
  ['rspamd’s action', 'X-Rspamd-Action: add header', true],
  ['rspamd lets it be', 'X-Rspamd-Action: no action', false],
  ['rspamd’s score', 'X-Rspamd-Score: 18.0', true],
  ['Exchange, certain', 'X-MS-Exchange-Organization-SCL: 9', true],
  ['Exchange, trusted', 'X-MS-Exchange-Organization-SCL: -1', false],
  ['Exchange Online, phishing', 'X-Forefront-Antispam-Report: CIP:203.0.113.9;CTRY:XX;SCL:1;CAT:PHSH;SFV:NSPM', true],
  ['Exchange Online, level', 'X-Forefront-Antispam-Report: CIP:203.0.113.9;SCL:5;SFV:SPM;CAT:SPM', true],
  ['Exchange Online, bulk that was asked for', 'X-Forefront-Antispam-Report: SCL:1;CAT:BULK', false],
  ['Exchange Online, good', 'X-Forefront-Antispam-Report: SCL:1;CAT:NONE;SFV:NSPM', false],
  ['Yandex', 'X-Yandex-Spam: 4', true],
  ['Yandex, good', 'X-Yandex-Spam: 1', false],
  ['Mail.ru', 'X-Mras: SPAM', true],
  ['Mail.ru, good', 'X-Mras: Ok', false],
  ['Mail.ru’s other header', 'X-Spam: undefined', false],
  ['Google’s', 'X-Gm-Spam: 1', true],
  ['Google’s, good', 'X-Gm-Spam: 0', false],
  ['results of authentication', 'Authentication-Results: mx.desk.example; spf=pass; x-spam=yes', true],
])('%s', (_, header, isSpam) => {
  expect(verdictOf(header, ours)).toMatchObject({ isSpam });
});

test('one filter that says yes outweighs another that says no', () => {
  expect(verdictOf('X-Spam-Flag: NO', 'X-Rspamd-Action: reject', ours)?.isSpam).toBe(true);
});

test('what no filter said is no verdict', () => {
  expect(verdictOf(ours)).toBeNull();
  expect(verdictOf('X-Spam-Flag: maybe', ours)).toBeNull();
});

test('a sender’s own words below our Received count for nothing', () => {
  expect(verdictOf(ours, 'X-Spam-Flag: YES')).toBeNull();
  expect(verdictOf('X-Spam-Flag: YES', ours, 'X-Spam-Flag: NO')?.isSpam).toBe(true);
});

test('what a filter wrote between two hand-overs in the house is ours', () => {
  expect(verdictOf(lmtp, 'X-Spam-Flag: YES', ours)?.isSpam).toBe(true);
  expect(verdictOf(inner, 'X-Spam-Flag: YES', ours)?.isSpam).toBe(true);
});

test('a forged Received in our name below the true one moves no boundary', () => {
  const forged = 'Received: from mx.desk.example by mx.desk.example with LMTP id 1; Tue, 10 Mar 2026 09:58:00 +0000';
  expect(verdictOf(ours, forged, 'X-Spam-Flag: NO', ours)).toBeNull();
});

const postfix =
  'Received: from mail.sender.net (mail.sender.net [203.0.113.9]) by mail.firm.example (Postfix) with ESMTPS id 4A; Tue, 10 Mar 2026 09:59:00 +0000';
const filtered =
  'Received: from mail.firm.example (mail.firm.example [198.51.100.7]) by mail.firm.example (Postfix) with ESMTP id 4B; Tue, 10 Mar 2026 09:59:01 +0000';
const dovecot =
  'Received: from mail.firm.example ([198.51.100.7])\r\n\tby mail.firm.example (Dovecot) with LMTP id 9x; Tue, 10 Mar 2026 09:59:02 +0000';

test('what one server of ours writes between its own hand-overs is ours, also by its public address', () => {
  expect(verdictOf(dovecot, 'X-Spam-Flag: YES', postfix)).toMatchObject({ isSpam: true, header: 'x-spam-flag' });
  expect(verdictOf(dovecot, filtered, 'X-Spam-Flag: YES', postfix)?.isSpam).toBe(true);
  expect(verdictOf('X-Spam-Flag: NO', dovecot, 'X-Rspamd-Action: reject', postfix)?.isSpam).toBe(true);
});

test('below the hand-overs of one server nothing is believed, and another server between ends them', () => {
  expect(verdictOf(dovecot, postfix, 'X-Spam-Flag: YES')).toBeNull();
  expect(verdictOf(dovecot, ours, 'X-Spam-Flag: YES', postfix)).toBeNull();
});

test('forged hand-overs of ours clear no mail, whatever stands between them', () => {
  expect(verdictOf(dovecot, 'X-Spam-Flag: YES', postfix, 'X-Spam: No', dovecot)?.isSpam).toBe(true);
  expect(verdictOf('X-Spam-Flag: YES', postfix, 'X-Spam-Flag: NO', postfix)?.isSpam).toBe(true);
  expect(verdictOf(postfix, 'X-Spam-Flag: NO', postfix)).toBeNull();
});

test('a sender who calls itself by our name is known by its address', () => {
  const liar =
    'Received: from mx.desk.example (evil [203.0.113.66]) by mx.desk.example with ESMTP id 2; Tue, 10 Mar 2026 09:59:00 +0000';
  expect(verdictOf(liar, 'X-Spam-Flag: NO', ours)).toBeNull();
});

test('without any Received nobody says where the outside begins', () => {
  expect(verdictOf('X-Spam-Flag: YES')).toBeNull();
});
