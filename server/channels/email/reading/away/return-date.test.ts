// When somebody says to be back. All were written on Tuesday, 10 March 2026; null: nothing is said beyond doubt.

import { expect, test } from 'vitest';
import { readReturnDate } from './return-date.ts';

const rows: [text: string, day: string | null][] = [
  ['I am back on 20 March.', '2026-03-20'],
  ['I will be back on March 20th, 2026.', '2026-03-20'],
  ['I will be back in the office on Friday, 20 March 2026.', '2026-03-20'],
  ['I am out of the office from 9 March, returning on Monday, March 23.', '2026-03-23'],
  ['AUTO: Maria Silva is out of the office (returning 20/03/2026)', '2026-03-20'],
  ['AUTO: Maria Silva is out of the office (returning 03/20/2026)', '2026-03-20'],
  ['I return on 2026-03-20.', '2026-03-20'],
  ['I’ll be away until further notice and will return to work on 1 April.', '2026-04-01'],
  ['Back in the office: 20.03.2026', '2026-03-20'],
  ['I will be back on January 4.', null],
  ['I will be back on December 4.', '2026-12-04'],
  ['I am back on 3 March.', null],
  ['I was back on 3 March 2026 but am away again.', null],
  ['I return on 04/05/2026.', null],
  ['I will not be back before 20 March.', null],
  ['I am away until 20 March.', null],
  ['I am back on Monday, 20 March.', null],
  ['I am back on 20 March. Olga returns on 25 March.', null],
  ['I am back on 31 February.', null],
  ['I have back pain since 20 March.', null],
  ['Please return the parcel by Friday. My number is 20.03.', null],
  ['Мария вернусь 20 марта.', '2026-03-20'],
  ['Я в отпуске, вернусь 20 марта 2026 г.', '2026-03-20'],
  ['Буду на работе с 20.03.2026.', '2026-03-20'],
  ['Буду в офисе в пятницу, 20 марта.', '2026-03-20'],
  ['Выхожу на работу 20 марта.', '2026-03-20'],
  ['Возвращаюсь 01.04.', '2026-04-01'],
  ['В отпуске с 9 по 19 марта.', null],
  ['Не вернусь раньше 20 марта.', null],
  ['Estou de férias. Retorno em 20/03.', '2026-03-20'],
  ['Retornarei no dia 20 de março de 2026.', '2026-03-20'],
  ['Regresso a 20 de março.', '2026-03-20'],
  ['Estarei de volta ao escritório na sexta-feira, 20 de março.', '2026-03-20'],
  ['Volto no dia 1º de abril.', '2026-04-01'],
  ['Não volto antes de 20/03.', null],
  ['Estoy de vacaciones y vuelvo el 20 de marzo.', '2026-03-20'],
  ['Regresaré a la oficina el lunes 23 de marzo.', '2026-03-23'],
  ['Me reincorporo el 20/03/2026.', '2026-03-20'],
  ['Estaré de vuelta el 1 de abril de 2026.', '2026-04-01'],
  ['Ich bin am 20. März wieder im Büro.', '2026-03-20'],
  ['Ab dem 20.03.2026 bin ich wieder erreichbar.', '2026-03-20'],
  ['Ich bin ab Freitag, den 20. März, zurück.', '2026-03-20'],
  ['AUTO: Maria Silva ist außer Haus (Rückkehr am 20.03.2026)', '2026-03-20'],
  ['Ich bin zurück am 1. April.', '2026-04-01'],
  ['Ich bin bis 20. März im Urlaub.', null],
  ['Ich bin nicht vor dem 20. März zurück.', null],
  ['Je serai de retour le 20 mars.', '2026-03-20'],
  ['Je suis en congé, de retour au bureau le lundi 23 mars 2026.', '2026-03-23'],
  ['Je reviens le 1er avril.', '2026-04-01'],
  ['Retour le 20/03/2026.', '2026-03-20'],
  ['Je suis absent jusqu’au 20 mars.', null],
  ['I will be back on 20 March. / Вернусь 20 марта.', '2026-03-20'],
  ['I will be back on 20 March. / Вернусь 21 марта.', null],
  ['I will be back soon.', null],
  ['', null],
];

test.each(rows)('%s', (text, day) => {
  expect(readReturnDate(text, new Date('2026-03-10T09:00:00Z'))).toBe(day);
});

test('over the turn of the year', () => {
  expect(readReturnDate('I am back on 4 January.', new Date('2026-12-20T09:00:00Z'))).toBe('2027-01-04');
});

test('a text made to take long does not', () => {
  const began = process.threadCpuUsage().user;
  for (const word of ['back on ', 'wieder ', 'ab dem 20. ', 'Monday ', 'вернусь ']) {
    readReturnDate(word.repeat(100_000), new Date('2026-03-10T09:00:00Z'));
  }
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(1000);
});
