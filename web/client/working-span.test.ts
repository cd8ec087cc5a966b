import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { locales } from './locale.ts';
import en from './words/en.json' with { type: 'json' };
import ptBr from './words/pt-BR.json' with { type: 'json' };
import ptPt from './words/pt-PT.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };
import { readSpan, type WorkingSpan, workingSpanWords } from './working-span.ts';

test.each<[string, WorkingSpan]>([
  ['30 min', { minutes: 30 }],
  ['90m', { minutes: 90 }],
  ['2 h', { minutes: 120 }],
  ['2h30', { minutes: 150 }],
  ['1 h 30 min', { minutes: 90 }],
  ['1:30', { minutes: 90 }],
  ['1.5 hours', { minutes: 90 }],
  ['2 working hours', { minutes: 120 }],
  ['1 business day', { days: 1 }],
  ['3 days', { days: 3 }],
  ['0.5 d', { days: 0.5 }],
  ['30 мин', { minutes: 30 }],
  ['2 ч', { minutes: 120 }],
  ['2 часа', { minutes: 120 }],
  ['1 час 15 минут', { minutes: 75 }],
  ['1 рабочий день', { days: 1 }],
  ['3 рабочих дня', { days: 3 }],
  ['5 раб. дн.', { days: 5 }],
  ['1,5 дня', { days: 1.5 }],
  ['10 дней', { days: 10 }],
  ['45 minutos', { minutes: 45 }],
  ['1 hora e 30 minutos', { minutes: 90 }],
  ['1 dia útil', { days: 1 }],
  ['2 dias úteis', { days: 2 }],
])('“%s” is a length', (text, span) => {
  expect(readSpan(text)).toEqual({ span });
});

test.each([
  ['2', 'unit'],
  ['1 day 4 h', 'mixed'],
  ['soon', 'unreadable'],
  ['PT2H', 'unreadable'],
  ['-2 h', 'unreadable'],
  ['2 weeks', 'unreadable'],
  ['0 min', 'range'],
  ['400 days', 'range'],
  ['0.1 days', 'range'],
])('“%s” is none: %s', (text, problem) => {
  expect(readSpan(text)).toEqual({ problem });
});

describe('what is read out is read again', async () => {
  const words = { en, ru, 'pt-BR': ptBr, 'pt-PT': ptPt };
  const i18n = createInstance();
  await i18n.init({
    lng: 'en',
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(locales.map((locale) => [locale, { translation: words[locale] }])),
  });
  test.each(locales)('in %s', (locale) => {
    const t = i18n.getFixedT(locale);
    const spans: WorkingSpan[] = [1, 30, 60, 90, 135, 600].map((minutes) => ({ minutes }));
    for (const span of [...spans, ...[0.5, 1, 1.5, 2, 5, 21].map((days) => ({ days }))]) {
      const text = workingSpanWords(t, locale, span);
      expect([text, readSpan(text)]).toEqual([text, { span }]);
    }
    const said = [1, 2, 5, 1.5].map((days) => workingSpanWords(t, locale, { days }));
    if (locale === 'ru') expect(said).toEqual(['1 день', '2 дня', '5 дней', '1,5 дня']);
    if (locale === 'pt-BR') expect(said).toEqual(['1 dia', '2 dias', '5 dias', '1,5 dia']);
  });
});
