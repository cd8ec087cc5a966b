// What the desk refuses with, in the reader's language. The English template stands where it is thrown and is the key here;
// one that has no translation yet is read in English, and a test says so.

import { fillSentence, type SentenceValues } from '../../platform/errors.ts';
import type { Locale } from '../locales.ts';
import { ptBr } from './pt-br.ts';
import { ptPt } from './pt-pt.ts';
import { ru } from './ru.ts';

const tables: Partial<Record<Locale, Readonly<Record<string, string>>>> = { ru, 'pt-BR': ptBr, 'pt-PT': ptPt };

export function sayRefusal(locale: Locale, template: string, values: SentenceValues): string {
  return fillSentence(tables[locale]?.[template] ?? template, values);
}
