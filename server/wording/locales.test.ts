import { expect, test } from 'vitest';
import { chooseLocale } from './locales.ts';

test.each([
  ['pt-BR', 'pt-BR'],
  ['pt_br', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['pt-419', 'pt-BR'],
  ['pt-Latn-BR', 'pt-BR'],
  ['pt-PT', 'pt-PT'],
  ['PT-pt', 'pt-PT'],
  ['pt-AO', 'pt-PT'],
  ['pt-PT-x-ao90', 'pt-PT'],
  ['ru', 'ru'],
  ['ru-KZ', 'ru'],
  ['en-GB', 'en'],
  ['en-u-ca-gregory', 'en'],
])('%s is written in %s', (tag, locale) => {
  expect(chooseLocale([tag], locale === 'en' ? 'ru' : 'en')).toBe(locale);
});

test.each(['uk', 'es', 'rum', 'eng-', 'ptx', '*', '', 'not a tag'])('%s is no language of ours', (tag) => {
  expect(chooseLocale([tag], 'pt-PT')).toBe('pt-PT');
});

test('the first wish that can be met wins', () => {
  expect(chooseLocale([null, undefined, 'uk', 'pt-MZ', 'en'], 'ru')).toBe('pt-PT');
  expect(chooseLocale([], 'ru')).toBe('ru');
});
