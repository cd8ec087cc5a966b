// Whatever a calendar answers is held against a watchman who looks at the clock on the wall once a minute.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, minute, opensAtAll, places, sheetOf, watch, watchDays } from '../../test/watchman.ts';
import { addWorkingTime, compileCalendar, isOpen, nextOpening, type Pause, workingSecondsBetween } from './calendar.ts';

const situation = fc.constantFrom(...places).chain(([tz, change]) => {
  // The watchman's round begins at midnight UTC, up to five days before the change.
  const begins = fc.integer({ min: 1, max: 5 }).map((back) => Math.floor(Date.parse(change) / day - back) * day);
  return begins.chain((fromMs) => {
    const second = fc.integer({ min: 0, max: (watchDays * day) / 1_000 - 1 }).map((n) => new Date(fromMs + n * 1_000));
    const wholeMinute = second.map((at) => new Date(Math.floor(at.getTime() / minute) * minute));
    const later = fc
      .uniqueArray(
        fc.record({
          from: wholeMinute.map((at) => at.toISOString()),
          calendar: sheetOf(tz, fromMs).filter(opensAtAll),
        }),
        {
          maxLength: 2,
          selector: ({ from }) => from,
        },
      )
      .map((sheets) => sheets.toSorted((one, other) => one.from.localeCompare(other.from)));
    return fc.record({
      fromMs: fc.constant(fromMs),
      input: fc.tuple(sheetOf(tz, fromMs), later).map(([first, others]) => ({ ...first, later: others })),
      a: second,
      b: second,
      c: second,
      durationSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 * 3_600 })),
      pauses: fc.array(fc.record({ from: wholeMinute, to: wholeMinute }), { maxLength: 3 }),
    });
  });
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

/** Runs the property on calendars that open at all; those that never do are refused, which is tested elsewhere. */
function holds(
  property: (situation: Situation, calendar: ReturnType<typeof compileCalendar>) => void,
  numRuns: number,
) {
  const check = fc.property(
    situation.filter(({ input }) => opensAtAll(input)),
    (given) => property(given, compileCalendar(given.input)),
  );
  fc.assert(check, { numRuns });
}

const paused = (pauses: Pause[], ms: number) =>
  pauses.some(({ from, to }) => from.getTime() <= ms && ms < to.getTime());

test('working time between two moments is what the watchman counts', () => {
  holds(({ input, fromMs, a, b, pauses }, calendar) => {
    const door = watch(input, fromMs);
    let seconds = 0;
    door.forEach((isOpenNow, i) => {
      const at = fromMs + i * minute;
      if (!isOpenNow || paused(pauses, at)) return;
      seconds += Math.max(0, Math.min(at + minute, b.getTime()) - Math.max(at, a.getTime())) / 1_000;
    });
    expect(workingSecondsBetween(calendar, a, b, pauses)).toBe(seconds);
    expect(isOpen(calendar, a)).toBe(door[Math.floor((a.getTime() - fromMs) / minute)]);
  }, 120);
});

test('a due time is where the watchman stops counting', () => {
  holds(({ input, fromMs, a, durationSeconds, pauses }, calendar) => {
    const door = watch(input, fromMs);
    let leftMs = durationSeconds * 1_000;
    for (let i = 0; i < door.length; i++) {
      const at = Math.max(fromMs + i * minute, a.getTime());
      const end = fromMs + (i + 1) * minute;
      if (end <= at || !door[i] || paused(pauses, fromMs + i * minute)) continue;
      if (end - at >= leftMs) {
        expect(addWorkingTime(calendar, a, durationSeconds, pauses)).toEqual(new Date(at + leftMs));
        return;
      }
      leftMs -= end - at;
    }
    // The round ended before the time was up; then the due time lies after it, or nowhere.
    let due: Date | null = null;
    try {
      due = addWorkingTime(calendar, a, durationSeconds, pauses);
    } catch {}
    if (due !== null) expect(due.getTime()).toBeGreaterThanOrEqual(fromMs + watchDays * day);
  }, 120);
});

test('parts of a range add up to the whole', () => {
  holds(({ a, b, c, pauses }, calendar) => {
    const [from, middle, to] = [a, b, c].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
    const between = (x: Date, y: Date) => workingSecondsBetween(calendar, x, y, pauses);
    expect(between(from, middle) + between(middle, to)).toBe(between(from, to));
  }, 120);
});

test('adding working time and measuring it are inverse', () => {
  holds(({ a, b, durationSeconds, pauses }, calendar) => {
    let due: Date;
    try {
      due = addWorkingTime(calendar, a, durationSeconds, pauses);
    } catch {
      return;
    }
    expect(workingSecondsBetween(calendar, a, due, pauses)).toBe(durationSeconds);
    // The other way round the moments agree up to time that does not count.
    const elapsed = workingSecondsBetween(calendar, a, b, pauses);
    if (elapsed > 0) {
      const reached = addWorkingTime(calendar, a, elapsed, pauses);
      expect(reached.getTime()).toBeLessThanOrEqual(b.getTime());
      expect(workingSecondsBetween(calendar, reached, b, pauses)).toBe(0);
    }
  }, 120);
});

test('the next opening is open, and nothing before it is', () => {
  holds(({ a }, calendar) => {
    let opening: Date;
    try {
      opening = nextOpening(calendar, a);
    } catch {
      return;
    }
    expect(isOpen(calendar, opening)).toBe(true);
    expect(workingSecondsBetween(calendar, a, opening)).toBe(0);
    if (isOpen(calendar, a)) expect(opening).toEqual(a);
  }, 120);
});

test('where clocks never change, a week later everything is a week later', () => {
  holds(({ input: { hours }, a, durationSeconds }) => {
    if (Object.values(hours).every((h) => h.length === 0)) return;
    const calendar = compileCalendar({ tz: 'Asia/Kolkata', hours });
    const due = addWorkingTime(calendar, a, durationSeconds).getTime();
    expect(addWorkingTime(calendar, new Date(a.getTime() + 7 * day), durationSeconds).getTime()).toBe(due + 7 * day);
  }, 120);
});
