import type { TFunction } from 'i18next';
import type { Locale } from './locale.ts';

/** Whose clock is read: language, IANA zone, and the present instant in milliseconds. */
export type Clockface = { locale: Locale; zone: string; now: number };

const minute = 60_000;

/** A due time inside a sentence: "16:00" today, "Fri 10:00" within a week, "25 Nov 12:00" later. Never "tomorrow", which no preposition fits in all languages. */
export function dueWords(face: Clockface, at: string): string {
  const { main, below } = dueParts(face, at);
  return below ? `${main} ${below}` : main;
}

/** A due time in two lines, the strong one first; today has only one. */
export function dueParts(face: Clockface, at: string): { main: string; below?: string } {
  const days = daysFromNow(face, at);
  if (days === 0) return { main: timeWords(face, at) };
  const near = days > -7 && days < 7;
  return { main: near ? weekday(face, at) : shortDay(face, at), below: timeWords(face, at) };
}

/** A due time standing by itself, as in the portal: "Today, 16:00", "Tomorrow, 10:00", "Fri 28 Nov, 10:00". */
export function standingWords(face: Clockface, t: TFunction, at: string): string {
  const days = daysFromNow(face, at);
  const day = Math.abs(days) < 2 ? relativeDay(face, days) : `${weekday(face, at)} ${shortDay(face, at)}`;
  return t('time.at', { day: capitalised(day, face.locale), time: timeWords(face, at) });
}

/** When something happened: "13:20" today, "yesterday 13:20", "3 Nov 13:20", with the year when it is another one. */
export function pastWords(face: Clockface, at: string): string {
  const days = daysFromNow(face, at);
  if (days === 0) return timeWords(face, at);
  if (days === -1) return `${relativeDay(face, -1)} ${timeWords(face, at)}`;
  return `${shortDay(face, at)} ${timeWords(face, at)}`;
}

/**
 * What the desk's clocks show at an instant, where that is something else than the reader's do: "14:00", or "Fri 16:00" when
 * it is another day there. Undefined where both show the same, whatever the two zones are called.
 */
export function elsewhereWords(face: Clockface, zone: string, at: string): string | undefined {
  const there = { ...face, zone };
  const shown = (one: Clockface) => format(one, at, { day: 'numeric', hour: '2-digit', minute: '2-digit' });
  if (shown(there) === shown(face)) return undefined;
  return dayNumber(there, Date.parse(at)) === dayNumber(face, Date.parse(at))
    ? timeWords(there, at)
    : `${weekday(there, at)} ${timeWords(there, at)}`;
}

/** "16:00" today, else "Tue 17 Nov 16:00": a moment that may lie behind or before the reader, and is taken for neither wrongly. */
export function dayAndTime(face: Clockface, at: string): string {
  if (daysFromNow(face, at) === 0) return timeWords(face, at);
  return `${weekday(face, at)} ${shortDay(face, at)} ${timeWords(face, at)}`;
}

/** "Lisbon" for "Europe/Lisbon"; "UTC" stays. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The span until or since an instant: "1 h 38 min", "18 min", "3 d". */
export function spanWords(t: TFunction, milliseconds: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / minute));
  if (minutes < 60) return t('time.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('time.days', { days: Math.floor(hours / 24) });
  return minutes % 60 === 0 ? t('time.hours', { hours }) : t('time.hoursMinutes', { hours, minutes: minutes % 60 });
}

/** "16:00" in the reader's zone. */
export function timeWords(face: Clockface, at: string): string {
  return format(face, at, { hour: '2-digit', minute: '2-digit' });
}

/** "3 November", with the year when it is another one. */
export function dayWords(face: Clockface, at: string): string {
  return endless(format(face, at, { day: 'numeric', month: 'long', ...yearUnlessThis(face, at) }));
}

/** "3 Nov", with the year when it is another one. */
export function shortDay(face: Clockface, at: string): string {
  return endless(format(face, at, { day: 'numeric', month: 'short', ...yearUnlessThis(face, at) }));
}

/** The nearest day a thing lasts to: "Mon" within a week, else "24 Nov". */
export function nearDay(face: Clockface, at: string): string {
  return Math.abs(daysFromNow(face, at)) < 7 ? weekday(face, at) : shortDay(face, at);
}

/** "09:00" today, else "3 November": since when something is so. */
export function sinceWords(face: Clockface, at: string): string {
  return daysFromNow(face, at) === 0 ? timeWords(face, at) : dayWords(face, at);
}

/** A moment as a field holds it: "Fri, 21 Nov 2025, 16:00". */
export function fieldWords(face: Clockface, at: string): string {
  if (Number.isNaN(Date.parse(at))) return '';
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return `${format(face, at, parts)}, ${timeWords(face, at)}`;
}

/** The instant in full: "Friday, 21 November 2025 at 16:00 GMT". */
export function exactWords(face: Clockface, at: string): string {
  return format(face, at, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** Calendar days between today and an instant, both in the reader's zone. */
export function daysFromNow(face: Clockface, at: string): number {
  return Math.round((dayNumber(face, Date.parse(at)) - dayNumber(face, face.now)) / (24 * 60 * minute));
}

/** The last millisecond of today in the reader's zone; found by days, so that a day of 23 or 25 hours is right. */
export function endOfToday(face: Clockface): number {
  let low = face.now;
  let high = face.now + 26 * 60 * minute;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayNumber(face, middle) === dayNumber(face, face.now)) low = middle;
    else high = middle;
  }
  return low;
}

function dayNumber(face: Clockface, instant: number): number {
  const parts = formatter(face, { year: 'numeric', month: 'numeric', day: 'numeric' }, 'en-GB').formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'));
}

function yearUnlessThis(face: Clockface, at: string): { year?: 'numeric' } {
  const year = (instant: number) => formatter(face, { year: 'numeric' }, 'en-GB').format(instant);
  return year(Date.parse(at)) === year(face.now) ? {} : { year: 'numeric' };
}

function weekday(face: Clockface, at: string): string {
  return endless(format(face, at, { weekday: 'short' }));
}

/** Portuguese ends "sex." and Russian "2027 г." with a dot that would be a second one at the end of a sentence. */
function endless(words: string): string {
  return words.replace(/\s?г\.$|\.$/, '');
}

function relativeDay(face: Clockface, days: number): string {
  return new Intl.RelativeTimeFormat(face.locale, { numeric: 'auto' }).format(days, 'day');
}

function capitalised(words: string, locale: Locale): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(face: Clockface, at: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(face, options).format(Date.parse(at));
}

/** Making a formatter costs far more than using one; a list shows hundreds of times. English dates are written the British way: day first, 24 hours. */
function formatter(face: Clockface, options: Intl.DateTimeFormatOptions, tag?: string): Intl.DateTimeFormat {
  const language = tag ?? (face.locale === 'en' ? 'en-GB' : face.locale);
  const key = `${language} ${face.zone} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options, timeZone: face.zone });
    formatters.set(key, found);
  }
  return found;
}
