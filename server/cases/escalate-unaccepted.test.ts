// A ticket that nobody accepts goes up, once to each, and then stays where people see it.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from './open-ticket.ts';
import { addTeam } from './people/add-team.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

test('duty agent, lead, administrator, and then nobody is rung again', async () => {
  const lead = await desk.agent('Priya Nair');
  const duty = await desk.agent('Leo Brandt');
  const teamId = await addTeam(desk.ctx(desk.ana), {
    name: 'Label printers',
    leadId: lead.personId!,
    dutyId: duty.personId!,
    memberIds: [],
  });
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Prints about forty labels, then stops',
    body: 'With E-52.',
    requester: { email: 'ravi@northgate.example' },
    teamId,
    channel: 'email',
  });
  for (let turn = 0; turn < 6; turn++) {
    desk.pass({ minutes: 31 });
    await desk.sweep();
  }
  const stints = await desk.database.db
    .selectFrom('stint')
    .select(['personId', 'acceptDueAt'])
    .where('ticketId', '=', ticket.id)
    .orderBy('sequence')
    .execute();
  expect(stints.map((one) => one.personId)).toEqual([duty.personId, lead.personId, desk.ana.personId]);
  expect(stints.every((one) => one.acceptDueAt === null)).toBe(true);
});
