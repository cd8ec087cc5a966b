import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from './locale.ts';
import {
  type Clockface,
  daysFromNow,
  dayWords,
  dueWords,
  endOfToday,
  exactWords,
  nearDay,
  pastWords,
  shortDay,
  sinceWords,
  spanWords,
  standingWords,
} from './time-words.ts';
import en from './words/en.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };

/** A Thursday afternoon in winter. */
const now = Date.parse('2025-11-20T14:22:00Z');
const face = (locale: Locale, zone = 'Europe/London'): Clockface => ({ locale, zone, now });

function words(locale: Locale) {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    initAsync: false,
    resources: { en: { translation: en }, ru: { translation: ru } },
    interpolation: { escapeValue: false },
  });
  return instance.t;
}

describe('words that may end a sentence end without a dot of their own', () => {
  const ends = ['2025-11-21T10:00:00Z', '2025-12-24T10:00:00Z', '2027-01-03T12:00:00Z'];
  it.each(locales)('in %s', (locale) => {
    for (const at of ends) {
      for (const say of [dayWords, shortDay, nearDay, sinceWords, dueWords, pastWords]) {
        expect(say(face(locale), at)).not.toMatch(/\.$/);
      }
    }
    for (const minutes of [5, 60, 90, 3000, 50_000])
      expect(spanWords(words(locale), minutes * 60_000)).not.toMatch(/\.$/);
  });
});

describe('a due time in a sentence', () => {
  it.each([
    ['later today', 'en', '2025-11-20T16:00:00Z', '16:00'],
    ['tomorrow is a weekday, which every preposition fits', 'en', '2025-11-21T10:00:00Z', 'Fri 10:00'],
    ['within a week', 'en', '2025-11-25T12:00:00Z', 'Tue 12:00'],
    ['later', 'en', '2025-12-03T12:00:00Z', '3 Dec 12:00'],
    ['next year', 'en', '2026-01-03T12:00:00Z', '3 Jan 2026 12:00'],
    ['in Russian', 'ru', '2025-11-21T10:00:00Z', 'пт 10:00'],
    ['in Brazil, without the dot of the abbreviation', 'pt-BR', '2025-11-21T10:00:00Z', 'sex 10:00'],
  ] as const)('%s', (_situation, locale, at, expected) => {
    expect(dueWords(face(locale), at)).toBe(expected);
  });

  it('is read on the reader’s own clock', () => {
    expect(dueWords(face('en', 'Asia/Tokyo'), '2025-11-20T16:00:00Z')).toBe('Fri 01:00');
    expect(daysFromNow(face('en', 'Asia/Tokyo'), '2025-11-20T16:00:00Z')).toBe(1);
  });
});

describe('a due time by itself', () => {
  it.each([
    ['en', '2025-11-20T16:00:00Z', 'Today, 16:00'],
    ['en', '2025-11-21T10:00:00Z', 'Tomorrow, 10:00'],
    ['en', '2025-11-25T10:00:00Z', 'Tue 25 Nov, 10:00'],
    ['ru', '2025-11-20T16:00:00Z', 'Сегодня, 16:00'],
  ] as const)('%s %s', (locale, at, expected) => {
    expect(standingWords(face(locale), words(locale), at)).toBe(expected);
  });
});

describe('what happened', () => {
  it.each([
    ['today', '2025-11-20T13:20:00Z', '13:20'],
    ['yesterday', '2025-11-19T13:20:00Z', 'yesterday 13:20'],
    ['this year', '2025-11-03T08:10:00Z', '3 Nov 08:10'],
    ['another year', '2024-11-03T08:10:00Z', '3 Nov 2024 08:10'],
  ])('%s', (_situation, at, expected) => {
    expect(pastWords(face('en'), at)).toBe(expected);
  });
});

describe('a span', () => {
  it.each([
    [20_000, '1 min'],
    [18 * 60_000, '18 min'],
    [98 * 60_000, '1 h 38 min'],
    [120 * 60_000, '2 h'],
    [72 * 3_600_000, '3 d'],
  ])('%d ms', (milliseconds, expected) => {
    expect(spanWords(words('en'), milliseconds)).toBe(expected);
  });
});

it('the exact instant names its zone', () => {
  expect(exactWords(face('en', 'Europe/Berlin'), '2025-11-21T10:00:00Z')).toBe('Friday, 21 November 2025 at 11:00 CET');
});

it('today ends at midnight, also on the day the clocks change', () => {
  const autumn = { locale: 'en', zone: 'Europe/Berlin', now: Date.parse('2025-10-26T00:30:00Z') } as const;
  expect(new Date(endOfToday(autumn)).toISOString()).toBe('2025-10-26T22:59:59.999Z');
  for (const locale of locales)
    expect(new Date(endOfToday(face(locale))).toISOString()).toBe('2025-11-20T23:59:59.999Z');
});
