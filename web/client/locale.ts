/** The languages of desk and portal. Portuguese is written apart for Brazil and Portugal. */
export const locales = ['en', 'ru', 'pt-BR', 'pt-PT'] as const;
export type Locale = (typeof locales)[number];

/** Each language by its own name, as its readers call it. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  ru: 'Русский',
  'pt-BR': 'Português (BR)',
  'pt-PT': 'Português (PT)',
};

const savedKey = 'tellonce.locale';

/** The saved preference, else the first of the reader's languages that we speak, else English. */
export function chooseLocale(): Locale {
  const saved = readSaved();
  if (saved) return saved;
  for (const wanted of navigator.languages) {
    const found = nearestLocale(wanted);
    if (found) return found;
  }
  return 'en';
}

export function hasSavedLocale(): boolean {
  return readSaved() !== undefined;
}

export function saveLocale(locale: Locale): void {
  try {
    localStorage.setItem(savedKey, locale);
  } catch {
    // A browser that keeps nothing still shows the chosen language until the page is left.
  }
}

/** Maps a language tag onto ours: "pt" and "pt-AO" read European Portuguese, "ru-KZ" Russian. */
export function nearestLocale(tag: string): Locale | undefined {
  const lower = tag.toLowerCase();
  const exact = locales.find((locale) => locale.toLowerCase() === lower);
  if (exact) return exact;
  const language = lower.split('-')[0];
  if (language === 'pt') return 'pt-PT';
  return locales.find((locale) => locale === language);
}

function readSaved(): Locale | undefined {
  try {
    const saved = localStorage.getItem(savedKey);
    return saved ? nearestLocale(saved) : undefined;
  } catch {
    return undefined;
  }
}
