import { expect, test } from 'vitest';
import { compileCalendar } from '../calendars/calendar.ts';
import { expectedAt, expectedFrom, expectedNow } from './expected.ts';

const day: [string, string][] = [['09:00', '17:00']];
const lisbon = { tz: 'Europe/Lisbon', hours: { mon: day, tue: day, wed: day, thu: day, fri: day } };
const usual = compileCalendar(lisbon);
const closedWednesday = compileCalendar({ ...lisbon, holidays: ['2026-11-04'] });
const monday = new Date('2026-11-02T10:00:00Z');
const thursday = new Date('2026-11-05T10:00:00Z');
const kept = { priority: 3, openedAt: monday, ...expectedFrom(usual, 3, monday) };
test.each([
  ['nothing changed: the date that was told', kept, usual, '2026-11-03', { toAt: thursday }],
  [
    'a holiday was entered: the later date, and what it was',
    kept,
    closedWednesday,
    '2026-11-03',
    { toAt: new Date('2026-11-06T10:00:00Z'), wasAt: thursday },
  ],
  [
    'it is more urgent now: the earlier date, and what it was',
    { ...kept, priority: 2 },
    usual,
    '2026-11-03',
    { toAt: new Date('2026-11-03T10:00:00Z'), wasAt: thursday },
  ],
  [
    'the earlier one has passed, the one that was told has not',
    { ...kept, priority: 2 },
    usual,
    '2026-11-04',
    { toAt: thursday },
  ],
  ['both have passed: only what it was', kept, usual, '2026-11-09', { wasAt: thursday }],
  [
    'it opened before this was kept',
    { ...kept, expectedAt: null, expectedFromAt: null },
    usual,
    '2026-11-03',
    { toAt: thursday },
  ],
])('%s', (_situation, ticket, calendar, today, expected) => {
  expect(expectedNow(calendar, ticket, new Date(`${today}T08:00:00Z`))).toEqual(expected);
});

test('it is reckoned in working time', () => {
  expect(expectedAt(usual, 3, monday)).toEqual(thursday);
});
