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
  ['a closing, a name and a post', 'It prints.\n\nKind regards,\n\nVera Costa\nHead of Stores', 'It prints.'],
  ['a closing and a name', 'It prints.\n\nKind regards,\nVera Costa', null],
  ['a closing and a first name', 'It prints.\n\nThanks,\nVera', null],
  ['a closing and a name as the whole reply', 'Thanks,\nVera Costa\nHead of Stores', null],
  ['a post and a firm', 'It prints.\n\nCheers,\nVera Costa\nSenior Buyer\nCosta Printing Ltd.', 'It prints.'],
  ['Russian, name and closing in one line', 'Печатает.\n\nС уважением, Вера Косова\nменеджер по закупкам', 'Печатает.'],
  ['Russian, a post', 'Печатает.\n\nС уважением,\nВера Косова\nНачальник склада\nООО «Этикетка»', 'Печатает.'],
  ['Ukrainian', 'Друкує.\n\nЗ повагою,\nВіра Косова\nкерівник відділу', 'Друкує.'],
  ['Portuguese', 'Imprime.\n\nCom os melhores cumprimentos,\nVera Costa\nDiretora de Compras', 'Imprime.'],
  ['Brazilian', 'Imprime.\n\nAtenciosamente,\n\nVera Costa\nAnalista de Suporte', 'Imprime.'],
  ['German', 'Er druckt.\n\nMit freundlichen Grüßen\nVera Kost\nEinkauf', 'Er druckt.'],
  ['two languages', 'Er druckt.\n\nFreundliche Grüße / Best regards\nVera Kost\nLagerleitung', 'Er druckt.'],
  ['Chinese', '打印机又能用了。\n\n谢谢\n林小\n仓库经理', '打印机又能用了。'],
  ['facts below a name', 'It does not print.\n\nThanks,\nVera\nPrinter 4711, hall 3', null],
  [
    'a second thought below a name',
    'It prints.\n\nThanks,\nVera\nThe sales team would like to have labels as well.',
    null,
  ],
  ['a request below a name', 'It prints.\n\nThanks,\nVera Costa\nPlease copy the office manager', null],
  [
    'thanks that are said, above a name',
    'It prints.\n\nThanks!\n\nVera Costa\nHead of Stores\n210-000-0001',
    'It prints.\n\nThanks!',
  ],
  [
    'a name and a post in bold, behind a bar',
    'It prints.\n*Vera Costa* | *Head of Stores*\n12 High Street | 555-100-0001',
    'It prints.',
  ],
  ['a closing and a name below a rule', 'It prints.\n---\nBest regards,\nVera', 'It prints.'],
  ['the mark twice', 'It prints.\n--\n--\nRegards,\nVera', 'It prints.'],
  [
    'Foxmail’s address alone',
    '能用了。\n\n\n\nlin@customer.example\n\n发件人： Kestrel\n发送时间： 2026-03-10 10:20\n收件人： lin\n主题： Re: 打印机\n您好',
    '能用了。',
  ],
  [
    'an address that was told',
    'Please write to this one:\n\n\nlin@customer.example\n\nOn Tue, Mar 10, 2026 at 10:20 AM Kestrel <help@desk.example> wrote:\n> Where?',
    'Please write to this one:\n\nlin@customer.example',
  ],
  ['a footer of printers', 'It prints.\n\nThink before you print.', 'It prints.'],
  ['somebody who thinks about printing', 'Think before you print that, please. It is blue.', null],
  [
    'a footer of lawyers',
    'It prints.\n\nIf you are not the intended recipient, please delete this email.',
    'It prints.',
  ],
  [
    'a footer of lawyers right below the words',
    'It prints.\nThis email may contain confidential information.',
    'It prints.',
  ],
  ['a virus in a message', 'I opened it.\nThis message contains a virus, your colleague said.', null],
  ['a word that heads footers, and nothing else', 'It prints.\n\nDisclaimer', null],
  [
    'a footer of a group, below dashes that were moved in',
    'It prints.\n\n  --\n  You received this message because you are subscribed to the group.',
    'It prints.',
  ],
  [
    'a line above an introduction that begins with a word of another language',
    'Der Drucker geht.\nIl est bleu\nLe mar. 10 mars 2026, 11:53, Kestrel a écrit :\n\nEst-il bleu ?',
    'Der Drucker geht.\nIl est bleu',
  ],
  [
    'a name first and the whole date last',
    'Er druckt.\nKestrel schrieb am Di. 10. März 2026 um 14:49:\n\nDruckt er?',
    'Er druckt.',
  ],
  [
    'a whole date with its zone, and no sender',
    'It prints.\n\nDate: Tue, 10 Mar 2026 00:15:02 -0600\nTo: vera@customer.example\n\nDoes it?',
    'It prints.',
  ],
  [
    'all fields in one line',
    'It prints.\n\nFrom: help@desk.example Date: Tue, 10 Mar 2026 08:07:12 -0700\nDoes it?',
    'It prints.',
  ],
  [
    'Onet',
    'Drukuje.\nTemat: RE: Drukarka 2026-03-10 13:46Nadawca: "Kestrel" help@desk.example Adresat:\nCzy drukuje?',
    'Drukuje.',
  ],
  ['a journey', 'Please book.\n\nFrom: Lisbon\nDate: 10 March\nTo: Porto\n\nThank you', null],
  ['a list above a name', 'We need:\n1. labels\n2. ink\n\nVera', null],
];

test.each(rows)('%s', (_situation, text, reply) => {
  expect(answerAlone(splitReply(text).text)).toBe(reply ?? text);
});
