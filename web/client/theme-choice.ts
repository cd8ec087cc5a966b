/** Light, dark, or as the system has it. */
export type ThemeChoice = 'light' | 'dark' | 'auto';

/** Under this key the choice is kept; `theme-start.js` reads it before the first paint. */
export const themeKey = 'tellonce.theme';
