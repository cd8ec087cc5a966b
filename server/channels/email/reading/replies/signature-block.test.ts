// Signatures that nothing announces, and the blocks that only look like one: an address that was asked for, a list under a
// heading. And what programs break around links. Null: all of it stays.

import { expect, test } from 'vitest';
import { answerAlone, splitReply } from './split-reply.ts';

const rows: [situation: string, text: string, reply: string | null][] = [
  ['a name below a rule', 'It prints again.\n---\nVera', 'It prints again.'],
  ['a name and a post below a long dash', 'It prints again.\n\n—\nVera Costa\nHead of Stores', 'It prints again.'],
  [
    'signs of a telephone below a long rule',
    'It prints again!\n\nCheers\nVera\n\n————\nVera Costa\nHead of Stores\n☎ +351 210 000 001\n✉ vera@customer.example',
    'It prints again!\n\nCheers\nVera',
  ],
  ['a Chinese name below a rule', '打印机又能用了。\n\n————————\n\n小林\n仓库负责人', '打印机又能用了。'],
  ['a rule under a heading', 'To order\n-----\nPaper\nInk', null],
  ['a rule under a heading that stands alone', 'Missing:\n\n---\nPaper\nInk', null],
  ['two rules are parts of a text', 'First.\n\n---\nSecond.\n\n---\nVera', null],
  ['a sentence below a rule', 'It prints again.\n\n---\nBut the second one does not, please look.', null],
  [
    'a name, a post and how she is reached, without a closing',
    'Yes, close it.\n\nVera Costa\nHead of Stores\nTel: +351 210 000 001\nvera@customer.example\nRua Um 5, Lisboa\nwww.customer.example',
    'Yes, close it.',
  ],
  [
    'the same in bold, with gaps',
    'Ja, graag.\n\n*Vera Costa* | *Magazijn*\n*Bel +31 6 10 00 00 01*\n\nKade 2, 1011 AB Amsterdam\n\n*WEB  <https://customer.example/>*',
    'Ja, graag.',
  ],
  [
    'a closing and a telephone number without a word before it',
    'Ja, passar bra.\n\nMvh,\nVera\n070-1000001',
    'Ja, passar bra.',
  ],
  ['contact data that are told', 'My new number:\n\nVera Costa\nTel: +351 210 000 001\nvera@customer.example', null],
  [
    'where it shall be delivered',
    'Please deliver it to us.\n\nVera Costa\nTel: +351 210 000 001\nvera@customer.example',
    null,
  ],
  [
    'where somebody shall come',
    'Please let the technician come here.\n\nCosta Printing Ltd\n12 High Street\nTel. +44 20 1000 0001\nwww.customer.example',
    null,
  ],
  ['Adresse auf Wunsch', 'Die Rechnung bitte hierhin.\n\nVera Costa\nTel: +49 30 100001\nvera@customer.example', null],
  ['a telephone of a make nobody knows', 'It prints.\n\nSent from my Zorbo X3', 'It prints.'],
  ['a telephone that asks to be excused', 'It prints.\n\nSent from my cell, please excuse typos.', 'It prints.'],
  ['a line of a telephone in brackets', 'It prints.\n\n(Sent from my phone)', 'It prints.'],
  [
    'two lines of a telephone company in two languages',
    'It prints.\nSent wirelessly from my BlackBerry device on the Kestrel network.\nEnvoyé sans fil par mon terminal mobile BlackBerry sur le réseau Kestrel.',
    'It prints.',
  ],
  ['from where it was sent, which is news', 'See below.\n\nSent from my old address, use this one.', null],
  ['words about a telephone', 'It fails.\n\nFrom my iPhone I cannot open it.', null],
  [
    'a long link that was broken, with its bracket on the next line',
    'Look at <https://customer.example/a/very/long/way\n> please, it is dark.',
    'Look at <https://customer.example/a/very/long/way> please, it is dark.',
  ],
  [
    'links without a mark between marked lines',
    'Yes.\n\nOn Tue, Mar 10, 2026 at 10:20 AM Kestrel <help@desk.example> wrote:\n\n> Ticket\n>\n (https://desk.example/t/1) >\n> Kestrel\n> See (https://desk.example/t/1\n?key=2)\n>',
    'Yes.',
  ],
  [
    'an introduction of two lines behind the last words',
    'It prints On Mar 10, 2026, at 10:20 AM, Kestrel <\nhelp@desk.example> wrote:\n\n> Does it?',
    'It prints',
  ],
  [
    'the same behind dashes',
    'It prints--- On Tue, Mar 10, 2026 at 10:20 AM, help@desk.example wrote:\n> Does it?',
    'It prints',
  ],
  [
    'a date between dashes, and nothing marked',
    'It prints.\n\nOn 10-Mar-2026, at 10:20 AM, Kestrel <help@desk.example> wrote:\n\nDoes it?',
    'It prints.',
  ],
  [
    'an introduction whose first line ends with the day',
    'Ja.\n\nKestrel Desk <help@desk.example> schrieb am So., 8.\nMärz 2026, 21:08:\n\n> Geht es?',
    'Ja.',
  ],
  [
    'words between dashes that no list has, above fields',
    'Ja.\n\n-------- Oprindelig besked --------\nFra: Kestrel <help@desk.example>\nDato: 10.03.2026 10.20\nTil: vera@customer.example\nEmne: Printer\n\nHej',
    'Ja.',
  ],
  [
    'addresses that lost their brackets, and nothing marked',
    'Tak.\nDnia 10 marca 2026 18:27 Kestrel help@desk.example napisał(a):\nCzy drukuje?',
    'Tak.',
  ],
  [
    'a last line that has nothing below it',
    'Ja.\n\n\nKestrel help@desk.example schrieb am Di., 10. März 2026, 10:42:',
    'Ja.',
  ],
  [
    'a bare address and no time, which somebody may have typed',
    'On 10 March 2026 help@desk.example wrote:\nswitch it off. I did.',
    null,
  ],
  [
    'an address alone below a telephone',
    'Yes.\nSent from my iPhone\n\nhelp@desk.example wrote:\n\nDoes it print?',
    'Yes.',
  ],
  ['the same without a telephone', 'Yes.\n\nhelp@desk.example wrote:\n\nswitch it off. I did.', null],
  [
    'Arabic digits',
    'نعم\n\nأُرسلت من الـ iPhone\nفي ١٠/٠٣/٢٠٢٦ الساعة ٣:٣٦ م، كتب/كتبت Kestrel <help@desk.example>:',
    'نعم',
  ],
  ['a telephone in Hungarian', 'Igen.\n\nAz iPhone-omról küldve', 'Igen.'],
  ['a telephone in Romanian', 'Da.\n\nTrimis de pe iPhone‑ul meu', 'Da.'],
  [
    'the field on the line of the rule',
    'Ja.\n-------- Ursprüngliche Nachricht --------Von: "Kestrel" Datum: 10.03.26 18:46 An: Betreff: Drucker\n\nDruckt er?',
    'Ja.',
  ],
  [
    'fields with gaps at the very top, and the answer below',
    '**Gesendet:** Dienstag, 10. März 2026 um 09:43\n\n**Von:** "Kestrel" <help@desk.example>\n\n**An:** "Vera" <vera@customer.example>\n\n**Betreff:** Drucker\n\nGuten Tag,\n\ner druckt nicht.',
    null,
  ],
  [
    'marked lines that were wrapped again',
    'Yes.\n\nOn Mar 10, 2026 3:18 PM, "Kestrel" <help@desk.example> wrote:\n>\n> Please look whether the printer in the hall has enough of the blue\nlabels left.\n> And tell us how many of them you would like to have by the end of\nthe week.\n> Nora',
    'Yes.',
  ],
  [
    'the same length, but answered between the lines',
    '> Please look whether the printer in the hall has enough of the blue\nnone at all.\n> And tell us how many of them you would like to have at the end.\nForty of them.\n> Nora',
    'none at all.\nForty of them.',
  ],
  [
    'the whole date with its weekday, no address, and nothing marked',
    'It prints.\n\nOn Tue, Mar 10, 2026 at 6:13 PM Kestrel via the desk\nwrote:\n\nDoes it print?\nNora',
    'It prints.',
  ],
  ['a date without weekday and time', 'On 10 March 2026 your technician wrote:\nit is fine. It is not.', null],
  [
    'a name and an address between empty lines, with an older quote inside',
    'It prints.\n\nkestrel <help@desk.example> wrote:\n\nDoes it print?\n\nOn 9 March 2026 08:35, Vera <vera@customer.example> wrote:\n\n> It is dark.\n>\n',
    'It prints.',
  ],
  [
    'an unmarked introduction, and an answer between marked lines below it',
    'On 10 March 2026 10:35, Kestrel <help@desk.example> wrote:\nHello Vera,\n> Does it print?\nYes.\n> Since when?\nSince Monday.',
    'On 10 March 2026 10:35, Kestrel <help@desk.example> wrote:\nHello Vera,\nYes.\nSince Monday.',
  ],
  [
    'a closing, and contact lines alone below a rule',
    'It prints.\n\nKind regards,\n\nVera Costa\n\n____________\nvera@customer.example\n+351 210 000 001',
    'It prints.\n\nKind regards,\n\nVera Costa',
  ],
  [
    'a disclaimer under a heading of its own',
    'It prints.\n\nVera\n\n\nDisclaimer\n\nThe information contained in this communication is confidential. It is intended solely for the recipient.',
    'It prints.\n\nVera',
  ],
  [
    'the line of a program with a long link, right below the words',
    'My number is +351 210 000 001\nGet Outlook for iOS<https://outlook.example/mobile/for/telephones>',
    'My number is +351 210 000 001',
  ],
  [
    'a closing and a telephone number in groups',
    'It prints.\n\nYours sincerely\n\n**Vera Costa**\n\nStores\n\n0345 100 0001\n\nvera@customer.example',
    'It prints.',
  ],
  [
    'Dutch, no address, and nothing marked',
    'Hij print.\n\nOp 10 maart 2026 10:23 schreef Kestrel Desk het volgende:\n\nPrint hij?',
    'Hij print.',
  ],
  [
    'fields with names alone and the time of sending',
    'Печатает.\n\nОт: Kestrel\nОтправлено: вторник, 10 марта 2026 г. 15:05\nКому: Vera\n\nПечатает?',
    'Печатает.',
  ],
  ['a journey', 'Please book.\n\nFrom: Lisbon\nDate: 10 March\nTo: Porto\n\nThank you', null],
  ['a list above a name', 'We need:\n1. labels\n2. ink\n\nVera', null],
];

test.each(rows)('%s', (_situation, text, reply) => {
  expect(answerAlone(splitReply(text).text)).toBe(reply ?? text);
});
