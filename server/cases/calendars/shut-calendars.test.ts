import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { newApiKey } from '../../access/api-key.ts';
import { createApp } from '../../app.ts';
import type { CalendarPlan } from '../../calendars/plan.ts';
import { defaultCalendarId } from '../../calendars/read-calendars.ts';
import { calendarsThatEnd } from '../../cli/look-at-calendars.ts';
import { json, together } from '../../platform/database.ts';
import type { Http } from '../../platform/http.ts';
import { openTicket } from '../open-ticket.ts';
import { sweeps } from '../sweep-due.ts';
import { addCalendar, changeCalendar, changeHours, chooseTeamCalendar, clearDay, setDay } from './change-calendar.ts';
import { importDays, previewImport } from './import-days.ts';
import { tellOfShutCalendars } from './keep-calendars.ts';
import { makeVersions } from './make-versions.ts';

let desk: TestDesk;
let http: Http;
let key: string;
let id: string;
const everyDay = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(5, 10));
const staysClosed =
  /would stay closed from \d{4}-\d\d-\d\d until \d{4}-\d\d-\d\d\. It has to open at least once in 345/;

beforeAll(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC; Monday to Friday, 9 to 18
  http = await createApp(desk.wiring);
  const made = newApiKey(desk.ctx(desk.ana), desk.ana.personId!, 'test');
  await together(desk.database.db, [made.write]);
  key = made.key;
  id = await defaultCalendarId(desk.database.db);
});

const ctx = () => desk.ctx(desk.ana);
const call = (method: 'GET' | 'POST', path: string, payload?: object) =>
  http.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
const duePromises = async () => {
  const failed: unknown[] = [];
  await sweeps.find(({ name }) => name === 'due promises')!.run(desk.ctx(), (error) => failed.push(error));
  return failed;
};
const closedYearly = (days: readonly string[]) => ({
  fromAt: desk.clock.now,
  what: 'day' as const,
  apply: (plan: CalendarPlan) => ({
    ...plan,
    yearly: Object.fromEntries(days.map((day) => [day, { name: 'x', hours: [], source: 'own' as const }])),
  }),
});

describe('a calendar that would stay closed is refused at the door', () => {
  test('one day of every year after the other, until none is left', async () => {
    const copy = await addCalendar(ctx(), { name: 'Day by day' });
    await makeVersions(ctx(), copy, closedYearly(everyDay.slice(0, 340)));
    const closing = async () => {
      for (const day of everyDay.slice(340)) await setDay(ctx(), copy, { day, name: 'x', hours: [] });
    };
    await expect(closing()).rejects.toThrow(staysClosed);
  });

  test('a single open date of long ago does not make up for it', async () => {
    const { apply, ...change } = closedYearly(everyDay);
    const past = { name: '', hours: [['09:00', '18:00'] as [string, string]], source: 'own' as const };
    await expect(
      makeVersions(ctx(), id, { ...change, apply: (plan) => ({ ...apply(plan), days: { '2020-01-01': past } }) }),
    ).rejects.toThrow(staysClosed);
  });

  test('hours from a day on, by which no day is left', async () => {
    const copy = await addCalendar(ctx(), { name: 'Mondays' });
    const mondays = Array.from({ length: 400 }, (_, n) => new Date(Date.UTC(2026, 3, 6 + 7 * n)).toISOString());
    await makeVersions(ctx(), copy, {
      fromAt: desk.clock.now,
      what: 'import',
      apply: (plan) => ({
        ...plan,
        days: Object.fromEntries(mondays.map((at) => [at.slice(0, 10), { name: '', hours: [], source: 'import' }])),
      }),
    });
    const hours = { mon: [['09:00', '18:00']] as [string, string][] };
    await expect(changeHours(ctx(), copy, { tz: 'UTC', hours, from: '2026-06-01' })).rejects.toThrow(staysClosed);
  });

  test('two months closed, every month for five years, out of a file: the preview says why', async () => {
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20260401',
      'DTEND;VALUE=DATE:20260531',
      'RRULE:FREQ=MONTHLY;COUNT=60',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    await expect(previewImport(ctx(), id, file)).rejects.toThrow(staysClosed);
    await expect(importDays(ctx(), id, file, [])).rejects.toThrow(staysClosed);
  });
});

describe('a calendar that is shut all the same holds up nothing', () => {
  let shut: string;
  let teamId: string;
  let number: string;
  let ticketId: number;
  const setInput = (input: object) =>
    sql`update calendar set input = ${json(input)} where id = ${shut}`.execute(desk.database.db);
  const neverOpen = {
    tz: 'UTC',
    hours: { mon: [['09:00', '18:00']] },
    yearlyHolidays: everyDay,
    overrides: { '2020-01-01': [['09:00', '18:00']] },
  };

  test('its tickets are opened, read and answered, and dates are told by plain time', async () => {
    shut = await addCalendar(ctx(), { name: 'Shut' });
    teamId = (await call('POST', '/teams', { name: 'Shut', leadId: desk.ana.personId })).json().id;
    await chooseTeamCalendar(ctx(), teamId, shut);
    await setInput(neverOpen);
    const { ticket } = await openTicket(ctx(), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email: 'shut@northgate.example' },
      channel: 'email',
      priority: 2,
      teamId,
    });
    ({ number, id: ticketId } = ticket);
    expect(ticket.promiseDueAt).toEqual(new Date('2026-03-10T12:00:00Z'));
    expect((await call('GET', `/tickets/${number}`)).statusCode).toBe(200);
    expect((await call('GET', `/tickets/${number}/timeline`)).statusCode).toBe(200);
    const { rows } = await sql<{ bodyText: string }>`
      select body_text from message where ticket_id = ${ticketId} and purpose = 'acknowledgement'`.execute(
      desk.database.db,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.bodyText).not.toMatch(/closed|open/i);
    const reply = { kind: 'public', body: 'We look into it.' };
    expect((await call('POST', `/tickets/${number}/messages`, reply)).statusCode).toBe(201);
  });

  test('its promise that comes due is said late, with a new date', async () => {
    desk.clock.now = new Date('2026-03-10T12:01:00Z');
    expect(await duePromises()).toEqual([]);
    const { rows } = await sql<{ state: string; dueAt: Date }>`
      select state, due_at from promise where ticket_id = ${ticketId} order by made_at desc, due_at desc`.execute(
      desk.database.db,
    );
    expect(rows[0]).toEqual({ state: 'standing', dueAt: new Date('2026-03-10T14:01:00Z') });
    expect(rows.map(({ state }) => state)).toContain('missed');
  });

  test('so is one of a calendar that can no longer be read', async () => {
    await setInput({ ...neverOpen, tz: 'Europe/Atlantis' });
    desk.clock.now = new Date('2026-03-10T14:02:00Z');
    expect(await duePromises()).toEqual([]);
    expect((await call('GET', `/tickets/${number}`)).json().promise.dueAt).toBe('2026-03-10T18:02:00.000Z');
  });

  test('the log and the doctor name it, as long as it is not mended', async () => {
    expect(await calendarsThatEnd(desk.ctx())).toEqual([
      expect.stringMatching(/“Shut” cannot be read: The time zone "Europe\/Atlantis" is not known/),
    ]);
    await setInput(neverOpen);
    const told: unknown[] = [];
    await tellOfShutCalendars(desk.ctx(), (error) => told.push(error));
    expect(String(told)).toMatch(/“Shut” stays closed from 2026-03-10 until 2032/);
  });

  test('nobody is given it, and it can be mended step by step', async () => {
    await expect(chooseTeamCalendar(ctx(), teamId, shut)).rejects.toThrow(staysClosed);
    await expect(changeCalendar(ctx(), shut, { isDefault: true })).rejects.toThrow();
    const kept = await addCalendar(ctx(), { name: 'To mend' });
    const desksOwn = desk.ctx();
    await makeVersions(desksOwn, kept, {
      ...closedYearly(everyDay),
      what: 'more_holidays',
    });
    await clearDay(ctx(), kept, '06-15');
    await expect(setDay(ctx(), kept, { day: '06-15', name: 'x', hours: [] })).rejects.toThrow(staysClosed);
  });
});
