// Words for moments by language. A moment is said as "today at 16:00" or as a weekday with its date; each language's
// templates put their own "no later than", "até" or «самое позднее» before it.

import type { Locale } from './locales.ts';

type DateWords = {
  yesterday: string;
  today: string;
  tomorrow: string;
  /** From Monday on, as they stand in a sentence. */
  weekDays: readonly string[];
  months: readonly string[];
  /** "Friday, 27 March"; `year` is given only when it is not this year. */
  date: (weekDay: string, day: number, month: string, year: number | null) => string;
  /** The date and the time of day, joined. `isNamed`: the day is "today" and the like, which needs no comma. */
  moment: (day: string, hour: number, minute: number, isNamed: boolean) => string;
  /** Zones that everybody calls otherwise than the tables of Intl do. */
  zoneNames: Readonly<Record<string, string>>;
};

const two = (number: number) => String(number).padStart(2, '0');

const portugueseDays = [
  'segunda-feira',
  'terça-feira',
  'quarta-feira',
  'quinta-feira',
  'sexta-feira',
  'sábado',
  'domingo',
];
const portugueseMonths =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');
const portugueseDate: DateWords['date'] = (weekDay, day, month, year) =>
  `${weekDay}, ${day} de ${month}${year === null ? '' : ` de ${year}`}`;
const portuguese = {
  yesterday: 'ontem',
  today: 'hoje',
  tomorrow: 'amanhã',
  weekDays: portugueseDays,
  months: portugueseMonths,
  date: portugueseDate,
  zoneNames: {},
};
/** One o'clock is singular. */
const timePreposition = (hour: number) => (hour === 1 ? 'à' : 'às');

export const dateWords: Record<Locale, DateWords> = {
  en: {
    yesterday: 'yesterday',
    today: 'today',
    tomorrow: 'tomorrow',
    weekDays: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    months: 'January February March April May June July August September October November December'.split(' '),
    date: (weekDay, day, month, year) => `${weekDay}, ${day} ${month}${year === null ? '' : ` ${year}`}`,
    moment: (day, hour, minute) => `${day} at ${two(hour)}:${two(minute)}`,
    zoneNames: {},
  },
  ru: {
    yesterday: 'вчера',
    today: 'сегодня',
    tomorrow: 'завтра',
    weekDays: ['в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье'],
    months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
    date: (weekDay, day, month, year) => `${weekDay}, ${day} ${month}${year === null ? '' : ` ${year} года`}`,
    moment: (day, hour, minute, isNamed) => `${day}${isNamed ? '' : ','} в ${hour}:${two(minute)}`,
    zoneNames: { 'Europe/Moscow': 'МСК' },
  },
  'pt-BR': {
    ...portuguese,
    moment: (day, hour, minute, isNamed) =>
      `${day}${isNamed ? '' : ','} ${timePreposition(hour)} ${hour}h${minute === 0 ? '' : two(minute)}`,
  },
  'pt-PT': {
    ...portuguese,
    moment: (day, hour, minute, isNamed) =>
      `${day}${isNamed ? '' : ','} ${timePreposition(hour)} ${hour}:${two(minute)}`,
  },
};
