// Closing a day of a desk with many tickets: each requester's are moved in a transaction of their own, so that nothing is locked
// for long and agents go on working. With TICKETS=3000 it prints what it costs.

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeDesk } from '../../../test/harness.ts';
import { defaultCalendarId } from '../../calendars/read-calendars.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { sweeps } from '../sweep-due.ts';
import { closeTime } from './close-time.ts';

const tickets = Number(process.env.TICKETS ?? 120);
const requesters = Math.ceil(tickets / 3);

test('every requester gets one mail, in parts, and a reply in between waits for nobody', {
  timeout: 600_000,
}, async () => {
  const desk = await makeDesk();
  const numbers: string[] = [];
  for (let from = 0; from < tickets; from += 8) {
    const some = Array.from({ length: Math.min(8, tickets - from) }, (_, n) =>
      openTicket(desk.ctx(), {
        subject: `Stops ${from + n}`,
        body: 'It stops.',
        requester: { email: `r${(from + n) % requesters}@customer.example` },
        channel: 'api',
      }),
    );
    for (const { ticket } of await Promise.all(some)) numbers.push(ticket.number);
  }
  const calendarId = await defaultCalendarId(desk.database.db);
  const closing = { from: '2026-03-11', until: '2026-03-11', reason: 'closed' as const };
  const closed = await timed(() => closeTime(desk.ctx(desk.ana), calendarId, closing));
  expect(closed.result.moved).toBe(tickets);
  const sweep = sweeps.find(({ name }) => name === 'promises in a closed time')!;
  const runs: number[] = [];
  let longestReply = 0;
  let replies = 0;
  for (let due = 1; due > 0; ) {
    const reply = timed(() =>
      postMessage(desk.ctx(desk.ana), { number: numbers.at(-1 - replies++)!, kind: 'public', body: 'We look at it.' }),
    );
    const run = await timed(() =>
      sweep.run(desk.ctx(), (error) => {
        throw error;
      }),
    );
    longestReply = Math.max(longestReply, (await reply).millis);
    due = run.result;
    runs.push(run.millis);
  }
  const { rows } = await sql<{ mails: number; persons: number; waiting: number }>`
    select count(*)::int as mails, count(distinct d.person_id)::int as persons,
           (select count(*)::int from closed_time_move where done_at is null) as waiting
      from delivery d join message m on m.id = d.message_id where m.purpose = 'away'`.execute(desk.database.db);
  const { mails, persons, waiting } = rows[0]!;
  expect(waiting).toBe(0);
  expect(mails).toBe(persons);
  // Whoever was answered meanwhile had a later date already.
  expect(persons).toBeGreaterThan(requesters - 2 * replies);
  expect(await desk.broken()).toEqual([]);
  if (process.env.TICKETS) {
    console.log(
      `${tickets} tickets of ${requesters}: closing ${closed.millis} ms, ${runs.length} runs of ${runs.join(', ')} ms, ` +
        `${mails} mails, the longest reply meanwhile ${longestReply} ms`,
    );
  }
});

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; millis: number }> {
  const from = performance.now();
  const result = await work();
  return { result, millis: Math.round(performance.now() - from) };
}
