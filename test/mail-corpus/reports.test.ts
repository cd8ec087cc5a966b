// Reports of mail servers as they really come: whom each concerns, how bad it is, and which mail of ours it is about.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDeliveryReport } from '../../server/channels/email/reading/delivery-report.ts';
import { parseMail } from '../../server/channels/email/reading/parse-mail.ts';

const folder = join(import.meta.dirname, 'mails');

type Row = [
  file: string,
  outcome: 'permanent' | 'passing' | 'delivered',
  recipients: [address: string, kind: string, status: string | null][],
  returned: 'returned' | 'not returned',
];
const nobody = 'nobody@customer.example';

const rows: Row[] = [
  ['postfix', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  ['postfix-delayed', 'passing', [[nobody, 'delayed', '4.4.1']], 'returned'],
  ['postfix-delivered', 'delivered', [[nobody, 'delivered', '2.0.0']], 'returned'],
  ['postfix-expired', 'permanent', [[nobody, 'soft', '4.4.1']], 'returned'],
  [
    'two-recipients',
    'permanent',
    [
      ['maria@customer.example', 'delivered', '2.0.0'],
      [nobody, 'full', '5.2.2'],
    ],
    'returned',
  ],
  ['sendmail', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  ['exchange-online', 'permanent', [[nobody, 'unknown-user', '5.1.10']], 'returned'],
  ['exchange-online-policy', 'permanent', [[nobody, 'policy', '5.7.1']], 'returned'],
  ['outlook-com', 'permanent', [[nobody, 'unknown-user', '5.5.0']], 'returned'],
  ['google', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  ['google-delayed', 'passing', [[nobody, 'delayed', '4.4.1']], 'returned'],
  ['amazon-ses', 'permanent', [[nobody, 'hard', '5.4.4']], 'returned'],
  ['zimbra', 'permanent', [[nobody, 'full', '4.2.2']], 'returned'],
  ['domino-dsn', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  ['yandex', 'permanent', [[nobody, 'policy', '5.7.1']], 'returned'],
  ['ms-smtp-delayed', 'passing', [[nobody, 'delayed', '4.4.7']], 'returned'],
  ['status-without-a-recipient', 'permanent', [[nobody, 'hard', '5.0.0']], 'returned'],
  ['exim', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  ['exim-without-its-header', 'permanent', [[nobody, 'full', null]], 'returned'],
  ['exim-delayed', 'passing', [[nobody, 'delayed', null]], 'not returned'],
  ['qmail', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  [
    'qmail-two',
    'permanent',
    [
      [nobody, 'unknown-user', '5.1.1'],
      ['joao@customer.example', 'full', '5.2.2'],
    ],
    'returned',
  ],
  ['sendmail-old', 'permanent', [[nobody, 'unknown-user', null]], 'returned'],
  ['postfix-words-only', 'permanent', [[nobody, 'policy', '5.7.1']], 'not returned'],
  ['exchange-2003', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'not returned'],
  ['exchange-2010-html', 'permanent', [[nobody, 'full', '5.2.2']], 'returned'],
  ['exchange-in-german', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  ['google-old', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'returned'],
  ['mail-ru', 'permanent', [[nobody, 'full', null]], 'returned'],
  ['mail-ru-no-such-user', 'permanent', [[nobody, 'unknown-user', null]], 'returned'],
  ['domino', 'permanent', [[nobody, 'unknown-user', null]], 'not returned'],
  ['ms-smtp-service', 'permanent', [[nobody, 'hard', null]], 'not returned'],
  ['mailenable', 'permanent', [[nobody, 'hard', null]], 'returned'],
  ['courier', 'permanent', [[nobody, 'unknown-user', null]], 'not returned'],
  ['yahoo', 'permanent', [[nobody, 'policy', '5.2.0']], 'returned'],
  ['communigate', 'permanent', [[nobody, 'unknown-user', '5.1.1']], 'not returned'],
  ['groupwise', 'permanent', [[nobody, 'unknown-user', null]], 'returned'],
  ['in-brazilian', 'permanent', [[nobody, 'full', '5.2.2']], 'not returned'],
];

const read = async (file: string) => {
  const mail = await parseMail(readFileSync(join(folder, `report-${file}.eml`)));
  return readDeliveryReport(mail.text, mail.files, mail.headers);
};

test.each(rows)('%s', async (file, outcome, recipients, returned) => {
  const report = await read(file);
  expect(report?.recipients.map((one) => [one.address, one.class, one.status])).toEqual(recipients);
  expect(report).toMatchObject({ outcome, mailIds: returned === 'returned' ? ['m-17@desk.example'] : [] });
  expect(report?.diagnostic).not.toBe('');
  if (returned === 'returned') expect(report?.returnedHeaders).toContain('Subject: Re: ');
});

test('of several the one that failed is the report’s recipient', async () => {
  expect(await read('two-recipients')).toMatchObject({ recipient: nobody, status: '5.2.2' });
});

test('the words of a person are no report', async () => {
  expect(await read('words-of-a-person')).toBeNull();
});

test('words made to take long do not', () => {
  const opening = 'This is the qmail-send program.\n';
  const began = process.threadCpuUsage().user;
  for (const piece of [
    '-',
    '--- a\n',
    'a@b.example ',
    '<a@b.example>:\n',
    'recipient: ',
    'a@',
    'delivered to ',
    ' 5.1.1',
    'a:\n',
    'x-a: b\n',
  ]) {
    readDeliveryReport(opening + piece.repeat(200_000 / piece.length), []);
  }
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(2000);
});

test('every report in the folder has its row', () => {
  const files = readdirSync(folder).filter((name) => name.startsWith('report-'));
  expect(files.length).toBe(rows.length + 1);
});
