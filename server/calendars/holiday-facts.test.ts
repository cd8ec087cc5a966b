// Public holidays by country, state and region, held against what their laws say: feasts that move with Easter are reckoned
// here by both churches’ rules, others by their weekday. The desk takes them from a library, which knows its own rules.

import { expect, test } from 'vitest';
import { holidaysOf } from './holidays.ts';

const dayMs = 86_400_000;
const first = 2024;
const last = 2033;
const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
type Rule = (year: number) => string;

/** The Gregorian reckoning in Butcher's form (Nature, 1876). */
function easterMs(year: number): number {
  const golden = year % 19;
  const [century, inCentury] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const day = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * moon + 22 * day) / 451);
  const sum = moon + day - 7 * shift + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}
/** The Julian reckoning by Meeus, thirteen days later by our calendar until 2099. */
function orthodoxMs(year: number): number {
  const moon = (19 * (year % 19) + 15) % 30;
  const day = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const sum = moon + day + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) + 13 * dayMs;
}
const easter =
  (days: number): Rule =>
  (year) =>
    date(easterMs(year) + days * dayMs);
const orthodox =
  (days: number): Rule =>
  (year) =>
    date(orthodoxMs(year) + days * dayMs);
const fixed =
  (day: string): Rule =>
  (year) =>
    `${year}-${day}`;
/** The nth such weekday of a month; -1 is the last. Sunday is 0, January 1. */
function nth(n: number, weekDay: number, month: number): Rule {
  return (year) => {
    const days = Array.from({ length: 31 }, (_, index) => Date.UTC(year, month - 1, index + 1)).filter(
      (ms) => new Date(ms).getUTCMonth() === month - 1 && new Date(ms).getUTCDay() === weekDay,
    );
    return date(days.at(n > 0 ? n - 1 : n)!);
  };
}
/** The Wednesday before 23 November. */
const repentance: Rule = (year) => {
  const end = Date.UTC(year, 10, 22);
  return date(end - ((new Date(end).getUTCDay() + 4) % 7) * dayMs);
};

type Fact = [fact: string, country: string, state: string | null, region: string | null, rule: Rule];

const free: Fact[] = [
  ['Good Friday in Portugal', 'PT', null, null, easter(-2)],
  ['Easter Sunday in Portugal', 'PT', null, null, easter(0)],
  ['Corpus Christi in Portugal', 'PT', null, null, easter(60)],
  ['Liberty Day in Portugal', 'PT', null, null, fixed('04-25')],
  ['the restoration of independence in Portugal', 'PT', null, null, fixed('12-01')],
  ['Good Friday in Brazil', 'BR', null, null, easter(-2)],
  ['Black Awareness Day in Brazil, since 2024', 'BR', null, null, fixed('11-20')],
  ['the revolution of 1932 in São Paulo', 'BR', 'SP', null, fixed('07-09')],
  ['Victory Day in Russia', 'RU', null, null, fixed('05-09')],
  ['Unity Day in Russia', 'RU', null, null, fixed('11-04')],
  ['Republic Day in India', 'IN', null, null, fixed('01-26')],
  ['Gandhi’s birthday in India', 'IN', null, null, fixed('10-02')],
  ['Corpus Christi in Bavaria', 'DE', 'BY', null, easter(60)],
  ['the peace of Augsburg in Augsburg', 'DE', 'BY', 'A', fixed('08-08')],
  ['repentance and prayer in Saxony', 'DE', 'SN', null, repentance],
  ['Women’s Day in Berlin', 'DE', 'BE', null, fixed('03-08')],
  ['Ascension in Germany', 'DE', null, null, easter(39)],
  ['Clean Monday in Greece', 'GR', null, null, orthodox(-48)],
  ['Good Friday in Greece', 'GR', null, null, orthodox(-2)],
  ['Easter Monday in Greece', 'GR', null, null, orthodox(1)],
  ['the late summer bank holiday in England', 'GB', 'ENG', null, nth(-1, 1, 8)],
  ['the early summer bank holiday in Scotland', 'GB', 'SCT', null, nth(1, 1, 8)],
  ['Easter Monday in England', 'GB', 'ENG', null, easter(1)],
  ['Thanksgiving in the United States', 'US', null, null, nth(4, 4, 11)],
  ['the birthday of Martin Luther King', 'US', null, null, nth(3, 1, 1)],
  ['Memorial Day in the United States', 'US', null, null, nth(-1, 1, 5)],
];
const worked: Fact[] = [
  ['Corpus Christi in Berlin', 'DE', 'BE', null, easter(60)],
  ['the peace of Augsburg in the rest of Bavaria', 'DE', 'BY', null, fixed('08-08')],
  ['the revolution of 1932 in Rio', 'BR', 'RJ', null, fixed('07-09')],
  ['Easter Monday in Scotland', 'GB', 'SCT', null, easter(1)],
  ['the late summer bank holiday in Scotland', 'GB', 'SCT', null, nth(-1, 1, 8)],
  ['western Good Friday in Greece, but where both are one', 'GR', null, null, easter(-2)],
];

const daysOf = async ([, country, state, region]: Fact): Promise<Set<string>> => {
  const days = await holidaysOf({ country, state, region, kinds: ['public'], leftOut: [] }, first, last);
  return new Set(days.map((day) => day.date));
};

test.each(free)('%s', async (...fact) => {
  const days = await daysOf(fact);
  expect(years.map(fact[4]).filter((day) => !days.has(day))).toEqual([]);
});

test.each(worked)('no holiday: %s', async (...fact) => {
  const days = await daysOf(fact);
  const both = new Set(years.map(orthodox(-2)));
  expect(years.map(fact[4]).filter((day) => days.has(day) && !both.has(day))).toEqual([]);
});

test('Easter falls where the tables of the churches have it', () => {
  expect([2024, 2025, 2026, 2027, 2038].map(easter(0))).toEqual([
    '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25',
  ]); // biome-ignore format: one line a church
  expect([2024, 2025, 2026, 2027].map(orthodox(0))).toEqual(['2024-05-05', '2025-04-20', '2026-04-12', '2027-05-02']);
});
