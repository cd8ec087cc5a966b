// A lead is told of a missed promise, and reads who has the ticket, although it was never theirs or was long ago.

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeDesk } from '../../test/harness.ts';
import { makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { reassignTicket } from '../cases/reassign-ticket.ts';

test('the lead reads who has it', async () => {
  const desk = await makeDesk();
  const mail = await makeMailDesk(desk);
  const leo = await desk.agent('Leo Brandt');
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
  const requester = { email: 'ravi@customer.example', name: 'Ravi Menon' };
  const { ticket } = await openTicket(desk.ctx(), { subject: 'E-52', body: 'It stops.', requester, channel: 'api' });
  await reassignTicket(desk.ctx(leo), { number: ticket.number, agent: leo.personId!, reason: 'taking_it' });
  await mail.deliver();
  desk.pass({ hours: 24 * 3 });
  await desk.sweep();
  const told = (await mail.deliver()).find(({ mail: one }) => one.subject.startsWith('Needs you'));
  expect(told!.to).toEqual(['ana@desk.example']);
  expect(told!.mail.text).toContain('Who has it: Leo Brandt');
});
