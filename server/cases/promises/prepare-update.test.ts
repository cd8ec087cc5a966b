// The next update, prepared: of what is safe to say, when there is something to say, and never sent by itself.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { changeStatus } from '../change-status.ts';
import { changePriority } from '../clocks/change-priority.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { writeAsRequester } from '../write-as-requester.ts';
import { prepareUpdate } from './prepare-update.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const ana = () => desk.ctx(desk.ana);
async function opened(language: 'en' | 'ru' | 'pt-BR' | 'pt-PT' = 'en') {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    requester: { email: 'ravi@customer.example' },
    channel: 'api',
    language,
  });
  desk.pass({ minutes: 15 });
  return ticket;
}
const note = (number: string) =>
  postMessage(ana(), { number, kind: 'note', body: 'Novatek says the batch is bad; Leo thinks they lie.' });

test('nothing has happened: nothing is offered', async () => {
  const { number } = await opened();
  expect(await prepareUpdate(ana(), number)).toBeNull();
});

test('after notes: that work went on, and not a word of them; nothing was sent', async () => {
  const { id, number } = await opened();
  await note(number);
  const prepared = (await prepareUpdate(ana(), number))!;
  expect(prepared).toMatchObject({ notes: 1, waits: 0, links: 0, language: 'en' });
  expect(prepared.text).toContain('gone on working');
  expect(prepared.text).not.toMatch(/Novatek|batch|Leo|lie/);
  const sent = await desk.database.db
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', id)
    .where('byAgent', '=', true)
    .where('kind', '=', 'public')
    .execute();
  expect(sent).toEqual([]);
});

test('another priority or a hand-over, and its reason, is no work on the matter; a note beside it is', async () => {
  const { number } = await opened();
  await changePriority(ana(), { number, priority: 1, reason: 'The whole line stands.' });
  const bruno = await desk.agent('Bruno');
  await reassignTicket(ana(), { number, agent: bruno.personId!, reason: 'Knows the line.', note: 'Look at the belt.' });
  expect(await prepareUpdate(ana(), number)).toBeNull();
  await note(number);
  expect(await prepareUpdate(ana(), number)).toMatchObject({ notes: 1 });
});

test('somebody outside is waited for: said, and not who', async () => {
  const { number } = await opened();
  await changeStatus(ana(), { number, status: 'waiting_on_third_party', thirdParty: 'Novatek GmbH' });
  const { text, waits } = (await prepareUpdate(ana(), number))!;
  expect(waits).toBe(1);
  expect(text).toContain('outside our team');
  expect(text).not.toContain('Novatek');
});

test('they wrote again before anybody has answered: that is for a person, too', async () => {
  const { id, number, requesterId } = await opened();
  await note(number);
  desk.pass({ minutes: 5 });
  const ctx = desk.ctx(await desk.requester(requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, id), 'Is anybody there?');
  expect(await prepareUpdate(ana(), number)).toBeNull();
});

test('a word of ours uses it up, and a question of theirs is for a person to answer', async () => {
  const { id, number, requesterId } = await opened();
  await note(number);
  desk.pass({ minutes: 5 });
  await postMessage(ana(), { number, kind: 'public', body: 'The part is ordered.' });
  expect(await prepareUpdate(ana(), number)).toBeNull();
  desk.pass({ minutes: 5 });
  await note(number);
  expect(await prepareUpdate(ana(), number)).not.toBeNull();
  desk.pass({ minutes: 5 });
  const ctx = desk.ctx(await desk.requester(requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, id), 'When does it come?');
  expect(await prepareUpdate(ana(), number)).toBeNull();
});

test.each([
  ['ru', 'Здравствуйте'],
  ['pt-BR', 'Olá!'],
  ['pt-PT', 'Olá,'],
] as const)('in the requester’s language: %s', async (language, greeting) => {
  const { number } = await opened(language);
  await note(number);
  expect((await prepareUpdate(ana(), number))!.text).toContain(greeting);
});
