import { monitorEventLoopDelay } from 'node:perf_hooks';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportedEntry } from '../../../contract/holidays.ts';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { defaultCalendarId } from '../../calendars/read-calendars.ts';
import { setDay } from './change-calendar.ts';
import { importDays, previewImport } from './import-days.ts';
import { viewDays } from './view-calendar.ts';

let desk: TestDesk;
let id: string;

beforeAll(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC, Monday to Friday 9 to 18
  id = await defaultCalendarId(desk.database.db);
});

const file = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Company//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
let count = 0;
const event = (...lines: string[]) => ['BEGIN:VEVENT', `UID:${++count}@company`, ...lines, 'END:VEVENT'].join('\r\n');
const preview = (text: string): Promise<ImportedEntry[]> => previewImport(desk.ctx(desk.ana), id, text);
const only = async (...lines: string[]): Promise<ImportedEntry> => (await preview(file(event(...lines))))[0]!;
const hoursOf = async (date: string) => (await viewDays(desk.ctx(), id, date, date))[0]!;

describe('what becomes of an entry', () => {
  test('a whole day becomes a holiday', async () => {
    expect(await only('SUMMARY:Founders’ Day', 'DTSTART;VALUE=DATE:20260504')).toMatchObject({
      name: 'Founders’ Day',
      from: '2026-05-04',
      until: '2026-05-04',
      becomes: 'holiday',
      days: ['2026-05-04'],
    });
  });

  test('the end of whole days is the first day that is free again', async () => {
    const entry = await only('SUMMARY:Bridge', 'DTSTART;VALUE=DATE:20260513', 'DTEND;VALUE=DATE:20260516');
    expect(entry).toMatchObject({ until: '2026-05-15', days: ['2026-05-13', '2026-05-14', '2026-05-15'] });
  });

  test('a length in place of an end', async () => {
    expect((await only('SUMMARY:Move', 'DTSTART;VALUE=DATE:20260601', 'DURATION:P2D')).days).toEqual([
      '2026-06-01',
      '2026-06-02',
    ]);
  });

  test('every year, without the year that is excepted, as far as five years ahead', async () => {
    const entry = await only(
      'SUMMARY:Company day',
      'DTSTART;VALUE=DATE:20200708',
      'RRULE:FREQ=YEARLY',
      'EXDATE;VALUE=DATE:20270708',
    );
    expect(entry).toMatchObject({ repeats: true, becomes: 'holiday' });
    expect(entry.days).toEqual(['2026-07-08', '2030-07-08', '2031-07-08']);
  });

  test.each([
    ['the 30th of February is no day of March', '20260201', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', []],
    ['nor is it counted down for ever', '20260101', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', []],
    ['a birthday on the 29th of February is none in other years', '20240229', 'FREQ=YEARLY', ['2028-02-29']],
    ['and counts the years alone that have it', '20200229', 'FREQ=YEARLY;COUNT=3', ['2028-02-29']],
    ['the 29th from the end of February', '20260101', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-29', ['2028-02-01']],
    [
      'the 31st of April and May',
      '20260501',
      'FREQ=YEARLY;BYMONTH=4,5;BYMONTHDAY=31;COUNT=3',
      ['2027-05-31', '2028-05-31'],
    ],
    [
      'the 31st of each month that has one',
      '20260331',
      'FREQ=MONTHLY;COUNT=4',
      ['2026-03-31', '2026-07-31', '2026-08-31'],
    ],
    ['the second Monday in June', '20260608', 'FREQ=YEARLY;BYMONTH=6;BYDAY=2MO;COUNT=2', ['2026-06-08', '2027-06-14']],
    ['the last of the year', '20261231', 'FREQ=YEARLY;BYYEARDAY=-1;COUNT=2', ['2026-12-31', '2027-12-31']],
  ])('%s', async (_, start, rule, days) => {
    expect((await only('SUMMARY:Day', `DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`)).days).toEqual(days);
  });

  test('an afternoon in another zone shortens the day by our clocks', async () => {
    const entry = await only(
      'SUMMARY:Training',
      'DTSTART;TZID=America/New_York:20260612T090000',
      'DTEND;TZID=America/New_York:20260612T170000',
    );
    // 9 o'clock in New York is 13 o'clock UTC in June.
    expect(entry).toMatchObject({ becomes: 'shorter', days: ['2026-06-12'], from: '2026-06-12T13:00' });
  });

  test('a zone that only the file knows is read by the rules it brings', async () => {
    const zone = `BEGIN:VTIMEZONE
TZID:Head office
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE`.replaceAll('\n', '\r\n');
    const all = await preview(
      file(
        zone,
        event('SUMMARY:Early', 'DTSTART;TZID=Head office:20260615T120000', 'DTEND;TZID=Head office:20260615T150000'),
      ),
    );
    expect(all[0]).toMatchObject({ from: '2026-06-15T09:00', until: '2026-06-15T12:00', becomes: 'shorter' });
  });

  test.each([
    ['cancelled', ['STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20260504']],
    ['past', ['DTSTART;VALUE=DATE:20260302']],
    ['too_long', ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20270601']],
    ['too_often', ['DTSTART:20260601T090000Z', 'RRULE:FREQ=SECONDLY']],
    ['too_often', ['DTSTART;VALUE=DATE:20000101', 'RRULE:FREQ=DAILY']],
    ['closed_anyway', ['DTSTART;VALUE=DATE:20260606']],
    ['closed_anyway', ['DTSTART:20260605T190000Z', 'DTEND:20260605T230000Z']],
    ['unreadable', ['DTSTART:yesterday']],
    ['unreadable', ['SUMMARY:No date']],
  ])('left out as %s: %s', async (why, lines) => {
    expect(await only('SUMMARY:Odd', ...lines)).toMatchObject({ becomes: 'left_out', days: [], why });
  });
});

describe('taking it in', () => {
  const company = file(
    event('SUMMARY:Stocktake', 'DTSTART;VALUE=DATE:20260629'),
    event('SUMMARY:Training', 'DTSTART:20260630T130000', 'DTEND:20260630T180000'),
    event('SUMMARY:Summer party', 'DTSTART:20260630T110000', 'DTEND:20260630T130000'),
    event('SUMMARY:Of another country', 'DTSTART;VALUE=DATE:20260701'),
  );

  test('days change by what was chosen; two on one day join', async () => {
    await importDays(desk.ctx(desk.ana), id, company, [3]);
    expect(await hoursOf('2026-06-29')).toMatchObject({ is: 'own', hours: [], name: 'Stocktake' });
    expect(await hoursOf('2026-06-30')).toMatchObject({
      hours: [['09:00', '11:00']],
      name: 'Training, Summer party',
    });
    expect(await hoursOf('2026-07-01')).toMatchObject({ is: 'usual' });
  });

  test('a second time changes nothing more', async () => {
    await importDays(desk.ctx(desk.ana), id, company, [3]);
    expect(await hoursOf('2026-06-30')).toMatchObject({ hours: [['09:00', '11:00']], name: 'Training, Summer party' });
  });

  test('what somebody set by hand stays', async () => {
    await setDay(desk.ctx(desk.ana), id, { day: '2026-06-29', name: 'We work', hours: [['08:00', '12:00']] });
    expect((await preview(company))[0]).toMatchObject({ becomes: 'left_out', why: 'set_by_hand' });
    await importDays(desk.ctx(desk.ana), id, company, []);
    expect(await hoursOf('2026-06-29')).toMatchObject({ name: 'We work', hours: [['08:00', '12:00']] });
  });

  test('a file of which nothing is left is refused', async () => {
    const past = file(event('DTSTART;VALUE=DATE:20250101'));
    await expect(importDays(desk.ctx(desk.ana), id, past, [])).rejects.toThrow('Nothing in this file changes a day.');
  });
});

describe('what wants to hurt', () => {
  const impossible = event('DTSTART;VALUE=DATE:20260201', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31');
  test.each([
    ['bytes that are no text', '\u0000\uFFFD\uFFFD\u0001PK\u0003', 'This is not a calendar file (iCalendar).'],
    ['an address book', 'BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD', 'This is not a calendar file (iCalendar).'],
    [
      'a file that is cut off',
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART',
      'This is not a calendar file (iCalendar).',
    ],
    ['a hundred thousand entries', file('BEGIN:VEVENT\r\nEND:VEVENT\r\n'.repeat(35_000)), 'more than 2000 entries'],
    ['components in components', 'BEGIN:A\r\n'.repeat(100_000), 'more than 2000 entries'],
    ['more than a megabyte', `BEGIN:VCALENDAR\r\nX-A:${'я'.repeat(600_000)}`, 'larger than 1 MB'],
  ])('%s is refused at once', async (_, text, words) => {
    const begun = performance.now();
    await expect(preview(text)).rejects.toThrow(words);
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  test('two months for every day of four years, twelve times in 2 kB, do not hold up everybody else', async () => {
    const overlong = ['DTSTART;VALUE=DATE:20260401', 'DTEND;VALUE=DATE:20260531', 'RRULE:FREQ=DAILY;COUNT=1490'];
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    // Which of the two limits comes first is the machine's.
    await expect(preview(file(...Array.from({ length: 12 }, () => event(...overlong))))).rejects.toThrow(
      /take more than 10000 days|took too long/,
    );
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(1000);
  });

  test.each([
    ['a day that never comes', file(impossible)],
    ['two thousand of them', file(...Array.from({ length: 1900 }, () => impossible))],
    ['a name of half a megabyte', file(event(`SUMMARY:${'x'.repeat(500_000)}`, 'DTSTART;VALUE=DATE:20260504'))],
    [
      'many lists of days',
      file(event('DTSTART;VALUE=DATE:20200101', `RRULE:FREQ=DAILY;BYYEARDAY=${'1,'.repeat(9000)}1`)),
    ],
  ])('%s is answered in bounded time', async (_, text) => {
    const begun = performance.now();
    const answer = await preview(text).catch((error: Error) => error.message);
    expect(typeof answer === 'string' ? answer : answer.every(({ name }) => name.length <= 200)).toBeTruthy();
    expect(performance.now() - begun).toBeLessThan(8000);
  });
});
