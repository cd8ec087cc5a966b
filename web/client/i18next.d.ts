import 'i18next';
import en from './words/en.json' with { type: 'json' };

/** Every key is checked against the English words, so a misspelt key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}
