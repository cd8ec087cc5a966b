import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Locale, saveLocale } from './locale.ts';

const loaders: Record<Locale, () => Promise<{ default: object }>> = {
  en: () => import('./words/en.json', { with: { type: 'json' } }),
  ru: () => import('./words/ru.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./words/pt-BR.json', { with: { type: 'json' } }),
  'pt-PT': () => import('./words/pt-PT.json', { with: { type: 'json' } }),
};

/** Loads the words of one language and makes them the words of the page. Only this language crosses the wire. */
export async function startWords(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: (await loaders[locale]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = locale;
}

/** Changes the language in place; where the reader is and what is typed stays. */
export async function changeLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'translation')) {
    i18next.addResourceBundle(locale, 'translation', (await loaders[locale]()).default);
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  saveLocale(locale);
}
