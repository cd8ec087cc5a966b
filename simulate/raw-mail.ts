// Mails as requesters send them: plain, with the headers that a mail program writes, and the odd ones of machines.

import type { ComposedMail } from '../server/channels/email/compose-mail.ts';

export type Letter = {
  id: string;
  from: string;
  name: string;
  to: string;
  subject: string;
  text: string;
  at: Date;
  /** The mail of ours that it answers. */
  answers?: ComposedMail;
  headers?: readonly string[];
};

export function rawMail(letter: Letter): Buffer {
  const { answers } = letter;
  const lines = [
    `From: "${letter.name}" <${letter.from}>`,
    `To: ${letter.to}`,
    `Subject: ${answers ? `Re: ${answers.subject}` : letter.subject}`,
    `Date: ${letter.at.toUTCString()}`,
    `Message-ID: <${letter.id}>`,
    ...(answers ? [`In-Reply-To: <${answers.mailId}>`, `References: <${answers.mailId}>`] : []),
    ...(letter.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    letter.text,
    ...(answers ? ['', 'On that day somebody wrote:', ...answers.text.split('\n').map((line) => `> ${line}`)] : []),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** A delivery report in the standard form (RFC 3464) on a mail of ours that came to nobody. */
export function bounceOf(mail: ComposedMail, id: string, at: Date): Buffer {
  const boundary = `b${id.replace(/\W/g, '')}`;
  const [, host = 'example'] = mail.envelopeTo.split('@');
  return Buffer.from(
    [
      `From: Mail Delivery System <MAILER-DAEMON@${host}>`,
      `To: ${mail.envelopeFrom}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Date: ${at.toUTCString()}`,
      `Message-ID: <${id}>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain',
      '',
      `${mail.envelopeTo}: 550 5.1.1 User unknown`,
      `--${boundary}`,
      'Content-Type: message/delivery-status',
      '',
      `Reporting-MTA: dns; mx.${host}`,
      '',
      `Final-Recipient: rfc822; ${mail.envelopeTo}`,
      'Action: failed',
      'Status: 5.1.1',
      '',
      `--${boundary}`,
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${mail.mailId}>`,
      `To: ${mail.envelopeTo}`,
      '',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}
