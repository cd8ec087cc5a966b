// How well somebody's languages reach a requester. Where nobody of a team has the requester's own, the nearest shared one
// counts, and the requester is told so once (design 3.6).

import type { z } from 'zod';
import type { localeCode } from '../../../contract/endpoint.ts';

type Locale = z.output<typeof localeCode>;

export type LanguageFit = 'own' | 'near' | 'english' | 'none';

/**
 * The nearest languages, nearest first. Brazilian and European Portuguese are read by each other without trouble; no other two
 * of ours are, so that English comes next for everybody.
 */
export const nearest: Record<Locale, readonly Locale[]> = {
  en: [],
  ru: ['en'],
  'pt-BR': ['pt-PT', 'en'],
  'pt-PT': ['pt-BR', 'en'],
};

/** @returns in which of their languages somebody would deal with it, and how near that is; null: in none. */
export function sharedLanguage(
  languages: readonly string[],
  wanted: string,
): { language: Locale; fit: 'own' | 'near' | 'english' } | null {
  if (languages.includes(wanted)) return { language: wanted as Locale, fit: 'own' };
  const next = (nearest[wanted as Locale] ?? ['en']).find((one) => languages.includes(one));
  return next ? { language: next, fit: next === 'en' ? 'english' : 'near' } : null;
}

export const languageFit = (languages: readonly string[], wanted: string): LanguageFit =>
  sharedLanguage(languages, wanted)?.fit ?? 'none';
