// What `npm run simulate` has found, each as the few steps that are needed to see it again.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { changeStatus } from './change-status.ts';
import { mergeTicket } from './merging/merge-ticket.ts';
import { splitTicket } from './merging/split-ticket.ts';
import { unmergeTicket } from './merging/unmerge-ticket.ts';
import { deactivateAgent } from './people/deactivate-agent.ts';
import { postMessage } from './post-message.ts';
import { reassignTicket } from './reassign-ticket.ts';
import { resolveTicket } from './resolve-ticket.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
});

let mails = 0;
async function opened(): Promise<{ number: string; id: number; from: string }> {
  mails += 1;
  const from = `maria${mails}@customer.example`;
  await write(from, 'It stops', 'It stops after two labels.');
  const { rows } = await sql<{
    number: string;
    id: number;
  }>`select number, id from ticket order by id desc limit 1`.execute(desk.database.db);
  return { ...rows[0]!, from };
}

const write = (from: string, subject: string, text: string, answers?: string) =>
  mail.send(
    [
      `From: ${from}`,
      'To: help@desk.example',
      `Subject: ${subject}`,
      `Message-ID: <m${++mails}@customer.example>`,
      ...(answers ? [`In-Reply-To: ${answers}`, `References: ${answers}`] : []),
      '',
      text,
      '',
    ].join('\r\n'),
    { from },
  );

test('who answers our question at night is told the date of now, not the one that waited for their answer', async () => {
  desk.clock.now = new Date('2026-03-10T16:30:00Z');
  const { number, from } = await opened();
  desk.pass({ minutes: 30 });
  await changeStatus(desk.ctx(desk.ana), { number, status: 'waiting_on_requester', question: 'Which model is it?' });
  const asked = (await mail.deliver()).find(({ to }) => to.includes(from))!;
  desk.clock.now = new Date('2026-03-10T18:48:00Z');
  await write(from, 'Re: It stops', 'It is the T-40.', asked.header('message-id'));
  const told = (await mail.deliver()).find(({ to }) => to.includes(from))!;
  const { rows } = await sql<{ status: string; at: Date }>`
    select status, promise_due_at as at from ticket where number = ${number}`.execute(desk.database.db);
  expect(rows[0]).toEqual({ status: 'open', at: new Date('2026-03-11T18:00:00Z') });
  expect(told.mail.text).toContain('Next opening: tomorrow at 09:00');
  expect(told.mail.text).toContain('tomorrow at 18:00');
  expect(told.mail.text).toContain('In progress');
  expect(told.mail.text).not.toContain('Waiting for your answer');
});

test('whoever had to wait for a colleague does not turn back when the last word was said', async () => {
  const { number, id } = await opened();
  const early = desk.ctx(desk.ana);
  desk.clock.now = new Date(desk.clock.now.getTime() + 7);
  await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'It goes on tomorrow.' });
  await postMessage(early, { number, kind: 'public', body: 'We are looking into it.' });
  const { rows } = await sql<{ last: Date; reply: Date; updated: Date }>`
    select last_public_at as last, last_human_reply_at as reply, updated_at as updated from ticket where id = ${id}`.execute(
    desk.database.db,
  );
  expect(rows[0]).toEqual({ last: desk.clock.now, reply: desk.clock.now, updated: desk.clock.now });
  expect(await desk.broken()).toEqual([]);
});

test('words that came by a mail to a merged ticket and are split off take the mail along: answers to it find the new ticket', async () => {
  desk.clock.now = new Date('2026-03-12T10:00:00Z');
  const one = await opened();
  const told = (await mail.deliver()).find(({ to }) => to.includes(one.from))!;
  await write(one.from, 'The tray sticks', 'The tray sticks, too.');
  const [two] = await tickets();
  await mergeTicket(desk.ctx(desk.ana), { number: one.number, into: two!.number });
  await write(one.from, 'Re: It stops', 'And a second matter.', told.header('message-id'));
  const mailId = `m${mails}@customer.example`;
  const { rows } = await sql<{ id: string }>`
    select id from message where body_text = 'And a second matter.'`.execute(desk.database.db);
  const { ticketId } = await splitTicket(desk.ctx(desk.ana), { number: two!.number, messages: [rows[0]!.id] });
  const known = await desk.database.db
    .selectFrom('mailReference')
    .select('ticketId')
    .where('mailId', '=', mailId)
    .execute();
  expect(known).toEqual([{ ticketId }]);
  await write(one.from, 'Re: It stops', 'More on the second matter.', `<${mailId}>`);
  const { rows: last } = await sql<{ id: number }>`
    select ticket_id as id from message where body_text = 'More on the second matter.'`.execute(desk.database.db);
  expect(last).toEqual([{ id: ticketId }]);
});

const tickets = async () =>
  (await sql<{ number: string; id: number }>`select number, id from ticket order by id desc`.execute(desk.database.db))
    .rows;

test('a merge that is taken back gives a solved ticket back to who had solved it, also in the record, though they have left', async () => {
  desk.clock.now = new Date('2026-03-12T10:00:00Z');
  const leo = await desk.agent('Leo Brandt');
  const solved = await opened();
  desk.pass({ minutes: 1 });
  await reassignTicket(desk.ctx(leo), { number: solved.number, agent: leo.personId!, reason: 'taking_it' });
  await postMessage(desk.ctx(leo), { number: solved.number, kind: 'public', body: 'A new head is in.' });
  const told = { kind: 'solved', what: 'It prints.', how: 'A new head.', why: 'Wear.', toldBy: 'message' } as const;
  await resolveTicket(desk.ctx(leo), { number: solved.number, ...told });
  const answer = (await mail.deliver()).findLast(({ to }) => to.includes(solved.from))!;
  await deactivateAgent(desk.ctx(desk.ana), leo.personId!);
  desk.pass({ minutes: 20 });
  await write(solved.from, 'It blinks', 'Another thing: it blinks.');
  const { rows } = await sql<{ number: string }>`select number from ticket order by id desc limit 1`.execute(
    desk.database.db,
  );
  const { number } = rows[0]!;
  const sam = await desk.agent('Sam Reyes');
  desk.pass({ minutes: 1 });
  await mergeTicket(desk.ctx(sam), { number, into: solved.number });
  desk.pass({ minutes: 20 });
  await unmergeTicket(desk.ctx(sam), number);
  await desk.sweep();
  await mail.deliver();
  expect(await desk.broken()).toEqual([]);
  desk.pass({ minutes: 20 });
  await write(solved.from, 'Re: It stops', 'It stops again.', answer.header('message-id'));
  await desk.sweep();
  await mail.deliver();
  expect(await desk.broken()).toEqual([]);
});
