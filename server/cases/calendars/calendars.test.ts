import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDay, CalendarDetail, CalendarVersionView } from '../../../contract/calendars.ts';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { newApiKey } from '../../access/api-key.ts';
import { createApp } from '../../app.ts';
import { calendarsThatEnd } from '../../cli/look-at-calendars.ts';
import { together } from '../../platform/database.ts';
import type { Http } from '../../platform/http.ts';
import { openTicket } from '../open-ticket.ts';

const nine: [string, string][] = [['09:00', '18:00']];
const week = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine };
let desk: TestDesk;
let http: Http;
let key: string;
let id: string;

beforeAll(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC
  http = await createApp(desk.wiring);
  const made = newApiKey(desk.ctx(desk.ana), desk.ana.personId!, 'test');
  await together(desk.database.db, [made.write]);
  key = made.key;
  id = (await call('GET', '/calendars')).calendars[0].id;
});

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever came over the wire
async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object): Promise<any> {
  const answer = await http.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  return answer.body ? answer.json() : null;
}
const day = async (date: string): Promise<CalendarDay> =>
  (await call('GET', `/calendars/${id}/days?from=${date}&until=${date}`)).days[0];
const open = (requester: string, teamId?: string) =>
  openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: requester },
    channel: 'api',
    ...(teamId ? { teamId } : {}),
  });

describe('versions', () => {
  test('a desk that was set up has its hours as version 1', async () => {
    const calendar: CalendarDetail = await call('GET', `/calendars/${id}`);
    expect(calendar).toMatchObject({ name: 'Working time', isDefault: true, tz: 'UTC', number: 1, planned: [] });
    expect(calendar.plan.hours).toEqual(week);
  });

  test('hours for later are a version that begins then, and promises already reckon with it', async () => {
    const shorter = { ...week, wed: [['09:00', '11:00']] };
    const changed: CalendarDetail = await call('PUT', `/calendars/${id}/hours`, {
      tz: 'UTC',
      hours: shorter,
      from: '2026-03-11',
      note: 'Team day on Wednesdays',
    });
    expect(changed).toMatchObject({
      number: 1,
      planned: [{ number: 2, what: 'hours', fromAt: '2026-03-11T00:00:00.000Z' }],
    });
    // One business day of nine hours from Tuesday 10:00: eight today, one tomorrow.
    const { ticket } = await open('later@northgate.example');
    expect(ticket.promiseDueAt).toEqual(new Date('2026-03-11T10:00:00Z'));
    const { ticket: urgent } = await openTicket(desk.ctx(desk.ana), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email: 'three@northgate.example' },
      channel: 'api',
      priority: 4,
    });
    // Three of them, 27 hours: eight on Tuesday, two on Wednesday, nine on Thursday, eight on Friday.
    expect(urgent.promiseDueAt).toEqual(new Date('2026-03-13T17:00:00Z'));
  });

  test('a day that is changed now is not forgotten by the version that is planned', async () => {
    desk.pass({ minutes: 1 });
    await call('PUT', `/calendars/${id}/days/2026-03-12`, { name: 'Stocktake', hours: [], note: 'as every year' });
    const { versions }: { versions: CalendarVersionView[] } = await call('GET', `/calendars/${id}/versions`);
    expect(versions.map(({ number, what }) => [number, what])).toEqual([
      [4, 'carried_on'],
      [3, 'day'],
      [2, 'hours'],
      [1, 'first'],
    ]);
    expect(versions[1]).toMatchObject({ note: 'as every year', madeBy: { name: 'Ana Ferreira' } });
    expect(await day('2026-03-12')).toMatchObject({ is: 'own', hours: [], name: 'Stocktake', version: 4 });
    expect(await day('2026-03-11')).toMatchObject({ is: 'usual', hours: [['09:00', '11:00']] });
  });

  test('what was in force then can be asked, and a span is counted by what was in force in each part', async () => {
    const at = (instant: string) => call('GET', `/calendars/${id}/in-force?at=${instant}`);
    expect((await at('2026-03-10T09:59:00Z')).number).toBe(1);
    expect((await at('2026-03-10T23:59:00Z')).number).toBe(3);
    expect((await at('2026-03-11T00:00:00Z')).number).toBe(4);
    const counted = await call(
      'GET',
      `/calendars/${id}/working-time?from=2026-03-10T00:00:00Z&until=2026-03-14T00:00:00Z`,
    );
    // Nine on Tuesday, two on Wednesday, none on Thursday, nine on Friday.
    expect(counted).toEqual({ seconds: 20 * 3600, versions: [1, 3, 4] });
  });

  test('a version is never edited, not even by hand', async () => {
    await expect(sql`update calendar_version set note = 'other'`.execute(desk.database.db)).rejects.toThrow(
      'never edited',
    );
  });

  test('when its time comes the row turns to the planned version, and what is counted stays the same', async () => {
    const before = await call('GET', `/calendars/${id}/days?from=2026-03-09&until=2026-03-20`);
    desk.clock.now = new Date('2026-03-11T08:00:00Z');
    expect(await call('GET', '/calendars')).toMatchObject({ calendars: [{ number: 3 }] });
    await desk.sweep();
    expect(await call('GET', '/calendars')).toMatchObject({ calendars: [{ number: 4 }] });
    expect((await call('GET', `/calendars/${id}/days?from=2026-03-09&until=2026-03-20`)).days).toEqual(before.days);
  });

  test('every change stands in the record with old, new and who', async () => {
    const { rows } = await sql<{ before: unknown; after: unknown }>`
      select before, after from setting_change where what = 'calendar' order by after -> 'number'`.execute(
      desk.database.db,
    );
    expect(rows).toEqual([
      {
        before: { calendarId: id, number: 1 },
        after: { calendarId: id, number: 2, what: 'hours', note: 'Team day on Wednesdays' },
      },
      {
        before: { calendarId: id, number: 1 },
        after: { calendarId: id, number: 3, what: 'day', note: 'as every year' },
      },
    ]);
  });
});

describe('days of their own', () => {
  test.each([
    ['a working Saturday', '2026-03-21', [['10:00', '14:00']], { is: 'own', hours: [['10:00', '14:00']] }],
    ['a half day', '2026-12-24', [['09:00', '13:00']], { is: 'own', hours: [['09:00', '13:00']] }],
    ['a closed day', '2026-03-20', [], { is: 'own', hours: [] }],
  ])('%s', async (_, date, hours, expected) => {
    await call('PUT', `/calendars/${id}/days/${date}`, { hours });
    expect(await day(date)).toMatchObject(expected);
  });

  test('a half day of every year, unless that year says otherwise', async () => {
    await call('PUT', `/calendars/${id}/days/12-31`, { name: 'New Year’s Eve', hours: [['09:00', '12:00']] });
    expect(await day('2027-12-31')).toMatchObject({ is: 'yearly', hours: [['09:00', '12:00']] });
    await call('PUT', `/calendars/${id}/days/2027-12-31`, { hours: [] });
    expect(await day('2027-12-31')).toMatchObject({ is: 'own', hours: [] });
    await call('DELETE', `/calendars/${id}/days/2027-12-31`);
    expect(await day('2027-12-31')).toMatchObject({ is: 'yearly' });
  });

  test.each([
    ['a day that has passed', '2026-03-10', { hours: [] }, 'A day that has passed stays as it was.'],
    ['a day that does not exist', '2026-02-30', { hours: [] }, /day/],
    ['a time that does not exist', '2026-04-01', { hours: [['09:00', '25:00']] }, /25:00/],
  ])('%s is refused', async (_, date, body, words) => {
    expect((await call('PUT', `/calendars/${id}/days/${date}`, body)).detail).toMatch(words);
  });

  test('a day that is as usual already cannot be made so again', async () => {
    expect((await call('DELETE', `/calendars/${id}/days/2026-04-02`)).detail).toBe('This day is as usual already.');
  });
});

describe('public holidays', () => {
  const choose = (holidays: object | null) => call('PUT', `/calendars/${id}/holidays`, { holidays });

  test('of Portugal: moving ones at their date, with names in several languages', async () => {
    const calendar: CalendarDetail = await choose({ country: 'PT', kinds: ['public'] });
    expect(calendar.plan.holidays?.through).toBe(2028);
    expect(await day('2026-04-03')).toMatchObject({
      is: 'holiday',
      hours: [],
      holiday: { names: { en: 'Good Friday', pt: 'Sexta-Feira Santa', ru: expect.any(String) } },
    });
    expect(await day('2027-03-26')).toMatchObject({ is: 'holiday' });
    expect(await day('2028-06-15')).toMatchObject({ is: 'holiday' }); // Corpus Christi
  });

  test('one on which the desk works is left out, in every year', async () => {
    const { days } = (await call('GET', `/calendars/${id}`)).plan.holidays;
    const corpus = days.find((one: { date: string }) => one.date === '2028-06-15');
    await choose({ country: 'PT', kinds: ['public'], leftOut: [corpus.rule] });
    expect(await day('2028-06-15')).toMatchObject({ is: 'usual', hours: nine, holiday: null });
    expect(await day('2027-05-27')).toMatchObject({ is: 'usual' });
  });

  test('a holiday on a weekend is given back on another day where the law does so', async () => {
    await choose({ country: 'GB', state: 'ENG', kinds: ['public', 'bank'] });
    expect(await day('2027-12-27')).toMatchObject({ is: 'holiday', holiday: { substitute: true } });
    expect((await day('2027-12-27')).holiday?.names.en).not.toMatch(/substitute/);
  });

  test('a free afternoon leaves the morning', async () => {
    await choose({ country: 'DE', state: 'BY', kinds: ['public', 'bank'] });
    expect(await day('2026-12-24')).toMatchObject({ is: 'own' });
    await call('DELETE', `/calendars/${id}/days/2026-12-24`);
    expect(await day('2026-12-24')).toMatchObject({ is: 'holiday', hours: [['09:00', '14:00']] });
  });

  test('a place that is not known is refused', async () => {
    expect((await choose({ country: 'XX', kinds: ['public'] })).detail).toBe(
      'The holidays of this place are not known.',
    );
    expect((await choose({ country: 'DE', state: 'ZZ', kinds: ['public'] })).detail).toBe(
      'The holidays of this place are not known.',
    );
  });

  test('each year the desk adds those of a further one by itself, and says so', async () => {
    desk.clock.now = new Date('2027-01-02T08:00:00Z');
    await desk.sweep();
    const { versions }: { versions: CalendarVersionView[] } = await call('GET', `/calendars/${id}/versions`);
    expect(versions[0]).toMatchObject({ what: 'more_holidays', about: { years: [2029] }, madeBy: null });
    expect(await day('2029-05-10')).toMatchObject({ is: 'holiday' }); // Ascension
    expect(await day('2028-05-25')).toMatchObject({ is: 'holiday' });
    const count = versions.length;
    expect((await call('GET', '/calendars')).calendars[0].holidaysEndSoon).toBe(false);
    desk.clock.now = new Date('2029-08-01T08:00:00Z');
    expect((await call('GET', '/calendars')).calendars[0].holidaysEndSoon).toBe(true);
    expect(await calendarsThatEnd(desk.ctx())).toEqual([expect.stringMatching(/“Working time” are known for less/)]);
    desk.clock.now = new Date('2027-01-02T08:00:00Z');
    await desk.sweep();
    expect((await call('GET', `/calendars/${id}/versions`)).versions).toHaveLength(count);
  });
});

describe('whose calendar counts', () => {
  test('a new calendar is a copy until it is changed; a team may go by it', async () => {
    desk.clock.now = new Date('2027-02-02T10:00:00Z'); // a Tuesday
    const night: CalendarDetail = await call('POST', '/calendars', { name: 'Nights' });
    expect(night).toMatchObject({ number: 1, isDefault: false });
    await call('PUT', `/calendars/${night.id}/hours`, { tz: 'UTC', hours: { tue: [['22:00', '06:00']] } });
    const team = await call('POST', '/teams', { name: 'Night shift', leadId: desk.ana.personId });
    await call('PUT', `/teams/${team.id}/calendar`, { calendarId: night.id });
    const { ticket } = await open('night@northgate.example', team.id);
    expect(ticket.promiseDueAt).toEqual(new Date('2027-02-03T06:00:00Z'));
    const { ticket: usual } = await open('day@northgate.example');
    expect(usual.promiseDueAt).toEqual(new Date('2027-02-03T10:00:00Z'));
    expect((await call('DELETE', `/calendars/${night.id}`)).detail).toMatch(/Teams go by this calendar/);
    await call('PUT', `/teams/${team.id}/calendar`, { calendarId: null });
    expect(await call('DELETE', `/calendars/${night.id}`)).toBeNull();
    expect((await call('GET', '/calendars')).calendars.map((one: { id: string }) => one.id)).toEqual([id]);
  });

  test('the default one is not retired, but another may become it', async () => {
    expect((await call('DELETE', `/calendars/${id}`)).detail).toMatch(/default calendar/);
    const other: CalendarDetail = await call('POST', '/calendars', { name: 'Other' });
    expect(await call('PATCH', `/calendars/${other.id}`, { isDefault: true, name: 'Head office' })).toMatchObject({
      isDefault: true,
      name: 'Head office',
    });
    await call('PATCH', `/calendars/${id}`, { isDefault: true });
  });
});

test('told promises keep their date when the hours change otherwise', async () => {
  const { ticket } = await open('told@northgate.example');
  await call('PUT', `/calendars/${id}/hours`, { tz: 'UTC', hours: { mon: [['09:00', '10:00']] } });
  const { promiseDueAt } = await desk.database.db
    .selectFrom('ticket')
    .select('promiseDueAt')
    .where('id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  expect(promiseDueAt).toEqual(ticket.promiseDueAt);
});
