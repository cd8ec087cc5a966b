// The rate of kept first dates: a reply that left late kept nothing in time, what was moved stands apart.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { movePromise } from '../cases/promises/move-promise.ts';
import { resolveTicket } from '../cases/resolve-ticket.ts';
import { readKeptRate } from './kept-rate.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
});

const ana = () => desk.ctx(desk.ana);
async function opened(kind: 'question' | 'incident') {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    kind,
    requester: { email: 'ravi@customer.example' },
    channel: 'api',
  });
  await mail.deliver();
  desk.pass({ minutes: 30 });
  return ticket;
}
const reply = (number: string) => postMessage(ana(), { number, kind: 'public', body: 'We look into it.' });

test('nothing yet: no rate, and no figure made up', async () => {
  expect(await readKeptRate(ana(), 90)).toEqual({ days: 90, kept: [], firstAnswer: [], expected: [] });
});

test('kept, left late, missed, moved: each where it belongs, with how many', async () => {
  const inTime = await opened('question');
  const leftLate = await opened('question');
  const moved = await opened('question');
  const missed = await opened('incident');
  await reply(inTime.number);
  const dueAt = new Date(moved.promiseDueAt!.getTime() + 86_400_000);
  await movePromise(ana(), { number: moved.number, dueAt, reason: 'testing', actions: 'x' });
  await mail.deliver();
  await reply(leftLate.number);
  desk.clock.now = new Date(missed.promiseDueAt!.getTime() + 60_000);
  await mail.deliver();
  await desk.sweep();
  const { kept, firstAnswer } = await readKeptRate(ana(), 90);
  expect(kept).toEqual([
    { team: kept[0]!.team, kind: 'incident', n: 1, kept: 0, missed: 1, moved: 0, rate: 0 },
    { team: kept[0]!.team, kind: 'question', n: 2, kept: 1, missed: 1, moved: 1, rate: 0.5 },
  ]);
  expect(firstAnswer).toMatchObject([{ priority: 'P3', n: 2, promisedSeconds: 32_400 }]);
  expect(JSON.stringify(kept)).not.toContain('Ana');
});

test('how often a solution came by the date that was told', async () => {
  const ticket = await opened('question');
  await resolveTicket(ana(), {
    number: ticket.number,
    kind: 'solved',
    what: 'x',
    how: 'x',
    why: 'x',
    toldBy: 'message',
  });
  expect((await readKeptRate(ana(), 90)).expected).toEqual([{ basis: 'policy', n: 1, hit: 1, rate: 1 }]);
  desk.pass({ days: 20 });
  const [policy] = (await readKeptRate(ana(), 90)).expected;
  expect(policy).toMatchObject({ hit: 1 });
  expect(policy!.n).toBeGreaterThan(1);
});
