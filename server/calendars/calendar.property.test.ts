// Whatever a calendar answers is held against a watchman who looks at the clock on the wall once a minute. He knows nothing
// of offsets or spans: he opens the door the first time the clock shows the opening time or later, and shuts it the first
// time it shows the closing time or later.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addWorkingTime,
  type CalendarInput,
  compileCalendar,
  isOpen,
  nextOpening,
  type Pause,
  type WeekDay,
  workingSecondsBetween,
} from './calendar.ts';

const minute = 60_000;
const day = 1_440 * minute;
const watchDays = 9;

// Each with a moment near one of its clock changes: north and south, at midnight, by half an hour, and none at all.
const places = [
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

/** What the wall shows, in minutes, counted as if local time were UTC. Read once a quarter of an hour, for speed. */
function wall(tz: string, ms: number): number {
  const quarter = Math.floor(ms / (15 * minute));
  let shown = wallShown.get(`${tz} ${quarter}`);
  if (shown === undefined) {
    let clock = wallClocks.get(tz);
    if (clock === undefined) {
      clock = new Intl.DateTimeFormat('sv-SE', { timeZone: tz, dateStyle: 'short', timeStyle: 'medium' });
      wallClocks.set(tz, clock);
    }
    shown = Date.parse(`${clock.format(quarter * 15 * minute).replace(' ', 'T')}Z`) / minute;
    wallShown.set(`${tz} ${quarter}`, shown);
  }
  return shown + (Math.floor(ms / minute) - quarter * 15);
}

const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** For every minute from `fromMs` on: is the door open? He follows whichever sheet of hours hangs there that minute. */
function watch(input: CalendarInput, fromMs: number): boolean[] {
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
  const wallAt = Array.from({ length: watchDays * 1_440 }, (_, i) => wall(input.tz, fromMs + i * minute));
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

const opensAtAll = (input: Pick<CalendarInput, 'hours' | 'overrides'>) =>
  [...Object.values(input.hours), ...Object.values(input.overrides ?? {})].some((hours) => hours.length > 0);

const situation = fc.constantFrom(...places).chain(([tz, change]) => {
  // The watchman's round begins at midnight UTC, up to five days before the change.
  const begins = fc.integer({ min: 1, max: 5 }).map((back) => Math.floor(Date.parse(change) / day - back) * day);
  return begins.chain((fromMs) => {
    const date = fc
      .integer({ min: -1, max: watchDays })
      .map((n) => new Date(fromMs + n * day).toISOString().slice(0, 10));
    const second = fc.integer({ min: 0, max: (watchDays * day) / 1_000 - 1 }).map((n) => new Date(fromMs + n * 1_000));
    const wholeMinute = second.map((at) => new Date(Math.floor(at.getTime() / minute) * minute));
    const sheet = fc.record({
      tz: fc.constant(tz as string),
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
    const later = fc
      .uniqueArray(fc.record({ from: wholeMinute.map((at) => at.toISOString()), calendar: sheet.filter(opensAtAll) }), {
        maxLength: 2,
        selector: ({ from }) => from,
      })
      .map((sheets) => sheets.toSorted((one, other) => one.from.localeCompare(other.from)));
    return fc.record({
      fromMs: fc.constant(fromMs),
      input: fc.tuple(sheet, later).map(([first, others]) => ({ ...first, later: others })),
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
