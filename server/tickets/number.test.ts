import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers, formatNumber, parseNumber } from './number.ts';

const key = Buffer.from('0123456789abcdef0123456789abcdef');
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const id = fc.integer({ min: 1, max: 2 ** 30 - 1 });
const number = id.map((given) => formatNumber(key, given));

describe('a number of a ticket', () => {
  test('can be said: A, hyphen, seven symbols without I, L, O and U', () => {
    fc.assert(fc.property(number, (given) => /^A-[0-9A-HJKMNP-TV-Z]{7}$/.test(given) && parseNumber(given) === given));
  });

  test('is the same for ever: these were given out', () => {
    expect([1, 2, 3, 2 ** 30 - 1].map((given) => formatNumber(key, given))).toMatchInlineSnapshot(`
      [
        "A-0T5F7TX",
        "A-SBZ6GSD",
        "A-CQD01D6",
        "A-JNZ1J4A",
      ]
    `);
  });

  test('belongs to one ticket only', () => {
    const ids = [...Array(60_000).keys()].map((i) => i + 1);
    const far = ids.map((i) => 2 ** 30 - i);
    expect(new Set([...ids, ...far].map((given) => formatNumber(key, given))).size).toBe(120_000);
  });

  test('tells nothing of its neighbours: half of the bits differ from one id to the next', () => {
    const bits = (given: string) =>
      [...given.slice(2, 8)].reduce((sum, symbol) => sum * 32 + alphabet.indexOf(symbol), 0);
    let differing = 0;
    for (let i = 1; i <= 2_000; i++) {
      const changed = bits(formatNumber(key, i)) ^ bits(formatNumber(key, i + 1));
      differing += changed.toString(2).replaceAll('0', '').length;
    }
    expect(differing / 2_000).toBeGreaterThan(14.5);
    expect(differing / 2_000).toBeLessThan(15.5);
  });

  test('depends on the key', () => {
    expect(formatNumber(Buffer.alloc(32, 1), 7)).not.toBe(formatNumber(Buffer.alloc(32, 2), 7));
    expect(() => formatNumber(Buffer.alloc(8), 7)).toThrow(/16 bytes/);
  });

  test.each([0, -1, 1.5, 2 ** 30, Number.NaN])('cannot be made of the id %s', (given) => {
    expect(() => formatNumber(key, given)).toThrow(RangeError);
  });
});

describe('errors in a number', () => {
  test('every single wrong symbol is found', () => {
    const check = fc.property(number, (given) => {
      for (let i = 2; i < given.length; i++) {
        for (const symbol of alphabet) {
          if (symbol !== given[i]) expect(parseNumber(given.slice(0, i) + symbol + given.slice(i + 1))).toBeNull();
        }
      }
    });
    fc.assert(check, { numRuns: 50 });
  });

  test('every exchange of two symbols is found, of neighbours and of any others', () => {
    const check = fc.property(number, (given) => {
      for (let i = 2; i < given.length; i++) {
        for (let j = i + 1; j < given.length; j++) {
          const letters = [...given];
          [letters[i], letters[j]] = [letters[j]!, letters[i]!];
          if (given[i] !== given[j]) expect(parseNumber(letters.join(''))).toBeNull();
        }
      }
    });
    fc.assert(check, { numRuns: 200 });
  });

  test('whatever is typed, the answer is a number or null', () => {
    const typed = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[aA][- ]?[0-9a-z]{6,8}$/));
    fc.assert(
      fc.property(typed, (text) => [null, text && parseNumber(parseNumber(text) ?? '')].includes(parseNumber(text))),
    );
  });
});

// Numbers with 0 and 1, which people take for O, I and L, and with letters that Cyrillic has too.
const withZeroAndOne = [...Array(20_000).keys()]
  .map((i) => formatNumber(key, i + 1))
  .find((given) => /^A-(?=.*0)(?=.*1)(?=.*[KMHT])/.test(given))!;

describe('what people type and say', () => {
  const given = withZeroAndOne;
  const symbols = given.slice(2);
  test.each([
    ['lower case', given.toLowerCase()],
    ['no hyphen', `A${symbols}`],
    ['a blank', `A ${symbols}`],
    ['a dash', `A–${symbols}`],
    ['a non-breaking hyphen', `A\u2011${symbols}`],
    ['an underscore', `a_${symbols}`],
    ['groups', `A-${symbols.slice(0, 3)} ${symbols.slice(3)}`],
    ['letter by letter', [...given].join(' ')],
    ['O for 0', given.replaceAll('0', 'O')],
    ['I for 1', given.replaceAll('1', 'i')],
    ['L for 1', given.replaceAll('1', 'l')],
    ['brackets', `[${given}]`],
    ['a number sign', `№ ${given}`],
    ['a hash', `#${given}`],
    ['blanks around', `  ${given}\n`],
    ['wide letters', given.replace('A', 'Ａ')],
    ['Cyrillic letters', [...given].map((letter) => 'АВЕКМНРСТУХ'['ABEKMHPCTYX'.indexOf(letter)] ?? letter).join('')],
    ['a zero-width blank', `A-\u200b${symbols}`],
  ])('%s', (_, typed) => {
    expect(parseNumber(typed)).toBe(given);
  });

  test.each([
    ['nothing', ''],
    ['another prefix', `B-${symbols}`],
    ['no prefix', symbols],
    ['a symbol too few', given.slice(0, -1)],
    ['a symbol too many', `${given}0`],
    ['a U', `A-U${symbols.slice(1)}`],
    ['a long text', `${' '.repeat(10_000)}${given}`],
  ])('not %s', (_, typed) => {
    expect(parseNumber(typed)).toBeNull();
  });
});

describe('numbers in a subject', () => {
  const [one, two] = [withZeroAndOne, formatNumber(key, 4711)];
  test.each([
    ['as we write it', `Re: Labels [${one}]`, [one]],
    ['two, one twice', `${one}, ${two.toLowerCase()} and ${one}`, [one, two]],
    ['without hyphen', `Ticket ${one.replace('-', '')}: any news?`, [one]],
    ['with a blank', `my ${one.replace('-', ' ').toLowerCase()}`, [one]],
    ['with blanks around a dash', `${one.replace('-', ' – ')}`, [one]],
    ['in Russian', `Отв: заявка №${one}.`, [one]],
    ['not inside a longer word', `X${one} ${one}9 SN-${one}7`, []],
    ['not a phone', 'Call A +351 210 000 000', []],
    ['none', 'Hello', []],
    ['nothing', '', []],
  ])('%s', (_, subject, expected) => {
    expect(findNumbers(subject)).toEqual(expected);
  });

  test('ordinary words are none, though one in 32 would pass the check', () => {
    const words =
      'printer another freezes cabinet monthly account manager display battery network firmware keyboard'.split(' ');
    expect(findNumbers(words.map((word) => `a ${word} a${word}`).join(', '))).toEqual([]);
  });

  test('a subject of any length is searched quickly', () => {
    const startedAt = performance.now();
    findNumbers('A-'.repeat(100_000));
    findNumbers('A'.repeat(200_000));
    findNumbers('A '.repeat(100_000));
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
