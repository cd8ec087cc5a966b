import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enoughResolved, resolvedBy, type Watched } from './survival.ts';

const resolved = (seconds: number): Watched => ({ seconds, resolved: true });
const open = (seconds: number): Watched => ({ seconds, resolved: false });
const hundred = Array.from({ length: 100 }, (_, index) => resolved(index + 1));

test('without unresolved tickets it is the plain quantile', () => {
  expect(resolvedBy(hundred, [0.5, 0.9])).toEqual([50, 90]);
});

test('a short history says nothing', () => {
  expect(resolvedBy(hundred.slice(0, enoughResolved - 1), [0.5])).toEqual([null]);
});

test('the freireich trial of 1963, as every textbook gives it', () => {
  // Weeks of remission under 6-MP; "+" was still in remission. S(6) = 0.857, S(7) = 0.807, S(10) = 0.753, S(13) = 0.690,
  // S(16) = 0.627, S(22) = 0.538, S(23) = 0.448: the median is 23. Thrice the trial gives the same curve and enough events.
  const weeks = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ');
  const trial = weeks.map((text) => ({ seconds: Number.parseInt(text, 10), resolved: !text.endsWith('+') }));
  expect(resolvedBy([...trial, ...trial, ...trial], [0.14, 0.19, 0.24, 0.3, 0.37, 0.46, 0.5])).toEqual([
    6, 7, 10, 13, 16, 22, 23,
  ]);
});

test('unresolved tickets count as what they are: they push the date out', () => {
  const stuck = Array.from({ length: 50 }, () => open(200));
  expect(resolvedBy([...hundred, ...stuck], [0.5, 0.9])).toEqual([75, null]);
});

test('the order of history does not matter, and a greater share is never reached sooner', () => {
  const history = fc.array(fc.record({ seconds: fc.integer({ min: 0, max: 1_000 }), resolved: fc.boolean() }), {
    minLength: 30,
  });
  fc.assert(
    fc.property(history, (watched) => {
      const [half, most] = resolvedBy(watched, [0.5, 0.9]);
      expect(resolvedBy(watched.toReversed(), [0.5, 0.9])).toEqual([half, most]);
      if (most !== null) expect(half).not.toBeNull();
      if (most !== null && half !== null) expect(half! <= most!).toBe(true);
    }),
  );
});
