// What a mail says must be true for whoever reads it, and what the desk says of a mail must be true of the mail.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { askForLink } from '../access/sign-in-link.ts';
import { timelineWords } from '../access/timeline-words.ts';
import { addMailbox, removeMailbox } from '../cases/change-settings.ts';
import { changeStatus } from '../cases/change-status.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { resolveTicket } from '../cases/resolve-ticket.ts';
import { readTimeline } from '../tickets/read-timeline.ts';
import { decideWaiting, noteOutgoingServer } from './decide-waiting.ts';
import { renderDelivery } from './render-delivery.ts';

let desk: TestDesk;
let mail: MailDesk;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  await noteOutgoingServer(desk.ctx(), true);
});

async function open(email: string, more: Partial<Parameters<typeof openTicket>[1]> = {}) {
  desk.pass({ minutes: 2 });
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'The printer blinks',
    body: 'It blinks.',
    requester: { email, name: 'Maria' },
    channel: 'api',
    ...more,
  });
  await mail.deliver();
  desk.pass({ minutes: 2 });
  return ticket;
}
const ana = () => desk.ctx(desk.ana);
const reply = (number: string, body: string, more: { nextPromiseAt?: Date; to?: string[] } = {}) =>
  postMessage(ana(), { number, kind: 'public', body, ...more });
const timeline = async (ticketId: number) =>
  (await readTimeline(ana(), ticketId, { limit: 100 }, timelineWords(desk.wiring, desk.clock.now))).entries;
const last = async (ticketId: number) => (await timeline(ticketId)).findLast((one) => one.kind === 'public')!;
const zoneIs = (ticketId: number, zone: string) =>
  sql`update person set zone = ${zone} where id = (select requester_id from ticket where id = ${ticketId})`.execute(
    desk.database.db,
  );

describe('whether a message has left', () => {
  test('a reply that waited in the Outbox was said to be on its way', async () => {
    await noteOutgoingServer(desk.ctx(), false);
    const ticket = await open('waits@customer.example');
    await reply(ticket.number, 'Hello.');
    expect(await last(ticket.id)).toMatchObject({
      delivery: 'outbox',
      deliveries: [{ to: 'waits@customer.example', state: 'queued', truth: 'outbox' }],
    });
    // A server is connected: what waited goes on waiting until somebody decides.
    await noteOutgoingServer(desk.ctx(), true);
    expect(await last(ticket.id)).toMatchObject({ delivery: 'outbox' });
    await decideWaiting(ana(), 'send');
    expect(await last(ticket.id)).toMatchObject({ delivery: 'queued' });
    await mail.deliver();
    expect(await last(ticket.id)).toMatchObject({ delivery: 'sent' });
  });

  test('of several recipients the worst is told, and each by name', async () => {
    const ticket = await open('one@customer.example', { copied: ['two@customer.example'] });
    await reply(ticket.number, 'Hello both.', { to: ['one@customer.example'] });
    await mail.deliver();
    desk.pass({ minutes: 1 });
    await reply(ticket.number, 'Hello again.');
    mail.refuse.with = { code: 451, text: '4.7.1 Greylisted' };
    await mail.deliver();
    expect(await last(ticket.id)).toMatchObject({ delivery: 'retrying' });
    mail.refuse.with = { code: 550, text: '5.1.1 No such user' };
    desk.pass({ minutes: 5 });
    await mail.deliver();
    mail.refuse.with = null;
    const entry = await last(ticket.id);
    expect(entry.delivery).toBe('failed');
    expect(entry.deliveries.map((one) => [one.to, one.truth])).toEqual([
      ['one@customer.example', 'failed'],
      ['two@customer.example', 'failed'],
    ]);
    const failed = (await timeline(ticket.id)).filter((one) => one.event?.kind === 'delivery.failed');
    const named = failed.flatMap((one) => Object.values(one.event!.persons));
    expect(named.toSorted()).toEqual(['Maria', 'two@customer.example']);
  });

  test('mail of the example never leaves, and a requester is told nothing of ways', async () => {
    const ticket = await open('example@customer.example', { example: true });
    expect(await last(ticket.id)).toMatchObject({ delivery: 'example' });
    const theirs = desk.ctx(await desk.requester(ticket.requesterId));
    const page = await readTimeline(theirs, ticket.id, { limit: 10 }, timelineWords(desk.wiring, desk.clock.now));
    expect(page.entries.every((one) => one.delivery === null && one.deliveries.length === 0)).toBe(true);
  });
});

describe('the mail of an agent’s reply', () => {
  const sentTo = async () => (await mail.deliver()).at(-1)!.mail.text;

  test.each([
    ['en', 'UTC', 'You will hear from us again no later than tomorrow at 15:00 (UTC).'],
    ['ru', 'Europe/Moscow', 'Мы снова напишем вам самое позднее завтра в 18:00 (МСК).'],
    ['pt-BR', 'America/Sao_Paulo', 'Você terá notícias nossas até amanhã às 12h (BRT).'],
    ['pt-PT', 'Europe/Lisbon', 'Voltará a ter notícias nossas até amanhã às 15:00 (WET).'],
  ] as const)('in %s did not say when the next word comes, nor by whose clock', async (language, zone, line) => {
    desk.clock.now = new Date('2026-03-11T10:00:00Z');
    const ticket = await open(`reader-${language}@customer.example`, { language });
    await zoneIs(ticket.id, zone);
    await reply(ticket.number, 'Looking into it.', { nextPromiseAt: new Date('2026-03-12T15:00:00Z') });
    const text = await sentTo();
    expect(text.indexOf('Looking into it.')).toBeLessThan(text.indexOf(line));
    expect(text.indexOf(line)).toBeLessThan(text.indexOf(ticket.number));
    expect(text).toContain(`Looking into it.\n\n${line}\n\nAna Ferreira\n`);
  });

  test('says what was agreed, or when we ask again, and after the end nothing', async () => {
    desk.clock.now = new Date('2026-03-11T10:00:00Z');
    const ticket = await open('stages@customer.example');
    desk.pass({ minutes: 12 });
    await changeStatus(ana(), {
      number: ticket.number,
      status: 'waiting_on_requester',
      question: 'Which model is it?',
    });
    expect(await sentTo()).toMatch(
      /model is it\?\n\nIf we do not hear from you, we will write again no later than \w+/,
    );
    await changeStatus(ana(), {
      number: ticket.number,
      status: 'scheduled',
      agreedAt: new Date('2026-03-20T09:00:00Z'),
    });
    // The desk itself tells the agreed date, because no word of a person went with it.
    expect(await sentTo()).toMatch(/agreed date[\s\S]*Friday, 20 March at 09:00 \(UTC\)/);
    await reply(ticket.number, 'See you then.');
    expect(await sentTo()).toContain('See you then.\n\nAs agreed: Friday, 20 March at 09:00 (UTC).\n\n');
    await resolveTicket(ana(), {
      number: ticket.number,
      kind: 'solved',
      what: 'Replaced.',
      how: 'By hand.',
      why: 'Worn.',
      toldBy: 'message',
    });
    expect(await sentTo()).not.toMatch(/hear from us|As agreed|write again/);
    desk.pass({ minutes: 1 });
    await reply(ticket.number, 'One more thing.');
    expect(await sentTo()).not.toMatch(/hear from us|As agreed|write again/);
  });

  test('that waited too long makes no promise of yesterday', async () => {
    desk.clock.now = new Date('2026-03-11T10:00:00Z');
    const ticket = await open('slow@customer.example');
    await reply(ticket.number, 'First.', { nextPromiseAt: new Date('2026-03-11T12:00:00Z') });
    desk.pass({ hours: 3 });
    expect(await sentTo()).not.toContain('hear from us');
  });

  test('is shown later as it left', async () => {
    desk.clock.now = new Date('2026-03-11T10:00:00Z');
    const ticket = await open('later@customer.example');
    await reply(ticket.number, 'First.', { nextPromiseAt: new Date('2026-03-11T12:00:00Z') });
    const left = await sentTo();
    desk.pass({ days: 3 });
    await desk.sweep();
    const { id } = await desk.database.db
      .selectFrom('delivery')
      .select('id')
      .where('ticketId', '=', ticket.id)
      .where('state', '=', 'sent')
      .orderBy('queuedAt', 'desc')
      .executeTakeFirstOrThrow();
    expect((await renderDelivery(ana(), mail.deliverDeps, id)).text.trim()).toBe(left);
  });
});

test('every date in an acknowledgement names the clock it is read by', async () => {
  desk.clock.now = new Date('2026-03-14T10:00:00Z');
  const ticket = await open('weekend@customer.example', { language: 'pt-PT' });
  const text = mail.sent.at(-1)!.mail.text;
  const times = text.match(/\d{1,2}:\d\d/g)!;
  expect(times.length).toBeGreaterThanOrEqual(3);
  expect(text.match(/\d{1,2}:\d\d \(UTC\)/g)).toHaveLength(times.length);
  expect(text).toContain(ticket.number);
});

describe('typed braces', () => {
  test('{link} that an agent typed became the reader’s own link', async () => {
    desk.clock.now = new Date('2026-03-17T10:00:00Z');
    const ticket = await open('braces@customer.example');
    await reply(ticket.number, 'Write {link}, {desk} and {number} into the template.');
    const [left] = await mail.deliver();
    expect(left!.mail.text).toContain('Write {link}, {desk} and {number} into the template.');
    expect(left!.mail.text.match(/\/portal\/t\//g)).toHaveLength(1);
    expect((await last(ticket.id)).body).toBe('Write {link}, {desk} and {number} into the template.');
  });

  test('so did one in a solution, and one in the question that a reminder repeats', async () => {
    const ticket = await open('braces2@customer.example');
    desk.pass({ minutes: 12 });
    await changeStatus(ana(), { number: ticket.number, status: 'waiting_on_requester', question: 'Does {link} show?' });
    await mail.deliver();
    desk.pass({ days: 4 });
    await desk.sweep();
    const reminder = (await mail.deliver()).find((one) => one.to[0] === 'braces2@customer.example');
    expect(reminder!.mail.text).toContain('Does {link} show?');
    expect(reminder!.mail.text.match(/\/portal\/t\//g)).toHaveLength(1);
    const solved = {
      kind: 'solved' as const,
      what: 'Set {link}.',
      how: '{desk}',
      why: '{days}',
      toldBy: 'message' as const,
    };
    await resolveTicket(ana(), { number: ticket.number, ...solved });
    const told = (await mail.deliver()).find((one) => one.to[0] === 'braces2@customer.example');
    expect(told!.mail.text).toContain('What we did: Set {link}.\nHow we did it: {desk}\n');
    expect(told!.mail.text.match(/\/portal\/t\//g)).toHaveLength(1);
  });

  test('the API showed {link} where a mail holds its reader’s own', async () => {
    const ticket = await open('shown@customer.example', { language: 'ru' });
    const acknowledgement = (await timeline(ticket.id)).find((one) => one.purpose === 'acknowledgement')!;
    expect(acknowledgement.body).toContain('Следить за заявкой можно здесь:\n(личная ссылка)\n\nKestrel Labels');
    expect(JSON.stringify(await timeline(ticket.id))).not.toContain('{link}');
  });
});

test('mail that was stored with {link} in it before leaves with its reader’s link after the change', async () => {
  const ticket = await open('before@customer.example');
  await mail.deliver();
  const stored = '😀 Typed {link} first.\n\nYour request:\n{link}\n\nKestrel Labels';
  await sql`update message set link_at = null, body_text = ${stored} where ticket_id = ${ticket.id} and author_id is null`.execute(
    desk.database.db,
  );
  await sql`update message set body_text = 'I typed {link}.' where ticket_id = ${ticket.id} and author_id is not null`.execute(
    desk.database.db,
  );
  const migration = readFileSync(join(import.meta.dirname, '../../db/migrations/0009-words-and-waits.sql'), 'utf8');
  await sql.raw(/^update message[^;]*;/m.exec(migration)![0]).execute(desk.database.db);
  const bodies = (await timeline(ticket.id)).filter((one) => one.kind === 'public').map((one) => one.body);
  expect(bodies).toEqual([
    'I typed {link}.',
    '😀 Typed {link} first.\n\nYour request:\n(personal link)\n\nKestrel Labels',
  ]);
});

describe('the address that a mail comes from', () => {
  test('a sign-in link asked for from a ticket came from support@ the host of the pages', async () => {
    const ticket = await open('linked@customer.example', { fromAddress: 'help@kestrel.example' });
    await askForLink(desk.ctx(), { email: 'linked@customer.example', source: '192.0.2.1', ticketId: ticket.id });
    const [byTicket] = await mail.deliver();
    expect(byTicket!.mail.from).toMatchObject({ address: 'help@kestrel.example' });
    expect(byTicket!.mail.text).toContain('/portal/in/');

    const box = await addMailbox(ana(), { address: 'labels@kestrel.example', displayName: 'Labels' });
    const other = await open('linked2@customer.example', { mailboxId: box.id });
    await askForLink(desk.ctx(), { email: 'linked2@customer.example', source: '192.0.2.2', ticketId: other.id });
    expect((await mail.deliver())[0]!.mail.from).toMatchObject({ address: 'labels@kestrel.example' });
    await removeMailbox(ana(), box.id);
  });

  test('asked for at the portal’s door it comes from the address that the person wrote to last', async () => {
    await open('door@customer.example', { fromAddress: 'help@kestrel.example' });
    await askForLink(desk.ctx(), { email: 'door@customer.example', source: '192.0.2.3' });
    expect((await mail.deliver())[0]!.mail.from).toMatchObject({ address: 'help@kestrel.example' });
  });

  test.each([
    ['http://127.0.0.1:3000', 'support@localhost'],
    ['http://[::1]:3000', 'support@localhost'],
    ['https://203.0.113.5', 'support@localhost'],
    ['https://help.kestrel.example', 'support@help.kestrel.example'],
  ])('a desk at %s writes from %s: a number is no mail domain', async (publicUrl, address) => {
    const ticket = await open(`nobox-${address}@customer.example`.replace('support@', ''));
    const { id } = await desk.database.db
      .selectFrom('delivery')
      .select('id')
      .where('ticketId', '=', ticket.id)
      .executeTakeFirstOrThrow();
    const { headers } = await renderDelivery(ana(), { ...mail.deliverDeps, publicUrl: () => publicUrl }, id);
    expect(Object.fromEntries(headers).From).toBe(`Kestrel Labels <${address}>`);
  });
});

test('whom a ticket waits for was typed, and forgotten', async () => {
  const ticket = await open('third@customer.example');
  await changeStatus(ana(), {
    number: ticket.number,
    status: 'waiting_on_third_party',
    thirdParty: 'Lumen Print Heads',
  });
  const changed = (await timeline(ticket.id)).find((one) => one.event?.kind === 'status.changed')!;
  expect(changed.event!.data).toMatchObject({ to: 'waiting_on_third_party', thirdParty: 'Lumen Print Heads' });
  // It is the team's; the record itself holds no text.
  const theirs = desk.ctx(await desk.requester(ticket.requesterId));
  const page = await readTimeline(theirs, ticket.id, { limit: 50 }, timelineWords(desk.wiring, desk.clock.now));
  expect(JSON.stringify(page)).not.toContain('Lumen');
  const events = await desk.database.db.selectFrom('event').select('data').where('ticketId', '=', ticket.id).execute();
  expect(JSON.stringify(events)).not.toContain('Lumen');
});
