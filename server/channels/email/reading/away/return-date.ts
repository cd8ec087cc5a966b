// The day on which somebody who is away says to be back, read from a holiday reply. Cautious: what can be read in two ways,
// what does not fit its weekday, what lies in the past or far off, and two different days give nothing.

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'января', 'янв', 'janeiro', 'enero', 'ene', 'januar', 'jänner', 'janvier', 'janv'],
  ['february', 'feb', 'февраля', 'фев', 'fevereiro', 'fev', 'febrero', 'februar', 'février', 'févr', 'fév'],
  ['march', 'mar', 'марта', 'мар', 'março', 'marzo', 'märz', 'mär', 'mars'],
  ['april', 'apr', 'апреля', 'апр', 'abril', 'abr', 'avril', 'avr'],
  ['may', 'мая', 'maio', 'mai', 'mayo'],
  ['june', 'jun', 'июня', 'июн', 'junho', 'junio', 'juni', 'juin'],
  ['july', 'jul', 'июля', 'июл', 'julho', 'julio', 'juli', 'juillet', 'juil'],
  ['august', 'aug', 'августа', 'авг', 'agosto', 'ago', 'août', 'aout'],
  ['september', 'sep', 'sept', 'сентября', 'сен', 'сент', 'setembro', 'set', 'septiembre', 'septembre'],
  ['october', 'oct', 'октября', 'окт', 'outubro', 'out', 'octubre', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'ноября', 'нояб', 'novembro', 'noviembre', 'novembre'],
  ['december', 'dec', 'декабря', 'дек', 'dezembro', 'dez', 'diciembre', 'dic', 'dezember', 'décembre', 'déc'],
];
/** From Sunday on. */
const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'sun', 'воскресенье', 'воскресенья', 'вс', 'domingo', 'sonntag', 'so', 'dimanche'],
  ['monday', 'mon', 'понедельник', 'понедельника', 'пн', 'segunda', 'segunda-feira', 'lunes', 'montag', 'mo', 'lundi'],
  ['tuesday', 'tue', 'вторник', 'вторника', 'вт', 'terça', 'terça-feira', 'martes', 'dienstag', 'di', 'mardi'],
  ['wednesday', 'wed', 'среду', 'среды', 'ср', 'quarta', 'quarta-feira', 'miércoles', 'mittwoch', 'mi', 'mercredi'],
  ['thursday', 'thu', 'четверг', 'четверга', 'чт', 'quinta', 'quinta-feira', 'jueves', 'donnerstag', 'do', 'jeudi'],
  ['friday', 'fri', 'пятницу', 'пятницы', 'пт', 'sexta', 'sexta-feira', 'viernes', 'freitag', 'fr', 'vendredi'],
  ['saturday', 'sat', 'субботу', 'субботы', 'сб', 'sábado', 'samstag', 'sonnabend', 'sa', 'samedi'],
];
const indexIn = (table: readonly (readonly string[])[], word: string): number =>
  table.findIndex((names) => names.includes(word.toLowerCase().replace(/\.$/, '')));

const listed = (table: readonly (readonly string[])[]): string =>
  table
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|');
const weekday = `(?:(?<weekday>${listed(weekdays)})\\.?,?\\s(?:dem\\s|den\\s|the\\s|dia\\s|le\\s)?(?:\\()?)?`;
const month = `(?<month>${listed(months)})(?!\\p{L})\\.?`;
const year = '(?:,?\\s(?:de\\s|del\\s)?(?<year>20\\d{2}))?';
const date = [
  `${weekday}(?<iso>20\\d{2}-\\d{2}-\\d{2})`,
  `${weekday}(?<first>\\d{1,2})(?<sep>[./-])\\s?(?<second>\\d{1,2})(?:\\k<sep>\\s?(?<shortYear>(?:20)?\\d{2}))?(?!\\d)\\.?`,
  `${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|-?го|\\.)?\\s(?:of\\s|de\\s)?${month}${year}`,
  `${weekday}${month}\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${year}`,
];

const gap = "(?:\\s(?!not|until|not?\\b)[\\p{L}’']{1,14}){0,5}?";
const before = {
  en: `(?:(?:be|am|i'm|is|get|come|coming)\\sback|return(?:ing|s)?|(?:back|available|reachable)\\s(?:again|in\\sthe\\soffice|at\\swork)|back\\sin\\sthe\\soffice)${gap}(?:\\s(?:on|from|by|at))?[:,]?\\s(?:the\\s)?`,
  ru: `(?:вернусь|возвращаюсь|вернется|вернётся|выхожу|выйду|приступлю|буду\\s(?:снова\\s)?(?:на\\s(?:работе|связи|месте)|в\\sофисе|доступ\\p{L}{1,4}))${gap}(?:\\s(?:с|со|в|во))?[:,]?\\s`,
  pt: `(?:retorno|retornarei|regresso|regressarei|volto|voltarei|de\\svolta|estarei\\sdisponível)${gap}(?:\\s(?:em|a|no|dia|partir|de|na))*[:,]?\\s`,
  es: `(?:regreso|regresaré|vuelvo|volveré|de\\svuelta|de\\sregreso|reincorporo|reincorporaré|estaré\\sdisponible)${gap}(?:\\s(?:el|a|partir|del|día|de))*[:,]?\\s`,
  de: `(?:zurück|rückkehr|wieder\\s(?:da|im\\s(?:büro|haus|dienst)|erreichbar|verfügbar|für\\ssie\\sda))${gap}(?:\\s(?:ab|am|seit|vom|dem|den))*[:,]?\\s(?:dem\\s)?`,
  fr: `(?:de\\sretour|reviens|reviendrai|rentre|rentrerai|retour|(?:à\\snouveau\\s)?joignable)${gap}(?:\\s(?:le|dès|à|partir|du|au))*[:,]?\\s`,
};
/** In German the day may stand before the word: "ab dem 3. März wieder erreichbar". */
const after = `(?:^|\\s)(?:ab|am)\\s(?:dem\\s)?(?<found>DATE),?(?:\\s[\\p{L}]{1,14}){0,3}?\\s(?:wieder|zurück)(?!\\p{L})`;
const negation = /(?:\bnot\b|\bwon't\b|\bnão\b|\bno\s(?!dia)|\bnicht\b|\bpas\b|(?:^|\s)не(?=\s)|\bkein)/iu;

type Language = keyof typeof before;
type Form = { language: Language; pattern: RegExp };

const forms: readonly Form[] = (Object.keys(before) as Language[]).flatMap((language) =>
  date.map((one) => ({ language, pattern: new RegExp(`(?<!\\p{L})${before[language]}${one}`, 'giu') })),
);
const germanForms: readonly Form[] = date.map((one) => ({
  language: 'de',
  pattern: new RegExp(after.replace('DATE', one), 'giu'),
}));

const mostText = 4000;
const furthestDays = 270;
const dayMs = 86_400_000;

/**
 * @param text the words of a holiday reply
 * @param sentAt when it was written: a day without a year is the next one after it
 * @returns the day as `2026-03-20`, or null when it is not said beyond doubt
 */
export function readReturnDate(text: string, sentAt: Date): string | null {
  const plain = text.slice(0, mostText).replace(/[\s\u00a0]+/g, ' ');
  const found = new Set<string>();
  for (const { language, pattern } of [...forms, ...germanForms]) {
    for (const match of plain.matchAll(pattern)) {
      if (isNegated(plain, match.index, match[0])) continue;
      const day = dayOf(match.groups ?? {}, language, sentAt);
      if (day === 'doubtful') return null;
      if (day) found.add(day);
    }
  }
  return found.size === 1 ? [...found][0]! : null;
}

/** "I will not be back before 3 March" says when somebody is still away. */
const isNegated = (plain: string, at: number, match: string): boolean =>
  negation.test(`${plain.slice(Math.max(0, at - 25), at).replace(/^.*[.!?;]/, '')} ${match}`);

function dayOf(
  groups: Record<string, string | undefined>,
  language: Language,
  sentAt: Date,
): string | 'doubtful' | null {
  const read = numbersOf(groups, language);
  if (!read) return 'doubtful';
  const years = read.year === null ? [0, 1].map((more) => sentAt.getUTCFullYear() + more) : [read.year];
  const midnight = Math.floor(sentAt.getTime() / dayMs) * dayMs;
  const candidates = years
    .map((one) => new Date(Date.UTC(one, read.month - 1, read.day)))
    .filter((day) => day.getUTCMonth() === read.month - 1 && day.getUTCDate() === read.day)
    .filter((day) => day.getTime() >= midnight && day.getTime() <= midnight + furthestDays * dayMs);
  const day = candidates[0];
  if (!day) return read.year === null ? null : pastOrFar(years[0]!, read, midnight);
  const said = groups.weekday === undefined ? -1 : indexIn(weekdays, groups.weekday);
  return said >= 0 && said !== day.getUTCDay() ? 'doubtful' : day.toISOString().slice(0, 10);
}

/** What was is no news; what cannot be or is far off casts doubt on all the rest. */
function pastOrFar(year: number, read: { month: number; day: number }, midnight: number): 'doubtful' | null {
  return Date.UTC(year, read.month - 1, read.day) < midnight ? null : 'doubtful';
}

function numbersOf(
  groups: Record<string, string | undefined>,
  language: Language,
): { day: number; month: number; year: number | null } | null {
  const { iso, day, month: name, year: fullYear, first, second, shortYear } = groups;
  if (iso) {
    const [y, m, d] = iso.split('-').map(Number);
    return { day: d!, month: m!, year: y! };
  }
  if (day && name)
    return { day: Number(day), month: indexIn(months, name) + 1, year: fullYear ? Number(fullYear) : null };
  const [a, b] = [Number(first), Number(second)];
  const year = shortYear === undefined ? null : Number(shortYear) + (shortYear.length === 2 ? 2000 : 0);
  // Only in English either number may be the month; with dots it is the second everywhere.
  if (language !== 'en' || groups.sep === '.' || a === b) return b <= 12 ? { day: a, month: b, year } : null;
  if (a > 12 && b <= 12) return { day: a, month: b, year };
  if (b > 12 && a <= 12) return { day: b, month: a, year };
  return null;
}
