// A ticket that nobody accepts goes up, once to each, and then stays where people see it.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { answerForDuePromise } from './answer-for-due-promise.ts';
import { escalateUnaccepted } from './escalate-unaccepted.ts';
import { mergeTicket } from './merging/merge-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { addTeam } from './people/add-team.ts';
import { postMessage } from './post-message.ts';
import { reassignTicket } from './reassign-ticket.ts';

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

test('it was merged after a look had found it: the stints of one ticket were sought on the other, and the look failed', async () => {
  const leo = await desk.agent('Tom Leigh');
  const open = async () =>
    (
      await openTicket(desk.ctx(), {
        subject: 'Stops',
        body: 'It stops.',
        requester: { email: 'maria@northgate.example' },
        channel: 'email',
      })
    ).ticket;
  const [into, from] = [await open(), await open()];
  await postMessage(desk.ctx(desk.ana), { number: into.number, kind: 'public', body: 'We look.' });
  for (const agent of [leo, desk.ana, leo])
    await reassignTicket(desk.ctx(desk.ana), { number: into.number, agent: agent.personId!, reason: 'expertise' });
  await mergeTicket(desk.ctx(desk.ana), { number: from.number, into: into.number });
  desk.pass({ days: 4 });
  expect(await escalateUnaccepted(desk.ctx(), from.id)).toBeNull();
  expect(await answerForDuePromise(desk.ctx(), from.id)).toBeNull();
  expect(await answerForDuePromise(desk.ctx(), into.id)).toBe('late');
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
});
