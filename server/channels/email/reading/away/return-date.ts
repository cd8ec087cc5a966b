// The day on which somebody who is away is back, read from a holiday reply. They say it, or say until when they are away.
// Cautious: what can be read in two ways, what does not fit its weekday, what lies in the past or far off, and two different
// days give nothing.

import { type Language, notBackUntil, phrases, turningWords } from './away-phrases.ts';
import { dayAfter, dayOf, dayShapes, type Order, orderIn } from './said-day.ts';

/** What is said of the day: they are back on it, or it is the last one without them. */
type Meaning = 'back' | 'last';
type Form = {
  language: Language | null;
  meaning: Meaning;
  negatable?: boolean;
  needsAway?: boolean;
  /** The shape of day that the pattern ends in or holds. */
  day: string;
  pattern: RegExp;
};

const gap = `(?:\\s(?!(?:${turningWords})\\s)[\\p{L}’']{1,14}){0,5}?`;
/** The day on which it begins, of which the month and the year may be left out: "from 20 to 27 November". */
const beginning = '(?=[^!?;]{0,20}\\d)[^!?;]{1,40}?';
/** In German the day may stand before the word: "ab dem 3. März wieder erreichbar". */
const germanBefore = '(?:^|\\s)(?:ab|am)\\s(?:dem\\s)?';
const germanAfter = ',?(?:\\s[\\p{L}]{1,14}){0,3}?\\s(?:wieder|zurück)(?!\\p{L})';
/** "20 – 27 November", "20.11.–27.11.". */
const dashed =
  '\\d[\\p{L}\\d./\\s,]{0,24}?(?:\\s[-–—]\\s|[–—]|(?<=\\.)-|(?<=[\\s(]\\d{1,2})-(?=\\d{1,2}\\.?\\s\\p{L}))';

const formsIn = (language: Language): Form[] => {
  const { back, on, after, until, from, to } = phrases[language];
  const not = notBackUntil[language];
  const of = (before: string, form: Omit<Form, 'language' | 'day' | 'pattern'>): Form[] =>
    dayShapes.map((day) => ({ language, ...form, day, pattern: new RegExp(`(?<!\\p{L})${before}${day}`, 'giu') }));
  return [
    ...of(`(?:${back})${gap}${on}`, { meaning: 'back', negatable: true }),
    ...of(`(?:${back})${gap}${after}`, { meaning: 'last', negatable: true }),
    ...(not ? of(not, { meaning: 'back' }) : []),
    ...of(until, { meaning: 'last', needsAway: true }),
    ...of(`${from}${beginning}${to}`, { meaning: 'last', needsAway: true }),
  ];
};

const forms: readonly Form[] = [
  ...(Object.keys(phrases) as Language[]).flatMap(formsIn),
  ...dayShapes.flatMap((day): Form[] => [
    {
      language: 'de',
      meaning: 'back',
      negatable: true,
      day,
      pattern: new RegExp(`${germanBefore}${day}${germanAfter}`, 'giu'),
    },
    { language: null, meaning: 'last', needsAway: true, day, pattern: new RegExp(`(?<!\\d)${dashed}${day}`, 'giu') },
  ]),
];

const days = dayShapes.map((day) => ({ day, pattern: new RegExp(day, 'iu') }));

const negation =
  /(?:\bnot\b|\bwon['’]t\b|(?<!\p{L})não(?!\p{L})|\bno\s(?!dia)|\bnicht\b|\bpas\b|(?:^|\s)не(?=\s)|\bkein|\bnon\b|\bnie\b)/iu;
const mostText = 4000;
const away = new Map(
  (Object.keys(phrases) as Language[]).map((one) => [one, new RegExp(phrases[one].away, 'iu')] as const),
);

/**
 * @param text the words of a holiday reply
 * @param sentAt when it was written: a day without a year is the next one after it
 * @returns the day as `2026-03-20`, or null when it is not said beyond doubt
 */
export function readReturnDate(text: string, sentAt: Date): string | null {
  const plain = text.slice(0, mostText).replace(/[\s\u00a0\u202f]+/g, ' ');
  // Most such mails name no day at all, or one in one shape: the many forms of the other shapes need not be tried.
  const shapes = new Set(days.filter(({ pattern }) => pattern.test(plain)).map(({ day }) => day));
  const possible = forms.filter(({ day }) => shapes.has(day));
  const settled = orderIn(plain);
  const found: Record<Meaning, Set<string>> = { back: new Set(), last: new Set() };
  // Where a form that is sure of its meaning has read a day, a looser one has nothing to say of it.
  const notBack = possible.filter((one) => one.meaning === 'back' && !one.negatable);
  const taken = new Set(notBack.flatMap(({ pattern }) => [...plain.matchAll(pattern)].map(endOf)));
  for (const form of possible) {
    for (const match of plain.matchAll(form.pattern)) {
      if (form.negatable && isNegated(plain, match.index, match[0])) continue;
      if (form.needsAway && (taken.has(endOf(match)) || !speaksOfAway(plain, match))) continue;
      const day = dayOf(match.groups ?? {}, settled ?? usualOrder(form.language, plain), sentAt);
      if (day === 'doubtful') return null;
      if (day) found[form.meaning].add(day);
    }
  }
  return agreed([...found.back], [...found.last]);
}

/** To say the first day back is clearer than the last one away, but not against it. */
function agreed(back: readonly string[], last: readonly string[]): string | null {
  const [first] = back;
  const [end] = last;
  if (back.length > 1) return null;
  if (first) return last.every((one) => one <= first) ? first : null;
  return last.length === 1 && end ? dayAfter(end) : null;
}

const endOf = (match: RegExpMatchArray): number => match.index! + match[0].length;

/** "I will not be back before 3 March" says when somebody is still away. */
const isNegated = (plain: string, at: number, match: string): boolean =>
  negation.test(`${plain.slice(Math.max(0, at - 25), at).replace(/^.*[.!?;]/, '')} ${match}`);

/** Only in English either number may be the month. */
function usualOrder(language: Language | null, plain: string): Order {
  if (language) return language === 'en' ? null : 'dayFirst';
  const spoken = [...away].filter(([, words]) => words.test(plain)).map(([one]) => one);
  return spoken.length > 0 && !spoken.includes('en') ? 'dayFirst' : null;
}

/** In its sentence, or in the one before where the day opens it: "I am on leave. Until 4 December please write to …". */
function speaksOfAway(plain: string, match: RegExpMatchArray): boolean {
  const [at, end] = [match.index!, endOf(match)];
  const before = plain.slice(Math.max(0, at - 160), at).split(/(?<=[^\d][.!?]) (?=\p{Lu})/u);
  const after = plain.slice(end, end + 80).split(/[.!?] (?=\p{Lu})/u)[0] ?? '';
  const last = before.at(-1) ?? '';
  const sentence = `${last.trim().length < 4 ? before.slice(-2).join(' ') : last}${match[0]}${after}`;
  return [...away.values()].some((words) => words.test(sentence));
}
