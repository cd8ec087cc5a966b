// “Tell me by Friday 15:00 or sooner”: a promise where it can be kept, else a wish that an agent decides about.

import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { compileCalendar } from '../../calendars/calendar.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { answerForDuePromise } from '../answer-for-due-promise.ts';
import { changeStatus } from '../change-status.ts';
import { addPolicy, retirePolicy } from '../clocks/policies.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { writeAsRequester } from '../write-as-requester.ts';
import { acceptDate } from './accept-date.ts';
import { askDate, canKeep } from './ask-date.ts';
import { movePromise } from './move-promise.ts';

let desk: TestDesk;
let count = 0;

beforeAll(async () => {
  desk = await makeDesk();
});
beforeEach(() => {
  desk.clock.now = new Date('2026-03-10T10:00:00Z');
});

async function opened() {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    requester: { email: `ravi${++count}@customer.example`, name: 'Ravi' },
    channel: 'api',
  });
  desk.pass({ minutes: 15 });
  return ticket;
}
async function asks(ticket: { id: number; requesterId: string }, wanted: string) {
  const ctx = desk.ctx(await desk.requester(ticket.requesterId));
  return askDate(ctx, await findTicketById(ctx, ticket.id), new Date(wanted));
}
const row = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const requests = async (ticketId: number) =>
  (
    await desk.database.db
      .selectFrom('dateRequest')
      .select('decision')
      .where('ticketId', '=', ticketId)
      .orderBy('askedAt')
      .orderBy('id')
      .execute()
  ).map((one) => one.decision);
const inSilence = async () => (await desk.broken()).filter((one) => one.number === 2);

const weekdays = compileCalendar({
  tz: 'Europe/Lisbon',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]])),
});
test.each([
  ['this afternoon, in time for what is one step more urgent', 3, '2026-03-10T15:00:00Z', true],
  ['within the hour', 3, '2026-03-10T11:00:00Z', false],
  ['late in the evening', 3, '2026-03-10T22:00:00Z', false],
  ['at the very close of business', 3, '2026-03-10T18:00:00Z', true],
  ['on Saturday', 3, '2026-03-14T12:00:00Z', false],
  ['the next morning on something that is not urgent at all', 4, '2026-03-11T09:30:00Z', false],
  ['in half an hour on something urgent', 2, '2026-03-10T10:30:00Z', true],
])('%s', (_situation, priority, wanted, expected) => {
  const ground = { calendar: weekdays, updates: {} };
  const asked = canKeep(ground, { priority: priority as 3 }, new Date(wanted), new Date('2026-03-10T10:00:00Z'));
  expect(asked).toBe(expected);
});

test('sooner than what stands, and there is time: it is the promise, and their wish stands among what was said', async () => {
  const ticket = await opened();
  expect(await asks(ticket, '2026-03-10T16:00:00Z')).toBe('promised');
  expect(await row(ticket.id)).toMatchObject({ promiseDueAt: new Date('2026-03-10T16:00:00Z') });
  expect(await requests(ticket.id)).toEqual(['kept']);
  const said = await desk.database.db
    .selectFrom('message')
    .select(['bodyText', 'authorId'])
    .where('ticketId', '=', ticket.id)
    .where('authorId', '=', ticket.requesterId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(said.bodyText).toContain('today at 16:00');
  expect(await inSilence()).toEqual([]);
});

test('the policy says ten days: a requester made the desk promise the day after tomorrow by asking for it', async () => {
  const ana = desk.ctx(desk.ana);
  const policy = await addPolicy(ana, {
    name: 'In no hurry',
    note: 'As the contract says.',
    applies: { priorities: [3] },
    targets: { update: { P2: { days: 8 }, P3: { days: 10 } } },
    calendarId: null,
    thirdPartyPauses: false,
  });
  const ticket = await opened();
  expect(ticket.promiseDueAt! > new Date('2026-03-20T00:00:00Z')).toBe(true);
  expect(await asks(ticket, '2026-03-12T15:00:00Z')).toBe('proposed');
  expect(await asks(ticket, '2026-03-20T16:00:00Z')).toBe('promised');
  await retirePolicy(ana, policy);
});

test('later than what stands: nothing moves', async () => {
  const ticket = await opened();
  expect(await asks(ticket, '2026-03-13T15:00:00Z')).toBe('sooner');
  expect((await row(ticket.id)).promiseDueAt).toEqual(ticket.promiseDueAt);
});

test('missed, and missed again after they asked for a date: their wish hid the first miss from the lead, and counted as a first date', async () => {
  const ticket = await opened();
  desk.clock.now = new Date(ticket.promiseDueAt!.getTime() + 1000);
  expect(await answerForDuePromise(desk.ctx(), ticket.id)).toBe('late');
  expect(await asks(ticket, '2026-03-11T17:00:00Z')).toBe('promised');
  const standing = () =>
    desk.database.db
      .selectFrom('promise')
      .select(['misses', 'moves'])
      .where('ticketId', '=', ticket.id)
      .where('state', '=', 'standing')
      .executeTakeFirstOrThrow();
  expect(await standing()).toEqual({ misses: 1, moves: 0 });
  desk.clock.now = new Date('2026-03-11T17:00:01Z');
  expect(await answerForDuePromise(desk.ctx(), ticket.id)).toBe('late');
  expect(await standing()).toEqual({ misses: 2, moves: 0 });
  const due = (await row(ticket.id)).promiseDueAt!;
  expect(await asks(ticket, '2026-03-12T10:00:00Z')).toBe('proposed');
  await movePromise(desk.ctx(desk.ana), {
    number: ticket.number,
    dueAt: new Date(due.getTime() + 3_600_000),
    reason: 'supplier',
    actions: 'We ordered it.',
  });
  await acceptDate(desk.ctx(desk.ana), ticket.number);
  expect(await standing()).toEqual({ misses: 0, moves: 1 });
});

test('too soon to promise: the date stands, an agent takes it with one click, and they are told', async () => {
  const ticket = await opened();
  expect(await asks(ticket, '2026-03-10T11:00:00Z')).toBe('proposed');
  expect((await row(ticket.id)).promiseDueAt).toEqual(ticket.promiseDueAt);
  await acceptDate(desk.ctx(desk.ana), ticket.number);
  // A person has answered by it: the clocks hear of it like of any other answer.
  expect((await desk.broken()).filter((one) => one.number === 9)).toEqual([]);
  expect((await row(ticket.id)).promiseDueAt).toEqual(new Date('2026-03-10T11:00:00Z'));
  expect(await requests(ticket.id)).toEqual(['accepted']);
  const told = await desk.database.db
    .selectFrom('message')
    .select('bodyText')
    .where('ticketId', '=', ticket.id)
    .where('byAgent', '=', true)
    .executeTakeFirstOrThrow();
  expect(told.bodyText).toContain('You will, or sooner.');
  await expect(acceptDate(desk.ctx(desk.ana), ticket.number)).rejects.toThrow('Nobody asks');
  expect(await inSilence()).toEqual([]);
});

test('an answer is an answer: nobody has to decide about the date any more; a newer wish takes the place of an older one', async () => {
  const ticket = await opened();
  await asks(ticket, '2026-03-10T11:00:00Z');
  desk.pass({ minutes: 1 });
  await asks(ticket, '2026-03-10T11:30:00Z');
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'The part comes tomorrow.' });
  expect(await requests(ticket.id)).toEqual(['void', 'answered']);
});

test('while it is their turn, their wish brings the ticket back to us; an agreed date is not moved by it', async () => {
  const ticket = await opened();
  await changeStatus(desk.ctx(desk.ana), {
    number: ticket.number,
    status: 'waiting_on_requester',
    question: 'Which printer is it?',
  });
  expect(await asks(ticket, '2026-03-10T16:00:00Z')).toBe('promised');
  expect(await row(ticket.id)).toMatchObject({ status: 'open', promiseDueAt: new Date('2026-03-10T16:00:00Z') });
  await changeStatus(desk.ctx(desk.ana), {
    number: ticket.number,
    status: 'scheduled',
    agreedAt: new Date('2026-03-12T10:00:00Z'),
  });
  await expect(asks(ticket, '2026-03-11T16:00:00Z')).rejects.toThrow('agreed on already');
  await expect(asks(ticket, '2026-03-01T16:00:00Z')).rejects.toThrow('a time to come');
});

async function writes(ticket: { id: number; requesterId: string }, words: string) {
  const ctx = desk.ctx(await desk.requester(ticket.requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, ticket.id), words, ticket.id);
}

test('they write again after their date was taken: it was no answer to the clocks of what came next, which was not measured', async () => {
  const ticket = await opened();
  await asks(ticket, '2026-03-10T11:30:00Z');
  await acceptDate(desk.ctx(desk.ana), ticket.number);
  expect(await row(ticket.id)).toMatchObject({ status: 'open', lastHumanReplyAt: desk.clock.now });
  desk.pass({ minutes: 5 });
  await writes(ticket, 'And now it smokes.');
  const next = await desk.database.db
    .selectFrom('clock')
    .select('state')
    .where('ticketId', '=', ticket.id)
    .where('metric', '=', 'next_response')
    .execute();
  expect(next).toEqual([{ state: 'running' }]);
  expect((await desk.broken()).filter((one) => one.number === 9)).toEqual([]);
});

test('we asked them something after their wish: it was answered; taken then, it became a reminder of a question that nobody had asked', async () => {
  const ticket = await opened();
  await asks(ticket, '2026-03-10T11:30:00Z');
  desk.pass({ minutes: 11 });
  const question = { status: 'waiting_on_requester' as const, question: 'Which printer is it?' };
  await changeStatus(desk.ctx(desk.ana), { number: ticket.number, ...question });
  expect(await requests(ticket.id)).toEqual(['answered']);
  await expect(acceptDate(desk.ctx(desk.ana), ticket.number)).rejects.toThrow('Nobody asks');
});

test('what we asked before already is waited for, and then their date is taken: we owe a word, not they', async () => {
  const ticket = await opened();
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Which printer is it?' });
  await asks(ticket, '2026-03-10T11:30:00Z');
  desk.pass({ minutes: 11 });
  await changeStatus(desk.ctx(desk.ana), { number: ticket.number, status: 'waiting_on_requester' });
  await acceptDate(desk.ctx(desk.ana), ticket.number);
  const standing = await desk.database.db
    .selectFrom('promise')
    .select(['purpose', 'dueAt'])
    .where('ticketId', '=', ticket.id)
    .where('state', '=', 'standing')
    .executeTakeFirstOrThrow();
  expect(standing).toEqual({ purpose: 'update', dueAt: new Date('2026-03-10T11:30:00Z') });
  expect((await row(ticket.id)).status).toBe('open');
  expect((await desk.broken()).filter((one) => one.number === 9)).toEqual([]);
});
