import { expect, test } from 'vitest';
import { makeDesk } from '../../test/harness.ts';
import { defaultCalendarId } from '../calendars/read-calendars.ts';
import { changeHours } from '../cases/calendars/change-calendar.ts';
import { readWorkingTime } from './working-time.ts';

test('a date under hours that are only planned is judged by those', async () => {
  const desk = await makeDesk(); // Tuesday 2026-03-10; Monday to Friday, 9 to 18
  const hours = { sat: [['09:00', '12:00']] as [string, string][] };
  const id = await defaultCalendarId(desk.database.db);
  await changeHours(desk.ctx(desk.ana), id, { tz: 'UTC', hours, from: '2026-06-01' });
  const at = (iso: string) => readWorkingTime(desk.ctx(), new Date(iso));
  // Before it Wednesday is a working day and Saturday is none; from June on it is the other way round.
  expect((await at('2026-05-20T20:00:00Z')).closedDay).toBe(false);
  expect((await at('2026-05-23T20:00:00Z')).closedDay).toBe(true);
  expect((await at('2026-06-03T20:00:00Z')).closedDay).toBe(true);
  expect((await at('2026-06-06T20:00:00Z')).closedDay).toBe(false);
});
