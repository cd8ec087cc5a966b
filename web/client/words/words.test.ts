import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locales } from '../locale.ts';

type Tree = { [key: string]: string | Tree };

const read = (locale: string) =>
  flatten(JSON.parse(readFileSync(path.join(import.meta.dirname, `${locale}.json`), 'utf8')) as Tree);
const english = read('en');
const plural = /_(zero|one|two|few|many|other)$/;

describe.each(locales)('the words in %s', (locale) => {
  const words = read(locale);

  it('name the same things as the English ones', () => {
    expect(stems(words)).toEqual(stems(english));
  });

  it('have every plural form that the language counts with', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    const counted = new Set(
      [...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
    );
    for (const stem of counted) {
      const present = [...words.keys()]
        .filter((key) => key.replace(plural, '') === stem)
        .map((key) => key.split('_')[1]);
      expect([stem, present.toSorted()]).toEqual([stem, forms]);
    }
  });

  it('use the same placeholders as the English ones', () => {
    for (const [key, text] of words) {
      const original = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '';
      const mayLeaveOut = leftOut[locale]?.includes(key) ?? false;
      const extra = placeholders(text).filter((name) => !placeholders(original).includes(name));
      const missing = placeholders(original).filter((name) => !placeholders(text).includes(name));
      expect([key, extra, mayLeaveOut ? [] : missing]).toEqual([key, [], []]);
    }
  });

  it('mark the strongest word where the English ones do', () => {
    for (const [key, text] of words) {
      const original = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '';
      expect([key, text.split('<b>').length]).toEqual([key, original.split('<b>').length]);
      expect([key, text.split('</b>').length]).toEqual([key, text.split('<b>').length]);
    }
  });
});

/** Names that a language leaves out, because a sentence around them would have to decline them. */
const leftOut: Record<string, string[]> = {
  ru: ['handOver.whyHint', 'portal.send'],
  'pt-BR': ['handOver.whyHint'],
  'pt-PT': ['handOver.whyHint'],
};

function flatten(tree: Tree, before = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flatten(value, `${before}${key}.`)],
    ),
  );
}

function stems(words: Map<string, string>): string[] {
  return [...new Set([...words.keys()].map((key) => key.replace(plural, '')))].toSorted();
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
}
