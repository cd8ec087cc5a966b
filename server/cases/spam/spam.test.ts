// Spam: what the mail server thinks, whom an agent has blocked, floods, and tickets that are marked and come back.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { changeStatus } from '../change-status.ts';
import { postMessage } from '../post-message.ts';
import { blockSender, unblockSender } from './block-sender.ts';
import { markSpam, previewSpam, unmarkSpam } from './mark-spam.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

/** A second later each, so that ids are in the order of arrival. */
function send(...mails: Parameters<MailDesk['send']>) {
  desk.clock.now = new Date(desk.clock.now.getTime() + 1000);
  return mail.send(...mails);
}
const received =
  'from mail.sender.net (mail.sender.net [203.0.113.9]) by mx.desk.example (Postfix) with ESMTPS id 4A; Tue, 10 Mar 2026 09:59:00 +0000';
const scored = (verdict: string, draft: Parameters<typeof mailOf>[0] = {}) =>
  `X-Spam-Flag: ${verdict}\r\nReceived: ${received}\r\n${mailOf(draft)}`;
const last = () =>
  desk.database.db.selectFrom('inbound').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
const ticketOf = (number: string) =>
  desk.database.db.selectFrom('ticket').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
async function opens(from: string, subject = 'The lamp flickers'): Promise<string> {
  desk.pass({ minutes: 61 });
  await send(mailOf({ from, subject, text: `Hello from ${from}, it does not work.\r\n` }), { from });
  const { ticketId } = await last();
  const row = await desk.database.db
    .selectFrom('ticket')
    .select('number')
    .where('id', '=', ticketId!)
    .executeTakeFirstOrThrow();
  return row.number;
}
const ana = () => desk.ctx(desk.ana);

test('what the receiving server calls spam waits for an agent and is not answered', async () => {
  await send(scored('YES', { from: 'win@lottery.example' }), { from: 'win@lottery.example' });
  expect(await last()).toMatchObject({ state: 'quarantined', reason: 'spam_suspected', sender: 'win@lottery.example' });
  expect((await last()).dueAt).toEqual(new Date(desk.clock.now.getTime() + 24 * 3_600_000));
  expect(await mail.deliver()).toEqual([]);
});

test('a sender cannot call himself good, nor others bad', async () => {
  await send(scored('NO', { from: 'kind@customer.example' }), { from: 'kind@customer.example' });
  expect(await last()).toMatchObject({ state: 'accepted' });
  await send(`Received: ${received}\r\nX-Spam-Flag: YES\r\n${mailOf({ from: 'nora@customer.example' })}`);
  expect(await last()).toMatchObject({ state: 'accepted' });
});

test('whoever takes part and answers is read, whatever a filter thinks', async () => {
  const number = await opens('paula@customer.example');
  const [acknowledged] = (await mail.deliver()).filter((one) => one.to.includes('paula@customer.example'));
  await send(
    scored('YES', {
      from: 'paula@customer.example',
      to: acknowledged!.header('reply-to'),
      text: 'One more thing.\r\n',
    }),
    { from: 'paula@customer.example', to: acknowledged!.header('reply-to') },
  );
  expect(await last()).toMatchObject({ state: 'accepted', ticketId: (await ticketOf(number)).id });
});

test('a blocked address and a blocked domain are turned down, with what is below it; unblocked they come in', async () => {
  expect(await blockSender(ana(), 'Pest@Trouble.example')).toBe('pest@trouble.example');
  expect(await blockSender(ana(), 'nuisance.example')).toBe('@nuisance.example');
  for (const from of ['pest@trouble.example', 'a@nuisance.example', 'b@mail.nuisance.example']) {
    await send(mailOf({ from }), { from });
    expect(await last()).toMatchObject({ state: 'rejected', reason: 'blocked', sender: from });
  }
  for (const from of ['friend@trouble.example', 'c@notnuisance.example']) {
    await send(mailOf({ from }), { from });
    expect(await last()).toMatchObject({ state: 'accepted' });
  }
  const rows = await desk.database.db.selectFrom('blockedSender').select('id').execute();
  for (const { id } of rows) await unblockSender(ana(), id);
  await send(mailOf({ from: 'pest@trouble.example', id: 'again@trouble.example' }), {
    from: 'pest@trouble.example',
  });
  expect(await last()).toMatchObject({ state: 'accepted' });
});

test('our own people, our own domain and half the world are not blocked', async () => {
  await expect(blockSender(ana(), 'ana@desk.example')).rejects.toThrow('address of this desk');
  await expect(blockSender(ana(), '@desk.example')).rejects.toThrow('address of this desk');
  await expect(blockSender(ana(), 'gmail.com')).rejects.toThrow('Too many people');
  await expect(blockSender(ana(), 'not an address')).rejects.toThrow('neither an address nor a domain');
});

test('the same words from many senders: ten come in, the rest waits, and the lead is told once', async () => {
  const words =
    'Dear sir or madam,\r\nbuy our wonderful watches today, they are cheap and everybody loves them so very much!\r\n';
  await mail.deliver();
  await desk.database.db.updateTable('desk').set({ mostAlike: 10 }).execute();
  for (let at = 0; at < 14; at++) {
    const from = `bot${at}@wave${at}.example`;
    await send(mailOf({ from, subject: `Watches ${at}`, text: `${words}Ref ${at * 7919}\r\n` }), { from });
  }
  const rows = await desk.database.db
    .selectFrom('inbound')
    .select(['state', 'reason'])
    .where('sender', 'like', 'bot%')
    .execute();
  expect(rows.filter((row) => row.state === 'accepted')).toHaveLength(10);
  expect(rows.filter((row) => row.reason === 'wave')).toHaveLength(4);
  const told = (await mail.deliver()).filter((one) => one.to.includes('ana@desk.example'));
  expect(told.map((one) => one.mail.subject)).toEqual(['The same mail from many senders: put aside']);
  // Something else from somebody else is not held up by it.
  await send(
    mailOf({
      from: 'olga@customer.example',
      text: 'My watch of the other day came broken, what now? Please tell me.\r\n',
    }),
  );
  expect(await last()).toMatchObject({ state: 'accepted' });
});

test('one machine that says the same all night is no wave', async () => {
  for (let at = 0; at < 13; at++) {
    const text = 'Disk usage on the server in the cellar is above ninety per cent, please look after it soon.\r\n';
    await send(mailOf({ from: 'monitor@cellar.example', subject: 'Disk', text }), {
      from: 'monitor@cellar.example',
    });
  }
  const rows = await desk.database.db
    .selectFrom('inbound')
    .select('state')
    .where('sender', '=', 'monitor@cellar.example')
    .execute();
  expect(rows.every((row) => row.state === 'accepted')).toBe(true);
});

test('marked as spam nothing is owed, nothing leaves, and no sweep wakes it; taken back it stands as before', async () => {
  const number = await opens('late@customer.example');
  const before = await ticketOf(number);
  await markSpam(ana(), { tickets: [number] });
  const spam = await ticketOf(number);
  expect(spam).toMatchObject({ status: 'spam', promiseId: null, promiseDueAt: null });
  expect(
    await desk.database.db.selectFrom('promise').select('state').where('id', '=', before.promiseId!).executeTakeFirst(),
  ).toEqual({ state: 'void' });
  desk.pass({ days: 6 });
  await desk.sweep();
  expect((await mail.deliver()).filter((one) => one.to.includes('late@customer.example'))).toEqual([]);
  expect(await desk.broken()).toEqual([]);
  expect(await unmarkSpam(ana(), [number])).toEqual([number]);
  const again = await ticketOf(number);
  expect(again).toMatchObject({ status: 'new', assigneeId: before.assigneeId });
  expect(again.promiseDueAt!.getTime()).toBeGreaterThan(desk.clock.now.getTime());
  // Its acknowledgement had been held back, so it comes now, once.
  const sent = (await mail.deliver()).filter((one) => one.to.includes('late@customer.example'));
  expect(sent).toHaveLength(1);
  expect(sent[0]!.mail.text).toContain(number);
  expect(await unmarkSpam(ana(), [number])).toEqual([]);
  expect((await mail.deliver()).filter((one) => one.to.includes('late@customer.example'))).toEqual([]);
  expect(await desk.broken()).toEqual([]);
});

test('who had their acknowledgement gets no second one when it is taken back', async () => {
  const number = await opens('greeted@customer.example');
  expect((await mail.deliver()).some((one) => one.to.includes('greeted@customer.example'))).toBe(true);
  await markSpam(ana(), { tickets: [number] });
  await unmarkSpam(ana(), [number]);
  expect((await mail.deliver()).filter((one) => one.to.includes('greeted@customer.example'))).toEqual([]);
});

test('a scheduled date, a wait and a resolution come back as what they were', async () => {
  const scheduled = await opens('dated@customer.example');
  const agreedAt = new Date(desk.clock.now.getTime() + 3 * 86_400_000);
  await changeStatus(ana(), { number: scheduled, status: 'scheduled', agreedAt });
  await changeStatus(ana(), { number: scheduled, status: 'spam' });
  await changeStatus(ana(), { number: scheduled, status: 'open' });
  expect(await ticketOf(scheduled)).toMatchObject({ status: 'scheduled', promiseDueAt: agreedAt });
  await changeStatus(ana(), { number: scheduled, status: 'spam' });
  desk.pass({ days: 4 });
  await desk.sweep();
  await unmarkSpam(ana(), [scheduled]);
  expect(await ticketOf(scheduled)).toMatchObject({ status: 'open' });
  expect(await desk.broken()).toEqual([]);
});

test('whoever had it has left: the team’s holder has it, with the reason', async () => {
  const leo = await desk.agent('Leo Brandt');
  const number = await opens('orphan@customer.example');
  await postMessage(desk.ctx(leo), { number, kind: 'public', body: 'I am on it.' });
  await markSpam(ana(), { tickets: [number] });
  await desk.database.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', leo.personId!).execute();
  await unmarkSpam(ana(), [number]);
  expect(await ticketOf(number)).toMatchObject({ status: 'open', assigneeId: desk.ana.personId });
  expect(await desk.broken()).toEqual([]);
});

test('all of a sender at once, counted before, and the sender is blocked with it', async () => {
  const from = 'many@flood.example';
  const numbers = [await opens(from, 'One'), await opens(from, 'Two'), await opens(from, 'Three')];
  await postMessage(ana(), { number: numbers[0]!, kind: 'public', body: 'Hello?' });
  const preview = await previewSpam(ana(), { sender: from });
  expect(preview).toMatchObject({ tickets: 3, unresolved: 3, answered: 1, senders: [from] });
  expect(preview.heldMails).toBeGreaterThan(0);
  const done = await markSpam(ana(), { sender: from, blockSenders: true });
  expect(done.tickets.toSorted()).toEqual(numbers.toSorted());
  expect(done.blocked).toEqual([from]);
  await send(mailOf({ from }), { from });
  expect(await last()).toMatchObject({ state: 'rejected', reason: 'blocked' });
  // Marked already: only said again.
  expect(await markSpam(ana(), { tickets: numbers })).toMatchObject({ tickets: [], skipped: 3 });
  expect(await unmarkSpam(ana(), numbers)).toHaveLength(3);
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
});

test('after thirty days it stays what it is, and a collaborator decides nothing', async () => {
  const number = await opens('old@customer.example');
  await markSpam(ana(), { tickets: [number] });
  desk.pass({ days: 31 });
  await expect(unmarkSpam(ana(), [number])).rejects.toThrow('for 30 days');
  const dora = await desk.agent('Dora Lind', 'collaborator');
  await expect(markSpam(desk.ctx(dora), { tickets: [number] })).rejects.toThrow('Only agents');
  await expect(blockSender(desk.ctx(dora), 'x@y.example')).rejects.toThrow('Only agents');
});
