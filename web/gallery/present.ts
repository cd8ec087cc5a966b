import { holdTime } from '../client/clockface.ts';
import { startWords } from '../client/i18n.ts';
import { nearestLocale } from '../client/locale.ts';

/** The moment all drawings are made at: a Thursday in winter, in London. */
export const present = '2025-11-20T14:22:00Z';

/** Reads ?locale= and ?theme= of the address, so that a picture can be taken of each. */
export async function startGallery(): Promise<void> {
  const query = new URLSearchParams(location.search);
  holdTime(present);
  const theme = query.get('theme');
  if (theme) {
    localStorage.setItem('tellonce.theme', theme);
    document.documentElement.setAttribute('data-mantine-color-scheme', theme);
  }
  await startWords(nearestLocale(query.get('locale') ?? 'en') ?? 'en');
}
