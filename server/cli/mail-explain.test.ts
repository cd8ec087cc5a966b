// `tellonce mail explain`, as a program: what it prints for files, for standard input and for what cannot be read.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainMail } from './mail-explain.ts';

const root = join(import.meta.dirname, '..', '..');
const fileOf = (name: string): string => join('test', 'mail-corpus', 'mails', `${name}.eml`);

function explain(files: string[], input = ''): Record<string, unknown>[] {
  const run = spawnSync(process.execPath, ['server/cli.ts', 'mail', 'explain', ...files], { cwd: root, input });
  expect(run.status, run.stderr.toString()).toBe(0);
  return run.stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('a line for each file, in order, and an error in its place', () => {
  const lines = explain([fileOf('plain-text'), 'nowhere.eml', fileOf('report-qmail-two')]);
  expect(lines.map((line) => line.messageId ?? Object.keys(line))).toEqual([
    'plain@customer.example',
    ['error'],
    'report-46954345@mx.example',
  ]);
});

test('one message on standard input, with every field', () => {
  const pdf = Buffer.from('%PDF-1.4 small');
  const raw = [
    'From: "Silva, Maria" <maria@customer.example>',
    'To: help@desk.example, Nora <nora@desk.example>',
    'Cc: ravi@customer.example',
    'Subject: Re: The printer',
    'Date: Tue, 10 Mar 2026 10:59:00 +0100 (CET)',
    'Message-ID: <1@customer.example>',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'It still blinks. Please have a look at it.',
    '',
    'On 10/03/2026 10:20, Kestrel Labels wrote:',
    '> Switch it off.',
    '--b',
    'Content-Type: application/pdf; name=photo.pdf',
    'Content-Disposition: attachment; filename=photo.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    pdf.toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  expect(explain([], raw)).toEqual([
    {
      messageId: '1@customer.example',
      from: { address: 'maria@customer.example', name: 'Silva, Maria' },
      to: ['help@desk.example', 'nora@desk.example'],
      cc: ['ravi@customer.example'],
      subject: 'Re: The printer',
      date: '2026-03-10T09:59:00.000Z',
      text: 'It still blinks. Please have a look at it.\n\nOn 10/03/2026 10:20, Kestrel Labels wrote:\n> Switch it off.',
      reply: 'It still blinks. Please have a look at it.',
      quoted: 'On 10/03/2026 10:20, Kestrel Labels wrote:\n> Switch it off.',
      html: '',
      attachments: [
        {
          name: 'photo.pdf',
          type: 'application/pdf',
          size: pdf.length,
          sha256: createHash('sha256').update(pdf).digest('hex'),
          inline: false,
        },
      ],
      automatic: { is: false, kind: null, reason: null },
      report: null,
      forwardedFrom: null,
      language: 'en',
    },
  ]);
});

type Row = [what: string, head: string[], automatic: object];
const rows: Row[] = [
  ['a person', [], { is: false, kind: null }],
  ['a list', ['List-Id: <news.customer.example>'], { is: true, kind: 'bulk' }],
  ['the null return path', ['Return-Path: <>'], { is: true, kind: 'bulk' }],
  ['somebody who is away', ['Auto-Submitted: auto-replied'], { is: true, kind: 'reply' }],
  ['our own mail again', ['X-Tellonce-Desk: 7f3k'], { is: true, kind: 'loop' }],
];
test.each(rows)('%s', async (_what, head, automatic) => {
  const raw = ['From: maria@customer.example', 'Subject: The printer', ...head, '', 'It blinks.'].join('\n');
  expect((await explainMail(Buffer.from(raw))).automatic).toMatchObject(automatic);
});

test('a report says of whom it speaks', async () => {
  const [line] = explain([fileOf('report-qmail-two')]);
  expect(line).toMatchObject({
    automatic: { is: true, kind: 'report' },
    report: {
      kind: 'bounce',
      recipients: [
        { address: 'nobody@customer.example', permanent: true, status: '5.1.1' },
        { address: 'joao@customer.example', permanent: true, status: '5.2.2' },
      ],
    },
  });
});

const parted = (type: string, part: string): Buffer =>
  Buffer.from(
    [
      'From: Joao <joao@customer.example>',
      `Content-Type: multipart/report; report-type=${type}; boundary=b`,
      'Subject: Report',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is a report.',
      '--b',
      part,
      '--b--',
    ].join('\n'),
  );

test('a receipt says who has read it', async () => {
  const part =
    'Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;joao@customer.example\nDisposition: manual-action/MDN-sent-manually; displayed\n';
  expect(await explainMail(parted('disposition-notification', part))).toMatchObject({
    automatic: { is: true, kind: 'report' },
    report: {
      kind: 'read',
      recipients: [{ address: 'joao@customer.example', permanent: false, status: null, reason: 'read' }],
    },
  });
});

test('a complaint is a report, and says nothing of delivery', async () => {
  const part =
    'Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: joao@customer.example\n';
  expect(await explainMail(parted('feedback-report', part))).toMatchObject({
    automatic: { is: true, kind: 'report' },
    report: null,
  });
});
