// Whoever was told a name is told the next one: of all their tickets in one mail, not in their quiet hours, by a call where no mail
// arrives, and in the portal alone when only the shift has changed.

import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { renderDelivery } from '../../channels/render-delivery.ts';
import { setQuietHours } from '../../people/quiet-hours.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { readOwnTasks } from '../../tickets/tasks/read-tasks.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { sayAbsence } from '../absences/say-absence.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { tickTask } from '../tasks/tick-task.ts';

let desk: TestDesk;
let max: Actor;
let leo: Actor;
const deps = {
  publicUrl: () => 'https://desk.example',
  replies: Buffer.alloc(32, 3),
  ticketLink: (id: number, personId: string) => `https://desk.example/t/${id}/${personId.slice(-4)}`,
  uploadLink: () => '',
  acceptLink: () => '',
  signInLink: () => '',
};

beforeEach(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC
  max = await desk.agent('Max Lindqvist');
  leo = await desk.agent('Leo Costa');
});

const row = ({ id }: { id: number }) => findTicketById(desk.ctx(), id);
async function having(actor: Actor, email = 'ravi@north.example', more: { cc?: string[]; language?: string } = {}) {
  const language = more.language ?? 'en';
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Ribbon',
    body: 'The ribbon tears.',
    requester: { email, name: 'Ravi Menon', locale: language },
    copied: more.cc ?? [],
    channel: 'api',
    language,
  });
  await reassignTicket(desk.ctx(actor), { number: ticket.number, agent: actor.personId!, reason: 'taking_it' });
  await postMessage(desk.ctx(actor), { number: ticket.number, kind: 'public', body: 'We look into it.' });
  return row(ticket);
}
const gives = (ticket: Ticket, to: Actor, reason = 'workload') =>
  reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: to.personId!, reason });

/** The mails about a new contact, as each reader gets them. */
async function mails() {
  const { rows } = await sql<{ id: string; to: string; ticketId: number }>`
    select d.id, d.to_address as "to", d.ticket_id from delivery d join message m on m.id = d.message_id
     where m.purpose = 'contact' order by d.to_address, d.queued_at, d.id`.execute(desk.database.db);
  return Promise.all(
    rows.map(async (one) => ({ ...one, text: (await renderDelivery(desk.ctx(), deps, one.id)).text })),
  );
}
const changes = async () =>
  (
    await desk.database.db
      .selectFrom('contactChange')
      .select('endedAs')
      .orderBy('ticketId')
      .orderBy('sequence')
      .execute()
  ).map((one) => one.endedAs);
const green = async () => {
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
};

describe('several tickets of one requester', () => {
  test('one mail names each with its new contact and its next word, a message stands on each ticket', async () => {
    const one = await having(max);
    const two = await having(max, 'ravi@north.example', { cc: ['mia@north.example'] });
    const other = await having(max, 'olga@south.example', { language: 'ru' });
    await gives(one, leo);
    desk.pass({ minutes: 10 });
    await gives(two, desk.ana);
    await gives(other, leo);
    await green();
    desk.pass({ minutes: 16 });
    await desk.sweep();
    const told = await mails();
    expect(told.map(({ to, ticketId }) => [to, ticketId])).toEqual([
      ['mia@north.example', two.id],
      ['ravi@north.example', one.id],
    ]);
    const ravi = told[1]!.text;
    expect(ravi).toContain(`Your contact for request ${one.number} is now Leo Costa`);
    expect(ravi).toContain(
      `${two.number} · Ribbon\nYour contact: Ana Ferreira\nNext news: no later than Wednesday, 11 March at 10:00 (UTC)\nhttps://desk.example/t/${two.id}/`.replace(
        'Wednesday, 11 March',
        'tomorrow',
      ),
    );
    expect(ravi).toContain(`An answer to this email goes to request ${one.number}`);
    expect(told[0]!.text).not.toContain(one.number);
    const words = await desk.database.db
      .selectFrom('message')
      .select('ticketId')
      .where('purpose', '=', 'contact')
      .execute();
    expect(words.map((word) => word.ticketId).sort((a, b) => a - b)).toEqual([one.id, two.id]);
    expect(await changes()).toEqual(['told', 'told', null]);
    await green();
    desk.pass({ minutes: 10 });
    await green();
    expect((await mails()).map(({ to }) => to)).toContain('olga@south.example');
  });

  test('the mail came back: it is a task on each ticket that it named', async () => {
    const one = await having(max);
    const two = await having(max);
    await gives(one, leo);
    await gives(two, leo);
    desk.pass({ minutes: 26 });
    await desk.sweep();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    await sql`update delivery set state = 'human_task', ended_at = ${desk.clock.now}, due_at = null where id = ${mail!.id}`.execute(
      desk.database.db,
    );
    await desk.sweep();
    const { rows } = await sql<{ ticketId: number }>`
      select ticket_id from delivery where state = 'human_task' order by ticket_id`.execute(desk.database.db);
    expect(rows.map((task) => task.ticketId)).toEqual([one.id, two.id]);
  });
});

test('several changes of one ticket are one, by who has it in the end; none when it is the same again', async () => {
  const one = await having(max);
  const two = await having(max, 'mia@north.example');
  for (const to of [leo, desk.ana]) await gives(one, to);
  for (const to of [leo, max]) await gives(two, to);
  desk.pass({ minutes: 26 });
  await desk.sweep();
  const told = await mails();
  expect(told.map(({ to }) => to)).toEqual(['ravi@north.example']);
  expect(told[0]!.text).toContain('is now Ana Ferreira');
  expect(await changes()).toEqual(['told', 'back']);
  await green();
});

test('whoever writes has introduced themself', async () => {
  const one = await having(max);
  await gives(one, leo);
  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(leo), { number: one.number, kind: 'public', body: 'I am Leo.' });
  desk.pass({ minutes: 30 });
  await green();
  expect(await mails()).toEqual([]);
  expect(await changes()).toEqual(['told']);
});

describe('quiet hours of the requester', () => {
  const sleeps = async ({ requesterId }: Ticket) => {
    await desk.database.db
      .updateTable('person')
      .set({ zone: 'America/Los_Angeles' })
      .where('id', '=', requesterId)
      .execute();
    // From midnight to eight in Los Angeles, where it is three in the morning now.
    await together(desk.database.db, [setQuietHours(requesterId, { from: '00:00', until: '08:00' })]);
  };

  test('hold the notice back until they are over; what a person writes leaves at once', async () => {
    const one = await having(max);
    await sleeps(one);
    await gives(one, leo);
    desk.pass({ minutes: 26 });
    await green();
    expect(await mails()).toEqual([]);
    expect((await row(one)).contactNoticeDueAt).toEqual(new Date('2026-03-10T15:00:00Z'));
    const { heldUntil } = await desk.database.db
      .selectFrom('contactChange')
      .select('heldUntil')
      .executeTakeFirstOrThrow();
    expect(heldUntil).toEqual(new Date('2026-03-10T15:00:00Z'));
    await postMessage(desk.ctx(desk.ana), { number: one.number, kind: 'public', body: 'A word of mine besides.' });
    const { rows } = await sql`select 1 from delivery where due_at > ${desk.clock.now}`.execute(desk.database.db);
    expect(rows).toEqual([]);
    desk.clock.now = new Date('2026-03-10T15:00:00Z');
    await desk.sweep();
    expect(await mails()).toHaveLength(1);
    await green();
  });

  test('do not hold back what is urgent', async () => {
    const one = await having(max);
    await sleeps(one);
    await desk.database.db.updateTable('ticket').set({ priority: 1 }).where('id', '=', one.id).execute();
    await gives(one, leo);
    desk.pass({ minutes: 26 });
    await desk.sweep();
    expect(await mails()).toHaveLength(1);
  });
});

describe('a requester whom no mail reaches', () => {
  const loses = (ticket: Ticket) =>
    desk.database.db
      .updateTable('address')
      .set({ health: 'failed' })
      .where('personId', '=', ticket.requesterId)
      .execute();

  test('is called: the new contact has a task with what to say, and only the call ends it', async () => {
    const one = await having(max, 'olga@south.example', { language: 'ru' });
    await loses(one);
    await sayAbsence(desk.ctx(max), { to: new Date('2026-03-13T09:00:00Z'), cover: leo.personId });
    desk.pass({ minutes: 26 });
    await green();
    expect(await mails()).toEqual([]);
    const [task, ...more] = await readOwnTasks(desk.database.db, leo.personId!);
    expect(more).toEqual([]);
    expect(task).toMatchObject({ kind: 'call_requester', call: { language: 'ru' } });
    expect(task!.call!.say).toContain('Max Lindqvist сейчас отсутствует');
    expect(task!.call!.say).toContain(one.number);
    await postMessage(desk.ctx(leo), { number: one.number, kind: 'public', body: 'Это письмо не дойдёт.' });
    expect(await readOwnTasks(desk.database.db, leo.personId!)).toHaveLength(1);
    await tickTask(desk.ctx(leo), { number: one.number, id: task!.id, reason: 'I called and told Olga.' });
    expect(await readOwnTasks(desk.database.db, leo.personId!)).toEqual([]);
  });

  test('another change before the call: one task, with the name that holds', async () => {
    const one = await having(max);
    await loses(one);
    await gives(one, leo);
    desk.pass({ minutes: 26 });
    await desk.sweep();
    await gives(one, desk.ana);
    desk.pass({ minutes: 26 });
    await green();
    const [task, ...more] = await readOwnTasks(desk.database.db, desk.ana.personId!);
    expect(more).toEqual([]);
    expect(task!.call!.say).toContain('Your contact is now Ana Ferreira');
  });
});

test('who follows on a shift shows in the portal only', async () => {
  const one = await having(max);
  await gives(one, leo, 'shift');
  expect(await row(one)).toMatchObject({
    assigneeId: leo.personId,
    contactToldId: leo.personId,
    contactNoticeDueAt: null,
  });
  desk.pass({ minutes: 30 });
  await green();
  expect(await mails()).toEqual([]);
});
