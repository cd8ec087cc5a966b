// A date is moved before it is due: told with its reason, counted, and from the third time in a row known to the lead.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { readDetail } from '../../tickets/read-detail.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { movePromise } from './move-promise.ts';

let desk: TestDesk;
let mail: MailDesk;
let leo: Actor;
let count = 0;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  leo = await desk.agent('Leo Brandt');
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
});

async function opened(language: 'en' | 'ru' | 'pt-BR' | 'pt-PT' = 'en') {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    requester: { email: `ravi${++count}@customer.example`, name: 'Ravi Menon', locale: language },
    channel: 'api',
    language,
  });
  await reassignTicket(desk.ctx(leo), { number: ticket.number, agent: leo.personId!, reason: 'taking_it' });
  await mail.deliver();
  desk.pass({ minutes: 5 });
  return { id: ticket.id, number: ticket.number, due: ticket.promiseDueAt! };
}
const later = (due: Date, hours: number) => new Date(due.getTime() + hours * 3_600_000);
const move = (number: string, dueAt: Date) =>
  movePromise(desk.ctx(leo), { number, dueAt, reason: 'supplier', actions: 'We changed the belt and measured again.' });
/** What breaks the second invariant. */
const inSilence = async () => (await desk.broken()).filter((one) => one.number === 2);
const promises = (ticketId: number) =>
  desk.database.db.selectFrom('promise').selectAll().where('ticketId', '=', ticketId).orderBy('dueAt').execute();

test('the requester reads the old date, why, what was done and the new date; the promise before counts as moved', async () => {
  const { id, number, due } = await opened();
  await move(number, later(due, 4));
  const [first, second] = await promises(id);
  expect(first).toMatchObject({ state: 'moved', moveReason: 'supplier', successorId: second!.id });
  expect(second).toMatchObject({ state: 'standing', moves: 1, misses: 0, madeBy: leo.personId, dueAt: later(due, 4) });
  const [sent] = await mail.deliver();
  expect(sent!.mail.text).toContain('We promised to write to you no later than tomorrow at 10:00');
  expect(sent!.mail.text).toContain('we are waiting for an answer from a supplier.');
  expect(sent!.mail.text).toContain('We changed the belt and measured again.');
  expect(sent!.mail.text).toContain('no later than tomorrow at 14:00');
  expect(sent!.mail.text).toContain('Leo Brandt');
  expect(await inSilence()).toEqual([]);
  const detail = await readDetail(desk.ctx(leo), await findTicket(desk.ctx(leo), number), null);
  expect(detail.promise).toMatchObject({ moves: 1, movedDueAt: due.toISOString(), missedDueAt: null });
});

test('moved three times: the third goes up to the lead; a reply in between begins anew', async () => {
  const { number, due } = await opened();
  const escalated = () =>
    desk.database.db
      .selectFrom('notice')
      .innerJoin('ticket', 'ticket.id', 'notice.ticketId')
      .select(['notice.personId', 'notice.data'])
      .where('ticket.number', '=', number)
      .where('notice.kind', '=', 'agent_escalated')
      .execute();
  await move(number, later(due, 1));
  await move(number, later(due, 2));
  expect(await escalated()).toEqual([]);
  await move(number, later(due, 3));
  expect(await escalated()).toEqual([{ personId: desk.ana.personId, data: { why: 'promise_moved' } }]);
  const told = (await mail.deliver()).find((one) => one.to[0] === 'ana@desk.example');
  expect(told!.mail.text).toContain('the promised date was moved for the third time or more');
  await postMessage(desk.ctx(leo), { number, kind: 'public', body: 'The part is here.', nextPromiseAt: later(due, 5) });
  await move(number, later(due, 6));
  expect(await escalated()).toHaveLength(1);
});

test('a notice that did not arrive has moved nothing', async () => {
  const { id, number, due } = await opened();
  await move(number, later(due, 4));
  mail.refuse.with = { code: 550, text: '5.1.1 User unknown' };
  await mail.deliver();
  mail.refuse.with = null;
  await desk.sweep();
  expect((await promises(id)).map((one) => [one.state, one.movedBy])).toEqual([
    ['standing', null],
    ['void', null],
  ]);
  expect(await inSilence()).toEqual([]);
});

test('not to an earlier date, not after it has passed, and not while it is their turn', async () => {
  const { number, due } = await opened();
  await expect(move(number, later(due, -1))).rejects.toThrow('moved to a later one');
  desk.pass({ minutes: 10 });
  await changeStatus(desk.ctx(leo), { number, status: 'waiting_on_requester', question: 'Which one?' });
  await expect(move(number, later(due, 200))).rejects.toThrow('no date of ours');
  const other = await opened();
  desk.clock.now = later(other.due, 0.01);
  await expect(move(other.number, later(other.due, 3))).rejects.toThrow('has passed');
});

test.each([
  ['ru', 'мы ждём ответа от поставщика.'],
  ['pt-BR', 'estamos esperando a resposta de um fornecedor.'],
  ['pt-PT', 'estamos à espera da resposta de um fornecedor.'],
] as const)('the notice in %s', async (language, words) => {
  desk.clock.now = new Date('2026-03-17T10:00:00Z');
  const { number, due } = await opened(language);
  await move(number, later(due, 4));
  const sent = (await mail.deliver()).find((one) => one.mail.text.includes(number));
  expect(sent!.mail.text).toContain(words);
});
