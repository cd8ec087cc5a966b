// Everything that the desk writes to people by itself is said here: by occasion, in the language of whoever reads it.

import { offsetAt, zoneNamed } from '../calendars/zone.ts';
import { dateWords } from './date-words.ts';
import { en, type Wording } from './en.ts';
import { fillAround, fillTemplate, type TemplateValues } from './fill-template.ts';
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

/** `linkAt`: after how many characters of the text the link goes. */
export type WithLink = { bodyText: string; linkAt: number };

/**
 * The same for a text that holds each reader's own link, which is not known yet. The place is told beside the text and not
 * marked in it, because whatever marked it could also stand in a value that somebody typed.
 */
export function sayWithLink<K extends WordingKey>(locale: Locale, key: K, values: Omit<Values<K>, 'link'>): WithLink {
  const [before, after] = fillAround(locale, wordings[locale][key], 'link', values);
  return { bodyText: before + after, linkAt: [...before].length };
}

/** Puts a link, or what stands for it, where `sayWithLink` left its place. */
export function putLink(text: string, linkAt: number | null, link: string): string {
  if (linkAt === null) return text;
  const characters = [...text];
  return [...characters.slice(0, linkAt), link, ...characters.slice(linkAt)].join('');
}

const dayMs = 86_400_000;

/**
 * A moment in words, as it stands in the wordings: "today at 16:00 (GMT+3)", "Friday, 27 March at 16:00 (GMT+3)", with the
 * year when it is not the current one. `zone` is the reader's; it is named, because a mail is read where nobody knows whose
 * clock was meant. Throws `Invalid` for an unknown zone.
 */
export function sayDate(locale: Locale, at: Date, zone: string, now: Date): string {
  const words = dateWords[locale];
  const local = localTime(at, zone);
  const today = localTime(now, zone);
  const daysAhead = Math.floor(local.getTime() / dayMs) - Math.floor(today.getTime() / dayMs);
  const named = [words.yesterday, words.today, words.tomorrow][daysAhead + 1];
  const moment = words.moment(named ?? date(), local.getUTCHours(), local.getUTCMinutes(), named !== undefined);
  return `${moment} (${zoneName(locale, at, zone)})`;

  function date(): string {
    const weekDay = words.weekDays[(local.getUTCDay() + 6) % 7]!;
    const year = local.getUTCFullYear();
    const month = words.months[local.getUTCMonth()]!;
    return words.date(weekDay, local.getUTCDate(), month, year === today.getUTCFullYear() ? null : year);
  }
}

/** As people who write the language name it at that moment: BST, BRT, GMT+3. */
function zoneName(locale: Locale, at: Date, zone: string): string {
  const own = dateWords[locale].zoneNames[zone];
  if (own) return own;
  const key = `${locale} ${zone} ${Math.floor(at.getTime() / zoneStepMs)}`;
  let name = zoneNames.get(key);
  if (name === undefined) {
    name = nameByIntl(locale, at, zone);
    if (zoneNames.size >= keptNames) zoneNames.clear();
    zoneNames.set(key, name);
  }
  return name;
}

function nameByIntl(locale: Locale, at: Date, zone: string): string {
  const key = `${locale} ${zone}`;
  let format = zoneFormats.get(key);
  if (format === undefined) {
    // Americans' short names are not known to the English of Europe, and the other way about.
    const tag = locale === 'en' && !zone.startsWith('America/') ? 'en-GB' : locale;
    format = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: 'short' });
    if (zoneFormats.size >= keptFormats) zoneFormats.clear();
    zoneFormats.set(key, format);
  }
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')!.value;
  return name === 'GMT+0' ? 'GMT' : name;
}

// Zones change at whole quarters of an hour. Under load most dates of a minute are the same few.
const zoneStepMs = 15 * 60_000;
const zoneNames = new Map<string, string>();
const keptNames = 2000;
const zoneFormats = new Map<string, Intl.DateTimeFormat>();
const keptFormats = 500;

/** What the reader's clock shows, readable with the UTC getters. */
function localTime(at: Date, zone: string): Date {
  return new Date(at.getTime() + offsetAt(zoneNamed(zone), at.getTime()));
}
