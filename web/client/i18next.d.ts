import 'i18next';

/** Every key is checked against the English words, so a misspelt key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof import('./words/en.json')['default'] };
  }
}
