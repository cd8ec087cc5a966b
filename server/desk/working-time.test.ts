import { expect, test } from 'vitest';
import { makeDesk } from '../../test/harness.ts';
import { defaultCalendarId } from '../calendars/read-calendars.ts';
import { addCalendar, changeHours, chooseTeamCalendar } from '../cases/calendars/change-calendar.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { addTeam } from '../cases/people/add-team.ts';
import { reassignTicket } from '../cases/reassign-ticket.ts';
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

test('a date on a ticket is judged by the hours of its team', async () => {
  const desk = await makeDesk(); // Monday to Friday, 9 to 18
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
  });
  const leo = (await desk.agent('Leo')).personId!;
  const teamId = await addTeam(desk.ctx(desk.ana), { name: 'Saturdays', leadId: leo, memberIds: [] });
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: leo, reason: 'expertise', teamId });
  const own = await addCalendar(desk.ctx(desk.ana), { name: 'Saturdays' });
  await changeHours(desk.ctx(desk.ana), own, { tz: 'UTC', hours: { sat: [['09:00', '12:00']] } });
  await chooseTeamCalendar(desk.ctx(desk.ana), teamId, own);
  const saturday = new Date('2026-03-14T10:00:00Z');
  expect((await readWorkingTime(desk.ctx(desk.ana), saturday, ticket.number)).open).toBe(true);
  expect((await readWorkingTime(desk.ctx(desk.ana), saturday)).open).toBe(false);
});
