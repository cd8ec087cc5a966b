// What is wrong with a request, in words: one short sentence for each field, instead of a library's own terms.

import type { SentenceValues } from '../errors.ts';

/** One issue of zod as fastify-type-provider-zod hands it on. */
export type ValidationIssue = {
  keyword?: string;
  instancePath: string;
  message?: string;
  params?: Record<string, unknown>;
};
export type Sentence = { template: string; values: SentenceValues };
export type FieldSentence = Sentence & { path: string };

// zod writes these itself; any other message stands in the contract and is a sentence for people already.
const ownWords = /^(Invalid|Too|Unrecognized|Missing|Required)\b/;

/** The path of each field that is wrong, and the sentence about it. */
export function validationSentences(issues: readonly ValidationIssue[]): FieldSentence[] {
  return issues.map((issue) => {
    const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.');
    const said = issue.message ?? '';
    if (said !== '' && !ownWords.test(said)) return { path, template: said, values: {} };
    if (path === '') return { path: unknownOf(issue)?.join(', ') ?? '', ...aboutAll(issue) };
    return { path, ...about(issue, path) };
  });
}

const unknownOf = ({ keyword, params = {} }: ValidationIssue): string[] | undefined =>
  keyword === 'unrecognized_keys' && Array.isArray(params.keys) ? params.keys : undefined;

function aboutAll(issue: ValidationIssue): Sentence {
  const keys = unknownOf(issue);
  if (keys) return { template: '“{field}” is not known here.', values: { field: keys.join('”, “') } };
  return { template: 'The request has no content, or not in the form of an object.', values: {} };
}

function about({ keyword, message = '', params = {} }: ValidationIssue, field: string): Sentence {
  const say = (template: string, more: SentenceValues = {}): Sentence => ({ template, values: { field, ...more } });
  if (keyword === 'invalid_type') return say(typeSentence(String(params.expected), message));
  if (keyword === 'too_small') return size(say, tooSmall, params.origin, Number(params.minimum));
  if (keyword === 'too_big') return size(say, tooBig, params.origin, Number(params.maximum));
  if (keyword === 'invalid_format') return say(formats[String(params.format)] ?? notValid);
  if (keyword === 'invalid_value' && Array.isArray(params.values)) {
    if (/received undefined/.test(message)) return say(missing);
    return say('“{field}” must be one of these: {choices}.', { choices: params.values.join(', ') });
  }
  return say(notValid);
}

const missing = '“{field}” is missing.';
const notValid = '“{field}” is not written as it should be.';

function typeSentence(expected: string, message: string): string {
  return /received undefined/.test(message) ? missing : (types[expected] ?? notValid);
}

const types: Record<string, string> = {
  string: '“{field}” must be a text.',
  number: '“{field}” must be a number.',
  int: '“{field}” must be a whole number.',
  boolean: '“{field}” must be true or false.',
  array: '“{field}” must be a list.',
  object: '“{field}” must be an object.',
};

const formats: Record<string, string> = {
  email: '“{field}” is not an e-mail address.',
  datetime: '“{field}” is not a time such as 2026-03-21T10:30:00Z.',
  date: '“{field}” is not a date such as 2026-03-21.',
  url: '“{field}” is not an address such as https://example.com.',
  uuid: '“{field}” is not an id.',
};

type Sizes = { string: string; array: string; number: string };
const tooSmall: Sizes = {
  string: '“{field}” is too short; the least is {limit} characters.',
  array: '“{field}” has too few entries; the least is {limit}.',
  number: '“{field}” is too small; the least is {limit}.',
};
const tooBig: Sizes = {
  string: '“{field}” is too long; the most is {limit} characters.',
  array: '“{field}” has too many entries; the most is {limit}.',
  number: '“{field}” is too large; the most is {limit}.',
};

function size(
  say: (template: string, more?: SentenceValues) => Sentence,
  sizes: Sizes,
  origin: unknown,
  limit: number,
): Sentence {
  if (sizes === tooSmall && origin === 'string' && limit === 1) return say('“{field}” must not be empty.');
  return say(sizes[origin === 'string' || origin === 'array' ? origin : 'number'], { limit });
}
