// Trouble that only a person can mend is told to a person, once.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { reassignTicket } from '../cases/reassign-ticket.ts';
import type { StoredEvent } from '../platform/events.ts';
import { jobsFor } from '../reactions.ts';
import { type Cause, tellOfTrouble } from './tell-of-trouble.ts';

let desk: TestDesk;
let mail: MailDesk;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

async function open(email: string) {
  desk.pass({ minutes: 2 });
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'The printer blinks',
    body: 'It blinks.',
    requester: { email, name: 'Maria' },
    channel: 'api',
  });
  return ticket;
}

/** The jobs that follow from what was recorded on a ticket, each run `times`. @returns how often somebody was told */
async function react(ticketId: number, kind: string, times = 1): Promise<number> {
  const events = await desk.database.db
    .selectFrom('event')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .where('kind', '=', kind)
    .execute();
  const jobs = events
    .flatMap((event) =>
      jobsFor(event as unknown as StoredEvent, {
        mailLeaves: true,
        wordsByMail: true,
        heeded: ['clock', 'transfers', 'security'],
      }),
    )
    .filter(({ task }) => task === 'tell_of_trouble');
  expect(jobs).toHaveLength(events.length);
  const runs = jobs.flatMap((job) => Array.from({ length: times }, () => job.payload as Cause));
  const told = await Promise.all(runs.map((cause) => tellOfTrouble(desk.ctx(), cause)));
  return told.filter(Boolean).length;
}

test('a mail failed for good and no agent heard of it', async () => {
  const ticket = await open('gone@customer.example');
  mail.refuse.with = { code: 550, text: '5.1.1 No such user' };
  await mail.deliver();
  mail.refuse.with = null;
  // Three processes at once, and one later.
  expect(await react(ticket.id, 'delivery.failed', 3)).toBe(1);
  expect(await react(ticket.id, 'delivery.failed')).toBe(0);
  const [told, ...more] = await mail.deliver();
  expect(more).toEqual([]);
  expect(told!.to).toEqual(['ana@desk.example']);
  expect(told!.mail.subject).toBe(`Not delivered: The printer blinks [${ticket.number}]`);
  expect(told!.mail.text).toContain('To: Maria <gone@customer.example>');
  expect(told!.mail.text).toMatch(/What the other server said: .*No such user/);
  expect(told!.mail.text).toContain(`http://desk.example/tickets/${ticket.number}`);
});

test('the notice itself did not arrive: of that no notice is sent', async () => {
  const ticket = await open('gone2@customer.example');
  mail.refuse.with = { code: 550, text: '5.1.1 No such user' };
  await mail.deliver();
  expect(await react(ticket.id, 'delivery.failed')).toBe(1);
  await mail.deliver();
  mail.refuse.with = null;
  expect(await react(ticket.id, 'delivery.failed')).toBe(0);
  expect(await mail.deliver()).toEqual([]);
});

test('whoever has the ticket now is told, in their language', async () => {
  const ticket = await open('gone3@customer.example');
  const bo = await desk.agent('Bo');
  await desk.database.db.updateTable('person').set({ locale: 'pt-BR' }).where('id', '=', bo.personId!).execute();
  mail.refuse.with = { code: 550, text: '5.1.1 No such user' };
  await mail.deliver();
  mail.refuse.with = null;
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: bo.personId!, reason: 'expertise' });
  await mail.deliver();
  await react(ticket.id, 'delivery.failed');
  const [told] = await mail.deliver();
  expect(told!.to).toEqual(['bo@desk.example']);
  expect(told!.mail.text).toContain('Um e-mail nosso no chamado');
});

test('whoever had the ticket has left: their team’s duty agent is told', async () => {
  const ticket = await open('gone4@customer.example');
  const cy = await desk.agent('Cy');
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: cy.personId!, reason: 'expertise' });
  mail.refuse.with = { code: 550, text: '5.1.1 No such user' };
  await mail.deliver();
  mail.refuse.with = null;
  await desk.database.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', cy.personId!).execute();
  await mail.deliver();
  expect(await react(ticket.id, 'delivery.failed')).toBe(1);
  expect((await mail.deliver())[0]!.to).toEqual(['ana@desk.example']);
});

test('two machines answered each other and no agent was told', async () => {
  await mail.send(mailOf({ from: 'robot@customer.example' }), { from: 'robot@customer.example' });
  const acknowledgement = (await mail.deliver()).find((one) => one.to[0] === 'robot@customer.example')!;
  for (let i = 0; i < 22; i++) {
    desk.pass({ minutes: 1 });
    const raw = answerTo(acknowledgement, { from: 'robot@customer.example', text: `I am robot number ${i}.\r\n` });
    await mail.send(raw, { from: 'robot@customer.example' });
  }
  const { id, number } = await desk.database.db
    .selectFrom('ticket')
    .select(['id', 'number'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  await mail.deliver();
  expect(await react(id, 'loop.suspected', 2)).toBe(1);
  const [told] = await mail.deliver();
  expect(told!.to).toEqual(['ana@desk.example']);
  expect(told!.mail.subject).toBe(`Mail in circles? The printer blinks [${number}]`);
  expect(told!.mail.text).toMatch(/From: .*robot@customer\.example/);
});

test('a machine’s fifth mail in ten minutes is noticed on the ticket that it opened', async () => {
  desk.pass({ hours: 1 });
  const bulk = (n: number) =>
    mailOf({
      from: 'monitor@customer.example',
      subject: `Disk ${n} is full`,
      headers: { Precedence: 'bulk' },
    });
  for (let i = 1; i <= 7; i++) await mail.send(bulk(i), { from: 'monitor@customer.example' });
  const suspected = await desk.database.db
    .selectFrom('event')
    .innerJoin('ticket', 'ticket.id', 'event.ticketId')
    .select('ticket.subject')
    .where('event.kind', '=', 'loop.suspected')
    .where('ticket.subject', 'like', 'Disk%')
    .execute();
  expect(suspected).toEqual([{ subject: 'Disk 5 is full' }]);
});
