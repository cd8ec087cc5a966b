import { useEffect } from 'react';
import { changeLocale } from '../../client/i18n.ts';
import { hasSavedLocale, type Locale } from '../../client/locale.ts';

/** On a computer where nobody has chosen a language yet, the one that the person once chose is taken. */
export function useMyLocale(locale: Locale | undefined): void {
  useEffect(() => {
    if (locale && !hasSavedLocale()) void changeLocale(locale);
  }, [locale]);
}
