// What is new in a reply. Each row is a text as a program writes it, and what somebody newly said; null: keep all of it.

import { expect, test } from 'vitest';
import { cutHtmlQuote } from '../cut-html-quote.ts';
import { splitReply } from './split-reply.ts';

type Row = [program: string, text: string, reply: string | null];

const rows: Row[] = [
  ['nothing quoted', 'It blinks.\n\nMaria', null],
  [
    'Gmail, English',
    'It blinks.\n\nOn Tue, Mar 10, 2026 at 10:20 AM Kestrel Labels <help@desk.example> wrote:\n\n> Switch it off.\n> And on.',
    'It blinks.',
  ],
  [
    'Gmail, English, line broken',
    'It blinks.\n\nOn Tue, Mar 10, 2026 at 10:20 AM Kestrel Labels and Friends of Labels <\nhelp@desk.example> wrote:\n\n> Switch it off.',
    'It blinks.',
  ],
  ['Gmail, Russian', 'Мигает.\n\nвт, 10 мар. 2026 г. в 10:20, Kestrel <help@desk.example>:\n\n> Выключите.', 'Мигает.'],
  [
    'Mail.ru',
    'Мигает.\n\n>Вторник, 10 марта 2026, 10:20 +03:00 от Kestrel <help@desk.example>:\n>\n>Выключите.',
    'Мигает.',
  ],
  ['Yandex', 'Мигает.\n\n10.03.2026, 10:20, "Kestrel" <help@desk.example>:\n> Выключите.', 'Мигает.'],
  ['Thunderbird, Russian', 'Мигает.\n\n10.03.2026 10:20, Kestrel пишет:\n> Выключите.', 'Мигает.'],
  [
    'Gmail, Brazilian',
    'Pisca.\n\nEm ter., 10 de mar. de 2026 às 10:20, Kestrel <help@desk.example>\nescreveu:\n\n> Desligue.',
    'Pisca.',
  ],
  [
    'Gmail, Portugal',
    'Pisca.\n\nKestrel <help@desk.example> escreveu (terça, 10/03/2026 à(s) 10:20):\n\n> Desligue.',
    'Pisca.',
  ],
  [
    'Outlook, English',
    'It blinks.\n\n________________________________\nFrom: Kestrel <help@desk.example>\nSent: Tuesday, March 10, 2026\nTo: Maria\nSubject: Re: printer\n\nSwitch it off.',
    'It blinks.',
  ],
  [
    'Outlook, classic',
    'It blinks.\n\n-----Original Message-----\nFrom: Kestrel\nSent: Tuesday\nTo: Maria\nSubject: printer\n\nSwitch it off.',
    'It blinks.',
  ],
  [
    'Outlook, Russian',
    'Мигает.\n\nОт: Kestrel <help@desk.example>\nОтправлено: 10 марта 2026 г. 10:20\nКому: Мария\nТема: принтер\n\nВыключите.',
    'Мигает.',
  ],
  [
    'Outlook, Brazilian',
    'Pisca.\n\nDe: Kestrel <help@desk.example>\nEnviado: terça-feira, 10 de março de 2026 10:20\nPara: Maria\nAssunto: impressora\n\nDesligue.',
    'Pisca.',
  ],
  [
    'Outlook, Portugal',
    'Pisca.\n\nDe: Kestrel <help@desk.example>\nEnviada: 10 de março de 2026\nPara: Maria\nAssunto: impressora\n\nDesligue.',
    'Pisca.',
  ],
  ['only quoted lines', 'It blinks.\n\n> Switch it off.\n> And on.', 'It blinks.'],
  ['signature', 'It blinks.\n\n-- \nMaria Silva\nKestrel GmbH', 'It blinks.'],
  [
    'signature and quote',
    'It blinks.\n\n-- \nMaria\n\nOn Tue, Mar 10, 2026 Kestrel wrote:\n> Switch it off.',
    'It blinks.',
  ],
  ['signature after the quote', 'It blinks.\n\n> Switch it off.\n\n--\nMaria', 'It blinks.'],
  ['a telephone, English', 'It blinks.\n\nSent from my iPhone', 'It blinks.'],
  ['a telephone, Russian', 'Мигает.\n\nОтправлено с iPhone', 'Мигает.'],
  ['a telephone, Portuguese', 'Pisca.\n\nEnviado do meu iPhone', 'Pisca.'],

  ['answers between the lines: keep all', 'On Tue, Kestrel wrote:\n> Off?\nYes.\n> On?\nYes.', null],
  ['answer below the quote: keep all', '> Switch it off.\n\nI did, it still blinks.', null],
  ['nothing but a quote: keep it', '> Switch it off.', null],
  ['“From:” in a sentence: keep all', 'I moved it\nFrom: the hall\nto the kitchen.', null],
  ['“wrote:” in a sentence: keep all', 'On the display it wrote:\nPC LOAD LETTER\nWhat is that?', null],
  [
    'a list with dashes: keep all',
    'I tried:\n--\nswitching it off\n--\nswitching it on\nand the rest of a long text\n1\n2\n3\n4\n5\n6\n7\n8\n9',
    null,
  ],
  ['a ruler in the text: keep all', 'First part\n______________________\nSecond part', null],
  ['empty', '', null],
  ['a journey: keep all', 'I need a ticket\nFrom: Berlin\nTo: Paris\nDate: 3 March\nThank you', null],
  [
    'a message passed on below a word: keep all',
    'For you.\n\n---------- Forwarded message ---------\nFrom: Ravi <ravi@customer.example>\nDate: Tue, Mar 10, 2026 at 10:20 AM\nSubject: printer\nTo: Maria\n\nIt blinks.',
    null,
  ],
  [
    'a message passed on by Apple Mail: keep all',
    '> Begin forwarded message:\n>\n> From: Ravi\n> Subject: printer',
    null,
  ],
  [
    'a message passed on by Yandex: keep all',
    'Для вас.\n\n-------- Пересылаемое сообщение --------\n10.03.2026, 10:20, "Ravi" <ravi@customer.example>:\n\nМигает.\n-------- Конец пересылаемого сообщения --------',
    null,
  ],
  [
    'a whole mail quoted above the answer',
    'On Tue, Mar 10, 2026 Kestrel <help@desk.example> wrote:\n> Hello Maria,\n> please switch it off,\n> wait a minute,\n> switch it on\n> and write to us.\n> Kestrel\n\nI did, it still blinks.',
    'I did, it still blinks.',
  ],
  [
    'one picked line above the answer: keep all',
    'On Tue, Mar 10, 2026 Kestrel <help@desk.example> wrote:\n> Did you switch it off?\n\nYes.',
    null,
  ],
  [
    'answers, then the rest of the quote',
    'See below.\n\nOn Tue, Kestrel wrote:\n> Off?\n\nYes.\n\n> On?\n> Write to us.',
    'See below.\n\nOn Tue, Kestrel wrote:\n> Off?\n\nYes.',
  ],
  ['regards and a name alone: keep all', 'It blinks.\n\nBest regards,\nMaria', null],
  [
    'regards, then a question: keep all',
    'It blinks.\n\nThanks\n\nPS: my number is +49 30 1234567.\nWill you call me?',
    null,
  ],
  [
    'a sentence about the telephone: keep all',
    'Sent from my office to yours, the parcel never came. Where is it, and who took it from the hall that day, please?\nMaria',
    null,
  ],
  [
    'a date and a name in a sentence: keep all',
    'On 10 March at 10:20 Ravi wrote:\nE-52, then nothing.\nWhat now?',
    null,
  ],
  [
    'only a telephone’s line and a quote: keep it',
    'Sent from my iPhone\n\n> On 10 Mar 2026, at 10:20, Kestrel <help@desk.example> wrote:\n> Off?',
    null,
  ],
];

test.each(rows)('%s', (_program, text, expected) => {
  const { text: reply, cut } = splitReply(text);
  expect(reply).toBe(expected ?? text.trim());
  expect(cut).toBe(expected !== null);
});

test('texts made to take long do not', () => {
  const began = process.threadCpuUsage().user;
  splitReply(`${'>\n'.repeat(150_000)}end`);
  cutHtmlQuote('<div class="a'.repeat(50_000));
  cutHtmlQuote(`<div ${'class="a '.repeat(40)}>`.repeat(1500));
  splitReply(`${'On On On wrote '.repeat(20_000)}\n${'> a\nb\n'.repeat(20_000)}`);
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(1500);
});

test('HTML is cut where the usual programs begin to quote, and nowhere else', () => {
  expect(cutHtmlQuote('<p>New</p><div class="gmail_quote">old</div>')).toBe('<p>New</p>');
  expect(cutHtmlQuote('<p>New</p><hr><div id="divRplyFwdMsg" dir="ltr">old</div>')).toBe('<p>New</p><hr>');
  expect(cutHtmlQuote('<p>New</p><blockquote type="cite">old</blockquote>')).toBe('<p>New</p>');
  expect(cutHtmlQuote('<p>New</p><blockquote>mine</blockquote>')).toBe('<p>New</p><blockquote>mine</blockquote>');
});
