// Who has it: first routing, taking, escalating, passing on, leaving, coming back.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import type { Actor } from '../platform/context.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { viewTicket } from '../tickets/ticket-view.ts';
import { changeStatus } from './change-status.ts';
import { openTicket } from './open-ticket.ts';
import { deactivateAgent } from './people/deactivate-agent.ts';
import { postMessage } from './post-message.ts';
import { reassignTicket } from './reassign-ticket.ts';
import { resolveTicket } from './resolve-ticket.ts';
import { writeAsRequester } from './write-as-requester.ts';

let desk: TestDesk;
let leo: Actor;
beforeAll(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

const open = async (email = 'ravi@northgate.example') =>
  (
    await openTicket(desk.ctx(desk.ana), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email },
      channel: 'api',
    })
  ).ticket;
const now = (ticket: Ticket) => findTicketById(desk.ctx(), ticket.id);
const purposes = async (ticket: Ticket) =>
  (await desk.database.db.selectFrom('message').select('purpose').where('ticketId', '=', ticket.id).execute()).map(
    (one) => one.purpose,
  );
const solve = (ticket: Ticket, by: Actor) =>
  resolveTicket(desk.ctx(by), {
    number: ticket.number,
    kind: 'solved',
    what: 'New head.',
    how: 'Replaced it.',
    why: 'It was worn.',
    toldBy: 'message',
  });

test('who replies to a ticket that nobody has taken has it from then on, and the requester is not troubled with it', async () => {
  const ticket = await open();
  await postMessage(desk.ctx(leo), { number: ticket.number, kind: 'public', body: 'Hello, I am Leo.' });
  expect(await now(ticket)).toMatchObject({ assigneeId: leo.personId, status: 'open', contactToldId: leo.personId });
  desk.pass({ hours: 2 });
  await desk.sweep();
  expect(await purposes(ticket)).not.toContain('contact');
});

test('a word to the colleague goes along with the hand-over, and reaches nobody outside', async () => {
  const ticket = await open('word@northgate.example');
  const input = { number: ticket.number, agent: leo.personId!, reason: 'expertise' as const, note: 'Ask for the log.' };
  const given = await reassignTicket(desk.ctx(desk.ana), input);
  expect(given.assigneeId).toBe(leo.personId);
  const note = await desk.database.db
    .selectFrom('message')
    .select(['id', 'kind', 'authorId'])
    .where('ticketId', '=', ticket.id)
    .where('bodyText', '=', 'Ask for the log.')
    .executeTakeFirstOrThrow();
  expect(note).toMatchObject({ kind: 'note', authorId: desk.ana.personId });
  const mails = await desk.database.db.selectFrom('delivery').select('id').where('messageId', '=', note.id).execute();
  expect(mails).toEqual([]);
  // Nobody but the colleague accepts what was handed over.
  expect((await now(ticket)).version).toBe(given.version);
});

test('a reason in one’s own words is kept among colleagues; the requester is told no more than that it changed', async () => {
  const ticket = await open('words@northgate.example');
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Hello, I am Ana.' });
  const reason = 'She shouts at me.';
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: leo.personId!, reason });
  desk.pass({ minutes: 26 });
  await desk.sweep();
  const of = <T extends 'stint' | 'event' | 'message'>(table: T) =>
    sql<Record<string, unknown>>`select * from ${sql.table(table)} where ticket_id = ${ticket.id}`
      .execute(desk.database.db)
      .then(({ rows }) => rows);
  expect((await of('stint')).at(-1)).toMatchObject({ why: 'other' });
  expect(JSON.stringify(await of('event'))).not.toContain('shouts');
  const telling = (await of('message')).filter((one) => String(one.bodyText).includes('shouts'));
  expect(telling).toMatchObject([{ kind: 'note', byAgent: true }]);
  const [notice] = (await of('message')).filter((one) => one.purpose === 'contact');
  expect(notice!.bodyText).toContain('Somebody else in our team');
  expect(await desk.broken()).toEqual([]);
});

test('beside a promise stands who made it, whoever has the ticket now; the first one is the desk’s own', async () => {
  const ticket = await open('made@northgate.example');
  const by = async () => (await viewTicket(desk.database.db, ticket.id)).promise?.by?.name ?? null;
  expect(await by()).toBe(null);
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Hello, I am Ana.' });
  expect(await by()).toBe('Ana Ferreira');
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: leo.personId!, reason: 'workload' });
  expect(await by()).toBe('Ana Ferreira');
});

test('a restricted entry without readers is its author’s own', async () => {
  const ticket = await open('alone@northgate.example');
  const { messageId } = await postMessage(desk.ctx(leo), { number: ticket.number, kind: 'restricted', body: 'To me.' });
  const readers = await desk.database.db.selectFrom('restrictedReader').selectAll().execute();
  expect(readers.filter((one) => one.messageId === messageId)).toMatchObject([{ personId: leo.personId }]);
  const writeTo = (to: string[]) =>
    postMessage(desk.ctx(leo), { number: ticket.number, kind: 'restricted', body: 'To nobody.', to });
  await expect(writeTo([])).rejects.toThrow('who may read');
});

test('a change of the name that the requester was told is told by the desk after 25 working minutes', async () => {
  const ticket = await open();
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Hello, I am Ana.' });
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: leo.personId!, reason: 'expertise' });
  desk.pass({ minutes: 24 });
  await desk.sweep();
  expect(await purposes(ticket)).not.toContain('contact');
  desk.pass({ minutes: 2 });
  await desk.sweep();
  expect(await purposes(ticket)).toContain('contact');
  expect((await now(ticket)).contactToldId).toBe(leo.personId);
});

test('a message of the new person is the notice', async () => {
  const ticket = await open();
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Hello, I am Ana.' });
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: leo.personId!, reason: 'workload' });
  desk.pass({ minutes: 10 });
  await postMessage(desk.ctx(leo), { number: ticket.number, kind: 'public', body: 'Hello, I am Leo.' });
  desk.pass({ hours: 1 });
  await desk.sweep();
  expect(await purposes(ticket)).not.toContain('contact');
});

test('who leaves loses access, and every unresolved ticket has a successor in the same moment', async () => {
  const mia = await desk.agent('Mia Leaves');
  const ticket = await open();
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: mia.personId!, reason: 'expertise' });
  const solved = await open('solved@northgate.example');
  await reassignTicket(desk.ctx(desk.ana), { number: solved.number, agent: mia.personId!, reason: 'expertise' });
  await solve(solved, mia);
  await deactivateAgent(desk.ctx(desk.ana), mia.personId!);
  expect((await now(ticket)).assigneeId).toBe(desk.ana.personId);
  expect(await desk.broken()).toEqual([]);

  // What she had solved comes back to somebody who is there.
  const requester = await desk.requester(solved.requesterId);
  await writeAsRequester(desk.ctx(requester), await findTicketById(desk.ctx(requester), solved.id), 'It stops again.');
  expect(await now(solved)).toMatchObject({ assigneeId: desk.ana.personId, status: 'open' });
  expect(await desk.broken()).toEqual([]);
});

test('thanks do not reopen, a new word does, and after 14 days it becomes a follow-up', async () => {
  const ticket = await open('anna@north.example');
  await solve(ticket, desk.ana);
  const requester = await desk.requester(ticket.requesterId);
  const write = async (text: string) =>
    writeAsRequester(desk.ctx(requester), await findTicketById(desk.ctx(requester), ticket.id), text);
  expect(await write('Thank you so much!')).toBe(ticket.number);
  expect((await now(ticket)).status).toBe('resolved');
  expect(await write('It stops again.')).toBe(ticket.number);
  expect((await now(ticket)).status).toBe('open');
  await solve(ticket, desk.ana);
  desk.pass({ days: 15 });
  const follow = await write('And again.');
  expect(follow).not.toBe(ticket.number);
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
});

test('waiting for others leaves the date that a person promised as it is', async () => {
  const ticket = await open();
  const promised = new Date(desk.clock.now.getTime() + 3 * 3_600_000);
  await postMessage(desk.ctx(desk.ana), {
    number: ticket.number,
    kind: 'public',
    body: 'You hear from me this afternoon.',
    nextPromiseAt: promised,
  });
  await changeStatus(desk.ctx(desk.ana), { number: ticket.number, status: 'waiting_on_third_party' });
  expect(await now(ticket)).toMatchObject({ status: 'waiting_on_third_party', promiseDueAt: promised });
});

test('waiting on the requester needs a question, is reminded of, and closes with an open door', async () => {
  const ticket = await open('slow@north.example');
  await expect(
    changeStatus(desk.ctx(desk.ana), { number: ticket.number, status: 'waiting_on_requester' }),
  ).rejects.toThrow(/needs a question/);
  desk.pass({ minutes: 15 });
  await changeStatus(desk.ctx(desk.ana), {
    number: ticket.number,
    status: 'waiting_on_requester',
    question: 'Which firmware is it?',
  });
  desk.clock.now = (await now(ticket)).promiseDueAt!;
  await desk.sweep();
  expect(await purposes(ticket)).toContain('reminder');
  expect((await now(ticket)).status).toBe('waiting_on_requester');
  desk.clock.now = (await now(ticket)).promiseDueAt!;
  await desk.sweep();
  expect(await purposes(ticket)).toContain('closing');
  expect((await now(ticket)).status).toBe('resolved');
  expect(await purposes(ticket)).not.toContain('late');
});

test('an answer on a stale screen is refused and says which version is current', async () => {
  const ticket = await open();
  await postMessage(desk.ctx(leo), { number: ticket.number, kind: 'note', body: 'Seen.' });
  await expect(
    postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Hello.', version: ticket.version }),
  ).rejects.toMatchObject({ kind: 'Conflict', detail: { version: ticket.version + 1 } });
});
