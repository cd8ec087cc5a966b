// By when it should be solved: the mail and the portal say the same, and where it moves the portal says what it was.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { changeSettings } from '../cases/change-settings.ts';
import { changeStatus } from '../cases/change-status.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { writeAsRequester } from '../cases/write-as-requester.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { sayDate } from '../wording/say.ts';
import { ticketPage } from './show.ts';

let desk: TestDesk;
let ticketId: number;
let requesterId: string;
beforeAll(async () => {
  desk = await makeDesk();
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example', locale: 'en' },
    channel: 'api',
  });
  ticketId = ticket.id;
  requesterId = ticket.requesterId;
});

// Three business days after Tuesday at ten.
const friday = '2026-03-13T10:00:00.000Z';

async function shown() {
  const ctx = desk.ctx(await desk.requester(requesterId));
  const ticket = await findTicketById(ctx, ticketId);
  const opened = { ctx, ticket, linkedId: ticketId, locked: false, signedIn: true };
  const { props } = await ticketPage(ctx, desk.wiring, opened, '/portal', {});
  return (props.next as { expected?: object }).expected;
}

const setHolidays = async (holidays: string[]) => {
  const day: [string, string][] = [['09:00', '18:00']];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day };
  await changeSettings(desk.ctx(desk.ana), { calendar: { tz: 'UTC', hours, holidays } });
};

test('the acknowledgement and the portal name the same date', async () => {
  const mail = await desk.database.db
    .selectFrom('message')
    .select('bodyText')
    .where('ticketId', '=', ticketId)
    .where('purpose', '=', 'acknowledgement')
    .executeTakeFirstOrThrow();
  expect(mail.bodyText).toContain(`Expected solution: ${sayDate('en', new Date(friday), 'UTC', desk.clock.now)}`);
  expect(await shown()).toEqual({ toAt: friday });
});

test('a holiday that is entered later moves it, and the portal says what it was', async () => {
  await setHolidays(['2026-03-12']);
  expect(await shown()).toEqual({ toAt: '2026-03-16T10:00:00.000Z', wasAt: friday });
  await setHolidays([]);
  expect(await shown()).toEqual({ toAt: friday });
});

test('beside a date that was agreed it stands only where it lies after it', async () => {
  const { number } = await findTicketById(desk.ctx(desk.ana), ticketId);
  const agree = (agreedAt: string) =>
    changeStatus(desk.ctx(desk.ana), { number, status: 'scheduled', agreedAt: new Date(agreedAt) });
  await agree('2026-03-13T14:00:00.000Z');
  expect(await shown()).toBeUndefined();
  await agree('2026-03-12T14:00:00.000Z');
  expect(await shown()).toEqual({ toAt: friday });
  await changeStatus(desk.ctx(desk.ana), { number, status: 'open' });
  expect(await shown()).toEqual({ toAt: friday });
});

test('when it has passed it does not vanish', async () => {
  desk.pass({ days: 7 });
  expect(await shown()).toEqual({ wasAt: friday });
});

test('solved it is expected no more; opened again, from then', async () => {
  await desk.database.db
    .updateTable('promise')
    .set({ state: 'void', endedAt: desk.clock.now })
    .where('ticketId', '=', ticketId)
    .where('state', '=', 'standing')
    .execute();
  await desk.database.db
    .updateTable('ticket')
    .set({ status: 'resolved', resolvedAt: desk.clock.now, promiseId: null, promiseDueAt: null })
    .where('id', '=', ticketId)
    .execute();
  expect(await shown()).toBeUndefined();
  desk.pass({ minutes: 5 });
  const ctx = desk.ctx(await desk.requester(requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, ticketId), 'It stops again.');
  expect(await shown()).toEqual({ toAt: '2026-03-20T10:05:00.000Z' });
});
