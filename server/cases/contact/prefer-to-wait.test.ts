// A requester who would rather wait for their own contact than be looked after by somebody who stands in.

import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { renderDelivery } from '../../channels/render-delivery.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { changeAbsence, sayAbsence, takeBackAbsence } from '../absences/say-absence.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { takeInWord } from '../take-in-word.ts';
import { preferToWait } from './prefer-to-wait.ts';

let desk: TestDesk;
let max: Actor;
let leo: Actor;
let ticket: Ticket;
let absenceId: string;
/** Friday at nine. */
const back = new Date('2026-03-13T09:00:00Z');
const deps = {
  publicUrl: () => 'https://desk.example',
  replies: Buffer.alloc(32, 3),
  ticketLink: (id: number) => `https://desk.example/t/${id}`,
  uploadLink: () => '',
  acceptLink: () => '',
  signInLink: () => '',
};

beforeEach(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC
  max = await desk.agent('Max Lindqvist');
  leo = await desk.agent('Leo Costa');
  const opened = await openTicket(desk.ctx(desk.ana), {
    subject: 'Ribbon',
    body: 'The ribbon tears.',
    requester: { email: 'ravi@north.example', name: 'Ravi Menon' },
    copied: ['mia@north.example'],
    channel: 'api',
    language: 'en',
  });
  const { number } = opened.ticket;
  await reassignTicket(desk.ctx(max), { number, agent: max.personId!, reason: 'taking_it' });
  await postMessage(desk.ctx(max), { number, kind: 'public', body: 'We look into it.' });
  ticket = await now(opened.ticket);
  absenceId = await sayAbsence(desk.ctx(max), { to: back, cover: leo.personId });
  desk.pass({ minutes: 26 });
  await desk.sweep();
});

const now = ({ id }: { id: number }) => findTicketById(desk.ctx(), id);
const ravi = () => desk.requester(ticket.requesterId);
const wait = async (waits = true, actor?: Actor) =>
  preferToWait(desk.ctx(actor ?? (await ravi())), { number: ticket.number, waits });
async function mails() {
  const { rows } = await sql<{ id: string; to: string }>`
    select d.id, d.to_address as "to" from delivery d join message m on m.id = d.message_id
     where m.purpose = 'contact' order by m.at, d.to_address`.execute(desk.database.db);
  return Promise.all(
    rows.map(async (one) => ({ ...one, text: (await renderDelivery(desk.ctx(), deps, one.id)).text })),
  );
}
const ended = async () =>
  (await desk.database.db.selectFrom('wait').select('endWhy').orderBy('saidAt').execute()).map((one) => one.endWhy);
const green = async () => {
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
};

test('the notice offers it to the requester alone', async () => {
  const [mia, forRavi] = await mails();
  expect(forRavi!.text).toContain(
    `Would you rather wait for Max Lindqvist, who is back Friday, 13 March at 09:00 (UTC)?\nhttps://desk.example/t/${ticket.id}/wait`,
  );
  expect(mia!.text).not.toContain('rather wait');
});

describe('the requester waits', () => {
  test('nobody stands in any more, the next word is promised for the return, once, and it is confirmed', async () => {
    await wait();
    const after = await now(ticket);
    expect(after).toMatchObject({ assigneeId: max.personId, coverId: null, contactToldId: max.personId });
    expect(after.promiseDueAt).toEqual(new Date('2026-03-13T10:00:00Z'));
    const last = (await mails()).at(-1)!.text;
    expect(last).toContain('stays with Max Lindqvist.');
    expect(last).toContain('no later than Friday, 13 March at 10:00');
    expect((await viewTicket(desk.database.db, ticket.id)).waitsFor).toMatchObject({
      name: 'Max Lindqvist',
      until: back.toISOString(),
    });
    await wait();
    expect(await ended()).toEqual([null]);
    await green();
    desk.pass({ days: 1 });
    await green();
    expect((await now(ticket)).coverId).toBeNull();
    desk.clock.now = back;
    await green();
    expect(await ended()).toEqual(['back']);
    expect((await now(ticket)).promiseDueAt).toEqual(new Date('2026-03-13T10:00:00Z'));
  });

  test('and changes their mind: somebody stands in at once, and the word comes when it usually does', async () => {
    await wait();
    await wait(false);
    expect(await now(ticket)).toMatchObject({ coverId: leo.personId, contactToldId: leo.personId });
    expect((await now(ticket)).promiseDueAt!.getTime()).toBeLessThan(new Date('2026-03-12T00:00:00Z').getTime());
    expect((await mails()).at(-1)!.text).toContain('In the meantime Leo Costa looks after your request');
    expect(await ended()).toEqual(['not_any_more']);
    await green();
  });

  test('and writes again: that is not left lying', async () => {
    await wait();
    desk.pass({ minutes: 5 });
    await takeInWord(desk.ctx(), {
      ticket: await now(ticket),
      personId: ticket.requesterId,
      addressId: null,
      body: 'It burns now.',
      channel: 'email',
      verified: true,
      acknowledge: false,
    });
    await green();
    expect((await now(ticket)).coverId).not.toBeNull();
    expect(await ended()).toEqual(['event']);
  });

  test('and the return is put off: somebody stands in again, and they are told', async () => {
    await wait();
    await changeAbsence(desk.ctx(max), { id: absenceId, to: new Date('2026-03-20T09:00:00Z') });
    await green();
    expect((await now(ticket)).coverId).toBe(leo.personId);
    expect(await ended()).toEqual(['event']);
    desk.pass({ minutes: 26 });
    await green();
    expect((await mails()).at(-1)!.text).toContain('Back: Friday, 20 March');
  });

  test('and the contact is back sooner', async () => {
    await wait();
    desk.pass({ days: 1 });
    await takeBackAbsence(desk.ctx(max), absenceId);
    expect(await ended()).toEqual(['back']);
    await green();
  });
});

test('an agent who heard it on the phone says it for them; nobody else who takes part decides it', async () => {
  const mia = await desk.database.db
    .selectFrom('participant')
    .select('personId')
    .where('ticketId', '=', ticket.id)
    .where('role', '=', 'copied')
    .executeTakeFirstOrThrow();
  await expect(wait(true, await desk.requester(mia.personId))).rejects.toThrow('Only the requester');
  await wait(true, leo);
  const row = await desk.database.db.selectFrom('wait').select('saidBy').executeTakeFirstOrThrow();
  expect(row.saidBy).toBe(leo.personId);
  await green();
});

test.each([
  ['nobody knows until when', async () => changeAbsence(desk.ctx(max), { id: absenceId, to: null })],
  [
    'a clock comes due before',
    async () => {
      await sql`insert into clock (ticket_id, metric, cycle, state, started_at, target_seconds, due_at)
        values (${ticket.id}, 'resolution', 9, 'running', ${desk.clock.now}, 3600, '2026-03-12')`.execute(
        desk.database.db,
      );
    },
  ],
])('it cannot wait where %s', async (_, make) => {
  await make();
  await expect(wait()).rejects.toThrow('cannot wait');
});
