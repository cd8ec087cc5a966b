import { describe, expect, test } from 'vitest';
import { Refusal } from '../platform/errors.ts';
import {
  addBusinessDays,
  addWorkingTime,
  businessDaySeconds,
  type CalendarInput,
  compileCalendar,
  isOpen,
  nextOpening,
  workingSecondsBetween,
} from './calendar.ts';

const nineToSix: [string, string][] = [['09:00', '18:00']];
const office = { mon: nineToSix, tue: nineToSix, wed: nineToSix, thu: nineToSix, fri: nineToSix };
const lisbon: CalendarInput = { tz: 'Europe/Lisbon', hours: office };
const allWeek = (from: string, to: string): CalendarInput['hours'] =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [[from, to]]]));

describe('refused, with a sentence for whoever typed it', () => {
  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^"calendar" must be an object/],
    ['a list', [], /^"calendar" must be an object/],
    ['no zone', { hours: office }, /^A calendar needs "tz"/],
    ['a zone on Mars', { tz: 'Mars/Olympus', hours: office }, /^The time zone "Mars\/Olympus" is not known/],
    ['an empty zone', { tz: '', hours: office }, /^The time zone "" is not known/],
    ['no hours', { tz: 'UTC' }, /^"hours" must be an object/],
    ['hours on no day', { tz: 'UTC', hours: {} }, /has no working time/],
    ['days without hours', { tz: 'UTC', hours: { mon: [], tue: [] } }, /has no working time/],
    ['a closed date alone', { tz: 'UTC', hours: {}, overrides: { '2026-01-01': [] } }, /has no working time/],
    ['a day by its long name', { tz: 'UTC', hours: { monday: nineToSix } }, /has a day "monday"/],
    ['hour 25', { tz: 'UTC', hours: { mon: [['25:00', '26:00']] } }, /has the time "25:00"/],
    ['minute 60', { tz: 'UTC', hours: { mon: [['09:00', '18:60']] } }, /has the time "18:60"/],
    ['24:01', { tz: 'UTC', hours: { mon: [['09:00', '24:01']] } }, /has the time "24:01"/],
    ['a time without its zero', { tz: 'UTC', hours: { mon: [['9:00', '18:00']] } }, /has the time "9:00"/],
    ['a number as time', { tz: 'UTC', hours: { mon: [[9, 18]] } }, /has the time 9/],
    ['opening at 24:00', { tz: 'UTC', hours: { mon: [['24:00', '02:00']] } }, /opens at 24:00/],
    ['one time', { tz: 'UTC', hours: { mon: [['09:00']] } }, /must hold pairs of times/],
    ['times without a pair', { tz: 'UTC', hours: { mon: ['09:00', '18:00'] } }, /must hold pairs of times/],
    ['hours as text', { tz: 'UTC', hours: { mon: '09:00-18:00' } }, /must be a list/],
    ['30 February off', { ...lisbon, holidays: ['2026-02-30'] }, /has the date "2026-02-30"/],
    ['a holiday as number', { ...lisbon, holidays: [20260101] }, /has the date 20260101/],
    ['holidays as text', { ...lisbon, holidays: '2026-01-01' }, /"holidays" must be a list/],
    ['a yearly date with year', { ...lisbon, yearlyHolidays: ['2026-12-25'] }, /has "2026-12-25"/],
    ['a yearly 31 April', { ...lisbon, yearlyHolidays: ['04-31'] }, /has "04-31"/],
    ['special hours on no date', { ...lisbon, overrides: { xmas: [] } }, /has the date "xmas"/],
    ['special hours as list', { ...lisbon, overrides: [] }, /"overrides" must be an object/],
    [
      'bad special hours',
      { ...lisbon, overrides: { '2026-12-24': [['09:00', '99:00']] } },
      /"overrides", 2026-12-24 has the time/,
    ],
  ])('%s', (_, input, sentence) => {
    const compile = () => compileCalendar(input as CalendarInput);
    expect(compile).toThrow(Refusal);
    expect(compile).toThrow(sentence);
  });

  test('every day of the year a holiday', () => {
    const days = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(5, 10));
    expect(() => compileCalendar({ ...lisbon, yearlyHolidays: days })).toThrow(/every day of the year is a holiday/);
  });

  test('a calendar that never opens again answers in bounded time', () => {
    const once = compileCalendar({ tz: 'Europe/Lisbon', hours: {}, overrides: { '2020-01-01': nineToSix } });
    expect(() => nextOpening(once, new Date('2026-01-01T00:00:00Z'))).toThrow(/in the 200 years after/);
    expect(() => addBusinessDays(once, new Date('2019-12-31T00:00:00Z'), 1)).toThrow(/does not have 1 open days/);
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('a duration of %s', (seconds) => {
    expect(() => addWorkingTime(compileCalendar(lisbon), new Date(0), seconds)).toThrow(Refusal);
  });

  test('a time that is none', () => {
    expect(() => isOpen(compileCalendar(lisbon), new Date('x'))).toThrow(Refusal);
  });
});

describe('days that the clock change makes shorter or longer', () => {
  const hoursOfDay = (tz: string, hours: CalendarInput['hours'], from: string, to: string) =>
    workingSecondsBetween(compileCalendar({ tz, hours }), new Date(from), new Date(to)) / 3_600;

  test.each<[string, string, CalendarInput['hours'], string, string, number]>([
    ['a day of 23 hours', 'Europe/Lisbon', allWeek('00:00', '24:00'), '2026-03-29T00:00Z', '2026-03-29T23:00Z', 23],
    [
      'a night shift in spring',
      'Europe/Lisbon',
      { sat: [['22:00', '06:00']] },
      '2026-03-28T12:00Z',
      '2026-03-29T12:00Z',
      7,
    ],
    [
      'a night shift in autumn',
      'Europe/Lisbon',
      { sat: [['22:00', '06:00']] },
      '2026-10-24T12:00Z',
      '2026-10-25T12:00Z',
      9,
    ],
    [
      'opening inside the gap',
      'Europe/Lisbon',
      { sun: [['01:30', '03:00']] },
      '2026-03-29T00:00Z',
      '2026-03-29T12:00Z',
      1,
    ],
    [
      'hours all inside the gap',
      'Europe/Lisbon',
      { sun: [['01:10', '01:50']] },
      '2026-03-29T00:00Z',
      '2026-03-29T12:00Z',
      0,
    ],
    [
      'closing in the hour shown twice',
      'Europe/Lisbon',
      { sun: [['00:00', '01:30']] },
      '2026-10-24T12:00Z',
      '2026-10-25T12:00Z',
      1.5,
    ],
    [
      'half an hour at Lord Howe',
      'Australia/Lord_Howe',
      { sun: [['00:00', '24:00']] },
      '2026-10-03T00:00Z',
      '2026-10-05T00:00Z',
      23.5,
    ],
    [
      'a midnight that is skipped',
      'America/Sao_Paulo',
      { sun: [['00:00', '02:00']] },
      '2018-11-03T12:00Z',
      '2018-11-04T12:00Z',
      1,
    ],
    [
      'a date that is skipped',
      'Pacific/Apia',
      { fri: [['00:00', '24:00']] },
      '2011-12-28T00:00Z',
      '2012-01-02T00:00Z',
      0,
    ],
  ])('%s', (_, tz, hours, from, to, expected) => {
    expect(hoursOfDay(tz, hours, from, to)).toBe(expected);
  });
});

describe('holidays and special days', () => {
  const calendar = compileCalendar({
    ...lisbon,
    holidays: ['2026-06-10'],
    yearlyHolidays: ['12-25', '02-29'],
    overrides: { '2026-06-10': [['10:00', '12:00']], '2026-06-13': nineToSix, '2026-06-15': [] },
  });

  test.each([
    ['a holiday with hours of its own opens', '2026-06-10T09:30:00Z', true],
    ['and closes with them', '2026-06-10T11:00:00Z', false],
    ['a working Saturday', '2026-06-13T09:00:00Z', true],
    ['a closed Monday', '2026-06-15T09:00:00Z', false],
    ['Christmas of any year', '2031-12-25T11:00:00Z', false],
    ['the 29th of February', '2028-02-29T11:00:00Z', false],
  ])('%s', (_, at, open) => {
    expect(isOpen(calendar, new Date(at))).toBe(open);
  });
});

test('a night shift goes on into the holiday after it', () => {
  const nights = compileCalendar({ tz: 'UTC', hours: allWeek('22:00', '06:00'), holidays: ['2026-06-10'] });
  expect(isOpen(nights, new Date('2026-06-10T05:00:00Z'))).toBe(true);
  expect(isOpen(nights, new Date('2026-06-10T23:00:00Z'))).toBe(false);
});

test('pauses may overlap, stand in any order, and end before they begin', () => {
  const at = (time: string) => new Date(`2026-06-08T${time}:00Z`);
  const pauses = [
    { from: at('12:00'), to: at('13:00') },
    { from: at('10:00'), to: at('11:00') },
    { from: at('10:30'), to: at('11:30') },
    { from: at('15:00'), to: at('14:00') },
  ];
  const calendar = compileCalendar({ tz: 'UTC', hours: office });
  expect(workingSecondsBetween(calendar, at('09:00'), at('18:00'), pauses)).toBe(6.5 * 3_600);
  expect(addWorkingTime(calendar, at('09:00'), 2 * 3_600, pauses)).toEqual(at('13:30'));
  expect(addWorkingTime(calendar, at('10:15'), 0, pauses)).toEqual(at('11:30'));
  expect(pauses[0]!.from).toEqual(at('12:00'));
});

describe('a business day', () => {
  test.each<[string, CalendarInput['hours'], number]>([
    ['of an office is its nine hours', office, 9],
    ['is not shortened by a Saturday morning', { ...office, sat: [['09:00', '13:00']] }, 9],
    ['is not shortened by an early Friday', { ...office, fri: [['09:00', '14:00']] }, 9],
    [
      'leaves out the lunch hour',
      {
        mon: [
          ['08:00', '13:00'],
          ['14:00', '18:00'],
        ],
      },
      9,
    ],
    [
      'counts overlapping hours once',
      {
        mon: [
          ['08:00', '12:00'],
          ['10:00', '14:00'],
        ],
      },
      6,
    ],
    ['of a night shift is the shift', allWeek('22:00', '06:00'), 8],
    ['round the clock is 24 hours', allWeek('00:00', '24:00'), 24],
    ['is the longer of two', { mon: [['09:00', '13:00']], tue: nineToSix }, 9],
  ])('%s', (_, hours, expected) => {
    expect(businessDaySeconds(compileCalendar({ tz: 'UTC', hours })) / 3_600).toBe(expected);
  });

  test('of a calendar with special dates only is theirs', () => {
    const fair = compileCalendar({ tz: 'UTC', hours: {}, overrides: { '2026-01-01': [], '2026-01-02': nineToSix } });
    expect(businessDaySeconds(fair)).toBe(9 * 3_600);
  });
});

describe('business days later', () => {
  const hours: CalendarInput['hours'] = {
    ...office,
    wed: [
      ['09:00', '12:00'],
      ['13:00', '16:00'],
    ],
    thu: [['22:00', '06:00']],
  };
  const calendar = compileCalendar({ tz: 'UTC', hours, holidays: ['2026-06-12'] });
  test.each([
    ['the same time tomorrow', '2026-06-08T11:00:30Z', 1, '2026-06-09T11:00:30Z'],
    ['from before opening, tomorrow at opening', '2026-06-08T07:00:00Z', 1, '2026-06-09T09:00:00Z'],
    ['from Saturday, as if written at Monday’s opening', '2026-06-06T12:00:00Z', 1, '2026-06-09T09:00:00Z'],
    ['into the lunch hour, after lunch', '2026-06-09T12:30:00Z', 1, '2026-06-10T13:00:00Z'],
    ['after an early close, at that close', '2026-06-09T17:30:00Z', 1, '2026-06-10T16:00:00Z'],
    ['out of a night shift, over holiday and weekend', '2026-06-12T01:00:00Z', 1, '2026-06-15T18:00:00Z'],
    ['a week of night shifts', '2026-06-12T01:00:00Z', 4, '2026-06-19T01:00:00Z'],
    ['no day is the next opening', '2026-06-08T19:00:00Z', 0, '2026-06-09T09:00:00Z'],
  ])('%s', (_, start, days, expected) => {
    expect(addBusinessDays(calendar, new Date(start), days)).toEqual(new Date(expected));
  });

  test('keep the local time over a clock change', () => {
    const from = new Date('2026-03-27T11:00:00Z');
    expect(addBusinessDays(compileCalendar(lisbon), from, 1)).toEqual(new Date('2026-03-30T10:00:00Z'));
  });
});
