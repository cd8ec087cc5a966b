// The later dates that are offered beside the usual one lie in working time, on a quarter, and after it.

import { describe, expect, test } from 'vitest';
import { compileCalendar, isOpen } from '../calendars/calendar.ts';
import { laterUpdates } from './promise.ts';

const weekday: [string, string][] = [['09:00', '18:00']];
const lisbon = compileCalendar({
  tz: 'Europe/Lisbon',
  hours: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] },
  holidays: ['2026-11-26'],
  overrides: {},
});

describe('later dates', () => {
  test.each([
    [
      'after Monday 11:00: the next day, and three days on over the holiday',
      '2026-11-23T11:00',
      ['2026-11-24T11:00', '2026-11-27T11:00'],
    ],
    ['an odd minute is rounded up to a quarter', '2026-11-23T09:35', ['2026-11-24T09:45', '2026-11-27T09:45']],
    [
      'at closing time: the very end of the day, not after it',
      '2026-11-23T18:00',
      ['2026-11-24T18:00', '2026-11-27T18:00'],
    ],
    [
      'a minute before closing is a quarter only where the desk is still there',
      '2026-11-23T17:59',
      ['2026-11-24T18:00', '2026-11-27T18:00'],
    ],
    ['from a Friday: over the week-end', '2026-11-20T16:00', ['2026-11-23T16:00', '2026-11-25T16:00']],
  ])('%s', (_, from, expected) => {
    const start = new Date(`${from}:00Z`);
    const later = laterUpdates(lisbon, start);
    expect(later.map((at) => at.toISOString().slice(0, 16))).toEqual(expected);
    for (const at of later) expect(isOpen(lisbon, new Date(at.getTime() - 1))).toBe(true);
  });
});
