// Tickets that are merged are read as one by the desk. Whoever takes part in only one of them goes on seeing what they saw,
// and what is new: not a word, subject, file or Message-ID that the other one held before. By every door, and by mail.

import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { newApiKey } from '../server/access/api-key.ts';
import { ticketLinkToken } from '../server/access/capability.ts';
import { beginSession } from '../server/access/session.ts';
import { createApp } from '../server/app.ts';
import { mergeTicket } from '../server/cases/merging/merge-ticket.ts';
import { unmergeTicket } from '../server/cases/merging/unmerge-ticket.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import { postMessage } from '../server/cases/post-message.ts';
import { together } from '../server/platform/database.ts';
import type { Http } from '../server/platform/http.ts';
import { portalCookie } from '../server/portal/open-door.ts';
import { findTicketById } from '../server/tickets/find-ticket.ts';
import type { Ticket } from '../server/tickets/ticket.ts';
import { makeDesk, type TestDesk } from './harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from './mail-corpus/mail-desk.ts';

const mark = (name: string) => `zq${name}${randomBytes(4).toString('hex')}`;
/** What each ticket held before the merge: its subject, the requester's words, our answer, what only the team reads. */
const first = { subject: mark('firstsubject'), words: mark('firstwords'), answer: mark('firstanswer') };
const second = { subject: mark('secondsubject'), words: mark('secondwords'), answer: mark('secondanswer') };
const inside = { note: mark('note'), restricted: mark('restricted') };
const news = mark('news');
const address = {
  maria: 'maria@customer.example',
  paul: 'paul@customer.example',
  quinn: 'quinn@customer.example',
  dora: 'dora.lind@desk.example',
};
type Who = keyof typeof address;

let desk: TestDesk;
let mail: MailDesk;
let http: Http;
let one: Ticket;
let two: Ticket;
let beforeMails: Sent[];
let afterMails: Sent[];
const ids = {} as Record<Who, string>;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  http = await createApp(desk.wiring);
  const leo = await desk.agent('Leo Brandt');
  await desk.agent('Dora Lind', 'collaborator');
  one = await story(first, [address.paul, address.dora]);
  two = await story(second, [address.quinn]);
  for (const ticket of [one, two]) {
    await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'note', body: inside.note });
    await postMessage(desk.ctx(desk.ana), {
      number: ticket.number,
      kind: 'restricted',
      body: inside.restricted,
      to: [leo.personId!],
    });
  }
  beforeMails = await mail.deliver();
  for (const who of Object.keys(address) as Who[]) {
    const row = await desk.database.db
      .selectFrom('address')
      .select('personId')
      .where('value', '=', address[who])
      .executeTakeFirstOrThrow();
    ids[who] = row.personId;
  }
  desk.pass({ minutes: 5 });
  await mergeTicket(desk.ctx(desk.ana), { number: one.number, into: two.number });
  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(desk.ana), { number: one.number, kind: 'public', body: `New: ${news}` });
  afterMails = await mail.deliver();
});

async function story(words: typeof first, copied: string[]): Promise<Ticket> {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: words.subject,
    body: `Words: ${words.words}`,
    requester: { email: address.maria, name: 'Maria' },
    copied,
    channel: 'api',
  });
  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: `Answer: ${words.answer}` });
  return ticket;
}

const secretsOf = (words: Record<string, string>, text: string) =>
  Object.keys(words).filter((name) => text.includes(words[name]!));

/** What somebody reads in the portal: their list, both numbers, and the link of each ticket they were given. */
async function portalOf(who: Who): Promise<string> {
  const session = beginSession(desk.ctx(), ids[who], 'portal');
  await together(desk.database.db, [session.write]);
  const links = await Promise.all(
    [one, two].map(async ({ id }) => {
      const part = await desk.database.db
        .selectFrom('participant')
        .select('linkEpoch')
        .where('ticketId', '=', id)
        .where('personId', '=', ids[who])
        .executeTakeFirst();
      return part
        ? `/portal/t/${ticketLinkToken(desk.wiring.keys.links, { ticketId: id, personId: ids[who], epoch: part.linkEpoch }, desk.clock.now)}`
        : '/portal';
    }),
  );
  const pages = ['/portal', `/portal/tickets/${one.number}`, `/portal/tickets/${two.number}`, ...links];
  const answers = await Promise.all(
    pages.map((url) => http.server.inject({ url, cookies: { [portalCookie]: session.token } })),
  );
  expect(answers.map((answer) => answer.statusCode)).toEqual(pages.map(() => 200));
  return answers.map((answer) => answer.body).join('\n');
}

describe('in the portal', () => {
  test('the requester of both reads both, and what is new, and nothing that is for the team', async () => {
    const read = await portalOf('maria');
    expect(secretsOf({ words: first.words, answer: first.answer }, read)).toEqual(['words', 'answer']);
    expect(secretsOf({ ...second, news }, read)).toEqual(['subject', 'words', 'answer', 'news']);
    expect(secretsOf(inside, read)).toEqual([]);
  });

  test('who was copied on the merged ticket reads that one and what is new', async () => {
    const read = await portalOf('paul');
    expect(secretsOf({ ...first, news }, read)).toEqual(['subject', 'words', 'answer', 'news']);
    expect(secretsOf({ ...second, ...inside }, read)).toEqual([]);
  });

  test('who was copied on the other one reads that one and what is new', async () => {
    const read = await portalOf('quinn');
    expect(secretsOf({ ...second, news }, read)).toEqual(['subject', 'words', 'answer', 'news']);
    expect(secretsOf({ ...first, ...inside }, read)).toEqual([]);
  });
});

test('a collaborator of one ticket reads through the API only that one and what is new', async () => {
  const dora = await actorOf(address.dora);
  const made = newApiKey(desk.ctx(dora), ids.dora, 'test');
  await together(desk.database.db, [made.write]);
  const get = async (url: string) =>
    (await http.server.inject({ url, headers: { authorization: `Bearer ${made.key}` } })).body;
  const paths = [
    '/tickets',
    '/tickets?status=merged',
    ...[one, two].flatMap(({ number }) => [`/tickets/${number}`, `/tickets/${number}/timeline`]),
  ];
  const read = (await Promise.all(paths.map((path) => get(`/api/v1${path}`)))).join('\n');
  expect(secretsOf({ ...first, news, note: inside.note }, read)).toEqual(['subject', 'words', 'answer', 'news']);
  expect(secretsOf({ ...second, restricted: inside.restricted }, read)).toEqual([]);
  // A customer copied her in; what the team writes among itself is not hers.
  const timeline = JSON.parse(await get(`/api/v1/tickets/${two.number}/timeline`)) as { entries: { kind: string }[] };
  expect(timeline.entries.filter((entry) => entry.kind === 'note')).toEqual([]);
});

async function actorOf(email: string) {
  const { personId } = await desk.database.db
    .selectFrom('address')
    .select('personId')
    .where('value', '=', email)
    .executeTakeFirstOrThrow();
  const { actorOf: read } = await import('../server/access/find-actor.ts');
  return (await read(desk.database.db, personId, 'desk'))!;
}

test('the mails after the merge tell nobody what the other ticket held, not even its Message-IDs', () => {
  const to = (who: Who) => afterMails.filter((one) => one.to.includes(address[who])).map((one) => one.raw.toString());
  const idsOf = (words: typeof first) =>
    Object.fromEntries(
      beforeMails
        .filter((one) => one.mail.subject.includes(words.subject))
        .map((one, index) => [`id${index}`, one.header('message-id')]),
    );
  expect(Object.keys(idsOf(second)).length).toBeGreaterThan(2);
  expect(to('paul').length).toBeGreaterThan(0);
  expect(to('quinn').length).toBeGreaterThan(0);
  expect(secretsOf({ ...second, ...idsOf(second), ...inside }, to('paul').join('\n'))).toEqual([]);
  expect(secretsOf({ ...first, ...idsOf(first), ...inside }, to('quinn').join('\n'))).toEqual([]);
  expect(to('paul').join('\n')).toContain(news);
  // Only the requester is told that their two requests have become one.
  expect(afterMails.filter((one) => /handle them together/.test(one.mail.text)).flatMap((one) => one.to)).toEqual([
    address.maria,
  ]);
});

describe('by mail', () => {
  const textOf = async (ticket: Ticket) =>
    (await desk.database.db.selectFrom('message').select('bodyText').where('ticketId', '=', ticket.id).execute()).map(
      (row) => row.bodyText.trim(),
    );

  test('an answer to a mail of the merged ticket lands where it lives on, whoever takes part in it', async () => {
    const old = beforeMails.find((one) => one.to.includes(address.paul) && one.mail.subject.includes(first.subject))!;
    const outcome = await mail.send(answerTo(old, { from: address.paul, text: 'From Paul, by the old mail.' }), {
      from: address.paul,
    });
    expect(outcome).not.toBeNull();
    expect(await textOf(two)).toContain('From Paul, by the old mail.');
    // The number alone joins the ticket as well, for who proves to be part of it; a stranger gets a ticket of their own.
    await mail.send(mailOf({ from: 'eve@elsewhere.example', subject: `Re: [${one.number}]`, text: 'From Eve.' }), {
      from: 'eve@elsewhere.example',
    });
    expect(await textOf(two)).not.toContain('From Eve.');
    expect(await desk.broken()).toEqual([]);
  });

  test('after the undo the old mail’s answers belong to the old ticket, and each reads only their own again', async () => {
    await unmergeTicket(desk.ctx(desk.ana), one.number);
    expect(await textOf(one)).toContain('From Paul, by the old mail.');
    expect(await textOf(two)).not.toContain('From Paul, by the old mail.');
    const parts = await desk.database.db
      .selectFrom('participant')
      .select('personId')
      .where('ticketId', '=', two.id)
      .execute();
    expect(parts.map((row) => row.personId).toSorted()).toEqual([ids.maria, ids.quinn].toSorted());
    await expect(findTicketById({ ...desk.ctx(), actor: await desk.requester(ids.paul) }, two.id)).rejects.toThrow(
      /no such ticket/,
    );
    expect(await desk.broken()).toEqual([]);
  });
});
