// A merge once gave away what it should not: strangers and copied people read another ticket's subject in the name of their
// own new ticket, and each side the names of the other one's people.

import { beforeAll, describe, expect, test } from 'vitest';
import { timelineWords } from '../server/access/timeline-words.ts';
import { decideParticipant } from '../server/cases/decide-participant.ts';
import { mergeTicket } from '../server/cases/merging/merge-ticket.ts';
import { splitTicket } from '../server/cases/merging/split-ticket.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import { postMessage } from '../server/cases/post-message.ts';
import { resolveTicket } from '../server/cases/resolve-ticket.ts';
import { writeAsRequester } from '../server/cases/write-as-requester.ts';
import { readCase } from '../server/portal/read-case.ts';
import { findTicket, findTicketById } from '../server/tickets/find-ticket.ts';
import type { Ticket } from '../server/tickets/ticket.ts';
import { makeDesk, type TestDesk } from './harness.ts';
import { answerTo, type MailDesk, makeMailDesk, type Sent } from './mail-corpus/mail-desk.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

const secret = 'Dismissal of Carla Reis';
let count = 0;

type Story = { one: Ticket; two: Ticket; asked: Sent; paul: string; quinn: string };

/** Two tickets of Maria's, the first with Paul copied, the second a secret with Quinn copied; then a merge. */
async function story(): Promise<Story> {
  const turn = ++count;
  const [paul, quinn] = [`paul${turn}@customer.example`, `quinn${turn}@customer.example`];
  const { ticket: one } = await openTicket(desk.ctx(desk.ana), {
    subject: `Printer number ${turn}`,
    body: 'It stops.',
    requester: { email: `maria${turn}@customer.example`, name: 'Maria' },
    copied: [paul],
    channel: 'api',
  });
  const { ticket: two } = await openTicket(desk.ctx(desk.ana), {
    subject: secret,
    body: 'Nobody may know.',
    requester: { email: `maria${turn}@customer.example`, name: 'Maria' },
    copied: [quinn],
    channel: 'api',
  });
  await postMessage(desk.ctx(desk.ana), { number: one.number, kind: 'public', body: 'Which printer?' });
  const asked = (await mail.deliver()).find((sent) => sent.to.includes(paul))!;
  desk.pass({ minutes: 5 });
  await mergeTicket(desk.ctx(desk.ana), { number: one.number, into: two.number });
  desk.pass({ minutes: 5 });
  return { one, two, asked, paul, quinn };
}

async function personOf(email: string): Promise<string> {
  const row = await desk.database.db
    .selectFrom('address')
    .select('personId')
    .where('value', '=', email)
    .executeTakeFirstOrThrow();
  return row.personId;
}

const sentTo = (mails: Sent[], email: string): string =>
  mails
    .filter((sent) => sent.to.includes(email))
    .map((sent) => `${sent.mail.subject}\n${sent.raw.toString()}`)
    .join('\n');

describe('a new ticket of somebody who has not read the secret one is not called after it', () => {
  test.each([
    ['My own scanner is broken', 'My own scanner is broken'],
    ['', 'The scanner rattles.'],
  ])('when a stranger wrote “%s” to the merged ticket’s reply address', async (subject, called) => {
    const { two, asked } = await story();
    const eve = `eve${count}@elsewhere.example`;
    await mail.send(answerTo(asked, { from: eve, subject, text: 'The scanner rattles.' }), { from: eve });
    const personId = await personOf(eve);
    const fresh = await decideParticipant(desk.ctx(desk.ana), { number: two.number, personId, decision: 'split' });
    expect(fresh.id).not.toBe(two.id);
    expect(fresh.subject).toBe(called);
    await postMessage(desk.ctx(desk.ana), { number: fresh.number, kind: 'public', body: 'We look at it.' });
    const read = sentTo(await mail.deliver(), eve);
    expect(read).toContain('We look at it.');
    expect(read).not.toContain(secret);
    expect(await desk.broken()).toEqual([]);
  });

  test('when what a copied person wrote in the portal is split off', async () => {
    const { one, two, paul } = await story();
    const ctx = desk.ctx(await desk.requester(await personOf(paul)));
    await writeAsRequester(ctx, await findTicketById(ctx, one.id), 'Mine rattles too.', one.id);
    const word = await desk.database.db
      .selectFrom('message')
      .select('id')
      .where('ticketId', '=', two.id)
      .where('bodyText', '=', 'Mine rattles too.')
      .executeTakeFirstOrThrow();
    const split = await splitTicket(desk.ctx(desk.ana), { number: two.number, messages: [word.id] });
    const fresh = await findTicketById(desk.ctx(), split.ticketId);
    expect(fresh.subject).toBe(one.subject);
    expect(sentTo(await mail.deliver(), paul)).not.toContain(secret);
  });

  test('when they write in the portal long after it was solved', async () => {
    const { one, two, paul } = await story();
    await resolveTicket(desk.ctx(desk.ana), {
      number: two.number,
      kind: 'solved',
      what: 'It rattled.',
      how: 'Exchanged.',
      why: 'Worn out.',
      toldBy: 'call',
    });
    desk.pass({ days: 90 });
    const ctx = desk.ctx(await desk.requester(await personOf(paul)));
    const number = await writeAsRequester(ctx, await findTicketById(ctx, one.id), 'It rattles again.', one.id);
    const fresh = await findTicket(desk.ctx(), number);
    expect(fresh.id).not.toBe(two.id);
    expect(fresh.subject).toBe(one.subject);
    expect(sentTo(await mail.deliver(), paul)).not.toContain(secret);
  });
});

describe('after a merge the portal', () => {
  const seen = async (email: string, { two }: Story) => {
    const ctx = desk.ctx(await desk.requester(await personOf(email)));
    const found = await findTicketById(ctx, two.id);
    return readCase(ctx, found, null, timelineWords(desk.wiring, desk.clock.now), false);
  };
  const namesIn = (shown: Awaited<ReturnType<typeof seen>>) => shown.seenBy.map((one) => one.name);

  test('names to each side only its own people, and says how many others there are', async () => {
    const told = await story();
    const [forPaul, forQuinn] = [await seen(told.paul, told), await seen(told.quinn, told)];
    expect(namesIn(forPaul)).toEqual(['Maria']);
    expect(forPaul.seenByOthers).toBe(1);
    expect(JSON.stringify(forPaul)).not.toContain(told.quinn.split('@')[0]);
    expect(namesIn(forQuinn)).toEqual(['Maria']);
    expect(forQuinn.seenByOthers).toBe(1);
    expect(JSON.stringify(forQuinn)).not.toContain(told.paul.split('@')[0]);
    // Maria copied both of them herself.
    const forMaria = await seen(`maria${count}@customer.example`, told);
    expect(namesIn(forMaria)).toEqual([told.quinn.split('@')[0], told.paul.split('@')[0]]);
    expect(forMaria.seenByOthers).toBe(0);
  });

  test('names who has written since to everybody who reads it, and nobody by an address', async () => {
    const told = await story();
    const ctx = desk.ctx(await desk.requester(await personOf(told.quinn)));
    await writeAsRequester(ctx, await findTicketById(ctx, told.two.id), 'Quinn here, I know of it.');
    const forPaul = await seen(told.paul, told);
    expect(namesIn(forPaul)).toEqual(['Maria', told.quinn.split('@')[0]]);
    expect(forPaul.seenByOthers).toBe(0);
    const text = JSON.stringify(forPaul);
    expect(text).toContain('Quinn here, I know of it.');
    expect(text).not.toContain(told.quinn);
    expect(text).not.toContain('@');
  });
});
