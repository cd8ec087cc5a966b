// Reports as servers word them that do not keep to RFC 3464, and mails of people who only show us one.

import { expect, test } from 'vitest';
import { judgeMail } from './automatic-mail.ts';
import { readDeliveryReport } from './delivery-report.ts';
import { parseMail } from './parse-mail.ts';
import { reasonOf } from './report-reason.ts';

const nobody = 'nobody@customer.example';
const daemon = 'From: MAILER-DAEMON@mx.customer.example';
const returned = 'Received: from desk.example by mx.customer.example; Tue, 10 Mar 2026 10:00:00 +0000';

async function read(head: string[], lines: string[]) {
  const mail = await parseMail(Buffer.from([...head, 'To: help@desk.example', '', ...lines].join('\n')));
  const { kind } = judgeMail({
    headers: mail.headers,
    from: mail.from?.address ?? '',
    subject: mail.subject,
    text: mail.text,
    envelopeFrom: 'somebody@customer.example',
    fromUs: false,
    loopMark: 'none',
    answers: false,
  });
  const report = readDeliveryReport(mail.text, mail.files, mail.headers);
  return { kind, recipients: report?.recipients.map((one) => [one.address, reasonOf(one)]) ?? null };
}

type Row = [what: string, head: string[], lines: string[], recipients: [string, string][]];
const rows: Row[] = [
  [
    'the address above its reason, another below',
    [daemon, 'Subject: failure notice'],
    [
      'We could not hand on your mail. Please check the addresses.',
      '',
      `<${nobody}>:`,
      'The mailfolder of this user is full.',
      '',
      '<joao@customer.example>:',
      'No mailbox here by that name (#5.1.1)',
      '',
      '--- Below this line is a copy of the message.',
      '',
      returned,
    ],
    [
      [nobody, 'mailbox-full'],
      ['joao@customer.example', 'user-unknown'],
    ],
  ],
  [
    'under a heading, and above it the mail that is meant',
    ['From: System Administrator <postmaster@customer.example>', 'Subject: Undeliverable: The printer'],
    [
      'Your message',
      '',
      '  To:      sales@partner.example',
      '  Subject: The printer 2.0.12',
      '  Sent:    Tue, 10 Mar 2026 09:59:00 +0000',
      '',
      'did not reach the following recipient(s):',
      '',
      `${nobody} on Tue, 10 Mar 2026 10:01:00 +0000`,
      '    The recipient name is not recognized',
    ],
    [[nobody, 'user-unknown']],
  ],
  [
    'the number of a version is no status',
    [daemon, 'Subject: Undeliverable: Release 5.2.2.1 of the driver'],
    ['Your message could not be delivered to the following user:', '', `"Nobody" <${nobody}>`, '', 'Unknown user'],
    [[nobody, 'user-unknown']],
  ],
  [
    'a gateway that shows its talk',
    ['From: gateway@customer.example', 'Subject: Mail could not be delivered', 'Return-Path: <>'],
    [
      '*** Message from the security gateway ***',
      '',
      `Sent >>> RCPT TO:<${nobody}>`,
      'Received <<< 550 5.1.1 unknown user',
      '',
      `Unable to deliver message to <${nobody}>.`,
    ],
    [[nobody, 'user-unknown']],
  ],
  [
    'a gateway to telephones that answers like a person, and shows its talk',
    ['From: post_master@customer.example', 'Subject: Re: The printer', 'In-Reply-To: <a.1@desk.example>'],
    [
      'Error: Invalid user address',
      '',
      '550 - Requested action not taken: no such user here',
      '',
      'Details:',
      '  MAIL FROM: help@desk.example',
      `  RCPT TO: ${nobody}`,
    ],
    [[nobody, 'user-unknown']],
  ],
  [
    'a label before the address',
    [daemon, 'Subject: Returned mail'],
    [`Undeliverable Address: ${nobody}`, '', 'Reason: the account is over its disk quota.'],
    [[nobody, 'mailbox-full']],
  ],
  [
    'the reason before the address',
    [daemon, 'Subject: Undeliverable Mail'],
    [`User mailbox exceeds allowed size: ${nobody}`, '', 'Original message follows.', '', returned],
    [[nobody, 'mailbox-full']],
  ],
  [
    'an address under another',
    [daemon, 'Subject: Mail delivery failed: returning message to sender'],
    [
      'A message that you sent could not be delivered. The following address(es) failed:',
      '',
      '  an undisclosed address',
      `    (generated from ${nobody})`,
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
    ],
    [[nobody, 'other']],
  ],
  [
    'only the mail that came back names them',
    [daemon, 'Subject: failure notice'],
    [
      "I wasn't able to deliver the following message. This is a permanent error.",
      '',
      '--- Below this line is a copy of the message.',
      '',
      `To: ${nobody}`,
      'Subject: The printer',
    ],
    [[nobody, 'other']],
  ],
  [
    'an old address of X.400',
    ['From: System Administrator <postmaster@customer.example>', 'Subject: Undeliverable: The printer'],
    [
      'Your message did not reach the following recipient(s):',
      '',
      `c=PT;a= ;p=CUSTOMER;o=Site;dda:SMTP=${nobody}; on Tue, 10 Mar 2026`,
      '    The recipient name is not recognized',
    ],
    [[nobody, 'user-unknown']],
  ],
  [
    'it will go on trying',
    [daemon, 'Subject: Warning: message has not yet been delivered'],
    ['Your message to:', `\t${nobody}`, '', 'has not yet been delivered. We will continue to try for 5 days.'],
    [[nobody, 'delayed']],
  ],
  [
    'in French',
    ['From: Postmaster <postmaster@customer.example>', 'Return-Path: <>', 'Subject: Échec de la remise'],
    ["Votre message n'a pas pu être remis aux destinataires suivants :", '', nobody, '', "L'adresse n'existe pas."],
    [[nobody, 'user-unknown']],
  ],
  [
    'in Japanese',
    ['From: Postmaster@customer.example', 'Return-Path: <>', 'Subject: Mail System Error - Returned Mail'],
    [
      '次のあて先へのメールは送信できませんでした。',
      '',
      `    Recipient: <${nobody}>`,
      `    <<< 550 <${nobody}>: User unknown`,
    ],
    [[nobody, 'user-unknown']],
  ],
  [
    'in Chinese, out of a page',
    ['From: MAILER-DAEMON@customer.example', 'Subject: 系统退信', 'Content-Type: text/html; charset=utf-8'],
    [`<p>很抱歉，您的邮件无法送达以下收件人：</p><p>${nobody}</p><p>550 user not found</p>`],
    [[nobody, 'user-unknown']],
  ],
  [
    'in Polish',
    ['From: Mail System <postmaster@customer.example>', 'Return-Path: <>', 'Subject: Wiadomość niedostarczona'],
    ['Wiadomość nie została dostarczona. Nie doręczono do:', '', `<${nobody}>: relaying denied`],
    [[nobody, 'relay-denied']],
  ],
  [
    'in Chinese, with signs of full width',
    ['From: Postmaster@customer.example', 'Subject: 系统退信'],
    ['抱歉，您的邮件被退回来了。', `收件人：${nobody}`, `退信原因：收件人邮件地址（${nobody}）不存在，邮件无法送达。`],
    [[nobody, 'user-unknown']],
  ],
  [
    'a sentence and nothing else',
    ['From: no-reply@customer.example', 'Return-Path: <>', 'Subject: Mail delivery failed'],
    ['Your mail of Tuesday', `    Could not be delivered to: <${nobody}>`, '    As their mailbox is full.'],
    [[nobody, 'mailbox-full']],
  ],
];

test.each(rows)('%s', async (_what, head, lines, recipients) => {
  expect(await read(head, lines)).toEqual({ kind: 'automatic', recipients });
});

const maria = 'From: Maria Silva <maria@customer.example>';
const people: [what: string, head: string[], lines: string[]][] = [
  [
    'asks why her mail came back',
    [maria, 'Subject: Undeliverable mail'],
    ['Hello,', '', 'why do I get this when I write to Nora?', '', `550 5.1.1 <${nobody}>: User unknown`],
  ],
  [
    'passes a report on',
    [maria, 'Subject: Fwd: failure notice'],
    [
      'Can you please look at this?',
      '',
      '---------- Forwarded message ---------',
      'From: MAILER-DAEMON@mx.customer.example',
      'Subject: failure notice',
      '',
      "Hi. I wasn't able to deliver your message.",
      `<${nobody}>: no such user`,
    ],
  ],
  [
    'answers one',
    [maria, 'Subject: Re: Undelivered Mail Returned to Sender', 'In-Reply-To: <1@mx.customer.example>'],
    [
      'It happens to every mail that I send.',
      '',
      '> This is the mail system at host mx.customer.example.',
      `> <${nobody}>: mailbox full`,
    ],
  ],
  [
    'writes of a delivery that is none of mail',
    [maria, 'Subject: Delivery problem with order 4711'],
    ['Hello, the parcel could not be delivered to us because the address was unknown to the driver.'],
  ],
  [
    'keeps the post of her house',
    ['From: Ana <postmaster@customer.example>', 'Subject: New certificate for your relay'],
    ['Hello Nora, we renew the certificate on Monday. Will your side take it?'],
  ],
];
test.each(people)('a person who %s is no machine', async (_what, head, lines) => {
  expect((await read(head, lines)).kind).toBe('personal');
});
