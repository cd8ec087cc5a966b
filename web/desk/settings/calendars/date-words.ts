import type { Locale } from '../../../client/locale.ts';

// Days are written as the reader writes them and belong to the calendar, not to a zone.
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);
const format = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', ...options });

export const dayMs = 86_400_000;
export const addDays = (date: string, days: number): string =>
  new Date(noon(date).getTime() + days * dayMs).toISOString().slice(0, 10);

/** "Thursday 24 December 2026" */
export const longDay = (locale: Locale, date: string): string =>
  capital(
    format(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(noon(date)),
    locale,
  );

/** A day as a field holds it, like a moment in `fieldWords`: "Thu, 24 Dec 2026" */
export const fieldDay = (locale: Locale, date: string): string =>
  format(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(noon(date));

/** "24 Dec", with the year when asked. */
export const shortDate = (locale: Locale, date: string, withYear = false): string =>
  format(locale, { day: 'numeric', month: 'short', ...(withYear ? { year: 'numeric' } : {}) }).format(noon(date));

/** "21 Dec 2026 – 3 Jan 2027" */
export const rangeWords = (locale: Locale, from: string, until: string): string =>
  format(locale, { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(noon(from), noon(until));

export const monthName = (locale: Locale, year: number, month: number): string =>
  capital(format(locale, { month: 'long' }).format(new Date(Date.UTC(year, month, 1))), locale);

/** Short names of the days of a week, from the day with which it begins for the reader. */
export function weekdayNames(locale: Locale, first: 0 | 1): { short: string; long: string }[] {
  // The first Monday of 2024 was its first day.
  return Array.from({ length: 7 }, (_, n) => {
    const day = new Date(Date.UTC(2024, 0, 7 + first + n, 12));
    return {
      short: format(locale, { weekday: 'narrow' }).format(day),
      long: capital(format(locale, { weekday: 'long' }).format(day), locale),
    };
  });
}

/** Brazilians' weeks begin on Sunday. */
export const weekBegins = (locale: Locale): 0 | 1 => (locale === 'pt-BR' ? 0 : 1);

/** The date that the clocks of a zone show now. */
export const todayIn = (zone: string, now: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);

export const spanWords = (spans: readonly (readonly [string, string])[]): string =>
  spans.map(([from, until]) => `${from}–${until}`).join(', ');

function capital(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** The name in the reader's language, else in that of the country. */
export function holidayName(names: Record<string, string>, locale: Locale): string {
  return names[locale.slice(0, 2)] ?? names.own ?? names.en ?? '';
}
