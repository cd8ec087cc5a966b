import type { TFunction } from 'i18next';
import { type Clockface, daysFromNow, nearDay, shortDay, timeWords } from '../../client/time-words.ts';

/** A moment inside a sentence about days: "today 16:00", "Mon 24 Nov 09:00", "8 Dec 09:00". */
export function momentWords(face: Clockface, t: TFunction, at: string): string {
  const days = daysFromNow(face, at);
  const time = timeWords(face, at);
  if (days === 0) return t('absence.today', { time });
  const near = Math.abs(days) < 7 ? `${nearDay(face, at)} ` : '';
  return `${near}${shortDay(face, at)} ${time}`;
}

/** From when until when somebody is away. */
export function spanOf(face: Clockface, t: TFunction, from: string, to: string | null): string {
  const begin = momentWords(face, t, from);
  return to ? t('absence.span', { from: begin, to: momentWords(face, t, to) }) : t('absence.spanOpen', { from: begin });
}

/** What languages are called, in the reader's. */
export function languagesOf(locale: string, languages: readonly string[]): string {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return languages.map((one) => names.of(one) ?? one).join(', ');
}
