// A length of working time as people type it, in any of the desk's languages, and as they read it.

import type { TFunction } from 'i18next';

/** Minutes of working time, or days as long as the calendar has them. */
export type WorkingSpan = { minutes: number } | { days: number };

/** Why a text is no length: it says no unit; days stand beside hours; it is none at all; it is too short or too long. */
export type SpanProblem = 'unit' | 'mixed' | 'unreadable' | 'range';
export type ReadSpan = { span: WorkingSpan } | { problem: SpanProblem };

const most = { minutes: 525_600, days: 365 };
const least = { minutes: 1, days: 0.25 };

// Each stands for whole words: "min", "minutes", "мин", "минут", "minutos".
const units = [
  { minutes: 1, of: /^(m|mins?|minutes?|м|мин|минут[аыу]?|minutos?)$/ },
  { minutes: 60, of: /^(h|hrs?|hours?|ч|час(а|ов)?|horas?)$/ },
  { days: 1, of: /^(d|days?|д|дн|дн[яей]|день|дней|dias?)$/ },
] as const;
/** What only says that a day is one on which people work. */
const filler = /(?<!\p{L})(business|working|work|úteis|útil|uteis|util|рабочи[йех]|рабочего|раб|and|de|e|и)(?!\p{L})/gu;

/** "90 min", "1 h 30 min", "1:30", "1 business day", "0,5 дня". An empty text is for the caller to tell. */
export function readSpan(text: string): ReadSpan {
  const plain = text.trim().toLowerCase();
  const clock = /^(\d{1,4}):(\d\d)$/.exec(plain);
  if (clock) return within({ minutes: Number(clock[1]) * 60 + Number(clock[2]) });
  const words = plain
    .replace(filler, ' ')
    .replaceAll('.', (dot, at: number) => (/\d/.test(plain[at + 1] ?? '') ? dot : ' '));
  const parts = [...words.matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)/gu)];
  const rest = words.replaceAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)/gu, ' ').trim();
  if (parts.length === 0 || rest !== '') return { problem: 'unreadable' };
  let minutes = 0;
  let days = 0;
  for (const [index, [, figures = '', name = '']] of parts.entries()) {
    // "2h30" is two hours and a half.
    const isRest = name === '' && index === 1 && minutes > 0;
    if (name === '' && !isRest) return { problem: 'unit' };
    const unit = isRest ? units[0] : units.find(({ of }) => of.test(name));
    if (!unit) return { problem: 'unreadable' };
    const count = Number(figures.replace(',', '.'));
    if ('days' in unit) days += count;
    else minutes += count * unit.minutes;
  }
  if (days > 0 && minutes > 0) return { problem: 'mixed' };
  return within(days > 0 ? { days } : { minutes: Math.round(minutes) });
}

function within(span: WorkingSpan): ReadSpan {
  const fits = 'days' in span ? span.days >= least.days && span.days <= most.days : inMinutes(span.minutes);
  return fits ? { span } : { problem: 'range' };
}

const inMinutes = (minutes: number): boolean => minutes >= least.minutes && minutes <= most.minutes;

/** "30 min", "1 h 30 min", "2 h", "1.5 days"; `readSpan` reads it again. */
export function workingSpanWords(t: TFunction, locale: string, span: WorkingSpan): string {
  if ('days' in span) {
    // A fraction has its own form: "1,5 дня".
    return t('levels.days', { count: span.days, days: new Intl.NumberFormat(locale).format(span.days) });
  }
  const hours = Math.floor(span.minutes / 60);
  const minutes = span.minutes % 60;
  if (hours === 0) return t('time.minutes', { minutes });
  return minutes === 0 ? t('time.hours', { hours }) : t('time.hoursMinutes', { hours, minutes });
}
