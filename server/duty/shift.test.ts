// Shifts are held against the watchman of the calendars, minute by minute, over changes of the clock and midnights.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, minute, places, sheetOf, watch, watchDays } from '../../test/watchman.ts';
import { compileCalendar } from '../calendars/calendar.ts';
import { isInShift, nextShiftBoundary, type Shift } from './shift.ts';

const always = [['00:00', '24:00']] as [string, string][];
const office = compileCalendar({ tz: 'UTC', hours: { mon: [['09:00', '17:00']] } });

test('in shift when the watchman’s door is open, and the next boundary is where it next opens or shuts', () => {
  const situation = fc.constantFrom(...places).chain(([tz, change]) => {
    const fromMs = Math.floor(Date.parse(change) / day - 4) * day;
    return fc.record({
      fromMs: fc.constant(fromMs),
      sheet: sheetOf(tz, fromMs),
      at: fc.array(fc.integer({ min: 0, max: watchDays * 1_440 - 1 }), { minLength: 3, maxLength: 6 }),
    });
  });
  let boundaries = 0;
  fc.assert(
    fc.property(situation, ({ fromMs, sheet, at }) => {
      const shift: Shift = { tz: sheet.tz, hours: sheet.hours, days: sheet.overrides ?? {} };
      const door = watch({ tz: shift.tz, hours: shift.hours, overrides: sheet.overrides ?? {} }, fromMs);
      for (const n of at) {
        const now = new Date(fromMs + n * minute);
        expect(isInShift(shift, office, now)).toBe(door[n]);
        const turn = door.findIndex((open, m) => m > n && open !== door[n]);
        const found = nextShiftBoundary(shift, office, now);
        // He went home at the end of his round; the boundary then lies behind it.
        if (turn < 0)
          expect(found?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(fromMs + watchDays * day);
        else {
          expect(found).toEqual(new Date(fromMs + turn * minute));
          boundaries += 1;
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(boundaries).toBeGreaterThan(100);
});

test('somebody without shifts is reached in the hours of the team', () => {
  const monday = new Date('2026-03-09T10:00Z');
  expect(isInShift(null, office, monday)).toBe(true);
  expect(isInShift(null, office, new Date('2026-03-10T10:00Z'))).toBe(false);
  expect(nextShiftBoundary(null, office, monday)).toEqual(new Date('2026-03-09T17:00Z'));
});

test('a week without an hour is never in shift, and one without an end has no boundary', () => {
  const at = new Date('2026-03-09T10:00Z');
  expect(isInShift({ tz: 'UTC', hours: {}, days: {} }, office, at)).toBe(false);
  expect(nextShiftBoundary({ tz: 'UTC', hours: {}, days: {} }, office, at)).toBeNull();
  const hours = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
  expect(nextShiftBoundary({ tz: 'UTC', hours, days: {} }, office, at)).toBeNull();
});
