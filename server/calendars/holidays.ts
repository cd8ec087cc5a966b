// Public holidays of countries, states and regions (library date-holidays; its data are under CC BY 3.0, see
// docs/running.md). The library and its tables are large and rarely wanted, so they are loaded when first asked.

import type Holidays from 'date-holidays';
import { invalid } from '../platform/errors.ts';
import type { HolidayChoice, Interval, PublicHoliday } from './plan.ts';

type Found = ReturnType<Holidays['getHolidays']>[number];

/** Languages whose names are kept beside a holiday, with that of the country. */
const languages = ['en', 'ru', 'pt'] as const;
const dayMs = 86_400_000;
/** Holidays are worked out for this year and so many after it. */
export const yearsAhead = 2;

const library = async (): Promise<typeof Holidays> => (await import('date-holidays')).default;

export type HolidayPlaces = {
  countries: string[];
  states: { code: string; name: string }[];
  regions: { code: string; name: string }[];
};

export async function holidayPlaces(country?: string, state?: string): Promise<HolidayPlaces> {
  const all = new (await library())();
  const named = (found: Record<string, string> | undefined) =>
    Object.entries(found ?? {}).map(([code, name]) => ({ code, name }));
  return {
    countries: Object.keys(all.getCountries()),
    states: country ? named(all.getStates(country)) : [],
    regions: country && state ? named(all.getRegions(country, state)) : [],
  };
}

/** The holidays of the years, in order of date. @throws Invalid for a place that is not known */
export async function holidaysOf(choice: HolidayChoice, fromYear: number, untilYear: number): Promise<PublicHoliday[]> {
  const Library = await library();
  const places = await holidayPlaces(choice.country, choice.state ?? undefined);
  const isKnown =
    places.countries.includes(choice.country) &&
    (choice.state === null || places.states.some(({ code }) => code === choice.state)) &&
    (choice.region === null || places.regions.some(({ code }) => code === choice.region));
  if (!isKnown) throw invalid('The holidays of this place are not known.');
  const place = new Library(choice.country, choice.state ?? '', choice.region ?? '', { types: choice.kinds });
  const days: PublicHoliday[] = [];
  for (let year = fromYear; year <= untilYear; year++) {
    const own = place.getHolidays(year);
    const translated = languages.map((language) => [language, place.getHolidays(year, language)] as const);
    own.forEach((found, index) => {
      const names = Object.fromEntries([
        ['own', nameOf(found)],
        ...translated.flatMap(([language, all]) => {
          const same = all[index];
          const fits = same?.rule === found.rule && same.date === found.date;
          return fits ? [[language, nameOf(same)]] : [];
        }),
      ]);
      days.push(...daysOf(found, names));
    });
  }
  return joined(days.filter(({ date }) => Number(date.slice(0, 4)) <= untilYear));
}

/** "Christmas Day (substitute day)": that it stands for another day is said in the reader's own words. */
const nameOf = ({ name, substitute }: Found): string => (substitute ? name.replace(/\s*\([^()]*\)$/, '') : name);

/** Each date that a holiday covers, whole or in part. */
function daysOf(found: Found, names: Record<string, string>): PublicHoliday[] {
  const first = found.date.slice(0, 10);
  const beginsAt = found.date.slice(11, 16);
  const one = {
    kind: found.type as PublicHoliday['kind'],
    rule: found.rule,
    names,
    substitute: found.substitute === true,
  };
  const hours = (found.end.getTime() - found.start.getTime()) / 3_600_000;
  // Days of 23 and 25 hours are whole ones; where a day begins at sunset, the date named is the first whole one.
  const whole = Math.round(hours / 24);
  if (Math.abs(hours - whole * 24) <= 1 && whole > 0 && beginsAt === '00:00') {
    return Array.from({ length: whole }, (_, n) => ({ ...one, date: later(first, n), covers: null }));
  }
  const endHour = Number(beginsAt.slice(0, 2)) + Math.round(hours);
  const covers: Interval = [
    beginsAt,
    endHour >= 23 ? '24:00' : `${String(endHour).padStart(2, '0')}:${beginsAt.slice(3)}`,
  ];
  return [{ ...one, date: first, covers }];
}

function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** A date that has a holiday of the same rule twice (two kinds, or a substitute on the day itself) has it once. */
function joined(days: PublicHoliday[]): PublicHoliday[] {
  const seen = new Set<string>();
  return days
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .filter(({ date, rule }) => {
      const isNew = !seen.has(`${date} ${rule}`);
      seen.add(`${date} ${rule}`);
      return isNew;
    });
}
