import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { openTicket } from '../open-ticket.ts';
import { addTeam } from '../people/add-team.ts';
import { addCalendar, changeCalendar, chooseTeamCalendar } from './change-calendar.ts';
import { closeTime, reopen } from './close-time.ts';

let desk: TestDesk;
let closed: string;
let closedId: string;
const ctx = () => desk.ctx(desk.ana);
const due = async (id: number) =>
  (await desk.database.db.selectFrom('ticket').select('promiseDueAt').where('id', '=', id).executeTakeFirstOrThrow())
    .promiseDueAt;
const told = (id: number) =>
  desk.database.db
    .selectFrom('message')
    .select('bodyText')
    .where('ticketId', '=', id)
    .where('purpose', '=', 'away')
    .execute();
const open = async (email: string, teamId?: string) =>
  (
    await openTicket(ctx(), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email },
      channel: 'email',
      priority: 3,
      ...(teamId ? { teamId } : {}),
    })
  ).ticket.id;

beforeAll(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC; Monday to Friday, 9 to 18
  closed = await addCalendar(ctx(), { name: 'Away' });
  ({ id: closedId } = await closeTime(ctx(), closed, { from: '2026-03-11', until: '2026-03-20', reason: 'away' }));
});

test('a team goes over to a calendar that is closed: its told dates are not left to pass', async () => {
  const teamId = await addTeam(ctx(), { name: 'Field', leadId: desk.ana.personId!, memberIds: [] });
  const [ours, theirs] = [await open('field@northgate.example', teamId), await open('desk@northgate.example')];
  const promised = new Date('2026-03-11T10:00:00Z');
  await expect(chooseTeamCalendar(ctx(), teamId, closed)).rejects.toThrow(
    'closed on 1 of the dates that were promised',
  );
  expect(await due(ours)).toEqual(promised);
  await chooseTeamCalendar(ctx(), teamId, closed, true);
  await desk.sweep();
  expect(await due(ours)).toEqual(new Date('2026-03-23T10:00:00Z'));
  expect(await told(ours)).toHaveLength(1);
  expect(await due(theirs)).toEqual(promised);
  expect(await told(theirs)).toHaveLength(0);
});

test('so does the desk, and what is open again asks for nothing', async () => {
  await expect(changeCalendar(ctx(), closed, { isDefault: true })).rejects.toThrow(/closed on \d+ of the dates/);
  await reopen(ctx(), closed, closedId);
  await changeCalendar(ctx(), closed, { isDefault: true });
});
