// Waiting on a third party stops the time to a solution only where that is agreed, and then the requester reads it (3.4.3).

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { changeStatus } from '../cases/change-status.ts';
import { addPolicy } from '../cases/clocks/policies.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { readCase } from './read-case.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

async function waiting(priority: 2 | 3) {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority,
  });
  await changeStatus(desk.ctx(desk.ana), {
    number: ticket.number,
    status: 'waiting_on_third_party',
    thirdParty: 'Heads & Belts Ltd.',
  });
  const reader = desk.ctx(await desk.requester(ticket.requesterId));
  const seen = await readCase(
    reader,
    await findTicketById(reader, ticket.id),
    null,
    { fileUrl: () => '', withLink: (text) => text },
    false,
  );
  const clock = await desk.database.db
    .selectFrom('clock')
    .select('state')
    .where('ticketId', '=', ticket.id)
    .where('metric', '=', 'resolution')
    .executeTakeFirstOrThrow();
  return { seen, state: clock.state };
}

test('it goes on, and nothing is said, where nothing else is agreed', async () => {
  const { seen, state } = await waiting(3);
  expect([state, seen.next.standsStill]).toEqual(['running', undefined]);
});

test('it stands still where that is agreed, which they read; for whom we wait is not theirs to read', async () => {
  await addPolicy(desk.ctx(desk.ana), {
    name: 'Northgate',
    applies: { priorities: [2] },
    targets: { resolution: { P2: { days: 3 } }, update: { P2: { days: 1 } } },
    calendarId: null,
    thirdPartyPauses: true,
    note: 'Contract 7.',
  });
  const { seen, state } = await waiting(2);
  expect([state, seen.next.standsStill]).toEqual(['paused', true]);
  expect(JSON.stringify(seen)).not.toContain('Heads & Belts');
});
