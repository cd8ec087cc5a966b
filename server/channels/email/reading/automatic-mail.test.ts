// Who wrote a mail: a person, a machine that deserves a ticket, or a machine that answers by itself.

import { expect, test } from 'vitest';
import { judgeMail } from './automatic-mail.ts';
import { readHeaders } from './read-headers.ts';

type Row = [
  situation: string,
  headers: string,
  expected: string,
  more?: { from?: string; null?: true; answers?: true; us?: true },
];

const rows: Row[] = [
  ['a person writes', 'Subject: The printer blinks', 'personal'],
  ['a person answers', 'Subject: Re: The printer', 'personal', { answers: true }],
  ['a person writes about being out of office', 'Subject: Out of office printer is broken', 'personal'],
  ['a person answers a holiday reply', 'Subject: Re: Automatic reply: The printer', 'personal', { answers: true }],
  ['a person says Auto-Submitted: no', 'Auto-Submitted: no', 'personal'],
  ['a person writes about the vacation module', 'Subject: Error on vacation page', 'personal'],
  ['a person asks about an absence in French', "Subject: Module d'absence en panne", 'personal'],
  ['a Russian asks about the holiday calendar', 'Subject: Ошибка: сотрудник в отпуске', 'personal'],

  ['RFC 3834 answer', 'Auto-Submitted: auto-replied', 'automatic'],
  ['RFC 3834 answer with a comment', 'Auto-Submitted: Auto-Replied (vacation)', 'automatic'],
  ['RFC 5436 notice', 'Auto-Submitted: auto-notified; owner-email="a@b"', 'automatic'],
  ['old vacation program', 'X-Autoreply: yes', 'automatic'],
  ['cPanel', 'X-Autorespond: Away', 'automatic'],
  ['old Unix vacation', 'Precedence: auto_reply', 'automatic'],
  ['bounce', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'automatic', { null: true }],
  ['read receipt', 'Content-Type: multipart/report; report-type=disposition-notification', 'automatic'],
  ['bounce without a report', 'Subject: failure notice', 'automatic', { from: 'mailer-daemon@mx.example', null: true }],
  ['postmaster', 'Subject: Undeliverable', 'automatic', { from: 'postmaster@outlook.example' }],
  ['our own mail comes back', 'X-Tellonce-Desk: ours', 'automatic'],
  ['our own address', 'Subject: x', 'automatic', { us: true }],
  [
    'Exchange, English',
    'Subject: Automatic reply: The printer\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All',
    'automatic',
  ],
  ['Exchange, Russian', 'Subject: Автоматический ответ: Принтер', 'automatic'],
  ['Russian', 'Subject: Автоответ: Принтер', 'automatic'],
  ['Exchange, Portuguese', 'Subject: Resposta automática: Impressora', 'automatic'],
  ['Exchange, German', 'Subject: Automatische Antwort: Drucker', 'automatic'],
  ['German', 'Subject: Abwesenheitsnotiz: Drucker', 'automatic'],
  ['Exchange, French', 'Subject: Réponse automatique : imprimante', 'automatic'],
  ['Exchange, Spanish', 'Subject: Respuesta automática: impresora', 'automatic'],
  ['Gmail-like', 'Subject: Auto: The printer', 'automatic'],
  ['plain words, null return path', 'Subject: I am out of the office until Monday', 'automatic', { null: true }],
  ['plain words, answers us', 'Subject: Ich bin im Urlaub', 'automatic', { answers: true }],
  ['another desk acknowledges our mail', 'Auto-Submitted: auto-generated', 'automatic', { answers: true }],

  ['monitoring', 'Subject: Disk full\nAuto-Submitted: auto-generated', 'bulk'],
  ['mailing list', 'List-Id: <users.example>', 'bulk'],
  ['bulk', 'Precedence: bulk', 'bulk'],
  ['a group forwards', 'Precedence: list\nSubject: help', 'bulk'],
  ['asks for no answer', 'X-Auto-Response-Suppress: OOF', 'bulk'],
  ['null return path', 'Subject: Scan to mail', 'bulk', { null: true }],
  ['another desk of our kind: a person', 'X-Tellonce-Desk: theirs', 'personal'],
];

test.each(rows)('%s', (_situation, headers, expected, more = {}) => {
  const parsed = readHeaders(Buffer.from(`${headers.replaceAll('\n', '\r\n')}\r\n\r\nbody`)).headers;
  const judged = judgeMail({
    headers: parsed,
    from: more.from ?? 'maria@customer.example',
    subject: parsed.get('subject')?.[0] ?? '',
    envelopeFrom: more.null ? null : 'maria@customer.example',
    fromUs: more.us ?? false,
    loopMark: 'ours',
    answers: more.answers ?? false,
  });
  expect(judged.kind).toBe(expected);
  expect(judged.reason === null).toBe(expected === 'personal');
});
