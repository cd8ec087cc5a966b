// Whole stories over real SMTP, both ways. The pains are those of other desks (design, 9).

import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { changeStatus } from '../../server/cases/change-status.ts';
import { decideParticipant } from '../../server/cases/decide-participant.ts';
import { postMessage } from '../../server/cases/post-message.ts';
import { resolveTicket } from '../../server/cases/resolve-ticket.ts';
import { makeDesk, type TestDesk } from '../harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from '../mail-corpus/mail-desk.ts';

let desk: TestDesk;
let mail: MailDesk;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

const tickets = () => desk.database.db.selectFrom('ticket').selectAll().orderBy('id').execute();
const newest = async () => (await tickets()).at(-1)!;
/** In the order in which they were said. */
const messages = (ticketId: number) =>
  desk.database.db
    .selectFrom('message')
    .innerJoin('event', 'event.subjectId', 'message.id')
    .selectAll('message')
    .where('message.ticketId', '=', ticketId)
    .orderBy('event.sequence')
    .execute();
/** What became of the mail that came in last; ids of the same instant have no order, events have. */
const inbound = () =>
  desk.database.db
    .selectFrom('inbound')
    .innerJoin('event', 'event.subjectId', 'inbound.id')
    .selectAll('inbound')
    .where('event.kind', '=', 'inbound.received')
    .orderBy('event.sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
const ticketOf = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const roles = (ticketId: number) =>
  desk.database.db
    .selectFrom('participant')
    .innerJoin('address', 'address.personId', 'participant.personId')
    .select(['address.value', 'participant.role', 'participant.personId'])
    .where('ticketId', '=', ticketId)
    .orderBy('addedAt')
    .execute();

/** A fresh sender opens a ticket and is answered by Ana. */
async function conversation(
  from: string,
  subject = 'The printer blinks',
): Promise<{ id: number; number: string; reply: Sent }> {
  desk.pass({ minutes: 3 });
  await mail.send(mailOf({ from, subject }), { from });
  const { id, number } = await newest();
  await mail.deliver();
  desk.pass({ minutes: 3 });
  await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'Please switch it off and on. Does it help?' });
  const [reply] = await mail.deliver();
  desk.pass({ minutes: 3 });
  return { id, number, reply: reply! };
}

test('a mail becomes a ticket, is acknowledged, answered and answered again: one ticket', async () => {
  const answer = await mail.send(mailOf({ id: 'first@customer.example' }));
  expect(answer).toMatch(/^250/);
  const [ticket] = await tickets();
  expect(ticket).toMatchObject({ subject: 'The printer blinks', fromAddress: 'help@desk.example', status: 'new' });

  const [acknowledgement] = await mail.deliver();
  expect(acknowledgement).toMatchObject({ from: '', to: ['maria@customer.example'] });
  expect(acknowledgement!.header('auto-submitted')).toBe('auto-replied');
  expect(acknowledgement!.header('in-reply-to')).toBe('<first@customer.example>');
  expect(acknowledgement!.mail.subject).toContain(`[${ticket!.number}]`);
  expect(acknowledgement!.header('from')).toContain('help@desk.example');

  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(desk.ana), {
    number: ticket!.number,
    kind: 'public',
    body: 'Please switch it off and on.',
  });
  const [reply] = await mail.deliver();
  expect(reply!.from).toMatch(/^help\+b\.[0-9a-z]{34}@desk\.example$/);
  expect(reply!.header('reply-to')).toMatch(/^help\+r\.[0-9a-z]+-[0-9a-z]{16}@desk\.example$/);
  expect(reply!.header('in-reply-to')).toBe('<first@customer.example>');
  expect(reply!.header('references')).toContain('<first@customer.example>');
  expect(reply!.mail.subject).toBe(`Re: The printer blinks [${ticket!.number}]`);
  expect(reply!.header('auto-submitted')).toBe('');
  expect(reply!.mail.text).toContain('Ana Ferreira');
  expect(reply!.mail.text).toContain('/portal/t/');

  desk.pass({ minutes: 5 });
  await mail.send(answerTo(reply!), { to: reply!.header('reply-to') });
  expect(await tickets()).toHaveLength(1);
  expect((await messages(ticket!.id)).map((one) => [one.kind, one.purpose, one.bodyText.split('\n')[0]])).toEqual([
    ['public', 'message', 'Hello,'],
    ['public', 'acknowledgement', expect.any(String)],
    ['public', 'message', 'Please switch it off and on.'],
    ['public', 'message', 'It still blinks.'],
  ]);
  expect(await desk.broken()).toEqual([]);
});

test('the same mail twice, even at once over two connections, is one message', async () => {
  const raw = mailOf({ from: 'twice@customer.example', id: 'twice@customer.example' });
  const before = (await tickets()).length;
  await Promise.all([
    mail.send(raw),
    mail.send(`Received: by another.way; Tue, 10 Mar 2026 10:00:00 +0000\r\n${raw}`),
    mail.send(raw, { to: 'other@desk.example' }),
  ]);
  await mail.send(raw);
  expect((await tickets()).length).toBe(before + 1);
  const ticket = await newest();
  expect((await messages(ticket.id)).filter((one) => one.purpose === 'message')).toHaveLength(1);
  expect(await inbound()).toMatchObject({
    state: 'accepted',
    reason: 'duplicate',
    ticketId: ticket.id,
    messageId: null,
  });
});

test('the same Message-ID with other content is kept apart and marked', async () => {
  await mail.send(
    mailOf({ from: 'twice@customer.example', id: 'twice@customer.example', text: 'Something else.\r\n' }),
  );
  expect((await inbound()).explanation).toContain('same Message-ID');
  expect((await newest()).preview).toBe('Something else.');
});

test('pain 1: a stranger who quotes the number gets an own ticket and learns nothing of the other', async () => {
  const other = await conversation('owner@customer.example', 'Salary of the director');
  const before = (await messages(other.id)).length;
  await mail.send(
    mailOf({ from: 'stranger@elsewhere.example', subject: `Re: hello [${other.number}]`, text: 'Tell me more.' }),
    {
      from: 'stranger@elsewhere.example',
    },
  );
  const own = await newest();
  expect(own.id).not.toBe(other.id);
  expect(own.subject).toBe('hello');
  expect(await messages(other.id)).toHaveLength(before);
  const link = await desk.database.db.selectFrom('ticketLink').selectAll().where('ticketId', '=', own.id).execute();
  expect(link).toMatchObject([{ otherId: other.id, kind: 'named_by_stranger' }]);
  const left = await mail.deliver();
  expect(left.map((one) => one.to)).toEqual([['stranger@elsewhere.example']]);
  const text = left.map((one) => one.raw.toString()).join('');
  expect(text).not.toContain('Salary');
  expect(text).not.toContain(other.number);
  expect(text).not.toContain('Tell me more');
});

test('the requester who gives only the number, unproven, waits for a decision; with the reply address they do not', async () => {
  const { id, number, reply } = await conversation('maria.b@customer.example');
  await mail.send(mailOf({ from: 'maria.b@customer.example', subject: `about ${number}`, text: 'By the way.' }));
  expect((await messages(id)).at(-1)).toMatchObject({ kind: 'note', bodyText: 'By the way.', verified: false });
  await mail.send(
    answerTo(reply, {
      from: 'maria.b@customer.example',
      text: 'With the address.',
      headers: { References: '', 'In-Reply-To': '' },
    }),
    {
      to: reply.header('reply-to').toUpperCase(),
    },
  );
  expect((await messages(id)).at(-1)).toMatchObject({ kind: 'public', bodyText: 'With the address.' });
});

test('pain 4: the reply address in Cc is enough', async () => {
  const { id, reply } = await conversation('carlos@customer.example');
  await mail.send(
    mailOf({
      from: 'carlos@customer.example',
      to: 'somebody@customer.example',
      subject: 'new subject',
      text: 'In copy.',
      headers: { Cc: `Support <${reply.header('reply-to')}>` },
    }),
  );
  expect((await messages(id)).at(-1)).toMatchObject({ kind: 'public', bodyText: 'In copy.' });
});

test('somebody else with the reply address waits; an agent takes them in', async () => {
  const { id, number, reply } = await conversation('vera@customer.example');
  const sentBefore = mail.sent.length;
  await mail.send(answerTo(reply, { from: 'Boris <boris@customer.example>', text: 'I have it too.' }), {
    from: 'boris@customer.example',
    to: reply.header('reply-to'),
  });
  expect(await roles(id)).toMatchObject([{ role: 'requester' }, { value: 'boris@customer.example', role: 'pending' }]);
  expect((await messages(id)).at(-1)).toMatchObject({ kind: 'note', bodyText: 'I have it too.' });
  await mail.deliver();
  expect(mail.sent.slice(sentBefore).flatMap((one) => one.to)).not.toContain('boris@customer.example');

  const boris = (await roles(id)).find((one) => one.role === 'pending')!;
  await decideParticipant(desk.ctx(desk.ana), { number, personId: boris.personId, decision: 'add' });
  expect((await roles(id)).find((one) => one.personId === boris.personId)?.role).toBe('copied');
  const last = (await messages(id)).at(-1)!;
  expect(last).toMatchObject({ kind: 'public', bodyText: 'I have it too.', authorId: boris.personId });
  expect(await inbound()).toMatchObject({ messageId: last.id });
  desk.pass({ minutes: 2 });
  await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'To both of you.' });
  expect((await mail.deliver()).flatMap((one) => one.to).sort()).toEqual([
    'boris@customer.example',
    'vera@customer.example',
  ]);
  expect(await desk.broken()).toEqual([]);
});

test('or splits their words into a ticket of their own, where answers to them go from then on', async () => {
  const { id, number, reply } = await conversation('olga@customer.example');
  const from = 'Peter <peter@customer.example>';
  await mail.send(answerTo(reply, { from, text: 'Mine is different.', id: 'peter-1@customer.example' }));
  desk.pass({ minutes: 1 });
  await mail.send(answerTo(reply, { from, text: 'Quite different.' }));
  const peter = (await roles(id)).find((one) => one.role === 'pending')!;
  const own = await decideParticipant(desk.ctx(desk.ana), { number, personId: peter.personId, decision: 'split' });
  expect(own.requesterId).toBe(peter.personId);
  expect((await roles(id)).map((one) => one.value)).toEqual(['olga@customer.example']);
  expect((await messages(id)).map((one) => one.bodyText).join()).not.toContain('different');
  expect(
    (await messages(own.id))
      .filter((one) => one.authorId)
      .map((one) => one.bodyText)
      .sort(),
  ).toEqual(['Mine is different.', 'Quite different.']);
  expect((await mail.deliver()).map((one) => one.to)).toEqual([['peter@customer.example']]);
  await mail.send(mailOf({ from, text: 'One more.', headers: { 'In-Reply-To': '<peter-1@customer.example>' } }));
  expect((await messages(own.id)).at(-1)?.bodyText).toBe('One more.');
  expect(await desk.broken()).toEqual([]);
});

test('pain 2: two mails with the same references that never came here, at once, are one ticket', async () => {
  const before = (await tickets()).length;
  const headers = { References: '<never@seen.example> <middle@seen.example>', 'In-Reply-To': '<middle@seen.example>' };
  const from = 'nina@customer.example';
  await Promise.all([
    mail.send(mailOf({ from, text: 'The first part.', headers })),
    mail.send(mailOf({ from, text: 'The second part.', headers: { ...headers, References: '<never@seen.example>' } })),
  ]);
  expect((await tickets()).length).toBe(before + 1);
  expect((await messages((await newest()).id)).filter((one) => one.purpose === 'message')).toHaveLength(2);
});

test('an answer that overtakes the mail it answers brings both into one ticket', async () => {
  const before = (await tickets()).length;
  const from = 'otto@customer.example';
  await mail.send(mailOf({ from, text: 'Also this.', headers: { 'In-Reply-To': '<slow@customer.example>' } }));
  await mail.send(mailOf({ from, text: 'The slow one.', id: 'slow@customer.example' }));
  expect((await tickets()).length).toBe(before + 1);
});

test('pain 15: a holiday reply changes nothing', async () => {
  const { id, number, reply } = await conversation('holiday@customer.example');
  await changeStatus(desk.ctx(desk.ana), { number, status: 'waiting_on_requester' });
  const before = await ticketOf(id);
  const count = (await messages(id)).length;
  await mail.send(
    answerTo(reply, {
      from: 'holiday@customer.example',
      subject: `Automatic reply: ${reply.mail.subject}`,
      text: 'I am away until Monday.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    }),
    { from: '', to: reply.header('reply-to') },
  );
  expect(await ticketOf(id)).toEqual(before);
  expect(await messages(id)).toHaveLength(count);
  expect(await inbound()).toMatchObject({ state: 'automatic', ticketId: id, messageId: null });
  expect(await mail.deliver()).toEqual([]);
});

test('a person’s answer brings a waiting ticket back; bare thanks do not reopen a solved one', async () => {
  const { id, number, reply } = await conversation('iris@customer.example');
  const from = 'iris@customer.example';
  await changeStatus(desk.ctx(desk.ana), { number, status: 'waiting_on_requester' });
  const quote =
    '\r\n\r\nOn Tue, 10 Mar 2026 at 10:20, Kestrel Labels <help@desk.example> wrote:\r\n> Please switch it off and on.\r\n';
  await mail.send(answerTo(reply, { from, text: `It helped, but now it is loud.${quote}` }));
  expect(await ticketOf(id)).toMatchObject({ status: 'open', preview: 'It helped, but now it is loud.' });
  await resolveTicket(desk.ctx(desk.ana), {
    number,
    kind: 'solved',
    what: 'We oiled it.',
    how: 'With oil.',
    why: 'It was dry.',
    toldBy: 'message',
  });
  await mail.deliver();
  await mail.send(answerTo(reply, { from, text: `Thanks!${quote}` }));
  expect((await ticketOf(id)).status).toBe('resolved');
  await mail.send(answerTo(reply, { from, text: `It is loud again.${quote}` }));
  expect((await ticketOf(id)).status).toBe('open');
});

test('weeks later a word becomes one follow-up, not one for each word', async () => {
  const { id, number, reply } = await conversation('late@customer.example');
  const from = 'late@customer.example';
  await resolveTicket(desk.ctx(desk.ana), {
    number,
    kind: 'solved',
    what: 'We oiled it.',
    how: 'With oil.',
    why: 'It was dry.',
    toldBy: 'message',
  });
  await mail.deliver();
  desk.pass({ days: 20 });
  const before = (await tickets()).length;
  await mail.send(answerTo(reply, { from, text: 'It came back.' }));
  await mail.send(answerTo(reply, { from, text: 'And it smells.' }));
  expect((await tickets()).length).toBe(before + 1);
  const next = await newest();
  expect((await ticketOf(id)).status).not.toBe('open');
  const link = await desk.database.db.selectFrom('ticketLink').selectAll().where('ticketId', '=', next.id).execute();
  expect(link).toMatchObject([{ otherId: id, kind: 'follow_up' }]);
  expect(next.subject).toBe('The printer blinks');
});

test('an unproven address is acknowledged once an hour and three times a day, without a word of the sender', async () => {
  await mail.deliver();
  const sentBefore = mail.sent.length;
  const from = 'victim@elsewhere.example';
  for (let i = 0; i < 30; i++) {
    desk.pass({ minutes: 21 });
    await mail.send(
      mailOf({ from: `"Buy pills" <${from}>`, subject: 'Cheap pills', text: `Offer number ${i}: pills.` }),
      { from },
    );
    await mail.deliver();
  }
  const answers = mail.sent.slice(sentBefore);
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.length).toBeLessThanOrEqual(6); // ten and a half hours may touch two days
  for (const answer of answers) expect(answer.raw.toString()).not.toMatch(/pills/i);
});

test('bulk mail opens a ticket and is not acknowledged', async () => {
  await mail.send(
    mailOf({ from: 'monitor@customer.example', subject: 'Disk full', headers: { 'Auto-Submitted': 'auto-generated' } }),
  );
  expect(await newest()).toMatchObject({ subject: 'Disk full', contactToldId: null });
  expect(await mail.deliver()).toEqual([]);
});

test('a bounce finds its delivery and becomes a task', async () => {
  const { id, reply } = await conversation('gone@customer.example');
  await mail.send(bounceOf(reply, 'gone@customer.example'), { from: '', to: reply.from });
  expect(await inbound()).toMatchObject({ state: 'automatic', reason: 'delivery_report', ticketId: id });
  const deliveries = await desk.database.db.selectFrom('delivery').selectAll().where('ticketId', '=', id).execute();
  expect(deliveries.find((one) => `<${one.mailId}>` === reply.header('message-id'))).toMatchObject({
    state: 'human_task',
  });
  const address = await desk.database.db
    .selectFrom('address')
    .selectAll()
    .where('value', '=', 'gone@customer.example')
    .execute();
  expect(address).toMatchObject([{ health: 'failed' }]);
  const events = await desk.database.db.selectFrom('event').select('kind').where('ticketId', '=', id).execute();
  expect(events.map((one) => one.kind)).toContain('delivery.failed');
});

function bounceOf(sent: Sent, recipient: string): string {
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>',
    `To: ${sent.from}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    `Message-ID: <bounce-${sent.mail.messageId}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.customer.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${sent.header('message-id')}`,
    '--b--',
    '',
  ].join('\r\n');
}

test('our own mail that comes back, and two desks that answer each other, come to rest', async () => {
  const { id, reply } = await conversation('forwards@customer.example');
  const count = (await messages(id)).length;
  const before = (await tickets()).length;
  await mail.send(reply.raw, { from: 'forwards@customer.example', to: 'help@desk.example' });
  expect(await inbound()).toMatchObject({ state: 'automatic', reason: 'own_mail' });
  expect(await messages(id)).toHaveLength(count);
  for (let i = 0; i < 12; i++) {
    await mail.send(
      answerTo(reply, { from: 'forwards@customer.example', text: `Round ${i}`, headers: { Precedence: 'bulk' } }),
    );
  }
  expect((await tickets()).length).toBe(before);
  expect(await mail.deliver()).toEqual([]);
});

test('a mail in an agent’s name that nothing proves is seen by the team alone, and not as the agent’s', async () => {
  const { id, reply } = await conversation('asks@customer.example');
  await mail.send(answerTo(reply, { from: 'Ana <ana@desk.example>', text: 'They pay late, beware.' }), {
    from: 'ana@desk.example',
  });
  expect((await messages(id)).at(-1)).toMatchObject({
    kind: 'note',
    byAgent: false,
    verified: false,
    bodyText: 'They pay late, beware.',
  });
  expect(await mail.deliver()).toEqual([]);
});

test('garbage bytes end with a reason or a ticket, and the next mail is not kept waiting', async () => {
  for (const raw of [
    randomBytes(20_000),
    Buffer.from('\r\n\r\n'),
    Buffer.from('no headers at all'),
    Buffer.alloc(300, 0),
  ]) {
    await mail.send(raw, { from: 'odd@customer.example' });
    expect((await inbound()).state).not.toBe('received');
  }
  await mail.send(Buffer.from('nothing that says who'), { from: '' });
  expect(await inbound()).toMatchObject({ state: 'quarantined', reason: 'no_sender' });
});

test('a file of 25 MB arrives whole', async () => {
  const file = randomBytes(25 * 1024 * 1024);
  // What a file is stands in its first bytes.
  file.write('%PDF-1.7\n');
  const head = mailOf({ from: 'big@customer.example', subject: 'Plans' }).split('\r\nMIME-Version')[0];
  const raw = Buffer.concat([
    Buffer.from(
      `${head}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the plans.\r\n` +
        '--b\r\nContent-Type: application/pdf; name="plans.pdf"\r\nContent-Disposition: attachment; filename="plans.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n',
    ),
    Buffer.from(file.toString('base64').replace(/.{76}/g, '$&\r\n')),
    Buffer.from('\r\n--b--\r\n'),
  ]);
  await mail.send(raw, { from: 'big@customer.example' });
  const ticket = await newest();
  const [message] = await messages(ticket.id);
  const attachments = await desk.database.db
    .selectFrom('attachment')
    .selectAll()
    .where('messageId', '=', message!.id)
    .execute();
  expect(attachments).toMatchObject([{ name: 'plans.pdf', type: 'application/pdf', size: file.length }]);
});

test('everything that came in has ended, and the desk is in order', async () => {
  const open = await desk.database.db.selectFrom('inbound').select('id').where('state', '=', 'received').execute();
  expect(open).toEqual([]);
  await desk.sweep();
  expect((await desk.broken()).filter((one) => one.number !== 2)).toEqual([]);
});
