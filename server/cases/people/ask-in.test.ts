// A collaborator is asked in: what they read and write, what reaches nobody outside, and how it ends.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { listTickets } from '../../tickets/list-tickets.ts';
import { maySeeMessage } from '../../tickets/merged-sight.ts';
import { readDetail } from '../../tickets/read-detail.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import { mergeTicket } from '../merging/merge-ticket.ts';
import { unmergeTicket } from '../merging/unmerge-ticket.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { askIn, letGo } from './ask-in.ts';

let desk: TestDesk;
let dora: Actor;
beforeAll(async () => {
  desk = await makeDesk();
  dora = await desk.agent('Dora Lind', 'collaborator');
});

const asAna = () => desk.ctx(desk.ana);
const asDora = () => desk.ctx(dora);
const open = async (email = 'ravi@northgate.example', copied: string[] = []) =>
  (await openTicket(asAna(), { subject: 'Stops', body: 'It stops.', requester: { email }, copied, channel: 'api' }))
    .ticket;
const words = { fileUrl: (id: string) => id, withLink: (text: string) => text };
const read = async (ticketId: number, actor = dora) =>
  (await readTimeline(desk.ctx(actor), ticketId, { limit: 100 }, words)).entries.filter((one) => one.kind !== 'event');
const inList = async () =>
  (await listTickets(asDora(), { sort: '-opened', limit: 50 })).tickets.map((ticket) => ticket.number);
const write = async (
  number: string,
  kind: 'public' | 'note' | 'restricted',
  body: string,
  to?: string[],
  by = desk.ana,
) => (await postMessage(desk.ctx(by), { number, kind, body, ...(to ? { to } : {}) })).messageId;

test('who is asked in reads the whole ticket with its notes and answers with a note; nothing of it goes outside', async () => {
  const ticket = await open();
  const note = await write(ticket.number, 'note', 'The head is worn, I think.');
  const apart = await write(ticket.number, 'restricted', 'His contract ends.', [desk.ana.personId!]);
  await expect(findTicket(asDora(), ticket.number)).rejects.toMatchObject({ kind: 'NotFound' });
  expect(await maySeeMessage(asDora(), note)).toBe(false);
  await askIn(asAna(), { number: ticket.number, personId: dora.personId!, question: 'Is it the firmware?' });

  expect(await inList()).toContain(ticket.number);
  const seen = (await read(ticket.id)).map((one) => one.body);
  expect(seen).toContain('The head is worn, I think.');
  expect(seen).toContain('Is it the firmware?');
  expect(seen).not.toContain('His contract ends.');
  expect([await maySeeMessage(asDora(), note), await maySeeMessage(asDora(), apart)]).toEqual([true, false]);
  const own = await write(ticket.number, 'note', 'It is, since 4.2.', undefined, dora);
  await write(ticket.number, 'restricted', 'For Dora.', [dora.personId!]);
  expect((await read(ticket.id)).map((one) => one.body)).toContain('For Dora.');
  await expect(write(ticket.number, 'public', 'Hello.', undefined, dora)).rejects.toMatchObject({ kind: 'Forbidden' });

  await write(ticket.number, 'public', 'We found it.');
  const mails = await desk.database.db
    .selectFrom('delivery')
    .leftJoin('notice', 'notice.id', 'delivery.noticeId')
    .select(['delivery.toAddress', 'delivery.messageId', 'notice.kind'])
    .where('delivery.ticketId', '=', ticket.id)
    .execute();
  expect(mails.some((mail) => mail.messageId === own)).toBe(false);
  expect(mails.filter((mail) => mail.toAddress.startsWith('dora'))).toMatchObject([{ kind: 'agent_asked' }]);
  const requester = await desk.requester(ticket.requesterId);
  expect(JSON.stringify(await readTimeline(desk.ctx(requester), ticket.id, { limit: 100 }, words))).not.toContain(
    'Dora',
  );
  const detail = await readDetail(asAna(), await findTicket(asAna(), ticket.number), null);
  expect(detail.collaborators).toMatchObject([{ person: { name: 'Dora Lind' }, by: 'Ana Ferreira' }]);
  expect(detail.participants.map((one) => one.person.name)).not.toContain('Dora Lind');
  expect(await desk.broken()).toEqual([]);
});

test('who is let go sees it no longer, and what they wrote stays', async () => {
  const ticket = await open();
  const asked = { number: ticket.number, personId: dora.personId! };
  await expect(letGo(asAna(), asked)).rejects.toMatchObject({ kind: 'NotFound' });
  await askIn(asAna(), asked);
  await askIn(asAna(), asked);
  await write(ticket.number, 'note', 'Looked at it.', undefined, dora);
  await letGo(asAna(), asked);
  await expect(findTicket(asDora(), ticket.number)).rejects.toMatchObject({ kind: 'NotFound' });
  expect(await inList()).not.toContain(ticket.number);
  expect((await read(ticket.id, desk.ana)).map((one) => one.body)).toContain('Looked at it.');
  const kinds = (
    await desk.database.db.selectFrom('event').select('kind').where('ticketId', '=', ticket.id).execute()
  ).map((event) => event.kind);
  expect(kinds.filter((kind) => kind.startsWith('collaborator.'))).toEqual(['collaborator.asked', 'collaborator.left']);
});

test('only agents ask in, and only who does not see it anyway and is not on it as a customer', async () => {
  const ticket = await open();
  const leo = await desk.agent('Leo Brandt');
  const ask = (actor: Actor, personId: string, number = ticket.number) => askIn(desk.ctx(actor), { number, personId });
  await expect(ask(desk.ana, leo.personId!)).rejects.toThrow('sees every ticket');
  await expect(ask(desk.ana, ticket.requesterId)).rejects.toMatchObject({ kind: 'NotFound' });
  await ask(leo, dora.personId!);
  const max = await desk.agent('Max Orr', 'collaborator');
  await expect(ask(dora, max.personId!)).rejects.toMatchObject({ kind: 'Forbidden' });
  const hers = await open('dora.lind@desk.example');
  await expect(ask(desk.ana, dora.personId!, hers.number)).rejects.toThrow('as a customer');
});

test('after a merge they see the ticket that it lives on in, and after taking it back only the one they were asked to', async () => {
  const [first, second] = [await open('nuno@northgate.example'), await open('nuno@northgate.example')];
  await write(first.number, 'note', 'On the first.');
  await askIn(asAna(), { number: second.number, personId: dora.personId! });
  expect(await inList()).not.toContain(first.number);
  await mergeTicket(asAna(), { number: second.number, into: first.number });
  expect((await findTicket(asDora(), second.number)).number).toBe(first.number);
  expect((await read(first.id)).map((one) => one.body)).toContain('On the first.');
  await unmergeTicket(asAna(), second.number);
  await expect(findTicket(asDora(), first.number)).rejects.toMatchObject({ kind: 'NotFound' });
  expect((await findTicket(asDora(), second.number)).number).toBe(second.number);
  await mergeTicket(asAna(), { number: second.number, into: first.number });
  await letGo(asAna(), { number: first.number, personId: dora.personId! });
  await expect(findTicket(asDora(), second.number)).rejects.toMatchObject({ kind: 'NotFound' });
});

test.each([
  ['into the one they help with', 0, 1],
  ['with the one they help with into it', 1, 0],
])('a merge showed a collaborator notes about themselves: their own ticket %s', async (_how, into, from) => {
  const email = `rosa${into}@northgate.example`;
  const [helped, hers] = [await open(email), await open(email, ['dora.lind@desk.example'])];
  await askIn(asAna(), { number: helped.number, personId: dora.personId! });
  const help = await write(helped.number, 'note', 'The head is worn.');
  const about = await write(hers.number, 'note', 'Dora asks for one each month.');
  const both = [helped, hers];
  await mergeTicket(asAna(), { number: both[from]!.number, into: both[into]!.number });
  const lives = both[into]!;
  const later = await write(lives.number, 'note', 'Dora again.');
  expect((await read(lives.id)).map((one) => one.body).filter((body) => /Dora|worn/.test(body))).toEqual([]);
  expect([await maySeeMessage(asDora(), about), await maySeeMessage(asDora(), later)]).toEqual([false, false]);
  await write(lives.number, 'restricted', 'For her.', [dora.personId!]);
  expect((await read(lives.id)).map((one) => one.body)).toContain('For her.');
  await unmergeTicket(asAna(), both[from]!.number);
  expect([await maySeeMessage(asDora(), about), await maySeeMessage(asDora(), help)]).toEqual([false, true]);
});
