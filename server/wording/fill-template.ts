// Puts values into a template. The forms of placeholders are explained at the head of `en.ts`.

import type { Locale } from './locales.ts';

/** What stands between the braces, for each placeholder of a template. */
type Placeholder<T extends string> = T extends `${string}{${infer Inside}}${infer Rest}`
  ? Inside | Placeholder<Rest>
  : never;
type Optional<P extends string> = P extends `${infer Name}?` ? Name : never;
type Count<P extends string> = P extends `${infer Name}: ${string}` ? Name : never;
type Needed<P extends string> = P extends `${string}?` | `${string}: ${string}` ? never : P;

/** The values that a template needs: text, text that may be missing, and numbers. */
export type TemplateValues<T extends string> = { [Name in Needed<Placeholder<T>>]: string } & {
  [Name in Count<Placeholder<T>>]: number;
} & { [Name in Optional<Placeholder<T>>]?: string | null | undefined };

type Given = Readonly<Record<string, string | number | null | undefined>>;

const placeholder = /\{(\w+)(\?)?(?:: ([^}]*))?\}/g;
/** Plural classes in the order in which a template lists its forms; a class without a form takes the last one. */
const pluralClasses = ['one', 'few', 'many'];
const pluralRules = new Map<Locale, Intl.PluralRules>();

/** Values are put in as they are and never read as templates. A missing value is a fault of ours and throws. */
export function fillTemplate(locale: Locale, template: string, values: Given): string {
  return fill(locale, withoutEmptyLines(template, values), values);
}

/** What stands before and after the one place `{name}`, each filled; the place itself is found before any value is in. */
export function fillAround(locale: Locale, template: string, name: string, values: Given): [string, string] {
  const [before, after, ...more] = withoutEmptyLines(template, values).split(`{${name}}`);
  if (after === undefined || more.length > 0) throw new Error(`The wording must hold {${name}} once: ${template}`);
  return [fill(locale, before!, values), fill(locale, after, values)];
}

function fill(locale: Locale, template: string, values: Given): string {
  return template.replace(placeholder, (whole, name: string, _optional, forms?: string) => {
    const value = values[name];
    if (forms !== undefined && typeof value === 'number') return plural(locale, value, forms);
    if (forms === undefined && typeof value === 'string') return value;
    throw new Error(`The wording "${template.slice(0, 60)}" lacks a value for ${whole}.`);
  });
}

/** Leaves out each line whose optional value is missing, and the blank lines that would then stand twice. */
function withoutEmptyLines(template: string, values: Given): string {
  const isKept = (line: string) =>
    !line.includes('{') ||
    [...line.matchAll(placeholder)].every(([, name, optional]) => optional === undefined || values[name!]);
  return template
    .split('\n')
    .filter(isKept)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function plural(locale: Locale, count: number, forms: string): string {
  let rules = pluralRules.get(locale);
  if (rules === undefined) {
    rules = new Intl.PluralRules(locale);
    pluralRules.set(locale, rules);
  }
  const given = forms.split('|').map((form) => form.trim());
  const index = pluralClasses.indexOf(rules.select(count));
  // Portuguese has a class "many" for millions, which reads like its last form; so does what Russian calls "other".
  const form = given[index < 0 || index >= given.length ? given.length - 1 : index]!;
  return form.replace('#', String(count));
}
