// What was tried against the desk by mail, each under the name of what happened.

import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from '../../../test/mail-corpus/mail-desk.ts';
import { timelineWords } from '../../access/timeline-words.ts';
import { patientResolver } from '../../channels/email/authenticate-mail.ts';
import { bounceAddress } from '../../channels/email/reply-address.ts';
import { storeInbound } from '../../channels/store-inbound.ts';
import type { Actor } from '../../platform/context.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import { decideParticipant } from '../decide-participant.ts';
import { openTicket } from '../open-ticket.ts';
import { addAgent } from '../people/add-agent.ts';
import { postMessage } from '../post-message.ts';
import { acceptInbound } from './accept-inbound.ts';

let desk: TestDesk;
let mail: MailDesk;
let leoId: string;
const goodServer = '198.51.100.7';

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  leoId = await addAgent(desk.ctx(), {
    name: 'Leo Brandt',
    email: 'leo@kestrel.com',
    role: 'agent',
    passwordHash: 'nobody signs in',
  });
});

const records: Record<string, string> = {
  'TXT kestrel.com': `v=spf1 ip4:${goodServer} -all`,
  'TXT googlemail.com': `v=spf1 ip4:${goodServer} -all`,
  'TXT bank.com': `v=spf1 ip4:${goodServer} -all`,
  'TXT _dmarc.bank.com': 'v=DMARC1; p=reject',
  'TXT evil.com': `v=spf1 ip4:${goodServer} -all`,
  'TXT _dmarc.evil.com': 'v=DMARC1; p=none',
};
const resolver = () =>
  patientResolver(
    async (name, type) => {
      const text = records[`${type} ${name}`];
      if (!text) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
      return [[text]];
    },
    () => desk.clock.now,
  );

/** As if it stood at the SMTP door, come from a server on the internet. */
async function arrive(raw: string, more: { from?: string | null; server?: string; to?: string[] } = {}) {
  const stored = await storeInbound(desk.ctx(), {
    channel: 'email',
    door: 'smtp',
    raw: Buffer.from(raw),
    envelopeFrom: more.from === undefined ? 'thief@evil.com' : more.from,
    envelopeTo: more.to ?? ['help@desk.example'],
    remoteAddress: more.server ?? goodServer,
  });
  const outcome = await acceptInbound(desk.ctx(), { ...mail.deps, resolver: resolver() }, stored.id);
  const row = await desk.database.db
    .selectFrom('inbound')
    .selectAll()
    .where('id', '=', stored.id)
    .executeTakeFirstOrThrow();
  return { outcome, row, authentication: row.authentication as { result: string } };
}

/** A ticket of a new requester whose acknowledgement has left. */
async function opened(email: string): Promise<{ id: number; number: string; sent: Sent }> {
  desk.pass({ minutes: 2 });
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'The printer blinks',
    body: 'It blinks.',
    requester: { email, name: 'Maria' },
    channel: 'api',
  });
  const sent = (await mail.deliver()).find((one) => one.to[0] === email)!;
  return { id: ticket.id, number: ticket.number, sent };
}
const timeline = async (ticketId: number, actor: Actor = desk.ana) =>
  (await readTimeline(desk.ctx(actor), ticketId, { limit: 100 }, timelineWords(desk.wiring, desk.clock.now))).entries;
const messages = (ticketId: number) =>
  desk.database.db.selectFrom('message').selectAll().where('ticketId', '=', ticketId).orderBy('at').execute();

describe('who a mail is from', () => {
  const headers = (from: string) => mailOf({ from });
  test.each([
    ['a domain that reads like a URL', headers('ceo@bank.com/.evil.com')],
    ['a full-width domain', headers('ceo@ｂａｎｋ.com')],
    ['a percent-encoded domain', headers('ceo@bank%2Ecom')],
    ['a domain with a port and a path', headers('ceo@bank.com:25#evil.com')],
    ['an unreadable From', headers('ceo at bank dot com')],
    [
      'an unreadable From beside a Sender',
      headers('ceo at bank dot com').replace('To: ', 'Sender: thief@evil.com\r\nTo: '),
    ],
    ['an empty From', headers('')],
    ['two addresses in From', headers('ceo@bank.com, thief@evil.com')],
    ['a group in From', headers('Bank: ceo@bank.com, thief@evil.com;')],
    ['two From headers', headers('thief@evil.com').replace('From: ', 'From: ceo@bank.com\r\nFrom: ')],
    ['a second From behind a lone CR', headers('thief@evil.com').replace('From: ', 'From: ceo@bank.com\rFrom: ')],
  ])('%s is never proven', async (_situation, raw) => {
    expect((await arrive(raw)).authentication.result).not.toBe('pass');
  });

  test('a From behind a lone CR in the subject is part of the subject', async () => {
    const raw = headers('thief@evil.com').replace('Subject: ', 'Subject: x\rFrom: ceo@bank.com\rX: ');
    expect((await arrive(raw)).row).toMatchObject({ sender: 'thief@evil.com' });
  });

  test('and the one who says who they are is proven', async () => {
    const { row, authentication } = await arrive(headers('Thief <thief@evil.com>'));
    expect([row.sender, authentication.result]).toEqual(['thief@evil.com', 'pass']);
  });
});

test('a failing copy with the same Message-ID went first, and the good mail after it was swallowed', async () => {
  const raw = mailOf({ from: 'ceo@bank.com', id: 'the-same@bank.com' });
  const forged = await arrive(raw, { server: '203.0.113.9', from: 'ceo@bank.com' });
  expect(forged.outcome).toEqual({ state: 'quarantined', number: null });
  const good = await arrive(raw, { from: 'ceo@bank.com' });
  expect(good.outcome).toEqual({ state: 'accepted', number: expect.stringMatching(/^A-/) });
  const again = await arrive(raw, { from: 'ceo@bank.com' });
  expect(again.row).toMatchObject({ state: 'accepted', reason: 'duplicate', duplicateOf: good.row.id });
});

test('a failing copy came at the same moment, and the good mail was counted as a copy of what was put aside', async () => {
  for (let round = 0; round < 8; round++) {
    const raw = mailOf({ from: 'ceo@bank.com', id: `at-once-${round}@bank.com` });
    const [, good] = await Promise.all([
      arrive(raw, { server: '203.0.113.9', from: 'ceo@bank.com' }),
      arrive(raw, { from: 'ceo@bank.com' }),
    ]);
    expect(good!.outcome).toEqual({ state: 'accepted', number: expect.stringMatching(/^A-/) });
  }
});

describe('a mail in the name of a colleague', () => {
  const forged = (sent: Sent) =>
    answerTo(sent, { from: 'Leo Brandt <leo@kestrel.com>', text: 'Pay to another account.' });

  test('with the reply address that the requester knows, it became the colleague’s own note', async () => {
    const ticket = await opened('reader@customer.example');
    const { outcome } = await arrive(forged(ticket.sent), { server: '127.0.0.1' });
    expect(outcome).toEqual({ state: 'accepted', number: ticket.number });
    const entry = (await timeline(ticket.id)).find((one) => one.body.includes('Pay to another account'))!;
    expect(entry).toMatchObject({ kind: 'note', verified: false, author: { name: 'Leo Brandt', kind: 'outsider' } });
    expect((await messages(ticket.id)).filter((one) => one.byAgent)).toEqual([]);
    const waiting = await desk.database.db
      .selectFrom('participant')
      .selectAll()
      .where('ticketId', '=', ticket.id)
      .where('role', '=', 'pending')
      .execute();
    expect(waiting).toMatchObject([{ personId: leoId }]);

    // Somebody has asked Leo: it was him, and it becomes what he meant it to be.
    desk.pass({ minutes: 1 });
    await decideParticipant(desk.ctx(desk.ana), { number: ticket.number, personId: leoId, decision: 'add' });
    const note = (await timeline(ticket.id)).find((one) => one.body.includes('Pay to another account'))!;
    expect(note).toMatchObject({ kind: 'note', verified: false, author: { name: 'Leo Brandt', kind: 'agent' } });
    expect((await messages(ticket.id)).filter((one) => one.authorId === leoId)).toHaveLength(1);
    expect(await mail.deliver()).toEqual([]);
    expect(
      await desk.database.db.selectFrom('participant').selectAll().where('personId', '=', leoId).execute(),
    ).toEqual([]);
  });

  test('from a server that his domain disowns, it waits too', async () => {
    const ticket = await opened('reader2@customer.example');
    await arrive(forged(ticket.sent), { server: '203.0.113.9', from: 'leo@kestrel.com' });
    expect((await messages(ticket.id)).filter((one) => one.authorId === leoId)).toMatchObject([
      { kind: 'note', byAgent: false, verified: false },
    ]);
  });

  test('proven, it is his note at once', async () => {
    const ticket = await opened('reader3@customer.example');
    await arrive(forged(ticket.sent), { from: 'leo@kestrel.com' });
    expect((await messages(ticket.id)).filter((one) => one.authorId === leoId)).toMatchObject([
      { kind: 'note', byAgent: true, verified: true },
    ]);
  });
});

describe('a delivery report', () => {
  const report = (draft: { to: string; failed: string; returnedId: string }) =>
    [
      'From: Mail Delivery System <MAILER-DAEMON@mx.customer.com>',
      `To: ${draft.to}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Date: Tue, 10 Mar 2026 10:00:00 +0000',
      `Message-ID: <${desk.sources.newId()}@mx.customer.com>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.',
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.customer.com\r\n\r\nFinal-Recipient: rfc822; ${draft.failed}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user`,
      `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${draft.returnedId}\r\nTo: ${draft.failed}`,
      '--b--\r\n',
    ].join('\r\n');
  const state = async (ticketId: number, email: string) => {
    const delivery = await desk.database.db
      .selectFrom('delivery')
      .select(['id', 'state'])
      .where('ticketId', '=', ticketId)
      .where('toAddress', '=', email)
      .executeTakeFirstOrThrow();
    const address = await desk.database.db
      .selectFrom('address')
      .select('health')
      .where('value', '=', email)
      .executeTakeFirstOrThrow();
    return { ...delivery, health: address.health };
  };

  const states = (ticketId: number) =>
    desk.database.db
      .selectFrom('delivery')
      .select('state')
      .where('ticketId', '=', ticketId)
      .orderBy('queuedAt', 'desc')
      .execute();

  test('that knew only a Message-ID stopped the mail to somebody else', async () => {
    const email = 'alive@customer.example';
    const ticket = await opened(email);
    const raw = report({
      to: 'help@desk.example',
      failed: 'thief@evil.com',
      returnedId: ticket.sent.header('message-id'),
    });
    const { row } = await arrive(raw, { from: null });
    expect(row).toMatchObject({ state: 'automatic', reason: 'unproven_report', ticketId: ticket.id });
    expect(await state(ticket.id, email)).toMatchObject({ state: 'sent', health: 'good' });
    // The team is told of it; the requester sees nothing.
    const doubted = (await timeline(ticket.id)).find((one) => one.event?.kind === 'delivery.doubted');
    expect(Object.values(doubted!.event!.persons)).toEqual(['Maria']);
    const requester = await desk.requester(
      (
        await desk.database.db
          .selectFrom('ticket')
          .select('requesterId')
          .where('id', '=', ticket.id)
          .executeTakeFirstOrThrow()
      ).requesterId,
    );
    expect(JSON.stringify(await timeline(ticket.id, requester))).not.toContain('delivery.doubted');
  });

  test('of somebody who had read a Message-ID in an answer marked the address behind it broken', async () => {
    const email = 'answered@customer.example';
    const ticket = await opened(email);
    desk.pass({ minutes: 5 });
    await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'We look into it.' });
    const sent = (await mail.deliver()).find((one) => one.to[0] === email)!;
    const draft = { to: 'help@desk.example', failed: email, returnedId: sent.header('message-id') };
    expect((await arrive(report(draft), { from: null })).row).toMatchObject({ reason: 'unproven_report' });
    await arrive(report(draft).replace('Action: failed', 'Action: delivered').replaceAll('5.1.1', '2.0.0'));
    expect((await states(ticket.id)).map((one) => one.state)).toEqual(['sent', 'sent']);
    expect(await state(ticket.id, email)).toMatchObject({ health: 'good' });
    expect((await timeline(ticket.id)).map((one) => one.event?.kind)).toContain('delivery.doubted');

    // The same report, where the mail itself asked for it, is believed, and of that mail only.
    await arrive(report({ ...draft, to: sent.from }), { from: null, to: [sent.from] });
    expect((await states(ticket.id)).map((one) => one.state)).toEqual(['human_task', 'sent']);
    expect(await state(ticket.id, email)).toMatchObject({ health: 'failed' });
  });

  test('of the server that we send by, which had put its own address into the envelope, was not believed', async () => {
    const by = async (email: string, from: string, server = goodServer) => {
      const ticket = await opened(email);
      desk.pass({ minutes: 5 });
      await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'We look into it.' });
      const sent = (await mail.deliver()).find((one) => one.to[0] === email)!;
      const raw = report({ to: 'help@desk.example', failed: email, returnedId: sent.header('message-id') });
      const { row } = await arrive(raw.replace('MAILER-DAEMON@mx.customer.com', from), { from, server });
      return [row.reason, (await state(ticket.id, email)).health];
    };
    expect(await by('sent1@customer.example', 'mailer-daemon@googlemail.com')).toEqual(['delivery_report', 'failed']);
    const doubtful = ['unproven_report', 'good'];
    expect(await by('sent2@customer.example', 'mailer-daemon@googlemail.com', '203.0.113.9')).toEqual(doubtful);
    expect(await by('sent3@customer.example', 'somebody@googlemail.com')).toEqual(doubtful);
    expect(await by('sent4@customer.example', 'mailer-daemon@evil.com')).toEqual(doubtful);
  });

  test('of an acknowledgement, which no server was asked for, changes nothing and is shown', async () => {
    const email = 'gone@customer.example';
    const ticket = await opened(email);
    expect(ticket.sent.from).toBe('');
    const raw = report({ to: 'help@desk.example', failed: email, returnedId: ticket.sent.header('message-id') });
    expect((await arrive(raw, { from: null })).row).toMatchObject({ state: 'automatic', reason: 'unproven_report' });
    expect(await state(ticket.id, email)).toMatchObject({ state: 'sent', health: 'good' });
    expect((await timeline(ticket.id)).map((one) => one.event?.kind)).toContain('delivery.doubted');
  });

  test('that says of another recipient that they were not reached, and of ours only that it takes longer', async () => {
    const email = 'slowly@customer.example';
    const ticket = await opened(email);
    const raw = report({
      to: 'help@desk.example',
      failed: 'thief@evil.com',
      returnedId: ticket.sent.header('message-id'),
    }).replace(
      'Final-Recipient',
      `Final-Recipient: rfc822; ${email}\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\nFinal-Recipient`,
    );
    await arrive(raw, { from: null });
    expect(await state(ticket.id, email)).toMatchObject({ state: 'sent', health: 'good' });
  });

  test('that comes to the delivery’s own bounce address is believed', async () => {
    const email = 'moved@customer.example';
    const ticket = await opened(email);
    const { id } = await state(ticket.id, email);
    const to = bounceAddress(desk.wiring.keys.replies, 'support@desk.example', id)!;
    await arrive(report({ to, failed: 'somewhere@else.example', returnedId: '<lost@x>' }), { from: null, to: [to] });
    expect(await state(ticket.id, email)).toMatchObject({ state: 'human_task', health: 'failed' });
  });
});

test('a name and a subject turned the words beside them around, or showed as nothing', async () => {
  const raw = mailOf({
    from: '=?utf-8?B?' + Buffer.from('\u202eamiL \u200bana\u2066').toString('base64') + '?= <turned@customer.example>',
    subject: '=?utf-8?B?' + Buffer.from('Invoice \u202efdp.exe\u200f\ufeff').toString('base64') + '?=',
  });
  const { outcome, row } = await arrive(raw, { server: '127.0.0.1' });
  expect(row.subject).toBe('Invoice fdp.exe');
  const ticket = await desk.database.db
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.requesterId')
    .select(['ticket.subject', 'person.name'])
    .where('ticket.number', '=', outcome.number)
    .executeTakeFirstOrThrow();
  expect(ticket).toEqual({ subject: 'Invoice fdp.exe', name: 'amiL ana' });

  const { ticket: byApi } = await openTicket(desk.ctx(desk.ana), {
    subject: '\u2067Hello\u00ad world',
    body: 'x',
    requester: { email: 'filler@customer.example', name: '\u3164' },
    channel: 'api',
  });
  const person = await desk.database.db
    .selectFrom('person')
    .select('name')
    .where('id', '=', byApi.requesterId)
    .executeTakeFirst();
  expect([byApi.subject, person!.name]).toEqual(['Hello world', 'filler@customer.example']);
});

test('a public word to nobody, or to others only, kept the promise to the requester', async () => {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Promised',
    body: 'x',
    requester: { email: 'promised@customer.example' },
    copied: ['other@customer.example'],
    channel: 'api',
  });
  const standing = () =>
    desk.database.db.selectFrom('ticket').select('promiseId').where('id', '=', ticket.id).executeTakeFirstOrThrow();
  const before = await standing();
  const reply = { number: ticket.number, kind: 'public' as const, body: 'Soon.' };
  await expect(postMessage(desk.ctx(desk.ana), { ...reply, to: [] })).rejects.toMatchObject({ kind: 'Invalid' });
  await postMessage(desk.ctx(desk.ana), { ...reply, to: ['other@customer.example'] });
  expect(await standing()).toEqual(before);
  desk.pass({ minutes: 1 });
  await postMessage(desk.ctx(desk.ana), { ...reply, to: ['promised@customer.example'] });
  expect(await standing()).not.toEqual(before);
});

test('ids went backwards: the newest ticket stood beneath an older one', async () => {
  const ids: number[] = [];
  for (let i = 0; i < 210; i++) {
    const { ticket } = await openTicket(desk.ctx(), {
      subject: `Number ${i}`,
      body: 'x',
      requester: { email: 'many@customer.example' },
      channel: 'api',
      acknowledge: 'not',
    });
    ids.push(ticket.id);
  }
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(new Set(ids).size).toBe(ids.length);
});
