// Mail that was put aside, and what an agent makes of it.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { addMailbox } from '../cases/change-settings.ts';
import { acceptInbound } from '../cases/inbound/accept-inbound.ts';
import { type DecideInbound, decideInbound } from '../cases/inbound/decide-inbound.ts';
import { setMode } from '../cases/mailboxes/shadow-mode.ts';
import { storeInbound } from '../channels/store-inbound.ts';
import { readInbound, showInbound, viewInbound } from './arrived.ts';
import { readMe } from './me.ts';

let desk: TestDesk;
let mail: MailDesk;
const refuted = async (name: string) => {
  if (name === '_dmarc.forged-mail.com') return [['v=DMARC1; p=reject']];
  if (name === 'forged-mail.com') return [['v=spf1 -all']];
  throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
};
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk, refuted);
});

async function arrive(raw: string, envelopeFrom: string | null = null): Promise<string> {
  const stored = await storeInbound(desk.ctx(), {
    channel: 'email',
    door: 'smtp',
    raw: Buffer.from(raw),
    envelopeFrom,
    envelopeTo: ['help@desk.example'],
    remoteAddress: '192.0.2.7',
  });
  await acceptInbound(desk.ctx(), mail.deps, stored.id);
  return stored.id;
}
const decide = (input: DecideInbound, actor = desk.ana) => decideInbound(desk.ctx(actor), desk.wiring.keys, input);
const nobody = 'Subject: Scales stand still\r\n\r\nThe scales stand still since noon.\r\n';
const undecided = async () =>
  (await readInbound(desk.ctx(desk.ana), { state: 'undecided', limit: 50 })).inbound.map((one) => one.id);
const counted = async (who = desk.ana) => (await readMe(desk.ctx(who), who.personId!)).arrived.undecided;

test('mail that says nowhere who sent it waits for an agent, with subject, reason and a date', async () => {
  const before = await counted();
  const id = await arrive(nobody);
  expect(await undecided()).toContain(id);
  expect(await counted()).toBe(before + 1);
  expect(await counted(await desk.agent('Mara Lind', 'collaborator'))).toBe(0);
  const shown = await showInbound(desk.ctx(desk.ana), id);
  expect(shown).toMatchObject({
    state: 'quarantined',
    reason: 'no_sender',
    decision: 'mail',
    subject: 'Scales stand still',
    text: 'The scales stand still since noon.',
  });
  expect(Date.parse(shown.dueAt!)).toBeGreaterThan(desk.clock.now.getTime());
  expect(shown.headers).toContainEqual(['subject', 'Scales stand still']);
});

test('one that came to a mailbox in shadow says that nobody will be told', async () => {
  const id = await arrive(nobody.replace('noon', 'Monday'));
  const isShadow = async () => (await viewInbound(desk.ctx(desk.ana), id)).shadow;
  expect(await isShadow()).toBe(false);
  const input = { address: 'help@desk.example', displayName: '' };
  const mailbox = await addMailbox(desk.ctx(desk.ana), input);
  await setMode(desk.ctx(desk.ana), mailbox.id, { mode: 'shadow' });
  expect(await isShadow()).toBe(true);
  const list = await readInbound(desk.ctx(desk.ana), { state: 'undecided', limit: 50 });
  expect(list.inbound.find((one) => one.id === id)!.shadow).toBe(true);
  await decide({ id, decision: 'accept', requester: { email: 'shade@customer.example' } });
  const { rows } = await sql`select 1 from delivery d join inbound i on i.ticket_id = d.ticket_id
    where i.id = ${id} and not d.shadow`.execute(desk.database.db);
  expect(rows).toEqual([]);
  await setMode(desk.ctx(desk.ana), mailbox.id, { mode: 'live', shadowTickets: 'remove' });
  await desk.database.db.deleteFrom('mailbox').where('id', '=', mailbox.id).execute();
});

test('taken in, it becomes a ticket of whoever the agent names, and nobody can decide a second time', async () => {
  const id = await arrive(nobody.replace('noon', 'one'));
  await expect(decide({ id, decision: 'accept' })).rejects.toThrow('Say who is to be answered');
  await decide({ id, decision: 'accept', requester: { email: 'nina@customer.example', name: 'Nina Holm' } });
  const view = await viewInbound(desk.ctx(desk.ana), id);
  expect(view).toMatchObject({ state: 'accepted', decision: null, ticketNumber: expect.stringMatching(/^A-/) });
  const ticket = await desk.database.db
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.requesterId')
    .select(['person.name', 'ticket.subject', 'ticket.promiseId'])
    .where('ticket.number', '=', view.ticketNumber!)
    .executeTakeFirstOrThrow();
  expect(ticket).toMatchObject({ name: 'Nina Holm', subject: 'Scales stand still', promiseId: expect.any(String) });
  await expect(decide({ id, decision: 'reject', reason: 'spam' })).rejects.toThrow('decided about this mail already');
  expect(await desk.broken()).toEqual([]);
});

test('what its domain calls forged is taken in as unproven, so that the screen still says so', async () => {
  const id = await arrive(mailOf({ from: 'boss@forged-mail.com' }), 'boss@forged-mail.com');
  expect(await viewInbound(desk.ctx(desk.ana), id)).toMatchObject({ reason: 'authentication_failed' });
  await decide({ id, decision: 'accept' });
  const message = await desk.database.db
    .selectFrom('message')
    .select('verified')
    .where('inboundId', '=', id)
    .executeTakeFirstOrThrow();
  expect(message.verified).toBe(false);
});

test('rejecting needs a reason, keeps the original, and makes no ticket', async () => {
  const id = await arrive(nobody.replace('noon', 'two'));
  await expect(decide({ id, decision: 'reject' })).rejects.toThrow('Say why');
  await decide({ id, decision: 'reject', reason: 'not_for_us', explanation: 'For the firm next door.' });
  expect(await viewInbound(desk.ctx(desk.ana), id)).toMatchObject({
    state: 'rejected',
    reason: 'not_for_us',
    explanation: 'For the firm next door.',
    ticketNumber: null,
    dueAt: null,
  });
  expect((await showInbound(desk.ctx(desk.ana), id)).text).toContain('since two');
  expect(await undecided()).not.toContain(id);
});

test('two agents at once: one decides, the other is told', async () => {
  const id = await arrive(nobody.replace('noon', 'three'));
  const leo = await desk.agent('Leo Brandt');
  const requester = { email: 'olga@customer.example' };
  const outcomes = await Promise.allSettled([
    decide({ id, decision: 'accept', requester }),
    decide({ id, decision: 'reject', reason: 'spam' }, leo),
  ]);
  expect(outcomes.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a copy that came in well in between is not taken in twice', async () => {
  const raw = mailOf({ from: 'twin@forged-mail.com', id: 'twin@forged-mail.com' });
  const id = await arrive(raw, 'twin@forged-mail.com');
  await desk.database.db
    .updateTable('inbound')
    .set({ state: 'accepted', reason: 'duplicate' })
    .where('id', '=', id)
    .execute();
  await expect(decide({ id, decision: 'accept' })).rejects.toThrow('decided about this mail already');
});

test('a collaborator decides nothing', async () => {
  const id = await arrive(nobody.replace('noon', 'four'));
  const dora = await desk.agent('Dora Lind', 'collaborator');
  await expect(decide({ id, decision: 'reject', reason: 'spam' }, dora)).rejects.toThrow('Only agents');
});

test('an unproven copy of a mail that was put aside is judged for itself, and both say that there is another', async () => {
  const forged = (text: string) =>
    mailOf({ from: 'Boss <boss@forged-mail.com>', subject: 'Invoice', id: 'one@forged-mail.com', text: `${text}\r\n` });
  const first = await arrive(forged('Please pay.'), 'boss@forged-mail.com');
  desk.pass({ minutes: 1 });
  const copy = await arrive(forged('Please pay.'));
  desk.pass({ minutes: 1 });
  const other = await arrive(forged('Please pay to account 4711.'));
  const view = (id: string) => viewInbound(desk.ctx(desk.ana), id);
  expect(await view(first)).toMatchObject({ state: 'quarantined', sameId: { id: copy, sameWords: true } });
  expect(await view(copy)).toMatchObject({ sameId: { id: first, sameWords: true, state: 'quarantined' } });
  expect((await view(other)).sameId).toMatchObject({ id: first });
  const [lone] = [await arrive(mailOf({ from: 'tom@customer.example', text: 'Alone.\r\n' }))];
  expect((await view(lone!)).sameId).toBeNull();
});
