// Who is placed best: situations in words, and what has to hold of every ranking.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageFit, sharedLanguage } from './languages.ts';
import { type Matter, rank, type Standing } from './score.ts';

const now = new Date('2026-03-10T10:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const matter: Matter = { now, firstDueAt: hours(4), units: 2, leastLevel: null };
const person = (personId: string, given: Partial<Standing> = {}): Standing => ({
  personId,
  language: 'own',
  level: 0,
  lastHelpedAt: null,
  account: false,
  load: 10,
  capacity: 60,
  gaveAway: 0,
  lastGivenAt: null,
  away: [],
  ...given,
});
const needs = { ...matter, leastLevel: 2 };

describe('who is placed best', () => {
  test.each<[string, Matter, Standing[], string[]]>([
    [
      'the language goes before everything',
      matter,
      [person('a', { language: 'english', lastHelpedAt: now, account: true, load: 0 }), person('b', { load: 55 })],
      ['b', 'a'],
    ],
    [
      'but between the two Portugueses the load decides',
      matter,
      [person('a', { language: 'near', load: 0 }), person('b', { load: 40 })],
      ['a', 'b'],
    ],
    ['then whoever knows the matter well', needs, [person('a', { level: 2 }), person('b', { level: 3 })], ['b', 'a']],
    [
      'whoever helped this requester has it again, though they have a little more to do',
      matter,
      [person('a', { load: 0 }), person('b', { lastHelpedAt: hours(-100), load: 15 })],
      ['b', 'a'],
    ],
    [
      'but not where they have far more to do',
      matter,
      [person('a', { load: 0 }), person('b', { lastHelpedAt: hours(-100), load: 50 })],
      ['a', 'b'],
    ],
    ['the team that looks after a VIP', matter, [person('a'), person('b', { account: true })], ['b', 'a']],
    ['whoever gave it away gets it last', matter, [person('a', { gaveAway: 1, load: 0 }), person('b')], ['b', 'a']],
    [
      'less to do is measured by what each takes: half a day is not a whole one',
      matter,
      [person('a', { load: 10, capacity: 20 }), person('b', { load: 15 })],
      ['b', 'a'],
    ],
    [
      'a tie goes to whoever has been idle longest',
      matter,
      [person('a', { lastGivenAt: hours(-1) }), person('b', { lastGivenAt: hours(-5) }), person('c')],
      ['c', 'b', 'a'],
    ],
    ['and else the order is always the same', matter, [person('b'), person('a')], ['a', 'b']],
  ])('%s', (_, about, standings, order) => {
    expect(rank(about, standings).map((one) => one.personId)).toEqual(order);
  });

  test.each<[string, Matter, Partial<Standing>, string | null]>([
    ['away now', matter, { away: [{ from: hours(-1), to: null }] }, 'away'],
    ['leaves before the first thing is due', matter, { away: [{ from: hours(3), to: hours(50) }] }, 'away_when_due'],
    ['leaves when it is done', matter, { away: [{ from: hours(5), to: hours(50) }] }, null],
    ['is back when it is due', matter, { away: [{ from: hours(1), to: hours(4) }] }, null],
    [
      'an overdue one is due now',
      { ...matter, firstDueAt: hours(-9) },
      { away: [{ from: hours(-10), to: hours(-8) }] },
      null,
    ],
    ['lacks the skill', needs, { level: 1 }, 'skill'],
    ['has just enough room', matter, { load: 58 }, null],
    ['has no room', matter, { load: 59 }, 'full'],
  ])('gets none: %s', (_, about, given, bar) => {
    expect(rank(about, [person('a', given)])[0]!.bar).toBe(bar);
  });
});

describe('languages', () => {
  test.each([
    [['en', 'pt-PT'], 'pt-PT', { language: 'pt-PT', fit: 'own' }],
    [['en', 'pt-PT'], 'pt-BR', { language: 'pt-PT', fit: 'near' }],
    [['ru', 'en'], 'pt-BR', { language: 'en', fit: 'english' }],
    [['pt-BR'], 'en', null],
    [['en'], 'en', { language: 'en', fit: 'own' }],
  ])('%j for %s', (languages, wanted, shared) => {
    expect(sharedLanguage(languages, wanted)).toEqual(shared);
    expect(languageFit(languages, wanted)).toBe(shared?.fit ?? 'none');
  });
});

describe('what holds of every ranking', () => {
  const instant = fc.integer({ min: -200, max: 200 }).map(hours);
  const standing = fc.record({
    language: fc.constantFrom('own', 'near', 'english', 'none'),
    level: fc.integer({ min: 0, max: 3 }),
    lastHelpedAt: fc.option(instant),
    account: fc.boolean(),
    load: fc.integer({ min: 0, max: 120 }),
    capacity: fc.integer({ min: 1, max: 100 }),
    gaveAway: fc.integer({ min: 0, max: 4 }),
    lastGivenAt: fc.option(instant),
    away: fc.array(fc.record({ from: instant, to: fc.option(instant) }), { maxLength: 2 }),
  }) as fc.Arbitrary<Omit<Standing, 'personId'>>;
  const team = fc
    .array(standing, { minLength: 1, maxLength: 6 })
    .map((all) => all.map((one, place): Standing => ({ ...one, personId: `p${place}` })));
  const about = fc.record({
    now: fc.constant(now),
    firstDueAt: instant,
    units: fc.integer({ min: 0, max: 20 }),
    leastLevel: fc.option(fc.integer({ min: 1, max: 3 })),
  });

  test('nobody who is away, now or when the first thing is due, is ever free to get it', () => {
    fc.assert(
      fc.property(about, team, (matter, all) => {
        for (const one of rank(matter, all).filter(({ bar }) => bar === null)) {
          const { away, load, capacity } = all.find(({ personId }) => personId === one.personId)!;
          const due = matter.firstDueAt > now ? matter.firstDueAt : now;
          for (const at of [now, due]) {
            expect(away.some(({ from, to }) => from <= at && (to === null || to > at))).toBe(false);
          }
          expect(load + matter.units).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });

  test('the order of asking does not matter, everybody is in it once, and who is barred stands behind', () => {
    fc.assert(
      fc.property(about, team, (matter, all) => {
        const ranked = rank(matter, all);
        expect(rank(matter, [...all].reverse())).toEqual(ranked);
        expect(ranked.map((one) => one.personId).sort()).toEqual(all.map((one) => one.personId).sort());
        expect(ranked.map(({ bar }) => bar !== null)).toEqual(ranked.map(({ bar }) => bar !== null).sort());
      }),
    );
  });

  test('more to do never moves anybody up', () => {
    fc.assert(
      fc.property(about, team, fc.nat(), fc.integer({ min: 1, max: 80 }), (matter, all, which, more) => {
        const { personId } = all[which % all.length]!;
        const place = (among: readonly Standing[]) => rank(matter, among).findIndex((one) => one.personId === personId);
        const laden = all.map((one) => (one.personId === personId ? { ...one, load: one.load + more } : one));
        expect(place(laden)).toBeGreaterThanOrEqual(place(all));
      }),
    );
  });
});
