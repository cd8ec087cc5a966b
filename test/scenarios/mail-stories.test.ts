// What other desks lost or got wrong, with a Postfix and a Dovecot between the customers and the desk. This Postfix destroys
// References and In-Reply-To of every mail, as some gateways do.

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDatabase } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import { doors, type MailHouse, openMailHouse, whyNoMailServers } from '../mail-server/mail-house.ts';
import type { Received } from '../mail-server/mailbox.ts';

const why = whyNoMailServers();
const maria = 'maria@customer.example';
const viktor = 'viktor@customer.example';
const paulo = 'paulo@customer.example';
const olga = 'olga@customer.example';
const nina = 'nina@customer.example';
const group = 'printers@group.example';
const support = `support@${doors.smtp}`;

type Ticket = { id: number; number: string; subject: string; requester: string };
type Delivery = { id: string; to: string; state: string; error: string | null; sentAt: Date | null };

describe.skipIf(why !== null)(`mail stories${why ? `: ${why}` : ''}`, () => {
  let house: MailHouse;

  beforeAll(async () => {
    house = await openMailHouse({
      connection: await makeDatabase(),
      mailboxes: [maria, viktor, paulo, olga, nina],
      drops: ['References', 'In-Reply-To'],
      aliases: { [group]: [support, viktor] },
      quota: { [paulo]: 6000 },
    });
  });
  afterAll(async () => {
    await house?.stop();
  });

  const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> =>
    (await query.execute(house.desk.wiring.database.db)).rows;
  const tickets = (subject: string) =>
    rows(sql<Ticket>`
      select t.id, t.number, t.subject, a.value as requester from ticket t join address a on a.person_id = t.requester_id
       where t.subject = ${subject} order by t.id`);
  const opened = async (subject: string): Promise<Ticket> =>
    (
      await until(
        async () => ((await tickets(subject)).length > 0 ? tickets(subject) : null),
        30,
        () => `a ticket “${subject}”. Postfix: ${house.postfix.log().slice(-3000)}`,
      )
    )[0]!;
  const words = (ticketId: number) =>
    rows(sql<{ kind: string; text: string }>`
      select kind, body_text as text from message where ticket_id = ${ticketId} and not by_agent and author_id is not null order by at`);
  const said = (ticketId: number, text: string) =>
    until(
      async () => (await words(ticketId)).find((one) => one.text.includes(text)),
      30,
      () => `“${text}”. Postfix: ${house.postfix.log().slice(-3000)}`,
    );
  const deliveries = (ticketId: number) =>
    rows(sql<Delivery>`
      select id, to_address as to, state, last_error as error, sent_at from delivery where ticket_id = ${ticketId} order by queued_at, id`);
  const worked = (count: number) =>
    until(async () => {
      const [row] = await rows(sql<{ n: number }>`select count(*) as n from inbound where state <> 'received'`);
      return Number(row!.n) >= count;
    });
  const inbounds = async () => Number((await rows(sql<{ n: number }>`select count(*) as n from inbound`))[0]!.n);
  const answer = (number: string, body: string) =>
    house.api('POST', `/tickets/${number}/messages`, { kind: 'public', body });

  test('pain 3, References destroyed: an answer finds its ticket by the address that it was sent to', async () => {
    const mailbox = house.mailbox(maria);
    const subject = 'The printer blinks';
    await mailbox.send({ to: support, subject, text: 'It blinks red.', references: '<none@nowhere.example>' });
    const ticket = await opened(subject);
    await mailbox.next();
    await answer(ticket.number, 'Please switch it off and on.');
    const received: Received = await mailbox.next();
    expect(received.header('references') + received.header('in-reply-to')).toBe('');
    const messageId = received.header('message-id');
    await mailbox.send({
      to: received.header('reply-to'),
      subject: 'AW: something else altogether',
      text: 'It still blinks.',
      inReplyTo: messageId,
      references: messageId,
    });
    expect(await said(ticket.id, 'It still blinks.')).toMatchObject({ kind: 'public' });

    // Written anew to the address from the address book: the link in the quote tells.
    const quote = received.mail.text.replace(/^/gm, '> ');
    await mailbox.send({
      to: support,
      subject: 'Printer',
      text: `And now it hums.\n\nOn Monday, Ana wrote:\n${quote}`,
    });
    expect(await said(ticket.id, 'And now it hums.')).toMatchObject({ kind: 'public' });

    // Nothing but the number, which anybody can write: an agent decides, and no second ticket is opened.
    await mailbox.send({ to: support, subject: `Re: ${subject} [${ticket.number}]`, text: 'Only the number.' });
    expect(await said(ticket.id, 'Only the number.')).toMatchObject({ kind: 'note' });
    expect(
      await rows(
        sql`select 1 from ticket where requester_id = (select requester_id from ticket where id = ${ticket.id})`,
      ),
    ).toHaveLength(1);
  });

  test('pain 4, token in Cc: the reply is on its ticket, and nobody else is written to', async () => {
    const mailbox = house.mailbox(olga);
    const subject = 'A label is crooked';
    await mailbox.send({ to: support, subject, text: 'Since Monday.' });
    const ticket = await opened(subject);
    const acknowledgement = await mailbox.next();
    await mailbox.send({
      to: viktor,
      cc: acknowledgement.header('reply-to'),
      subject: 'fyi',
      text: 'Viktor, see this.',
    });
    expect(await said(ticket.id, 'Viktor, see this.')).toMatchObject({ kind: 'public' });
    await answer(ticket.number, 'We send a new roll.');
    await mailbox.next();
    expect((await deliveries(ticket.id)).map((one) => one.to)).toEqual([olga, olga]);
    const [copy] = await house.mailbox(viktor).read();
    expect(copy!.mail.subject).toBe('fyi');
    expect(await house.mailbox(viktor).read()).toHaveLength(1);
  });

  test('pain 7, two mailboxes: one mail to both is one ticket with one acknowledgement', async () => {
    const before = await inbounds();
    const mailbox = house.mailbox(nina);
    const subject = 'To both of you';
    await mailbox.send({ to: [support, `support@${doors.lmtp}`], subject, text: 'Who of you can help?' });
    await opened(subject);
    await worked(before + 2);
    expect(await tickets(subject)).toHaveLength(1);
    const found = await rows(sql<{ reason: string | null }>`
      select reason from inbound where subject = ${subject} order by reason nulls first`);
    expect(found.map((one) => one.reason)).toEqual([null, 'duplicate']);
    await mailbox.next();
    expect((await deliveries((await tickets(subject))[0]!.id)).map((one) => one.to)).toEqual([nina]);
  });

  test('group redirect: the writer is the requester, and the group is never written to', async () => {
    const mailbox = house.mailbox(maria);
    const earlier = (await house.mailbox(viktor).read()).length;
    const known = (await mailbox.read()).length;
    const subject = 'The whole hall stands still';
    const first = '<to-the-group@customer.example>';
    await mailbox.send({ to: group, subject, text: 'Nothing prints any more.', messageId: first });
    const ticket = await opened(subject);
    expect(ticket.requester).toBe(maria);
    // Once an hour an unproven address is acknowledged, and that was for her first ticket. She answers all.
    await answer(ticket.number, 'We are on our way.');
    const reply = await until(async () => (await mailbox.read()).slice(known)[0]);
    const before = await inbounds();
    await mailbox.send({
      to: reply.header('reply-to'),
      cc: group,
      subject: `Re: ${subject}`,
      text: 'Thank you, gate 4 please.',
    });
    await said(ticket.id, 'gate 4 please');
    await worked(before + 1);
    expect((await words(ticket.id)).filter((one) => one.text.includes('gate 4'))).toHaveLength(1);
    await answer(ticket.number, 'Gate 4, in ten minutes.');
    await until(async () => (await mailbox.read()).length === known + 2);
    expect([...new Set((await deliveries(ticket.id)).map((one) => one.to))]).toEqual([maria]);
    // The other member of the group has what she wrote to it, and nothing of ours.
    const there = (await house.mailbox(viktor).read()).slice(earlier).map((one) => one.header('from'));
    expect(there).toEqual([maria, maria]);
  });

  const ended = (ticketId: number, id: string, state: string) =>
    until(
      async () => (await deliveries(ticketId)).find((one) => one.id === id && one.state === state),
      30,
      () => `${state}. Postfix: ${house.postfix.log().slice(-3000)}`,
    );
  const healthOf = async (email: string) =>
    (await rows(sql<{ health: string }>`select health from address where value = ${email}`))[0]!.health;
  const open = (email: string, subject: string) =>
    house.api<{ number: string }>('POST', '/tickets', {
      subject,
      body: 'They called.',
      requester: { email, name: 'Paulo' },
    });

  test('full mailbox: the agent reads that it is full, and the address is not given up', async () => {
    const subject = 'A call of Paulo';
    await open(paulo, subject);
    const ticket = await opened(subject);
    await until(async () => (await deliveries(ticket.id)).every((one) => one.state === 'sent'));
    await answer(ticket.number, `What we have found:\n\n${'The head of the printer is worn. '.repeat(300)}`);
    const large = (await deliveries(ticket.id)).at(-1)!;
    const failed = await ended(ticket.id, large.id, 'human_task');
    expect(failed.error).toMatch(/quota exceeded|mailbox.*full/i);
    expect(failed.sentAt).not.toBeNull();
    expect(await healthOf(paulo)).toBe('soft_failure');
    await answer(ticket.number, 'A short one fits.');
    const mailbox = house.mailbox(paulo);
    await until(async () => (await mailbox.read()).some((one) => one.mail.text.includes('A short one fits.')));
  });

  test('pain 13 and 14, bounce after send: it had left, it came back, and that starts no second ticket and no answer', async () => {
    const before = await inbounds();
    const subject = 'A call of nobody';
    const nobody = 'nobody@customer.example';
    await open(nobody, subject);
    const ticket = await opened(subject);
    const [first] = await deliveries(ticket.id);
    // The acknowledgement has the null return path: nothing ever comes back from it.
    await ended(ticket.id, first!.id, 'sent');
    await answer(ticket.number, 'We have looked at it.');
    const reply = (await deliveries(ticket.id)).at(-1)!;
    const failed = await ended(ticket.id, reply.id, 'human_task');
    expect(failed.error).toContain("User doesn't exist");
    expect(failed.sentAt).not.toBeNull();
    expect(await healthOf(nobody)).toBe('failed');
    await worked(before + 1);
    const reports = await rows(sql<{ state: string; ticketId: number }>`
      select state, ticket_id from inbound where reason = 'delivery_report' and ticket_id = ${ticket.id}`);
    expect(reports).toEqual([{ state: 'automatic', ticketId: ticket.id }]);
    // Whoever has it is told as well; to the address that is gone nothing more was written.
    expect((await deliveries(ticket.id)).filter((one) => one.to === nobody)).toHaveLength(2);
  });

  test('in the end every guarantee holds and no mail waits', async () => {
    expect(await rows(sql`select id from inbound where state in ('received', 'quarantined')`)).toEqual([]);
    const { checkInvariants } = await import('../../server/guarantees/invariants.ts');
    const verdicts = await checkInvariants(house.desk.wiring.database.db, { now: new Date(), since: null });
    expect(verdicts.filter((one) => one.state === 'broken')).toEqual([]);
    await until(() => house.postfix.queue().includes('Mail queue is empty'));
  });
});
