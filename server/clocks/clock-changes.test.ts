// Nights in which the clocks on the wall are changed: what is owed is due by the wall, and counted by time that passes.

import { describe, expect, test } from 'vitest';
import { type CalendarInput, compileCalendar, type WeekDay } from '../calendars/calendar.ts';
import type { ClockEvent, Terms } from './clock.ts';
import { foldClocks } from './fold-clocks.ts';
import { workingTimeOf } from './terms.ts';

const hour = 3_600;
const on = (days: WeekDay[], from: string, to: string): CalendarInput['hours'] =>
  Object.fromEntries(days.map((day) => [day, [[from, to]]]));
const office = (from: string, to: string) => on(['mon', 'tue', 'wed', 'thu', 'fri'], from, to);
const at = (text: string) => new Date(`${text}:00Z`);

const termsOf = (tz: string, hours: CalendarInput['hours'], resolution: number): Terms => ({
  time: workingTimeOf(compileCalendar({ tz, hours })),
  targetOf: (metric) => (metric === 'resolution' ? resolution : undefined),
});

type Row = [
  situation: string,
  tz: string,
  hours: CalendarInput['hours'],
  opened: string,
  hoursOwed: number,
  due: string,
];

const rows: Row[] = [
  // Lisbon, 29 March 2026: 01:00 becomes 02:00 at 01:00 UTC. 25 October 2026: 02:00 becomes 01:00 at 01:00 UTC.
  [
    'Lisbon: a night shift of seven hours is used up with its end',
    'Europe/Lisbon',
    on(['sat'], '22:00', '06:00'),
    '2026-03-28T12:00',
    7,
    '2026-03-29T05:00',
  ],
  [
    'Lisbon: half an hour more lies in the next night, by summer time',
    'Europe/Lisbon',
    on(['sat'], '22:00', '06:00'),
    '2026-03-28T12:00',
    7.5,
    '2026-04-04T21:30',
  ],
  [
    'Lisbon: the same shift in autumn has nine hours',
    'Europe/Lisbon',
    on(['sat'], '22:00', '06:00'),
    '2026-10-24T12:00',
    9,
    '2026-10-25T06:00',
  ],
  [
    'Lisbon: opened on Friday evening, due on Monday morning an hour earlier by UTC',
    'Europe/Lisbon',
    office('09:00', '18:00'),
    '2026-03-27T17:00',
    2,
    '2026-03-30T09:00',
  ],
  [
    'Lisbon: opened on Friday evening in autumn, due an hour later by UTC',
    'Europe/Lisbon',
    office('09:00', '18:00'),
    '2026-10-23T16:00',
    2,
    '2026-10-26T10:00',
  ],
  // São Paulo, 4 November 2018: 00:00 becomes 01:00 at 03:00 UTC; that midnight does not exist. 18 February 2018: 00:00
  // becomes 23:00 of the day before at 02:00 UTC; that hour comes twice. Since 2019 nothing is changed any more.
  [
    'São Paulo: a Sunday without its midnight has 23 hours',
    'America/Sao_Paulo',
    on(['sun'], '00:00', '24:00'),
    '2018-11-03T15:00',
    23,
    '2018-11-05T02:00',
  ],
  [
    'São Paulo: the 24th hour is the first of the Sunday after',
    'America/Sao_Paulo',
    on(['sun'], '00:00', '24:00'),
    '2018-11-03T15:00',
    24,
    '2018-11-11T03:00',
  ],
  [
    'São Paulo: a shift from a midnight that is not there begins at one',
    'America/Sao_Paulo',
    on(['sun'], '00:00', '02:00'),
    '2018-11-03T15:00',
    1,
    '2018-11-04T04:00',
  ],
  [
    'São Paulo: a Saturday that ends twice has 25 hours',
    'America/Sao_Paulo',
    on(['sat'], '00:00', '24:00'),
    '2018-02-16T15:00',
    25,
    '2018-02-18T03:00',
  ],
  [
    'São Paulo: over the change of October 2017',
    'America/Sao_Paulo',
    office('08:00', '18:00'),
    '2017-10-13T20:00',
    2,
    '2017-10-16T11:00',
  ],
  [
    'São Paulo: over the last change of all, in February 2019',
    'America/Sao_Paulo',
    office('08:00', '18:00'),
    '2019-02-15T19:00',
    2,
    '2019-02-18T12:00',
  ],
  [
    'São Paulo: the first November without a change',
    'America/Sao_Paulo',
    on(['sun'], '00:00', '24:00'),
    '2019-11-02T15:00',
    24,
    '2019-11-04T03:00',
  ],
  // Kolkata: five and a half hours ahead, and never changed.
  [
    'Kolkata: half past is half past',
    'Asia/Kolkata',
    office('09:30', '18:00'),
    '2026-03-27T12:00',
    1,
    '2026-03-30T04:30',
  ],
  ['Kolkata: the same in October', 'Asia/Kolkata', office('09:30', '18:00'), '2026-10-23T12:00', 1, '2026-10-26T04:30'],
  // Moscow, 27 March 2011: 02:00 becomes 03:00 for good, at 23:00 UTC. 26 October 2014: 02:00 becomes 01:00 at 22:00 UTC.
  [
    'Moscow 2011: a Sunday of 23 hours',
    'Europe/Moscow',
    on(['sun'], '00:00', '24:00'),
    '2011-03-26T12:00',
    23,
    '2011-03-27T20:00',
  ],
  [
    'Moscow 2011: from Friday to Monday, by summer time for good',
    'Europe/Moscow',
    office('09:00', '18:00'),
    '2011-03-25T14:00',
    2,
    '2011-03-28T06:00',
  ],
  [
    'Moscow 2011: an autumn without a change',
    'Europe/Moscow',
    office('09:00', '18:00'),
    '2011-10-28T13:00',
    2,
    '2011-10-31T06:00',
  ],
  [
    'Moscow 2014: a Sunday of 25 hours',
    'Europe/Moscow',
    on(['sun'], '00:00', '24:00'),
    '2014-10-25T12:00',
    25,
    '2014-10-26T21:00',
  ],
  [
    'Moscow 2014: from Friday to Monday, by winter time for good',
    'Europe/Moscow',
    office('09:00', '18:00'),
    '2014-10-24T13:00',
    2,
    '2014-10-27T07:00',
  ],
];

test.each(rows)('%s', (_, tz, hours, opened, owed, due) => {
  const events: ClockEvent[] = [{ kind: 'opened', at: at(opened), terms: termsOf(tz, hours, owed * hour) }];
  const [clock] = foldClocks(events, at(due));
  expect(clock).toMatchObject({ dueAt: at(due), elapsedSeconds: owed * hour, breachedAt: null });
  // A minute later it is late, since that instant.
  const [late] = foldClocks(events, new Date(at(due).getTime() + 60_000));
  expect(late!.breachedAt).toEqual(at(due));
});

describe('a pause over the night of the change leaves out the time that passed, not what the wall showed', () => {
  test.each([
    ['Lisbon in March', 'Europe/Lisbon', '2026-03-28T12:00', '2026-03-28T23:30', '2026-03-29T02:30', 23],
    ['Lisbon in October', 'Europe/Lisbon', '2026-10-24T12:00', '2026-10-24T22:30', '2026-10-25T02:30', 24],
    ['São Paulo in November', 'America/Sao_Paulo', '2018-11-03T12:00', '2018-11-04T02:30', '2018-11-04T03:30', 22],
    ['São Paulo in February', 'America/Sao_Paulo', '2018-02-17T12:00', '2018-02-18T01:30', '2018-02-18T03:30', 23],
    ['Moscow in 2011', 'Europe/Moscow', '2011-03-26T12:00', '2011-03-26T22:30', '2011-03-27T00:30', 23],
  ])('%s', (_, tz, opened, waits, answered, owed) => {
    const week: WeekDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const events: ClockEvent[] = [
      { kind: 'opened', at: at(opened), terms: termsOf(tz, on(week, '00:00', '24:00'), owed * hour) },
      { kind: 'status', at: at(waits), to: 'waiting_on_requester' },
      { kind: 'requester_wrote', at: at(answered) },
    ];
    const paused = at(answered).getTime() - at(waits).getTime();
    const [clock] = foldClocks(events, at(answered));
    expect(clock!.dueAt).toEqual(new Date(at(opened).getTime() + owed * hour * 1_000 + paused));
    expect(clock!.elapsedSeconds).toBe((at(waits).getTime() - at(opened).getTime()) / 1_000);
  });
});
