// An address that an agent only told us: what may be sent there, and what mail from it is good for. All mail here is proven to
// come from where it says.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from '../../../test/mail-corpus/mail-desk.ts';
import { actorOf } from '../../access/find-actor.ts';
import { askForLink, useLink as openLink } from '../../access/sign-in-link.ts';
import { isOpenedTold, openTold } from '../../access/told-address-door.ts';
import { storeInbound } from '../../channels/store-inbound.ts';
import { findPersonsByEmail } from '../../people/find-people.ts';
import { insertAddress } from '../../people/person.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { acceptInbound } from '../inbound/accept-inbound.ts';
import { mergeTicket } from '../merging/merge-ticket.ts';
import { unmergeTicket } from '../merging/unmerge-ticket.ts';
import { openForSomebody } from '../open-for-somebody.ts';
import { openTicket } from '../open-ticket.ts';
import { addAgent } from '../people/add-agent.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { writeElsewhere } from './write-elsewhere.ts';

let desk: TestDesk;
let mail: MailDesk;
let cora: Actor;
const server = '203.0.113.5';
const coraMail = 'cora@kestrel-labels.com';
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk, async (name) =>
    name.startsWith('_')
      ? Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
      : [[`v=spf1 ip4:${server} -all`]],
  );
  cora = (await actorOf(
    desk.database.db,
    await addAgent(desk.ctx(), { name: 'Cora', email: coraMail, role: 'administrator' }),
  ))!;
});

const ana = () => desk.ctx(desk.ana);
let count = 0;
async function open(email: string, copied: string[] = []) {
  desk.pass({ minutes: 2 });
  const { ticket, requester } = await openTicket(desk.ctx(), {
    subject: 'The printer blinks',
    body: 'It blinks.',
    requester: { email, name: 'Maria' },
    copied,
    channel: 'api',
  });
  const sent = (await mail.deliver()).find((one) => one.to.includes(email))!;
  return { ...ticket, personId: requester.id, sent };
}

async function arrive(raw: string, from: string, to: string) {
  desk.pass({ minutes: 2 });
  const stored = await storeInbound(desk.ctx(), {
    channel: 'email',
    door: 'smtp',
    raw: Buffer.from(raw),
    envelopeFrom: from,
    envelopeTo: [to],
    remoteAddress: server,
  });
  return acceptInbound(desk.ctx(), mail.deps, stored.id);
}
const answer = (sent: Sent, from: string, text: string) =>
  arrive(answerTo(sent, { from, text, id: `told${++count}@kestrel-labels.com` }), from, sent.header('reply-to'));
const said = (ticketId: number) =>
  desk.database.db
    .selectFrom('message')
    .select(['kind', 'bodyText', 'authorId', 'byAgent', 'verified'])
    .where('ticketId', '=', ticketId)
    .where('authorId', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
const linksTo = async (email: string, ticketId?: number): Promise<number> => {
  const asked = async () => (await desk.database.db.selectFrom('signInLink').select('id').execute()).length;
  const before = await asked();
  const from = ticketId === undefined ? {} : { ticketId };
  await askForLink(desk.ctx(), { email, source: `10.1.${++count}.1`, ...from });
  return (await asked()) - before;
};

test('an agent became the administrator by giving her an address of his own: who works here gets none this way', async () => {
  const ticket = await open('maria@customer-labels.com', [coraMail]);
  const give = (address: string) => writeElsewhere(ana(), { number: ticket.number, personId: cora.personId!, address });
  await expect(give('cora.private@evil-labels.com')).rejects.toThrow('Cora is a colleague');
  expect(await findPersonsByEmail(desk.database.db, ['cora.private@evil-labels.com'])).toEqual([]);
  // The one that is hers is no other one.
  await give(coraMail);
});

test('one that a colleague was given before that was refused opens nothing: no link, no note, no answer in her name', async () => {
  const evil = 'cora@evil-labels.com';
  const ticket = await open('paul@customer-labels.com');
  desk.pass({ minutes: 1 });
  await together(desk.database.db, [
    insertAddress(desk.ctx(), { id: desk.ctx().newId(), personId: cora.personId!, value: evil }),
  ]);
  expect(await linksTo(evil)).toBe(0);
  expect(await linksTo(coraMail)).toBe(1);
  await answer(ticket.sent, evil, 'Pay to this account.');
  expect(await said(ticket.id)).toMatchObject({ kind: 'note', byAgent: false, verified: true });
  await answer(ticket.sent, coraMail, 'I look into it.');
  expect(await said(ticket.id)).toMatchObject({ kind: 'note', byAgent: true, bodyText: 'I look into it.' });
  await reassignTicket(ana(), { number: ticket.number, agent: cora.personId!, reason: 'expertise' });
  const notice = (await mail.deliver()).find((one) => one.header('reply-to').includes('+n.'))!;
  const outcome = await answer(notice, evil, 'Between us.');
  expect(outcome.state).toBe('quarantined');
  expect((await answer(notice, coraMail, 'Between us, truly.')).state).toBe('accepted');
});

test('from a requester’s told address: theirs on the ticket that is written to there, a stranger’s on every other', async () => {
  const [first, told] = ['rosa@customer-labels.com', 'rosa.mistyped@elsewhere-labels.com'];
  const other = await open(first);
  const ticket = await open(first);
  await writeElsewhere(ana(), { number: ticket.number, personId: ticket.personId, address: told });
  await postMessage(ana(), { number: ticket.number, kind: 'public', body: 'Does this reach you?' });
  const [sent] = await mail.deliver();
  expect(sent!.to).toEqual([told]);
  await answer(sent!, told, 'You are wrong here.');
  expect(await said(ticket.id)).toMatchObject({
    kind: 'public',
    authorId: ticket.personId,
    bodyText: 'You are wrong here.',
  });
  // By the reply address of the other one an agent decides, by its number it is a ticket of its own.
  await answer(other.sent, told, 'Close this one.');
  expect(await said(other.id)).toMatchObject({ kind: 'note', byAgent: false, bodyText: 'Close this one.' });
  const named = await arrive(
    mailOf({ from: told, subject: `Again [${other.number}]`, text: 'And this?', id: 'named@elsewhere-labels.com' }),
    told,
    'help@desk.example',
  );
  expect(named.number).not.toBe(other.number);
  expect(await linksTo(first)).toBe(1);
  await answer(other.sent, first, 'It is me.');
  expect(await said(other.id)).toMatchObject({ kind: 'public', bodyText: 'It is me.' });
  expect(await desk.broken()).toEqual([]);
});

/** Asks at the portal, as whoever reads mail at that address, and presses the button behind the link that came. */
async function askAndOpen(email: string, ticketId?: number) {
  expect(await linksTo(email, ticketId)).toBe(1);
  const { id } = await desk.database.db
    .selectFrom('signInLink')
    .select('id')
    .where('usedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return openLink(desk.ctx(), id);
}
const sessions = async () => (await desk.database.db.selectFrom('session').select('personId').execute()).length;

test('whose only address is gone opens by a told one the ticket that is written to there, and nothing else of theirs', async () => {
  const [gone, told] = ['vera@customer-labels.com', 'vera.new@elsewhere-labels.com'];
  const key = desk.wiring.keys.links;
  const other = await open(gone);
  const ticket = await open(gone);
  await desk.database.db.updateTable('address').set({ health: 'failed' }).where('value', '=', gone).execute();
  await writeElsewhere(ana(), { number: ticket.number, personId: ticket.personId, address: told });
  const before = await sessions();
  const used = await askAndOpen(told);
  expect(used).toMatchObject({ opens: 'ticket', ticketId: ticket.id, personId: ticket.personId });
  if (used.opens !== 'ticket') throw new Error('unreachable');
  const door = (await openTold(desk.ctx(), key, used))!;
  const opens = (ticketId: number, personId = ticket.personId, cookie = door.cookie) =>
    isOpenedTold(desk.ctx(), key, cookie, { ticketId, personId });
  expect(await opens(ticket.id)).toBe(true);
  // Neither a session nor a proof came of it: all that is theirs besides stays shut, and so it is asked for from there.
  expect(await sessions()).toBe(before);
  const address = await desk.database.db
    .selectFrom('address')
    .select('verifiedAt')
    .where('value', '=', told)
    .executeTakeFirst();
  expect(address).toEqual({ verifiedAt: null });
  expect(await opens(other.id)).toBe(false);
  expect(await linksTo(told, other.id)).toBe(0);
  expect(
    await opens(
      ticket.id,
      other.personId,
      door.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ),
  ).toBe(false);
  expect(await opens(ticket.id, cora.personId!)).toBe(false);
  expect(await opens(other.id, ticket.personId, door.cookie.replace(/^[^.]+/, other.id.toString(36)))).toBe(false);
  desk.pass({ days: 32 });
  expect(await opens(ticket.id), 'a month later they ask again').toBe(false);
});

test('a mistyped address that somebody else reads: the true owner is let in all the same, and they are shut out once it is corrected', async () => {
  const [first, mistyped] = ['lena@customer-labels.com', 'lena.mistyped@elsewhere-labels.com'];
  const key = desk.wiring.keys.links;
  const ticket = await open(first);
  desk.pass({ minutes: 1 });
  await writeElsewhere(ana(), { number: ticket.number, personId: ticket.personId, address: mistyped });
  for (let asked = 0; asked < 4; asked++) expect(await linksTo(mistyped)).toBe(1);
  // What lies unused in that mailbox keeps nobody else from a link.
  expect(await linksTo(mistyped)).toBe(0);
  expect(await linksTo(first)).toBe(1);
  desk.pass({ hours: 1 });
  const used = await askAndOpen(mistyped);
  if (used.opens !== 'ticket') throw new Error('It opened everything.');
  const door = (await openTold(desk.ctx(), key, used))!;
  const opens = () => isOpenedTold(desk.ctx(), key, door.cookie, { ticketId: ticket.id, personId: ticket.personId });
  expect(await opens()).toBe(true);
  // Another ticket of theirs comes to it by a merge: what was said there was never written to that address.
  const second = await open(first);
  await mergeTicket(ana(), { number: second.number, into: ticket.number });
  expect(await opens()).toBe(false);
  await unmergeTicket(ana(), second.number);
  expect(await opens()).toBe(true);
  await writeElsewhere(ana(), { number: ticket.number, personId: ticket.personId, address: first });
  expect(await opens()).toBe(false);
  expect(await openTold(desk.ctx(), key, used)).toBeNull();
  expect(await askAndOpen(first)).toMatchObject({ opens: 'all', personId: ticket.personId });
});

test('one that was proven since speaks as the first one does', async () => {
  const ticket = await open('ines@customer-labels.com');
  const other = await open('ines@customer-labels.com');
  await writeElsewhere(ana(), { number: ticket.number, personId: ticket.personId, address: 'ines@new-labels.com' });
  const now = desk.clock.now;
  await desk.database.db
    .updateTable('address')
    .set({ verifiedAt: now })
    .where('value', '=', 'ines@new-labels.com')
    .execute();
  expect(await linksTo('ines@new-labels.com')).toBe(1);
  await answer(other.sent, 'ines@new-labels.com', 'Still here.');
  expect(await said(other.id)).toMatchObject({ kind: 'public', bodyText: 'Still here.' });
});

test('the desk’s own mailbox was made a requester, with a plus sign too: it is refused, also as a copy', async () => {
  await desk.database.db
    .insertInto('mailbox')
    .values({
      id: desk.ctx().newId(),
      address: 'support@desk.example',
      displayName: '',
      isDefault: true,
      createdAt: desk.clock.now,
    })
    .execute();
  const call = (email: string, copied: string[] = []) =>
    openForSomebody(ana(), { subject: 'x', body: 'x', requester: { email }, copied, channel: 'api' });
  for (const email of ['Support@desk.example', 'support+x@desk.example']) {
    await expect(call(email)).rejects.toThrow('is an address of this desk');
    await expect(call('leo@customer-labels.com', [email])).rejects.toThrow('is an address of this desk');
    const ticket = await open(`zoe${++count}@customer-labels.com`);
    await expect(
      writeElsewhere(ana(), { number: ticket.number, personId: ticket.personId, address: email }),
    ).rejects.toThrow('is an address of this desk');
  }
  await call('leo@customer-labels.com');
});
