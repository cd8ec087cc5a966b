// Lines of programs that mark nothing below them, and what people write that only looks like one. Null: all of it stays.

import { expect, test } from 'vitest';
import { answerAlone, splitReply } from './split-reply.ts';

const old = 'Which of the two printers stops?';

const rows: [situation: string, text: string, reply: string | null][] = [
  ['a day, a time and a name, no address', `Both.\n\nOn 17/11/2026 10:32, Vera Costa wrote:\n\n${old}`, 'Both.'],
  ['the same in Polish', `Obie.\n\nW dniu 17.11.2026 o 10:32, Vera Costa pisze:\n${old}`, 'Obie.'],
  ['the same in Dutch', `Beide.\n\nVera Costa schreef op di 17-11-2026 om 10:32 [+0100]:\n${old}`, 'Beide.'],
  [
    'somebody signed before it',
    `Both.\n\nRegards\nMaria\n\nVera <vera@desk.example> wrote:\n${old}`,
    'Both.\n\nRegards\nMaria',
  ],
  [
    'somebody signed in one line',
    `Both.\n\nCheers, Maria\n\nOn Tue, Vera Costa wrote:\n${old}`,
    'Both.\n\nCheers, Maria',
  ],
  ['a sender and a time of sending', `Both.\n\nFrom: Vera <vera@desk.example>\nSent: Monday`, 'Both.'],
  ['the same below a rule', `Both.\n________________________________\nFrom: Vera\nSent: Monday`, 'Both.'],
  ['a sender, a time of sending and to whom', `Both.\n\nVon: Vera\nGesendet: Montag\nAn: Maria\n\n${old}`, 'Both.'],
  [
    'Orange',
    `Les deux.\n\n> Message du 17/11/26 10:32\n> De : "Vera" <vera@desk.example>\n> A : maria\n\n${old}`,
    'Les deux.',
  ],
  [
    'Yandex',
    `Оба.\n\n----------------\nКому: Мария (maria@customer.example);\nТема: Этикетки;\n17.11.2026, 10:32, "Vera" <vera@desk.example>:\n> ${old}`,
    'Оба.',
  ],
  ['what a colleague wrote', 'See here.\n\nOn 17/11/2026 at 10:32 my colleague wrote:\nError 52.\n\nWhat now?', null],
  [
    'what we are told that we wrote',
    'Bonjour,\n\nLe 17/11/2026 à 10:32, vous avez écrit :\nnous arrivons demain.\n\nPersonne.',
    null,
  ],
  [
    'what is shown below a greeting',
    'Guten Tag,\n\nAm 17.11.2026 um 10:32 schrieb Vera:\nwir kommen.\n\nNiemand kam.',
    null,
  ],
  [
    'what they wrote themselves',
    'Eine Frage.\n\nAm 17.11.2026 um 10:32 schrieb ich Ihnen:\nWo ist sie?\n\nBis heute nichts.',
    null,
  ],
  ['a journey', 'Please book:\nFrom: Leeds\nTo: Bath\nDate: 12 September\n\nThanks', null],
  ['a form below a rule', 'Two questions:\n________________\nFrom: where do I get labels?\nTo: whom do I pay?', null],
  ['a list below two dashes', 'We may\n\n--\nA) wait\nB) send it back\n\nWhich one?', null],
  [
    'a closing in the middle',
    'I sent it twice.\n\nThanks, Maria\n\nPS: On Monday the courier wrote:\nnobody at home.',
    null,
  ],
];

test.each(rows)('%s', (_situation, text, reply) => {
  expect(answerAlone(splitReply(text).text)).toBe(reply ?? text);
});
