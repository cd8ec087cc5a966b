// A day as people write it, in the languages of holiday replies: its shapes, and which day of the calendar it is.

const months: readonly (readonly string[])[] = [
  words('january jan января янв janeiro enero ene januar jänner janvier janv gennaio gen stycznia січня'),
  words('february feb февраля фев fevereiro fev febrero februar feber février févr fév febbraio lutego лютого'),
  words('march mar марта мар março marzo märz mär mars marca березня'),
  words('april apr апреля апр abril abr avril avr aprile kwietnia квітня'),
  words('may мая maio mai mayo maggio mag maja травня'),
  words('june jun июня июн junho junio juni juin giugno giu czerwca червня'),
  words('july jul июля июл julho julio juli juillet juil luglio lug lipca липня'),
  words('august aug августа авг agosto ago août aout sierpnia серпня'),
  words('september sep sept сентября сен сент setembro set septiembre septembre settembre września wrz вересня'),
  words('october oct октября окт outubro out octubre oktober okt octobre ottobre ott października paź жовтня'),
  words('november nov ноября нояб novembro noviembre novembre listopada листопада'),
  words('december dec декабря дек dezembro dez diciembre dic dezember décembre déc dicembre grudnia gru грудня'),
];
/** From Sunday on. */
const weekdays: readonly (readonly string[])[] = [
  words('sunday sun воскресенье воскресенья вс domingo sonntag so dimanche domenica niedzielę niedzieli неділю неділі'),
  words(
    'monday mon понедельник понедельника пн segunda segunda-feira lunes montag mo lundi lunedì poniedziałek poniedziałku понеділок понеділка',
  ),
  words(
    'tuesday tue tues вторник вторника вт terça terça-feira martes dienstag di mardi martedì wtorek wtorku вівторок вівторка',
  ),
  words(
    'wednesday wed среду среды среда ср quarta quarta-feira miércoles mittwoch mi mercredi mercoledì środę środy середу середи',
  ),
  words(
    'thursday thu thurs четверг четверга чт quinta quinta-feira jueves donnerstag do jeudi giovedì czwartek czwartku четвер четверга',
  ),
  words(
    "friday fri пятницу пятницы пятница пт sexta sexta-feira viernes freitag fr vendredi venerdì piątek piątku п'ятницю п'ятниці п’ятницю п’ятниці",
  ),
  words(
    'saturday sat субботу субботы суббота сб sábado samstag sonnabend sa samedi sabato sobotę soboty суботу суботи',
  ),
];

function words(line: string): string[] {
  return line.split(' ');
}
const indexIn = (table: readonly (readonly string[])[], word: string): number =>
  table.findIndex((names) => names.includes(word.toLowerCase().replace(/\.$/, '')));
const listed = (table: readonly (readonly string[])[]): string =>
  table
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|');

const weekday = `(?:(?<weekday>${listed(weekdays)})\\.?,?\\s(?:(?:dem|den|the|dia|le|el|il|dnia)\\s)?(?:\\()?)?`;
const month = `(?<month>${listed(months)})(?!\\p{L})\\.?`;
const year = '(?:,?[\\s-](?:de\\s|del\\s)?(?<year>20\\d{2}))?';

/** Sources of patterns with the groups that `SaidDay` names; one after the other, none twice in one pattern. */
export const dayShapes: readonly string[] = [
  `${weekday}(?<iso>20\\d{2}-\\d{2}-\\d{2})`,
  `${weekday}(?<first>\\d{1,2})(?<sep>[./-])\\s?(?<second>\\d{1,2})(?:\\k<sep>\\s?(?<shortYear>(?:20)?\\d{2}))?(?!\\d)\\.?`,
  `${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|-?го|\\.)?[\\s-](?:of\\s|de\\s)?${month}${year}`,
  `${weekday}${month}\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${year}`,
];

export type SaidDay = Record<string, string | undefined>;
/** Which number of `04/05` is the day; null where either may be. */
export type Order = 'dayFirst' | 'monthFirst' | null;

const furthestDays = 270;
const dayMs = 86_400_000;

/** Whoever writes 11/20 means the month first everywhere else too. */
export function orderIn(text: string): Order {
  const pairs = [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d])/g)].map((one) => [
    Number(one[1]),
    Number(one[2]),
  ]);
  const dayFirst = pairs.some(([a, b]) => a! > 12 && b! <= 12);
  const monthFirst = pairs.some(([a, b]) => b! > 12 && a! <= 12);
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'dayFirst' : 'monthFirst';
}

/**
 * @param sentAt a day without a year is the next one after it
 * @returns the day as `2026-03-20`; null for one that is past; doubtful where it is not said beyond doubt
 */
export function dayOf(said: SaidDay, order: Order, sentAt: Date): string | 'doubtful' | null {
  const readings = readingsOf(said, order);
  const possible = readings.flatMap((one) => next(one, sentAt) ?? []);
  const [day] = possible;
  if (!day) return readings.length > 0 && readings.every((one) => isPast(one, sentAt)) ? null : 'doubtful';
  if (possible.length > 1) return 'doubtful';
  const weekdaySaid = said.weekday === undefined ? -1 : indexIn(weekdays, said.weekday);
  return weekdaySaid >= 0 && weekdaySaid !== day.getUTCDay() ? 'doubtful' : isoDay(day);
}

export const dayAfter = (day: string): string => isoDay(new Date(Date.parse(day) + dayMs));

const isoDay = (day: Date): string => day.toISOString().slice(0, 10);
const midnightOf = (at: Date): number => Math.floor(at.getTime() / dayMs) * dayMs;

type Reading = { day: number; month: number; year: number | null };

function readingsOf({ iso, day, month: name, year: fullYear, first, second, sep, shortYear }: SaidDay, order: Order) {
  if (iso) {
    const [y, m, d] = iso.split('-').map(Number);
    return [{ day: d!, month: m!, year: y! }];
  }
  if (day && name) {
    return [{ day: Number(day), month: indexIn(months, name) + 1, year: fullYear ? Number(fullYear) : null }];
  }
  const [a, b] = [Number(first), Number(second)];
  const year = shortYear === undefined ? null : Number(shortYear) + (shortYear.length === 2 ? 2000 : 0);
  const dayFirst: Reading[] = b <= 12 ? [{ day: a, month: b, year }] : [];
  const monthFirst: Reading[] = a <= 12 ? [{ day: b, month: a, year }] : [];
  // With dots the second number is the month everywhere.
  if (sep === '.' || order === 'dayFirst' || a === b) return dayFirst;
  return order === 'monthFirst' ? monthFirst : [...dayFirst, ...monthFirst];
}

/** The day that is meant, or undefined where there is none from today on within the furthest days. */
function next(read: Reading, sentAt: Date): Date | undefined {
  const midnight = midnightOf(sentAt);
  const years = read.year === null ? [0, 1].map((more) => sentAt.getUTCFullYear() + more) : [read.year];
  return years
    .map((one) => new Date(Date.UTC(one, read.month - 1, read.day)))
    .filter((day) => day.getUTCMonth() === read.month - 1 && day.getUTCDate() === read.day)
    .find((day) => day.getTime() >= midnight && day.getTime() <= midnight + furthestDays * dayMs);
}

/** What was is no news; what cannot be or is far off casts doubt on all the rest. */
const isPast = ({ day, month: number, year }: Reading, sentAt: Date): boolean =>
  year === null || Date.UTC(year, number - 1, day) < midnightOf(sentAt);
