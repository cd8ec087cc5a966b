// The due time of a row says how long is left in a narrow column.

import i18next from 'i18next';
import { expect, test } from 'vitest';
import { boardDue } from './promise-words.ts';
import en from './words/en.json' with { type: 'json' };

const instance = i18next.createInstance();
await instance.init({ lng: 'en', resources: { en: { translation: en } } });
const now = Date.parse('2026-03-10T00:05:00Z');
const below = (dueAt: string) =>
  boardDue({ look: 'open', dueAt, madeAt: '2026-03-09T09:00:00Z' }, { locale: 'en', zone: 'UTC', now }, instance.t)
    .below;

test.each([
  ['2026-03-10T00:25:00Z', '20 min'],
  ['2026-03-10T09:55:00Z', '9 h 50 min'],
  ['2026-03-10T14:55:00Z', '15 h'],
  ['2026-03-10T10:05:00Z', '10 h'],
  ['2026-03-10T22:05:00Z', '22 h'],
])('a promise for %s has %s left', (dueAt, words) => {
  expect(below(dueAt)).toBe(words);
});
