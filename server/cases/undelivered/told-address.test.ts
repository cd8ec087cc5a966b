// An address that an agent only told us: what may be sent there, and what mail from it is good for. All mail here is proven to
// come from where it says.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from '../../../test/mail-corpus/mail-desk.ts';
import { actorOf } from '../../access/find-actor.ts';
import { askForLink } from '../../access/sign-in-link.ts';
import { storeInbound } from '../../channels/store-inbound.ts';
import { findPersonsByEmail } from '../../people/find-people.ts';
import { insertAddress } from '../../people/person.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { acceptInbound } from '../inbound/accept-inbound.ts';
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
const linksTo = async (email: string): Promise<number> => {
  const asked = async () => (await desk.database.db.selectFrom('signInLink').select('id').execute()).length;
  const before = await asked();
  await askForLink(desk.ctx(), { email, source: '10.1.0.1' });
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
  expect(await linksTo(told)).toBe(0);
  expect(await linksTo(first)).toBe(1);
  await answer(other.sent, first, 'It is me.');
  expect(await said(other.id)).toMatchObject({ kind: 'public', bodyText: 'It is me.' });
  expect(await desk.broken()).toEqual([]);
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
