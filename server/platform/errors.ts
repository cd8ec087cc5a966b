// The four ways in which an action refuses. Each carries a sentence for the person at the screen: an English template with
// named values, which the edge (http) puts into the reader's language; elsewhere it is read in English. Templates stand
// as plain literals where they are thrown, so that a test can find each one and ask for its translations. Anything else
// that is thrown is a fault of ours.

export type ErrorKind = 'NotFound' | 'Forbidden' | 'Invalid' | 'Conflict';
export type SentenceValues = Readonly<Record<string, string | number>>;
/** Machine-readable and safe to show to whoever asked (field paths, versions). */
type Detail = Record<string, unknown>;

/** The names between the braces of a template. */
type Named<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
/** A template with names wants their values; one without takes none. */
type Rest<T extends string> = [Named<T>] extends [never]
  ? [detail?: Detail]
  : [values: { readonly [Name in Named<T>]: string | number }, detail?: Detail];

/** A refusal. `message` is the sentence in English. */
export class Refusal extends Error {
  readonly kind: ErrorKind;
  readonly template: string;
  readonly values: SentenceValues;
  readonly detail: Detail | undefined;

  constructor(kind: ErrorKind, template: string, values: SentenceValues = {}, detail?: Detail) {
    super(fillSentence(template, values));
    this.name = kind;
    this.kind = kind;
    this.template = template;
    this.values = values;
    this.detail = detail;
  }
}

export const notFound = <T extends string>(template: T, ...rest: Rest<T>): Refusal =>
  refuse('NotFound', template, rest);
export const forbidden = <T extends string>(template: T, ...rest: Rest<T>): Refusal =>
  refuse('Forbidden', template, rest);
export const invalid = <T extends string>(template: T, ...rest: Rest<T>): Refusal => refuse('Invalid', template, rest);
export const conflict = <T extends string>(template: T, ...rest: Rest<T>): Refusal =>
  refuse('Conflict', template, rest);

function refuse(kind: ErrorKind, template: string, rest: readonly unknown[]): Refusal {
  const hasNames = /\{\w+\}/.test(template);
  const [values, detail] = hasNames ? rest : [{}, rest[0]];
  return new Refusal(kind, template, values as SentenceValues, detail as Detail | undefined);
}

/** A sentence that is kept or shown and not thrown: told later, to each reader in their own language. */
export type Sentence = { template: string; values: SentenceValues };

export function said<T extends string>(template: T, ...rest: Rest<T>): Sentence {
  const [values] = rest as readonly unknown[];
  return { template, values: (/\{\w+\}/.test(template) ? values : {}) as SentenceValues };
}

/** Puts the values in as they are; a name without a value stays, which is ugly but hides nothing. */
export function fillSentence(template: string, values: SentenceValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Two transactions were in each other's way and the database ended this one (SQLSTATE 40001, 40P01): nothing was changed. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof Error && /^40(001|P01)$/.test((error as Error & { code?: string }).code ?? '');

/** What was read is not true any more, and holding on to it would wait for others who wait for us: begin again. */
export const lostRace = (why: string): Error => Object.assign(new Error(why), { code: '40001' });
