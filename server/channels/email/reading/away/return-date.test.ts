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
  ['I am away until 20 March.', '2026-03-21'],
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
  ['В отпуске с 9 по 19 марта.', '2026-03-20'],
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
  ['Ich bin bis 20. März im Urlaub.', '2026-03-21'],
  ['Ich bin nicht vor dem 20. März zurück.', null],
  ['Je serai de retour le 20 mars.', '2026-03-20'],
  ['Je suis en congé, de retour au bureau le lundi 23 mars 2026.', '2026-03-23'],
  ['Je reviens le 1er avril.', '2026-04-01'],
  ['Retour le 20/03/2026.', '2026-03-20'],
  ['Je suis absent jusqu’au 20 mars.', '2026-03-21'],
  ['I will be back on 20 March. / Вернусь 20 марта.', '2026-03-20'],
  ['I will be back on 20 March. / Вернусь 21 марта.', null],
  ['I will be back soon.', null],
  ['', null],
];

test.each(rows)('%s', (text, day) => {
  expect(readReturnDate(text, new Date('2026-03-10T09:00:00Z'))).toBe(day);
});

const ends: [text: string, day: string | null][] = [
  ['I am out of the office until 4 December 2026.', '2026-12-05'],
  ['I am on annual leave through December 4, 2026.', '2026-12-05'],
  ['I will be out of the office from 20 November to 4 December 2026 with no access to mail.', '2026-12-05'],
  ['I am on leave up to and including Friday, 4 December 2026.', '2026-12-05'],
  ['Out of office 20–27 November.', '2026-11-28'],
  ['I am on holiday from Nov 23 through Nov 27.', '2026-11-28'],
  ['I will be out of the office starting 11/20/2026 and will not return until 12/01/2026.', '2026-12-01'],
  ['I will be out of the office and will not return until 12/01/2026.', '2026-12-01'],
  ['I will not be in the office until Monday, November 30.', '2026-11-30'],
  ['I am away until 12/01.', null],
  ['I am away from 11/20 until 12/01.', '2026-12-02'],
  ['I will be back after 4 December.', '2026-12-05'],
  ['I am on leave. Until 4 December please write to Bob.', '2026-12-05'],
  ['I am away until 4 December and back on Monday, 7 December.', '2026-12-07'],
  ['I am away until 4 December and back on 30 November.', null],
  ['I am away until 4 December. Olga is away until 9 December.', null],
  ['I am away until Monday, 4 December 2026.', null],
  ['I am away. Please send me your orders until 4 December.', null],
  ['I am away. The prices are valid from 20 November to 4 December.', null],
  ['I was on leave until 4 November 2026.', null],
  ['I am away until further notice.', null],
  ['Я в отпуске с 20 ноября по 5 декабря 2026 года.', '2026-12-06'],
  ['Меня не будет в офисе до 5 декабря включительно.', '2026-12-06'],
  ['Нахожусь в командировке по 05.12.2026.', '2026-12-06'],
  ['Буду на связи после 5 декабря.', '2026-12-06'],
  ['Не вернусь в офис до 5 декабря.', '2026-12-05'],
  ['Estou de férias até 4 de dezembro.', '2026-12-05'],
  ['Estarei ausente até dia 04/12.', '2026-12-05'],
  ['Encontro-me de férias de 23/11 a 04/12/2026.', '2026-12-05'],
  ['Estarei fora do escritório até ao dia 4 de dezembro de 2026.', '2026-12-05'],
  ['Ich bin bis einschließlich 4. Dezember 2026 im Urlaub.', '2026-12-05'],
  ['Ich bin vom 20.11. bis 04.12.2026 nicht im Büro.', '2026-12-05'],
  ['Ich bin bis zum 04.12.2026 abwesend und ab dem 07.12.2026 wieder erreichbar.', '2026-12-07'],
  ['Im Urlaub: 23.11.-04.12.2026', '2026-12-05'],
  ['Je suis en congés du 20 novembre au 4 décembre 2026 inclus.', '2026-12-05'],
  ['Je suis absente jusqu’au vendredi 4 décembre.', '2026-12-05'],
  ['Estoy de vacaciones hasta el 4 de diciembre de 2026.', '2026-12-05'],
  ['Estaré fuera de la oficina del 23 de noviembre al 4 de diciembre.', '2026-12-05'],
  ['No volveré hasta el lunes 7 de diciembre.', '2026-12-07'],
  ['Sono in ferie fino al 4 dicembre 2026.', '2026-12-05'],
  ['Sarò assente dal 23 novembre al 4 dicembre.', '2026-12-05'],
  ['Rientro in ufficio lunedì 7 dicembre.', '2026-12-07'],
  ['Jestem na urlopie do 4 grudnia 2026.', '2026-12-05'],
  ['Jestem nieobecna od 23 listopada do 4 grudnia.', '2026-12-05'],
  ['Wracam do biura w poniedziałek, 7 grudnia.', '2026-12-07'],
  ['Я у відпустці до 4 грудня 2026 року.', '2026-12-05'],
  ['Мене не буде на роботі з 23 листопада по 4 грудня.', '2026-12-05'],
  ['Повернуся в офіс 7 грудня.', '2026-12-07'],
]; // All were written on Saturday, 21 November 2026.

test.each(ends)('%s', (text, day) => {
  expect(readReturnDate(text, new Date('2026-11-21T09:00:00Z'))).toBe(day);
});

test('over the turn of the year', () => {
  expect(readReturnDate('I am back on 4 January.', new Date('2026-12-20T09:00:00Z'))).toBe('2027-01-04');
});

test('a text made to take long does not', () => {
  const began = process.threadCpuUsage().user;
  for (const word of [
    'back on ',
    'wieder ',
    'ab dem 20. ',
    'Monday ',
    'вернусь ',
    'from 2 ',
    'until ',
    'not back ',
    '2 - ',
  ]) {
    readReturnDate(word.repeat(100_000), new Date('2026-03-10T09:00:00Z'));
  }
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(1000);
});
