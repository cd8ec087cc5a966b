import { describe, expect, test } from 'vitest';
import { absencesEn } from './absences/en.ts';
import { acknowledgementsEn } from './acknowledgements/en.ts';
import { agentsEn } from './agents/en.ts';
import { dutyEn } from './duty/en.ts';
import { en } from './en.ts';
import { escalationEn } from './escalation/en.ts';
import { type Locale, locales } from './locales.ts';
import { messagesEn } from './messages/en.ts';
import { promisesEn } from './promises/en.ts';
import { ptBr } from './pt-br.ts';
import { ptPt } from './pt-pt.ts';
import { ru } from './ru.ts';
import { putLink, say, sayDate, sayWithLink, type WordingKey } from './say.ts';
import { ticketsEn } from './tickets/en.ts';

const wordings = { en, ru, 'pt-BR': ptBr, 'pt-PT': ptPt };
const keys = Object.keys(en) as WordingKey[];
const others = locales.filter((locale) => locale !== 'en');
const textOf = (locale: Locale, key: WordingKey): string => wordings[locale][key];

/** Each placeholder of a template with its kind, as many times as it stands there. */
const placeholders = (template: string) =>
  [...template.matchAll(/\{([^}]*)\}/g)].map(([, inside]) => inside!.replace(/: .*/, ': count')).sort();

describe('every language says the same', () => {
  test('no key stands in the tables of two nouns, where the later would hide the earlier', () => {
    const tables = [absencesEn, acknowledgementsEn, dutyEn, escalationEn, messagesEn, promisesEn, ticketsEn, agentsEn];
    expect(tables.flatMap((table) => Object.keys(table)).sort()).toEqual([...keys].sort());
  });

  test.each(others)('%s has the keys of English', (locale) => {
    expect(Object.keys(wordings[locale]).sort()).toEqual([...keys].sort());
  });

  test.each(others)('%s has the placeholders of English, and as many', (locale) => {
    for (const key of keys)
      expect([key, ...placeholders(textOf(locale, key))]).toEqual([key, ...placeholders(en[key])]);
  });

  test.each(others)('%s leaves out the same lines when a value is missing', (locale) => {
    const shape = (template: string) =>
      template.split('\n').map((line) => line.match(/\{\w+\?\}/)?.[0] ?? (line === '' ? '' : '…'));
    for (const key of keys) expect([key, shape(textOf(locale, key))]).toEqual([key, shape(en[key])]);
  });

  test.each(locales)('%s has braces only around placeholders, and no stray blanks', (locale) => {
    for (const key of keys) {
      const template = textOf(locale, key);
      expect(template.replace(/\{\w+(\?|: [^{}]+)?\}/g, '')).not.toMatch(/[{}]/);
      expect(template, key).not.toMatch(/ {2}| $|^ | \n/m);
    }
  });

  test('a number has as many forms as its language has plural classes', () => {
    const forms = { en: 2, ru: 3, 'pt-BR': 2, 'pt-PT': 2 };
    for (const locale of locales) {
      for (const key of keys) {
        for (const [, given] of textOf(locale, key).matchAll(/\{\w+: ([^}]*)\}/g)) {
          expect([locale, key, given!.split('|').length]).toEqual([locale, key, forms[locale]]);
        }
      }
    }
  });

  test('each mail has a subject of one line', () => {
    for (const key of keys.filter((name) => name.endsWith('.text'))) {
      expect(keys).toContain(key.replace(/\.text$/, '.subject'));
    }
    for (const key of keys.filter((name) => name.endsWith('.subject'))) {
      for (const locale of locales) expect(textOf(locale, key)).not.toContain('\n');
    }
  });
});

describe('the tone', () => {
  test.each([
    ['en', /unfortunately|regret|sorry|inconvenience|\bticket|\bSLA\b|kindly|\bsick|\bill\b/i],
    ['ru', /тикет|к сожалению|неудобств|сожале|боле[ею]|больнич|пользовател[ья]м? не/i],
    ['pt-BR', /bilhete|tíquete|ticket|infelizmente|lamentamos|utilizador|connosco|contacto|ficheiro|equipa\b|doente/i],
    [
      'pt-PT',
      /bilhete|tíquete|ticket|infelizmente|lamentamos|usuário|conosco|contato|arquivo|equipe|chamado|você|doente/i,
    ],
  ] as const)('%s has none of the words we do not use', (locale, forbidden) => {
    for (const key of keys.filter((name) => !name.startsWith('agent.'))) {
      expect(textOf(locale, key), key).not.toMatch(forbidden);
    }
  });

  test('Russian puts names where they stay in the nominative', () => {
    const name = /\{(?:contact|previous|agent|requester)\}/;
    const nominative =
      /(?:^|: |занимается )\{(?:contact|previous|agent|requester)\}(?:$| напишет| снова на месте| сейчас отсутствует| у нас больше| \[|\.)/;
    for (const key of keys) {
      for (const line of ru[key].split('\n')) if (name.test(line)) expect(line, key).toMatch(nominative);
    }
  });

  test('Portuguese puts no article before a name', () => {
    for (const key of keys) {
      for (const text of [ptBr[key], ptPt[key]]) {
        expect(text, key).not.toMatch(
          /(?:^|\s)(?:[oa]|d[oa]|n[oa]|a[oà]|pel[oa]) \{(?:contact|previous|agent|requester)\}/i,
        );
      }
    }
  });

  test('a stranger gets no word of theirs', () => {
    const ours = ['number', 'contact', 'status', 'nextUpdate', 'expected?', 'opening?', 'link', 'desk'];
    for (const key of ['acknowledgement.stranger.subject', 'acknowledgement.stranger.text'] as const) {
      for (const inside of placeholders(en[key])) expect(ours).toContain(inside);
    }
  });
});

describe('values', () => {
  const values = {
    number: 'A-7F3K9QX',
    contact: 'Ana Ferreira',
    status: 'Received',
    nextUpdate: 'today at 16:00',
    link: 'https://desk.example/t/1',
    desk: 'Kestrel Labels',
  };

  test('the whole acknowledgement', () => {
    expect(say('en', 'acknowledgement.text', { ...values, expected: 'tomorrow at 18:00' })).toBe(`Hello,

Thank you, we have your request. Its number is A-7F3K9QX.

Your contact: Ana Ferreira
Status: Received
Next news from us: no later than today at 16:00
Expected solution: tomorrow at 18:00

To add something, just reply to this email. Whoever helps you sees everything you have written. You can follow your request here:
https://desk.example/t/1

Kestrel Labels`);
  });

  test.each([undefined, null, ''])('a line whose value is %s is left out, without a gap', (expected) => {
    const text = say('pt-PT', 'acknowledgement.text', { ...values, ...(expected === undefined ? {} : { expected }) });
    expect(text).not.toContain('Previsão');
    expect(text).not.toMatch(/\n{3}|\{/);
    const open = say('ru', 'acknowledgement.stranger.text', values);
    expect(open).not.toContain('нерабочее');
    expect(open).not.toMatch(/\n{3}|\{/);
  });

  test('a value is never read as a template, and keeps its own blank lines', () => {
    const text = say('en', 'cannot.be.solved.text', {
      ...values,
      reason: '{desk} $& $1\n\n\n\n{days: # a}',
      alternatives: '-',
      days: 14,
    });
    expect(text).toContain('The reason: {desk} $& $1\n\n\n\n{days: # a}');
  });

  test('a subject stays on one line, whatever it is given', () => {
    const subject = say('en', 'acknowledgement.subject', {
      subject: 'Re: Hello\r\nBcc: x@example.com\u0000',
      number: 'A-7F3K9QX',
    });
    expect(subject).toBe('Re: Hello Bcc: x@example.com [A-7F3K9QX]');
  });

  test('a missing value is a fault', () => {
    // @ts-expect-error The type asks for the contact too.
    expect(() => say('en', 'contact.changed.subject', { number: 'A-7F3K9QX' })).toThrow(
      /lacks a value for \{contact\}/,
    );
    // @ts-expect-error A count is a number.
    expect(() => say('en', 'portal.link.text', { ...values, minutes: '15' })).toThrow(/lacks a value for \{minutes/);
  });

  test('a key made from a status or a reason asks for what any of them needs', () => {
    const reason = 'away' as 'away' | 'left' | 'workload';
    expect(say('ru', `contact.changed.why.${reason}`, { previous: 'Макс Линдквист' })).toBe(
      'Макс Линдквист сейчас отсутствует.',
    );
    // @ts-expect-error Two of the reasons name the previous contact.
    expect(() => say('ru', `contact.changed.why.${reason}`, {})).toThrow();
  });
});

describe('numbers with their words', () => {
  const days = (locale: Locale, count: number) =>
    say(locale, 'waiting.reminder.text', {
      number: 'A',
      question: '?',
      closing: '-',
      link: '-',
      desk: '-',
      days: count,
    });
  test.each<[Locale, number, string]>([
    ['en', 1, '1 day in'],
    ['en', 14, '14 days in'],
    ['ru', 1, '1 день'],
    ['ru', 3, '3 дня'],
    ['ru', 14, '14 дней'],
    ['ru', 21, '21 день'],
    ['pt-BR', 1, '1 dia para'],
    ['pt-BR', 14, '14 dias'],
    ['pt-PT', 1, '1 dia para'],
    ['pt-PT', 14, '14 dias'],
    ['pt-PT', 1_000_000, '1000000 dias'],
  ])('%s %i: %s', (locale, count, words) => {
    expect(days(locale, count)).toContain(words);
  });
});

describe('moments', () => {
  // A Friday in Lisbon, an hour before the clocks' change of the weekend matters to anybody.
  const now = new Date('2026-03-27T15:00:00Z');
  test.each([
    ['2026-03-27T16:00:00Z', 'today at 16:00', 'сегодня в 16:00', 'hoje às 16h', 'hoje às 16:00'],
    ['2026-03-27T09:30:00Z', 'today at 09:30', 'сегодня в 9:30', 'hoje às 9h30', 'hoje às 9:30'],
    ['2026-03-28T01:05:00Z', 'tomorrow at 01:05', 'завтра в 1:05', 'amanhã à 1h05', 'amanhã à 1:05'],
    ['2026-03-26T13:30:00Z', 'yesterday at 13:30', 'вчера в 13:30', 'ontem às 13h30', 'ontem às 13:30'],
    [
      '2026-03-30T08:00:00Z',
      'Monday, 30 March at 09:00',
      'в понедельник, 30 марта, в 9:00',
      'segunda-feira, 30 de março, às 9h',
      'segunda-feira, 30 de março, às 9:00',
    ],
    [
      '2026-03-31T08:00:00Z',
      'Tuesday, 31 March at 09:00',
      'во вторник, 31 марта, в 9:00',
      'terça-feira, 31 de março, às 9h',
      'terça-feira, 31 de março, às 9:00',
    ],
    [
      '2026-03-25T10:00:00Z',
      'Wednesday, 25 March at 10:00',
      'в среду, 25 марта, в 10:00',
      'quarta-feira, 25 de março, às 10h',
      'quarta-feira, 25 de março, às 10:00',
    ],
    [
      '2026-04-04T11:00:00Z',
      'Saturday, 4 April at 12:00',
      'в субботу, 4 апреля, в 12:00',
      'sábado, 4 de abril, às 12h',
      'sábado, 4 de abril, às 12:00',
    ],
    [
      '2026-04-04T23:00:00Z',
      'Sunday, 5 April at 00:00',
      'в воскресенье, 5 апреля, в 0:00',
      'domingo, 5 de abril, às 0h',
      'domingo, 5 de abril, às 0:00',
    ],
    [
      '2027-01-07T17:00:00Z',
      'Thursday, 7 January 2027 at 17:00',
      'в четверг, 7 января 2027 года, в 17:00',
      'quinta-feira, 7 de janeiro de 2027, às 17h',
      'quinta-feira, 7 de janeiro de 2027, às 17:00',
    ],
  ])('%s', (at, ...expected) => {
    const isSummer = at > '2026-03-29T01' && at < '2026-10-25T01';
    const zones = isSummer ? ['WEST', 'GMT+1', 'GMT+1', 'WEST'] : ['WET', 'GMT', 'GMT', 'WET'];
    const said = (['en', 'ru', 'pt-BR', 'pt-PT'] as const).map((locale) =>
      sayDate(locale, new Date(at), 'Europe/Lisbon', now),
    );
    expect(said).toEqual(expected.map((words, index) => `${words} (${zones[index]})`));
  });

  test('today is the reader’s today', () => {
    const late = new Date('2026-03-27T22:30:00Z');
    expect(sayDate('en', late, 'Europe/Moscow', now)).toBe('tomorrow at 01:30 (GMT+3)');
    expect(sayDate('en', late, 'America/Sao_Paulo', now)).toBe('today at 19:30 (GMT-3)');
    expect(sayDate('en', late, 'Asia/Kolkata', now)).toBe('tomorrow at 04:00 (GMT+5:30)');
  });

  test('the clock that is meant is named as the reader names it', () => {
    const at = new Date('2026-07-10T13:00:00Z');
    const said = (locale: Locale, zone: string) => /\((.*)\)$/.exec(sayDate(locale, at, zone, now))![1];
    expect(said('ru', 'Europe/Moscow')).toBe('МСК');
    expect(said('ru', 'Asia/Yekaterinburg')).toBe('GMT+5');
    expect(said('pt-BR', 'America/Sao_Paulo')).toBe('BRT');
    expect(said('en', 'America/New_York')).toBe('EDT');
    expect(said('en', 'Europe/London')).toBe('BST');
    expect(said('en', 'UTC')).toBe('UTC');
  });
});

describe('the place of a link', () => {
  const values = { number: 'A-7F3K9QX', days: 14, desk: 'Kestrel {link} Labels 🏷️' };

  test.each(locales)('%s: no text that somebody typed is taken for it', (locale) => {
    const { bodyText, linkAt } = sayWithLink(locale, 'cannot.be.solved.text', {
      ...values,
      reason: '😀 {link} {desk}',
      alternatives: 'see {link}',
    });
    const read = putLink(bodyText, linkAt, 'https://desk.example/t/1');
    expect(read).toContain('😀 {link} {desk}');
    expect(read).toContain('see {link}');
    expect(read.match(/\nhttps:\/\/desk\.example\/t\/1\n/g)).toHaveLength(1);
    expect(bodyText).not.toContain('https://');
  });

  test('a text without one stays as it is', () => {
    expect(putLink('Look at {link}.', null, 'https://desk.example/t/1')).toBe('Look at {link}.');
  });
});
