// A clock that the requester feels is late: whoever has the ticket is asked to tell them, until a word has reached them.

import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { failDelivery } from '../../channels/fail-delivery.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { readOwnTasks, readTasks } from '../../tickets/tasks/read-tasks.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { changePriority } from '../clocks/change-priority.ts';
import { sweepThresholds } from '../clocks/sweep-thresholds.ts';
import { mergeTicket } from '../merging/merge-ticket.ts';
import { unmergeTicket } from '../merging/unmerge-ticket.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { movePromise } from '../promises/move-promise.ts';
import { takeBackKeeping } from '../promises/take-back-keeping.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { tickTask } from './tick-task.ts';

let desk: TestDesk;
let leo: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

const ana = () => desk.ctx(desk.ana);
async function open(priority: 1 | 2 | 3 = 1) {
  const { ticket } = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority,
  });
  return ticket;
}
const reply = ({ number }: { number: string }, by: Actor = desk.ana) =>
  postMessage(desk.ctx(by), { number, kind: 'public', body: 'We are at it.' });
const tasks = (ticket: { id: number }) => readTasks(desk.database.db, ticket.id);
const states = async (ticket: { id: number }) => (await tasks(ticket)).map(({ endedAs }) => endedAs);
async function events(ticket: { id: number }) {
  const rows = await desk.database.db
    .selectFrom('event')
    .select('kind')
    .where('ticketId', '=', ticket.id)
    .where('kind', 'like', 'task.%')
    .orderBy('sequence')
    .execute();
  return rows.map(({ kind }) => kind);
}
/** Only the clocks are looked at: nothing else happens by itself. */
async function pass(minutes: number) {
  desk.pass({ minutes });
  await sweepThresholds(desk.ctx());
}
/** A report says hours later that this message could not be delivered. */
async function comesBack(ticket: { id: number }, messageId: string) {
  const delivery = await desk.database.db
    .selectFrom('delivery')
    .selectAll()
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow();
  const failure = { error: '5.1.1 User unknown', status: '5.1.1' };
  await together(desk.database.db, failDelivery(desk.ctx(), { ...delivery, ticketNumber: null }, failure));
  return takeBackKeeping(desk.ctx(), ticket.id);
}
const nine = async () => (await desk.broken()).filter(({ number }) => [3, 9, 10].includes(number));

describe('a late clock', () => {
  test('makes one task for all that is late at once, and none for what waits inside the house', async () => {
    const ticket = await open();
    await reassignTicket(ana(), { number: ticket.number, agent: leo.personId!, reason: 'expertise' });
    await pass(29);
    expect(await tasks(ticket)).toEqual([]);
    await pass(5);
    const [task, ...more] = await tasks(ticket);
    expect(more).toEqual([]);
    expect(task).toMatchObject({ kind: 'tell_requester', doneAt: null, ticket: { number: ticket.number } });
    // The hand-over is late too, which the requester does not feel.
    expect(task!.late.map(({ metric }) => metric)).toEqual(['first_response', 'update']);
    expect(await events(ticket)).toEqual(['task.made']);
    expect((await viewTicket(desk.database.db, ticket.id)).awaits).toContain('tell');
    await pass(300);
    expect((await tasks(ticket))[0]!.late.map(({ metric }) => metric)).toEqual([
      'first_response',
      'update',
      'resolution',
    ]);
    expect(await nine()).toEqual([]);
  });

  test('found late by the very word that ends it has its task too, done at once', async () => {
    const ticket = await open();
    desk.pass({ minutes: 40 });
    const { messageId } = await reply(ticket);
    expect(await tasks(ticket)).toMatchObject([{ endedAs: 'told', toldBy: messageId }]);
    expect(await events(ticket)).toEqual(['task.made', 'task.done']);
    expect((await viewTicket(desk.database.db, ticket.id)).awaits).not.toContain('tell');
    expect(await nine()).toEqual([]);
  });

  test('makes its task once, whatever becomes of the priority', async () => {
    const ticket = await open(3);
    desk.pass({ minutes: 45 });
    for (const priority of [1, 3, 1] as const) {
      await changePriority(ana(), { number: ticket.number, priority, reason: 'Who knows.' });
      await pass(2);
    }
    expect(await events(ticket)).toEqual(['task.made']);
    await reply(ticket);
    await changePriority(ana(), { number: ticket.number, priority: 4, reason: 'It is nothing.' });
    await changePriority(ana(), { number: ticket.number, priority: 1, reason: 'It is.' });
    await pass(2);
    expect(await events(ticket)).toEqual(['task.made', 'task.done']);
    expect(await nine()).toEqual([]);
  });
});

describe('the task', () => {
  test('goes with the ticket to whoever has it', async () => {
    const ticket = await open();
    await pass(31);
    const own = async (who: Actor) => (await readOwnTasks(desk.database.db, who.personId!)).length;
    expect([await own(desk.ana), await own(leo)]).toEqual([1, 0]);
    await reassignTicket(ana(), { number: ticket.number, agent: leo.personId!, reason: 'expertise' });
    expect([await own(desk.ana), await own(leo)]).toEqual([0, 1]);
  });

  test('stays open for a note, and is done by the delay notice of a person', async () => {
    const ticket = await open(1);
    await reply(ticket);
    await pass(20);
    await postMessage(ana(), { number: ticket.number, kind: 'note', body: 'It is the fuse.' });
    await desk.database.db
      .updateTable('promise')
      .set({ dueAt: new Date('2026-03-10T16:00:00Z') })
      .where('ticketId', '=', ticket.id)
      .where('state', '=', 'standing')
      .execute();
    await pass(20);
    expect(await states(ticket)).toEqual([null]);
    await movePromise(ana(), {
      number: ticket.number,
      dueAt: new Date('2026-03-10T17:00:00Z'),
      reason: 'supplier',
      actions: 'We ordered a fuse.',
    });
    expect(await states(ticket)).toEqual(['told']);
  });

  test('comes back with the word that did, and so do the clocks that it had stopped', async () => {
    const ticket = await open();
    await pass(31);
    desk.pass({ minutes: 5 });
    const { messageId } = await reply(ticket);
    expect(await states(ticket)).toEqual(['told']);
    desk.pass({ minutes: 50 });
    expect(await comesBack(ticket, messageId)).toBe('stands');
    expect(await states(ticket)).toEqual([null]);
    expect(await events(ticket)).toEqual(['task.made', 'task.done', 'task.reopened']);
    expect(await nine()).toEqual([]);
    const again = await reply(ticket);
    expect(await tasks(ticket)).toMatchObject([{ endedAs: 'told', toldBy: again.messageId }]);
    expect(await nine()).toEqual([]);
  });

  test('is owed no more when the ticket is put aside, and again when that is taken back', async () => {
    const ticket = await open();
    const other = await open();
    await pass(31);
    await mergeTicket(ana(), { number: ticket.number, into: other.number });
    expect(await states(ticket)).toEqual(['void']);
    await unmergeTicket(ana(), ticket.number);
    expect(await states(ticket)).toEqual([null]);
    expect(await nine()).toEqual([]);
  });

  test.each([
    ['message', 'told'],
    ['call', 'told'],
  ] as const)('is done by a solution that is told by %s', async (toldBy, endedAs) => {
    const ticket = await open();
    await pass(31);
    await resolveTicket(ana(), { number: ticket.number, kind: 'solved', what: 'a', how: 'b', why: 'c', toldBy });
    expect(await states(ticket)).toEqual([endedAs]);
    expect(await nine()).toEqual([]);
  });

  test('is ticked by hand with a reason, once', async () => {
    const ticket = await open();
    await pass(31);
    const { id } = (await tasks(ticket))[0]!;
    const wish = { number: ticket.number, id, reason: 'I met Ravi at the door and told him.' };
    await tickTask(desk.ctx(leo), wish);
    expect(await tasks(ticket)).toMatchObject([
      { endedAs: 'by_hand', reason: wish.reason, doneBy: { id: leo.personId, name: 'Leo Brandt' } },
    ]);
    await expect(tickTask(desk.ctx(leo), wish)).rejects.toThrow('This task is done already.');
    expect(await nine()).toEqual([]);
  });
});
