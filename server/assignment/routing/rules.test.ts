// Which rule counts, in the words of whoever writes it.

import { expect, test } from 'vitest';
import type { RoutingRule, RoutingWhen } from '../../../contract/routing/routing.ts';
import { firstFitting, type RoutedFacts } from './rules.ts';

const facts: RoutedFacts = {
  mailboxId: 'm1',
  channel: 'email',
  language: 'ru',
  kind: 'incident',
  priority: 'P2',
  organisationId: 'o1',
  vip: false,
  subject: 'Принтёр печатает пустые blueprint-листы',
};
const rule = (id: string, when: RoutingWhen): RoutingRule => ({
  id,
  name: id,
  when,
  to: { teamId: 't1', personId: null, skill: null },
});

test.each<[string, RoutingWhen, boolean]>([
  ['names nothing, and fits all', {}, true],
  ['one of several languages', { languages: ['en', 'ru'] }, true],
  ['another language', { languages: ['en'] }, false],
  ['everything that it names has to hold', { languages: ['ru'], priorities: ['P1'] }, false],
  ['and it holds', { languages: ['ru'], priorities: ['P1', 'P2'], kinds: ['incident'], channels: ['email'] }, true],
  ['the mailbox', { mailboxIds: ['m2'] }, false],
  ['the organisation', { organisationIds: ['o1'] }, true],
  ['VIPs alone', { vip: true }, false],
  ['all but VIPs', { vip: false }, true],
  ['a word of the subject, in capitals or not, with ё or е', { words: ['ПРИНТЕР'] }, true],
  ['where a word begins, not within one', { words: ['print'] }, false],
  ['one of several words', { words: ['scanner', 'blue'] }, true],
])('a rule: %s', (_, when, fits) => {
  expect(firstFitting([rule('r', when)], facts)?.id ?? null).toBe(fits ? 'r' : null);
});

test('the first that fits counts', () => {
  const rules = [rule('a', { languages: ['en'] }), rule('b', { kinds: ['incident'] }), rule('c', {})];
  expect(firstFitting(rules, facts)?.id).toBe('b');
  expect(firstFitting([...rules].reverse(), facts)?.id).toBe('c');
});

test('nobody’s organisation and no mailbox fit no list', () => {
  const nobody = { ...facts, organisationId: null, mailboxId: null };
  expect(firstFitting([rule('a', { organisationIds: ['o1'] }), rule('b', { mailboxIds: ['m1'] })], nobody)).toBeNull();
});
