// How long tickets take is learnt from those that ended and those that have not, and told at the opening.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { learnSpans, spanFor } from './expected-span.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const open = (kind: 'question' | 'incident' = 'question') =>
  openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    kind,
    requester: { email: 'ravi@customer.example' },
    channel: 'api',
  });
/** As if it had been opened then, and solved so many working hours later. */
async function past(hours: number | null, openedAt = '2026-03-02T09:00:00Z') {
  const { ticket } = await open();
  const resolvedAt = hours === null ? null : new Date(Date.parse(openedAt) + hours * 3_600_000);
  await sql`update ticket set opened_at = ${new Date(openedAt)}, resolved_at = ${resolvedAt} where id = ${ticket.id}`.execute(
    desk.database.db,
  );
  if (resolvedAt)
    await sql`insert into resolution (ticket_id, sequence, kind, what, told_by, resolved_at)
              values (${ticket.id}, 1, 'solved', 'x', 'message', ${resolvedAt})`.execute(desk.database.db);
}

test('a short history leaves the word to the policy', async () => {
  for (let hours = 1; hours <= 5; hours++) await past(hours);
  expect(await learnSpans(desk.ctx())).toBe(0);
  const { ticket } = await open();
  expect(ticket).toMatchObject({
    expectedAt: new Date('2026-03-13T10:00:00Z'),
    expectedEarlyAt: null,
    expectedCases: null,
  });
});

test('enough of them: an interval from half to nine tenths, and of how many it was learnt', async () => {
  await sql`delete from expected_span`.execute(desk.database.db);
  for (let round = 0; round < 4; round++) for (let hours = 1; hours <= 5; hours++) await past(hours);
  expect(await learnSpans(desk.ctx())).toBe(3);
  const { ticket } = await open();
  expect(ticket.expectedCases).toBe(25);
  expect(ticket.expectedEarlyAt!.getTime()).toBeLessThan(ticket.expectedAt!.getTime());
  const acknowledged = await desk.database.db
    .selectFrom('message')
    .select('bodyText')
    .where('ticketId', '=', ticket.id)
    .where('purpose', '=', 'acknowledgement')
    .executeTakeFirstOrThrow();
  expect(acknowledged.bodyText).toMatch(/Expected solution: .*today.* – .*\(/);
});

test('those that are still open make it later: leaving them out would count the easy ones alone', async () => {
  const before = (await open()).ticket.expectedAt!;
  for (let count = 0; count < 12; count++) await past(null);
  await learnSpans(desk.ctx());
  expect((await open()).ticket.expectedAt!.getTime()).toBeGreaterThanOrEqual(before.getTime());
});

test('the closest group counts: kind and team, then kind, then the priority alone', () => {
  const span = (kind: string, team: boolean, cases: number, priority = 3) => ({
    kind,
    team,
    cases,
    priority,
    halfSeconds: 1,
    mostSeconds: 2,
  });
  const all = [
    span('', false, 90),
    span('question', false, 50),
    span('question', true, 30),
    span('question', true, 30, 1),
  ];
  expect(spanFor(all, 'question', 3)?.cases).toBe(30);
  expect(spanFor(all.slice(0, 2), 'question', 3)?.cases).toBe(50);
  expect(spanFor(all, 'idea', 3)?.cases).toBe(90);
  expect(spanFor(all, 'idea', 2)).toBeNull();
});
