// A watchman who looks at the clock on the wall once a minute. He knows nothing of offsets or spans: he opens the door the
// first time the clock shows the opening time or later, and shuts it the first time it shows the closing time or later.
// Calendars and clocks are held against what he sees.

import fc from 'fast-check';
import type { CalendarInput, WeekDay } from '../server/calendars/calendar.ts';

export const minute = 60_000;
export const day = 1_440 * minute;
export const watchDays = 9;

// Each with a moment near one of its clock changes: north and south, at midnight, by half an hour, and none at all.
export const places = [
  ['Europe/Lisbon', '2026-03-29T01:00Z'],
  ['America/New_York', '2025-11-02T06:00Z'],
  ['Australia/Sydney', '2026-04-04T16:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Asia/Tehran', '2016-03-20T20:30Z'],
  ['Pacific/Chatham', '2025-09-27T14:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Europe/Lisbon', '1992-09-27T01:00Z'],
  ['Europe/Lisbon', '1996-03-31T01:00Z'],
  ['America/Sao_Paulo', '2019-02-17T02:00Z'],
  ['America/Sao_Paulo', '2019-11-03T03:00Z'],
  ['America/Sao_Paulo', '2006-11-05T03:00Z'],
  ['Europe/Moscow', '2011-03-26T23:00Z'],
  ['Europe/Moscow', '2014-10-25T22:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['Asia/Kolkata', '2026-01-10T00:00Z'],
  ['America/Caracas', '2016-05-01T07:00Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00Z'],
  ['Asia/Beirut', '2023-03-29T22:00Z'],
  ['America/Havana', '2026-03-08T05:00Z'],
  ['America/Asuncion', '2024-10-06T04:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['America/Scoresbysund', '2024-03-31T01:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['Etc/UTC', '2024-02-29T00:00Z'],
] as const;

const wallClocks = new Map<string, Intl.DateTimeFormat>();
const wallShown = new Map<string, number>();

/** What the wall shows in a quarter's first minute, in minutes, counted as if local time were UTC. */
function wallAtQuarter(tz: string, quarter: number): number {
  const key = `${tz} ${quarter}`;
  const known = wallShown.get(key);
  if (known !== undefined) return known;
  let clock = wallClocks.get(tz);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: tz, dateStyle: 'short', timeStyle: 'medium' });
    wallClocks.set(tz, clock);
  }
  const shown = Date.parse(`${clock.format(quarter * 15 * minute).replace(' ', 'T')}Z`) / minute;
  wallShown.set(key, shown);
  return shown;
}

/** What it shows each minute of his round. It is read once a quarter of an hour, for speed: no clock is changed between. */
function wallThrough(tz: string, fromMs: number): number[] {
  const first = fromMs / (15 * minute);
  return Array.from({ length: watchDays * 96 }, (_, n) => wallAtQuarter(tz, first + n)).flatMap((shown) =>
    Array.from({ length: 15 }, (_, n) => shown + n),
  );
}

const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** For every minute from `fromMs` on, a full quarter of an hour: is the door open? He follows whichever sheet of hours hangs there that minute. */
export function watch(input: CalendarInput, fromMs: number): boolean[] {
  const door = watchOne(input, fromMs);
  for (const { from, calendar } of input.later ?? []) {
    const hangsFrom = Math.max(0, (Date.parse(from) - fromMs) / minute);
    watchOne(calendar, fromMs).forEach((isOpenNow, i) => {
      if (i >= hangsFrom) door[i] = isOpenNow;
    });
  }
  return door;
}

function watchOne(input: CalendarInput, fromMs: number): boolean[] {
  const wallAt = wallThrough(input.tz, fromMs);
  const firstShowing = (shown: number) => {
    const found = wallAt.findIndex((at) => at >= shown);
    return found < 0 ? wallAt.length : found;
  };
  const door: boolean[] = wallAt.map(() => false);
  for (let date = Math.floor(wallAt[0]! / 1_440) - 1; date <= Math.floor(wallAt.at(-1)! / 1_440); date++) {
    const name = new Date(date * day).toISOString().slice(0, 10);
    const weekDay = new Date(date * day).toUTCString().slice(0, 3).toLowerCase() as WeekDay;
    if (input.closed?.some(({ from, until }) => from <= name && name <= until)) continue;
    const off = input.holidays?.includes(name) || input.yearlyHolidays?.includes(name.slice(5));
    for (const [start, end] of input.overrides?.[name] ??
      input.yearlyOverrides?.[name.slice(5)] ??
      (off ? [] : (input.hours[weekDay] ?? []))) {
      const closes = toMinutes(end) > toMinutes(start) ? toMinutes(end) : toMinutes(end) + 1_440;
      door.fill(true, firstShowing(date * 1_440 + toMinutes(start)), firstShowing(date * 1_440 + closes));
    }
  }
  return door;
}

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const at = quarter * 15;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
});
const interval: fc.Arbitrary<[string, string]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(time, time) },
  { weight: 1, arbitrary: fc.tuple(time, fc.constant('24:00')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<[string, string]>(['09:00', '18:00'], ['22:00', '06:00'], ['00:00', '24:00']),
  },
);
const hoursOfDay = fc.array(interval, { maxLength: 3 });

export const opensAtAll = (input: Pick<CalendarInput, 'hours' | 'overrides'>) =>
  [...Object.values(input.hours), ...Object.values(input.overrides ?? {})].some((hours) => hours.length > 0);

/** A calendar of this zone, with holidays and days of its own near the watchman's round. */
export function sheetOf(tz: string, fromMs: number): fc.Arbitrary<CalendarInput> {
  const date = fc
    .integer({ min: -1, max: watchDays })
    .map((n) => new Date(fromMs + n * day).toISOString().slice(0, 10));
  return fc.record({
    tz: fc.constant(tz),
    hours: fc.record(
      {
        mon: hoursOfDay,
        tue: hoursOfDay,
        wed: hoursOfDay,
        thu: hoursOfDay,
        fri: hoursOfDay,
        sat: hoursOfDay,
        sun: hoursOfDay,
      },
      { requiredKeys: [] },
    ),
    holidays: fc.array(date, { maxLength: 2 }),
    yearlyHolidays: fc.array(
      date.map((text) => text.slice(5)),
      { maxLength: 1 },
    ),
    overrides: fc.dictionary(date, hoursOfDay, { maxKeys: 2 }),
    yearlyOverrides: fc.dictionary(
      date.map((text) => text.slice(5)),
      hoursOfDay,
      { maxKeys: 1 },
    ),
    closed: fc.array(
      fc
        .tuple(date, date)
        .map(([one, other]) => (one < other ? { from: one, until: other } : { from: other, until: one })),
      { maxLength: 1 },
    ),
  });
}
