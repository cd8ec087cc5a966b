// The languages that the desk writes, and how one is chosen for a person.

export const locales = ['en', 'ru', 'pt-BR', 'pt-PT'] as const;
export type Locale = (typeof locales)[number];

/**
 * The first candidate that the desk can write in: a language tag (BCP 47) such as a person's setting or a browser's wish.
 * Portuguese without a country, or of the Americas as a whole, is Brazil's; of any other country it is Portugal's, because
 * the other countries that speak it follow the same norm. No other language is taken for a related one.
 */
export function chooseLocale(candidates: (string | null | undefined)[], fallback: Locale): Locale {
  for (const candidate of candidates) {
    const locale = candidate ? localeOf(candidate) : null;
    if (locale !== null) return locale;
  }
  return fallback;
}

function localeOf(tag: string): Locale | null {
  const [language, ...rest] = tag.trim().toLowerCase().split(/[-_]/);
  if (language === 'en' || language === 'ru') return language;
  if (language !== 'pt') return null;
  const region = rest.find((part) => /^([a-z]{2}|\d{3})$/.test(part));
  return region === undefined || region === 'br' || region === '419' ? 'pt-BR' : 'pt-PT';
}

/** The tags of an Accept-Language header, the most wanted first (RFC 9110, 12.5.4). */
export function wishedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((one) => one.trim());
      const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
