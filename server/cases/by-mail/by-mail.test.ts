// Agents answer notices from their own mail program: what becomes a note, what goes to the requester, what is not taken. And
// above all: nothing that was meant for the team ever reaches a requester.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from '../../../test/mail-corpus/mail-desk.ts';
import { actorOf } from '../../access/find-actor.ts';
import { storeInbound } from '../../channels/store-inbound.ts';
import { tellOfWord } from '../../notices/tell-of-word.ts';
import { setNotice } from '../../people/notice-setting.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { changeStatus } from '../change-status.ts';
import { acceptInbound } from '../inbound/accept-inbound.ts';
import { openTicket } from '../open-ticket.ts';
import { addAgent } from '../people/add-agent.ts';
import { deactivateAgent } from '../people/deactivate-agent.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';

let desk: TestDesk;
let mail: MailDesk;
let leo: Actor;
const leoMail = 'leo@kestrel-labels.com';
/** Mail from this server is from that domain; from any other it is not proven. */
const proof = async (name: string) => {
  if (name === 'kestrel-labels.com') return [['v=spf1 ip4:203.0.113.5 ~all']];
  throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
};
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk, proof);
  const id = await addAgent(desk.ctx(), { name: 'Leo Brandt', email: leoMail, role: 'agent', passwordHash: 'x' });
  leo = (await actorOf(desk.database.db, id))!;
});

let count = 0;
const rows = readsOf();
function readsOf() {
  return {
    messages: (number: string) =>
      desk.database.db
        .selectFrom('message')
        .innerJoin('ticket', 'ticket.id', 'message.ticketId')
        .select([
          'message.id',
          'message.kind',
          'message.bodyText',
          'message.byAgent',
          'message.channel',
          'message.purpose',
        ])
        .where('ticket.number', '=', number)
        .where('message.authorId', 'is not', null)
        .orderBy('message.at')
        .orderBy('message.id')
        .execute(),
    ticket: (number: string) =>
      desk.database.db.selectFrom('ticket').selectAll().where('number', '=', number).executeTakeFirstOrThrow(),
  };
}

/** A ticket that Leo was given, and the notice in which he reads of it. */
async function given(): Promise<{ number: string; notice: Sent; requester: string }> {
  desk.pass({ minutes: 1 });
  const requester = `customer${++count}@customer.example`;
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'The lamp flickers',
    body: 'It flickers at night.',
    requester: { email: requester, name: 'Cora Customer' },
    channel: 'api',
  });
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: leo.personId!, reason: 'expertise' });
  const sent = await mail.deliver();
  return { number: ticket.number, requester, notice: sent.find((one) => one.to.includes(leoMail))! };
}
const publicAddressOf = (notice: Sent): string => /\S+\+p\.\S+@\S+/.exec(notice.mail.text)![0];
async function arrive(raw: string, { from = leoMail, to = 'help@desk.example', remote = '203.0.113.5' } = {}) {
  desk.pass({ minutes: 1 });
  const stored = await storeInbound(desk.ctx(), {
    channel: 'email',
    door: 'smtp',
    raw: Buffer.from(raw),
    envelopeFrom: from,
    envelopeTo: [to],
    remoteAddress: remote,
  });
  const outcome = await acceptInbound(desk.ctx(), mail.deps, stored.id);
  const row = await desk.database.db
    .selectFrom('inbound')
    .selectAll()
    .where('id', '=', stored.id)
    .executeTakeFirstOrThrow();
  return { ...outcome, row };
}
/** As his mail program quotes the notice beneath. */
const quoting = (notice: Sent, words: string): string =>
  `${words}\r\n\r\nOn Tue, 10 Mar 2026 at 10:00, Kestrel Labels wrote:\r\n${notice.mail.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\r\n')}\r\n`;
const leoAnswers = (notice: Sent, words: string, to = notice.header('reply-to'), more = {}) =>
  arrive(answerTo(notice, { from: `Leo Brandt <${leoMail}>`, to, text: quoting(notice, words), ...more }), { to });

test('pressing reply makes a note for the team, without the quote; nobody outside is sent a word of it', async () => {
  const { number, notice, requester } = await given();
  expect(notice.header('reply-to')).toMatch(/\+n\./);
  const { state } = await leoAnswers(notice, 'This customer is difficult, check the invoice first.');
  expect(state).toBe('accepted');
  const note = (await rows.messages(number)).at(-1)!;
  expect(note).toMatchObject({
    kind: 'note',
    byAgent: true,
    channel: 'email',
    bodyText: 'This customer is difficult, check the invoice first.',
  });
  expect((await mail.deliver()).filter((one) => one.to.includes(requester))).toEqual([]);
});

test('the other address answers the requester: quote and addresses cut, promise kept, in the thread', async () => {
  const { number, notice, requester } = await given();
  const before = await rows.ticket(number);
  await leoAnswers(notice, 'Please change the bulb.\r\n\r\nLeo', publicAddressOf(notice));
  const said = (await rows.messages(number)).at(-1)!;
  expect(said).toMatchObject({ kind: 'public', byAgent: true, channel: 'email' });
  expect(said.bodyText).toContain('Please change the bulb.');
  const kept = await desk.database.db
    .selectFrom('promise')
    .select('state')
    .where('id', '=', before.promiseId!)
    .executeTakeFirst();
  const [reply] = (await mail.deliver()).filter((one) => one.to.includes(requester));
  expect(['kept', 'standing']).toContain(kept!.state);
  expect(reply!.mail.text).toContain('Please change the bulb.');
  const whole = reply!.raw.toString();
  for (const secret of ['+n.', '+p.', leoMail, 'you know this subject', 'Answer this mail'])
    expect(whole).not.toContain(secret);
  expect(reply!.header('references')).not.toContain('mail-');
  expect(await desk.broken()).toEqual([]);
});

test('files go with it', async () => {
  const { number, notice, requester } = await given();
  const to = publicAddressOf(notice);
  const raw = [
    `From: ${leoMail}`, `To: ${to}`, 'Subject: Re: it', `In-Reply-To: ${notice.header('message-id')}`, 'Message-ID: <files@kestrel-labels.com>',
    'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'See the plan.', '--b',
    'Content-Type: text/plain; name=plan.txt', 'Content-Disposition: attachment; filename=plan.txt', '', 'turn left', '--b--', '',
  ].join('\r\n'); // biome-ignore format: a mail
  expect(await arrive(raw, { to })).toMatchObject({ state: 'accepted', number });
  const [reply] = (await mail.deliver()).filter((one) => one.to.includes(requester));
  expect(reply!.mail.files.map((one) => one.name)).toContain('plan.txt');
});

test('reply to all with both addresses is a note', async () => {
  const { number, notice, requester } = await given();
  const both = `${notice.header('reply-to')}, ${publicAddressOf(notice)}`;
  await arrive(answerTo(notice, { from: leoMail, to: both, text: quoting(notice, 'Only for you all.') }), {
    to: publicAddressOf(notice),
  });
  expect((await rows.messages(number)).at(-1)).toMatchObject({ kind: 'note' });
  expect((await mail.deliver()).filter((one) => one.to.includes(requester))).toEqual([]);
});

test('a quote that cannot be told apart from the answer goes nowhere', async () => {
  const { number, notice, requester } = await given();
  const text = `Bulb!\r\n\r\n${notice.mail.text.replaceAll('\n', '\r\n')}`;
  const { row } = await arrive(
    mailOf({ from: leoMail, to: publicAddressOf(notice), text, id: `whole${count}@kestrel-labels.com` }),
    { to: publicAddressOf(notice) },
  );
  expect(row).toMatchObject({ state: 'quarantined', reason: 'answer_refused', messageId: null });
  expect((await rows.messages(number)).filter((one) => one.kind === 'public' && one.byAgent)).toEqual([]);
  expect((await mail.deliver()).filter((one) => one.to.includes(requester))).toEqual([]);
});

test('between the lines of the quote only his own lines go out', async () => {
  const { number, notice } = await given();
  const text = `> You now have ticket ${number}.\r\nChange the bulb.\r\n> Next word promised: tomorrow\r\nBy Friday.\r\n`;
  await arrive(answerTo(notice, { from: leoMail, to: publicAddressOf(notice), text }), { to: publicAddressOf(notice) });
  const said = (await rows.messages(number)).at(-1)!;
  expect(said.kind).toBe('public');
  expect(said.bodyText).not.toContain('You now have');
  expect(said.bodyText).toContain('Change the bulb.');
});

test.each([
  ['an unproven sender', { remote: '198.51.100.7' }, 'unproven'],
  ['somebody else, proven or not', { from: 'mallory@kestrel-labels.com' }, 'not_yours'],
])('%s is not taken, for neither address, and he is told why', async (_, how, why) => {
  const { number, notice, requester } = await given();
  const from = 'from' in how ? how.from : leoMail;
  for (const to of [notice.header('reply-to'), publicAddressOf(notice)]) {
    const id = `${why}${++count}@kestrel-labels.com`;
    const { row } = await arrive(answerTo(notice, { from, to, id, text: 'Secret words.\r\n' }), { to, ...how });
    expect(row).toMatchObject({ state: 'quarantined', reason: 'answer_refused', messageId: null });
  }
  expect((await rows.messages(number)).filter((one) => one.bodyText.includes('Secret'))).toEqual([]);
  const sent = await mail.deliver();
  expect(sent.filter((one) => one.to.includes(requester))).toEqual([]);
  const told = sent.filter((one) => one.to.includes(leoMail) && one.mail.subject.includes('not taken'));
  expect(told).toHaveLength(2);
  expect(told[0]!.mail.text).toContain(why === 'unproven' ? 'nothing shows' : 'another address');
  expect(sent.filter((one) => one.to.includes('mallory@kestrel-labels.com'))).toEqual([]);
});

test('an address that is guessed or altered leads nowhere', async () => {
  const { number, notice } = await given();
  const asPublic = notice.header('reply-to').replace('+n.', '+p.');
  await arrive(answerTo(notice, { from: leoMail, to: asPublic, text: quoting(notice, 'For the team alone.') }), {
    to: asPublic,
  });
  expect(
    (await rows.messages(number)).filter((one) => one.kind === 'public' && one.bodyText.includes('team alone')),
  ).toEqual([]);
});

test('what came in meanwhile has to be read first; a note still goes', async () => {
  // He is told at most five times an hour.
  desk.pass({ minutes: 61 });
  const { number, notice, requester } = await given();
  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'I have looked at it myself.' });
  const { row } = await leoAnswers(notice, 'Please send a picture.', publicAddressOf(notice));
  expect(row).toMatchObject({ reason: 'answer_refused' });
  const sent = await mail.deliver();
  expect(sent.filter((one) => one.to.includes(requester)).some((one) => one.mail.text.includes('picture'))).toBe(false);
  expect(sent.find((one) => one.mail.subject.includes('not taken'))!.mail.text).toContain('something new');
  expect(await leoAnswers(notice, 'A word to Ana.', undefined, { id: 'note@kestrel-labels.com' })).toMatchObject({
    state: 'accepted',
  });
});

test('from a ticket that is put aside nothing goes out', async () => {
  const { number, notice } = await given();
  await changeStatus(desk.ctx(desk.ana), { number, status: 'spam' });
  const { row } = await leoAnswers(notice, 'Hello?', publicAddressOf(notice));
  expect(row).toMatchObject({ reason: 'answer_refused' });
});

test('his holiday reply to a notice is kept quietly and answers nobody', async () => {
  const { number, notice, requester } = await given();
  const { state } = await leoAnswers(notice, 'I am away until Monday.', undefined, {
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  expect(state).toBe('automatic');
  expect((await rows.messages(number)).filter((one) => one.byAgent)).toEqual([]);
  expect((await mail.deliver()).filter((one) => one.to.includes(requester) || one.to.includes(leoMail))).toEqual([]);
});

test('the requester’s words come by mail to whoever asked for it, once, and not to whoever did not', async () => {
  const { number, requester } = await given();
  const event = async () =>
    desk.database.db
      .selectFrom('event')
      .select('sequence')
      .where('kind', '=', 'ticket.opened')
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  expect(await tellOfWord(desk.ctx(), await event())).toBe(false);
  await together(desk.database.db, [setNotice(leo.personId!, 'requester_wrote', true)]);
  expect(await tellOfWord(desk.ctx(), await event())).toBe(true);
  expect(await tellOfWord(desk.ctx(), await event())).toBe(false);
  const [notice] = (await mail.deliver()).filter((one) => one.to.includes(leoMail));
  expect(notice!.mail.text).toContain('It flickers at night.');
  expect(notice!.mail.subject).toContain('Cora Customer');
  await leoAnswers(notice!, 'At once.', publicAddressOf(notice!));
  const [reply] = (await mail.deliver()).filter((one) => one.to.includes(requester));
  expect(reply!.mail.text).toContain('At once.');
  expect(await rows.ticket(number)).toMatchObject({ status: 'open' });
});

test('whose access is closed writes no more, and is told nothing that is not theirs', async () => {
  const { number, notice } = await given();
  await deactivateAgent(desk.ctx(desk.ana), leo.personId!);
  const { row } = await leoAnswers(notice, 'I still have this address.', publicAddressOf(notice));
  expect(row).toMatchObject({ state: 'quarantined', reason: 'answer_refused' });
  expect((await rows.messages(number)).filter((one) => one.bodyText.includes('still have'))).toEqual([]);
  expect((await mail.deliver()).filter((one) => one.to.includes(leoMail))).toEqual([]);
});
