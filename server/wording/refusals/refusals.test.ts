// Everything that the desk refuses with can be read in every language. The source itself is read, so that a new refusal
// without its translations fails here.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fillSentence, invalid, Refusal } from '../../platform/errors.ts';
import { ptBr } from './pt-br.ts';
import { ptPt } from './pt-pt.ts';
import { ru } from './ru.ts';
import { sayRefusal } from './say-refusal.ts';

const root = join(import.meta.dirname, '../../..');
// `tellonce calendar` answers programs on a command line, which stays English.
const english = new Set(['server/calendars/answer-lines.ts']);
const tables = { ru, 'pt-BR': ptBr, 'pt-PT': ptPt } as const;

type Source = { path: string; text: string };
const sources: Source[] = ['server/**/*.ts', 'contract/**/*.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((path) => !/\.test\.ts$|wording\/refusals\//.test(path) && !english.has(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const literal = String.raw`('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`;
const thrown = new RegExp(
  String.raw`\b(?:notFound|forbidden|invalid|conflict|tooManyTries|said)\(\s*${literal}|new Refusal\(\s*'\w+',\s*${literal}`,
  'g',
);
/** Sentences of the edge that stand in tables, and a field's own sentence in the contract. */
const listed = /'((?:“\{field\}”|[A-Z][a-z]+ )[^'\n]*\.)'/g;
const ofField = /\.(?:min|max|regex|length|refine|email|url)\([^()]*?'([A-Z][^'\n]*\.)'/g;

const unquoted = (text: string) => text.slice(1, -1).replaceAll(/\\(.)/g, '$1');

function templatesOf({ path, text }: Source): string[] {
  const found = [...text.matchAll(thrown)].map((match) => unquoted(match[1] ?? match[2]!));
  if (path === 'server/platform/edge/validation-words.ts') {
    found.push(...[...text.matchAll(listed)].map((match) => match[1]!));
  }
  if (path === 'server/platform/problem.ts') {
    const table = text.slice(text.indexOf('const unreadable'), text.indexOf('/** An address as it may stand'));
    found.push(...[...table.matchAll(listed)].map((match) => match[1]!));
  }
  if (path.startsWith('contract/')) found.push(...[...text.matchAll(ofField)].map((match) => match[1]!));
  return found;
}

const templates = [...new Set(sources.flatMap(templatesOf))];
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).toSorted();

test('the refusals of the whole house were found', () => {
  expect(templates.length).toBeGreaterThan(100);
  expect(templates).toContain('There is no such ticket, or it is not yours to see.');
  expect(templates).toContain('“{field}” is missing.');
  expect(templates).toContain('The request is too large.');
  expect(templates).toContain('A password has at least ten characters.');
});

test('each refusal is thrown with a literal sentence, so that it can be found', () => {
  const made = /\b(?:notFound|forbidden|invalid|conflict)\(\s*(?!['")\n]|template\b)([^\s)][^\n]*)/g;
  const complaints = sources
    .filter(({ path, text }) => path !== 'server/platform/errors.ts' && /platform\/errors\.ts/.test(text))
    .flatMap(({ path, text }) =>
      [...text.matchAll(made)].map(
        (match) => `${path}: ${match[0]}: write the sentence as a literal, with {names} and their values.`,
      ),
    );
  expect(complaints, complaints.join('\n')).toEqual([]);
});

test.each(Object.entries(tables))('%s says every refusal, with the same values', (_locale, table) => {
  const complaints = templates.flatMap((template) => {
    const said = table[template];
    if (!said) return [`No translation: ${template}`];
    const same = namesIn(said).join() === namesIn(template).join();
    return same ? [] : [`Other values: ${template} → ${said}`];
  });
  expect(complaints, complaints.join('\n')).toEqual([]);
});

test.each(Object.entries(tables))('%s holds nothing that nobody says', (_locale, table) => {
  expect(Object.keys(table).filter((template) => !templates.includes(template))).toEqual([]);
});

test('a value is put in as it is, also when it looks like a template', () => {
  expect(sayRefusal('ru', '“{who}” does not take part in this ticket.', { who: '{who} $&' })).toBe(
    '«{who} $&» не участвует в этой заявке.',
  );
  expect(sayRefusal('pt-PT', 'Nobody has said this yet.', {})).toBe('Nobody has said this yet.');
  expect(fillSentence('{a} and {b}', { a: '{b}', b: 'B' })).toBe('{b} and B');
});

test('a refusal reads in English by itself and keeps its detail', () => {
  const refusal = invalid('{name} no longer works here.', { name: 'Ana' }, { version: 3 });
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal.message).toBe('Ana no longer works here.');
  expect(refusal.detail).toEqual({ version: 3 });
});
