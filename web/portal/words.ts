import i18next, { type TFunction } from 'i18next';
import type { Locale } from '../client/locale.ts';
import en from '../client/words/en.json' with { type: 'json' };
import ptBR from '../client/words/pt-BR.json' with { type: 'json' };
import ptPT from '../client/words/pt-PT.json' with { type: 'json' };
import ru from '../client/words/ru.json' with { type: 'json' };

const words: Record<Locale, object> = { en, ru, 'pt-BR': ptBR, 'pt-PT': ptPT };
const translators = new Map<Locale, TFunction>();

/** The words of one language for pages made on the server; all four are in memory from their first use. */
export function wordsIn(locale: Locale): TFunction {
  let t = translators.get(locale);
  if (!t) {
    const instance = i18next.createInstance();
    void instance.init({
      lng: locale,
      fallbackLng: false,
      initAsync: false,
      resources: { [locale]: { translation: words[locale] } },
      interpolation: { escapeValue: false },
    });
    t = instance.t;
    translators.set(locale, t);
  }
  return t;
}
