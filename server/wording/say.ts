// Everything that the desk writes to people by itself is said here: by occasion, in the language of whoever reads it.

import { offsetAt, zoneNamed } from '../calendars/zone.ts';
import { dateWords } from './date-words.ts';
import { en, type Wording } from './en.ts';
import { fillTemplate, type TemplateValues } from './fill-template.ts';
import type { Locale } from './locales.ts';
import { ptBr } from './pt-br.ts';
import { ptPt } from './pt-pt.ts';
import { ru } from './ru.ts';

export type WordingKey = keyof typeof en;
/** The values that the wording of a key needs. `?` in a template makes one optional, a count is a number. */
export type Values<K extends WordingKey> = TemplateValues<(typeof en)[K]>;

const wordings: Record<Locale, Wording> = { en, ru, 'pt-BR': ptBr, 'pt-PT': ptPt };

/** Plain text. What ends in `.subject` is one line, whatever its values hold, so that it can stand in a mail's header. */
export function say<K extends WordingKey>(locale: Locale, key: K, values: Values<K>): string {
  const text = fillTemplate(locale, wordings[locale][key], values);
  return key.endsWith('.subject') ? text.replace(/[\s\p{Cc}]+/gu, ' ').trim() : text;
}

const dayMs = 86_400_000;

/**
 * A moment in words, as it stands in the wordings: "today at 16:00", "Friday, 27 March at 16:00", with the year when it is
 * not the current one. `zone` is the reader's. Throws `Invalid` for an unknown zone.
 */
export function sayDate(locale: Locale, at: Date, zone: string, now: Date): string {
  const words = dateWords[locale];
  const local = localTime(at, zone);
  const today = localTime(now, zone);
  const daysAhead = Math.floor(local.getTime() / dayMs) - Math.floor(today.getTime() / dayMs);
  const named = [words.yesterday, words.today, words.tomorrow][daysAhead + 1];
  return words.moment(named ?? date(), local.getUTCHours(), local.getUTCMinutes(), named !== undefined);

  function date(): string {
    const weekDay = words.weekDays[(local.getUTCDay() + 6) % 7]!;
    const year = local.getUTCFullYear();
    const month = words.months[local.getUTCMonth()]!;
    return words.date(weekDay, local.getUTCDate(), month, year === today.getUTCFullYear() ? null : year);
  }
}

/** What the reader's clock shows, readable with the UTC getters. */
function localTime(at: Date, zone: string): Date {
  return new Date(at.getTime() + offsetAt(zoneNamed(zone), at.getTime()));
}
