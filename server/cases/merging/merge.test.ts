// Two tickets of one requester become one and come apart again; a second matter becomes a ticket of its own.

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { deleteTickets } from '../../example-company/delete-example-rows.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicket, findTicketById } from '../../tickets/find-ticket.ts';
import { listTickets } from '../../tickets/list-tickets.ts';
import { readDetail } from '../../tickets/read-detail.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { addMailbox } from '../change-settings.ts';
import { changeStatus } from '../change-status.ts';
import { setMode } from '../mailboxes/shadow-mode.ts';
import { openTicket } from '../open-ticket.ts';
import { deactivateAgent } from '../people/deactivate-agent.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { takeInWord } from '../take-in-word.ts';
import { writeAsRequester } from '../write-as-requester.ts';
import { linkTickets } from './link-tickets.ts';
import { mergeTicket } from './merge-ticket.ts';
import { previewMerge } from './preview-merge.ts';
import { splitTicket } from './split-ticket.ts';
import { wasToldOf } from './tell-requester.ts';
import { unmergeTicket } from './unmerge-ticket.ts';
import { unsplitTicket } from './unsplit-ticket.ts';

let desk: TestDesk;
let leo: Actor;
beforeAll(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

const open = async (body = 'It stops.', email = 'ravi@northgate.example', locale = 'en') =>
  (
    await openTicket(desk.ctx(desk.ana), {
      subject: body,
      body,
      requester: { email, name: 'Ravi', locale },
      channel: 'api',
    })
  ).ticket;
const now = (ticket: Ticket) => findTicketById(desk.ctx(), ticket.id, { itself: true });
const words = { fileUrl: (id: string) => id, withLink: (text: string) => text };
const timeline = async (ticket: Ticket, actor = desk.ana) =>
  (await readTimeline(desk.ctx(actor), ticket.id, { limit: 200 }, words)).entries;
const said = async (ticket: Ticket) =>
  (await timeline(ticket)).filter((one) => one.author && one.kind === 'public').map((one) => one.body);
const merge = (from: Ticket, into: Ticket) =>
  mergeTicket(desk.ctx(desk.ana), { number: from.number, into: into.number });
const texts = async (ticket: Ticket) =>
  (
    await desk.database.db
      .selectFrom('message')
      .select(['bodyText', 'authorId'])
      .where('ticketId', '=', ticket.id)
      .execute()
  )
    .filter((one) => one.authorId === null)
    .map((one) => one.bodyText);
const write = async (ticket: Ticket, text: string) => {
  const requester = await desk.requester(ticket.requesterId);
  const found = await findTicketById(desk.ctx(requester), ticket.id);
  return writeAsRequester(desk.ctx(requester), found, text, ticket.id);
};
/** Pretends that what was queued has left. */
const sendAll = () =>
  desk.database.db
    .updateTable('delivery')
    .set({ state: 'sent', sentAt: desk.clock.now, dueAt: null })
    .where('state', '=', 'queued')
    .where('shadow', '=', false)
    .execute();

describe('a merge', () => {
  test('shows both stories in their order, and both numbers name the one that goes on', async () => {
    const first = await open('The printer stops.');
    desk.pass({ minutes: 3 });
    const second = await open('It shows E-52.');
    desk.pass({ minutes: 3 });
    await postMessage(desk.ctx(leo), { number: first.number, kind: 'note', body: 'Seen before.' });
    const done = await merge(first, second);
    expect(done).toMatchObject({ intoId: second.id, mergedNumber: first.number, told: true });
    expect(await now(first)).toMatchObject({ status: 'merged', mergedIntoId: second.id, promiseId: null });
    expect((await findTicket(desk.ctx(desk.ana), first.number)).id).toBe(second.id);
    const entries = await timeline(second);
    const ours = entries.filter((one) => one.kind !== 'event' && one.purpose !== 'acknowledgement' && one.author);
    expect(ours.map((one) => [one.body, one.fromNumber])).toEqual([
      ['The printer stops.', first.number],
      ['It shows E-52.', null],
      ['Seen before.', first.number],
    ]);
    const detail = await readDetail(
      desk.ctx(desk.ana),
      await findTicket(desk.ctx(desk.ana), first.number),
      null,
      first.number,
    );
    expect(detail).toMatchObject({ number: second.number, mergedInto: second.number });
    expect(detail.merged).toMatchObject([{ number: first.number, by: 'Ana Ferreira' }]);
    expect(await desk.broken()).toEqual([]);
  });

  test('promises the earlier of the two dates, so that no word is broken', async () => {
    const early = await open('Early', 'dates@north.example');
    desk.pass({ hours: 2 });
    const late = await open('Late', 'dates@north.example');
    const preview = await previewMerge(desk.ctx(desk.ana), { number: early.number, into: late.number });
    expect(preview.after).toMatchObject({ dueAt: early.promiseDueAt!.toISOString(), dueFrom: early.number });
    expect(preview.tells?.name).toBe('Ravi');
    await merge(early, late);
    expect((await now(late)).promiseDueAt).toEqual(early.promiseDueAt);
    expect(await desk.broken()).toEqual([]);
    await unmergeTicket(desk.ctx(desk.ana), early.number);
    expect((await now(late)).promiseDueAt).toEqual(late.promiseDueAt);
    expect((await now(early)).promiseDueAt).toEqual(early.promiseDueAt);
    expect(await desk.broken()).toEqual([]);
  });

  test('tells nobody in shadow, and ties no ticket from which nothing leaves to one that is answered', async () => {
    const { id } = await addMailbox(desk.ctx(desk.ana), { address: 'beside@kestrel.example', displayName: '' });
    await setMode(desk.ctx(desk.ana), id, { mode: 'shadow' });
    const beside = async (body: string) =>
      (
        await openTicket(desk.ctx(desk.ana), {
          subject: body,
          body,
          requester: { email: 'shade@north.example', name: 'Ravi', locale: 'en' },
          channel: 'email',
          mailboxId: id,
        })
      ).ticket;
    const [first, second] = [await beside('Read along.'), await beside('Read along again.')];
    const live = await open('Answered.', 'shade@north.example');
    expect([await wasToldOf(desk.database.db, first), await wasToldOf(desk.database.db, live)]).toEqual([false, true]);
    const preview = await previewMerge(desk.ctx(desk.ana), { number: first.number, into: second.number });
    expect([preview.tells, first.requesterId]).toEqual([null, live.requesterId]);
    for (const [from, into] of [
      [first, live],
      [live, first],
    ] as const) {
      await expect(previewMerge(desk.ctx(desk.ana), { number: from.number, into: into.number })).rejects.toThrow(
        /shadow/,
      );
      await expect(merge(from, into)).rejects.toThrow(/shadow/);
    }
    expect(await merge(first, second)).toMatchObject({ intoId: second.id, told: false });
    expect(await desk.broken()).toEqual([]);
  });

  test('lets what is split off stand in shadow or in earnest as its ticket does, whatever its mailbox is by then', async () => {
    const { id } = await addMailbox(desk.ctx(desk.ana), { address: 'turned@kestrel.example', displayName: '' });
    const turn = (mode: 'live' | 'shadow') =>
      setMode(desk.ctx(desk.ana), id, { mode, ...(mode === 'live' ? { shadowTickets: 'keep' as const } : {}) });
    const there = async (body: string, email: string) => {
      const requester = { email, name: 'Ravi', locale: 'en' };
      const input = { subject: body, body, requester, channel: 'email' as const, mailboxId: id };
      const { ticket } = await openTicket(desk.ctx(desk.ana), input);
      const word = { personId: ticket.requesterId, addressId: null, body: 'And my invoice.', verified: true };
      const found = await findTicketById(desk.ctx(), ticket.id, { lock: true });
      await takeInWord(desk.ctx(), {
        ...word,
        ticket: found,
        channel: 'email',
        addressedToId: ticket.id,
        acknowledge: false,
      });
      return ticket;
    };
    const splitLast = async (ticket: Ticket) => {
      const last = (await timeline(ticket)).findLast((one) => one.author && one.body === 'And my invoice.')!;
      const { ticketId } = await splitTicket(desk.ctx(desk.ana), { number: ticket.number, messages: [last.id] });
      const { rows } = await sql<{ shadow: boolean; mailboxId: string; held: boolean[] }>`
        select t.shadow, t.mailbox_id, array(select d.shadow from delivery d where d.ticket_id = t.id) as held
          from ticket t where t.id = ${ticketId}`.execute(desk.database.db);
      return rows[0];
    };
    const live = await there('Asked in earnest.', 'turned@north.example');
    await turn('shadow');
    expect(await splitLast(live)).toEqual({ shadow: false, mailboxId: id, held: [false] });
    const along = await there('Read along.', 'along@north.example');
    await turn('live');
    expect(await splitLast(along)).toEqual({ shadow: true, mailboxId: id, held: [true] });
    // Whatever was done with them in shadow, they go without a trace.
    await turn('shadow');
    expect(await setMode(desk.ctx(desk.ana), id, { mode: 'live', shadowTickets: 'remove' })).toBe(2);
    expect(await desk.broken()).toEqual([]);
  });

  test('takes a ticket back that waited for the requester when the other one waits for us', async () => {
    const waiting = await open('Which one?', 'waits@north.example');
    desk.pass({ minutes: 15 });
    await changeStatus(desk.ctx(desk.ana), {
      number: waiting.number,
      status: 'waiting_on_requester',
      question: 'Which?',
    });
    const fresh = await open('The blue one.', 'waits@north.example');
    await merge(fresh, waiting);
    expect((await now(waiting)).status).toBe('open');
    await unmergeTicket(desk.ctx(desk.ana), fresh.number);
    expect((await now(waiting)).status).toBe('waiting_on_requester');
    expect(await desk.broken()).toEqual([]);
  });

  test('opens a resolved ticket, which is resolved again when the merge is taken back', async () => {
    const solved = await open('Solved', 'solved@north.example');
    await resolveTicket(desk.ctx(desk.ana), {
      number: solved.number,
      kind: 'solved',
      what: 'x',
      how: 'y',
      why: 'z',
      toldBy: 'message',
    });
    const before = await now(solved);
    desk.pass({ hours: 1 });
    const again = await open('Again', 'solved@north.example');
    await merge(again, solved);
    expect(await now(solved)).toMatchObject({ status: 'open', promiseDueAt: again.promiseDueAt });
    expect(await desk.broken()).toEqual([]);
    await unmergeTicket(desk.ctx(desk.ana), again.number);
    const { status, resolvedAt, closeDueAt, stintSequence } = before;
    expect(await now(solved)).toMatchObject({ status, resolvedAt, closeDueAt, stintSequence });
    expect(await desk.broken()).toEqual([]);
  });

  test('tells the requester once, in their language, and says it back only when it was said', async () => {
    for (const [locale, words] of [
      ['en', /handle them together as/],
      ['ru', /рассматриваем их вместе/],
      ['pt-BR', /cuidamos deles juntos/],
      ['pt-PT', /tratamos deles em conjunto/],
    ] as const) {
      const email = `told.${locale.toLowerCase()}@north.example`;
      const one = await open('One', email, locale);
      const two = await open('Two', email, locale);
      await merge(one, two);
      await merge(one, two);
      expect((await texts(two)).filter((text) => words.test(text))).toHaveLength(1);
      await unmergeTicket(desk.ctx(desk.ana), one.number);
      // Nothing had left yet, so there is nothing to take back.
      expect(await texts(one)).toHaveLength(1);
      await merge(one, two);
      await sendAll();
      await unmergeTicket(desk.ctx(desk.ana), one.number);
      expect(await texts(one)).toHaveLength(2);
    }
    const quiet = (
      await openTicket(desk.ctx(desk.ana), {
        subject: 'Q',
        body: 'Q',
        requester: { email: 'told.en@north.example' },
        channel: 'api',
        acknowledge: 'not',
      })
    ).ticket;
    const loud = await open('Loud', 'told.en@north.example');
    expect(await merge(quiet, loud)).toMatchObject({ told: false });
    expect(await texts(loud)).toHaveLength(1);
    expect(await desk.broken()).toEqual([]);
  });

  test('is refused across requesters, into itself, and of what is done', async () => {
    const mine = await open('Mine', 'mine@north.example');
    const yours = await open('Yours', 'yours@north.example');
    await expect(merge(mine, yours)).rejects.toThrow(/Link the tickets instead/);
    await expect(merge(mine, mine)).rejects.toThrow(/into itself/);
    await linkTickets(desk.ctx(desk.ana), { number: mine.number, other: yours.number });
    const detail = await readDetail(desk.ctx(desk.ana), await findTicket(desk.ctx(desk.ana), yours.number), null);
    expect(detail.links).toMatchObject([{ number: mine.number }]);
    await resolveTicket(desk.ctx(desk.ana), {
      number: mine.number,
      kind: 'withdrawn',
      what: 'x',
      how: '',
      why: '',
      toldBy: 'call',
    });
    const third = await open('Third', 'mine@north.example');
    await expect(merge(mine, third)).rejects.toThrow(/Only an unresolved/);
    const ravi = await desk.requester(mine.requesterId);
    await expect(mergeTicket(desk.ctx(ravi), { number: third.number, into: mine.number })).rejects.toThrow(
      /Only agents/,
    );
  });

  test('leaves the lists unless one asks for it', async () => {
    const one = await open('One', 'lists@north.example');
    const two = await open('Two', 'lists@north.example');
    await merge(one, two);
    const list = async (status?: string) =>
      (
        await listTickets(desk.ctx(desk.ana), {
          requester: one.requesterId,
          sort: '-opened',
          limit: 10,
          status,
        } as never)
      ).tickets.map((t) => t.number);
    expect(await list()).toEqual([two.number]);
    expect(await list('unresolved')).toEqual([two.number]);
    expect(await list('merged')).toEqual([one.number]);
  });

  test('goes to the end of the chain, and every link of it can be taken out', async () => {
    const [a, b, c] = [
      await open('A', 'chain@north.example'),
      await open('B', 'chain@north.example'),
      await open('C', 'chain@north.example'),
    ];
    await merge(a, b);
    await merge(b, c);
    expect(await now(a)).toMatchObject({ mergedIntoId: c.id });
    expect(await said(c)).toEqual(['A', 'B', 'C']);
    await expect(merge(c, a)).rejects.toThrow(/into itself/);
    await unmergeTicket(desk.ctx(desk.ana), b.number);
    expect(await now(a)).toMatchObject({ mergedIntoId: b.id });
    expect([await said(b), await said(c)]).toEqual([['A', 'B'], ['C']]);
    await merge(b, c);
    await unmergeTicket(desk.ctx(desk.ana), a.number);
    expect([await said(a), await said(c)]).toEqual([['A'], ['B', 'C']]);
    expect(await desk.broken()).toEqual([]);
  });
});

test('tickets of the example go whole, also merged and split ones', async () => {
  const example = async (body: string) =>
    (
      await openTicket(desk.ctx(desk.ana), {
        subject: body,
        body,
        requester: { email: 'cast@example.example' },
        channel: 'api',
        example: true,
      })
    ).ticket;
  const [one, two] = [await example('One'), await example('Two')];
  await merge(one, two);
  await write(one, 'A second matter.');
  const second = (await timeline(two)).find((entry) => entry.body === 'A second matter.')!;
  const { ticketId } = await splitTicket(desk.ctx(desk.ana), { number: two.number, messages: [second.id] });
  await unmergeTicket(desk.ctx(desk.ana), one.number);
  await merge(one, two);
  expect(await desk.database.db.transaction().execute((tx) => deleteTickets(tx))).toBe(3);
  const left = await desk.database.db
    .selectFrom('ticket')
    .select('id')
    .where('id', 'in', [one.id, two.id, ticketId])
    .execute();
  expect(left).toEqual([]);
});

describe('taking a merge back', () => {
  test('sorts what came since: by the old link to the old ticket, everything else where it was said', async () => {
    const one = await open('One', 'since@north.example');
    desk.pass({ minutes: 1 });
    const two = await open('Two', 'since@north.example');
    await merge(one, two);
    desk.pass({ minutes: 1 });
    await write(one, 'By the old link.');
    await write(two, 'By the new link.');
    await postMessage(desk.ctx(desk.ana), { number: one.number, kind: 'public', body: 'Answer.' });
    expect(await said(two)).toEqual(['One', 'Two', 'By the old link.', 'By the new link.', 'Answer.']);
    await unmergeTicket(desk.ctx(desk.ana), one.number);
    expect(await said(one)).toEqual(['One', 'By the old link.']);
    expect(await said(two)).toEqual(['Two', 'By the new link.', 'Answer.']);
    expect(await now(one)).toMatchObject({ preview: 'By the old link.' });
    expect(await desk.broken()).toEqual([]);
  });

  test('gives it to the team’s holder when whoever had it has left', async () => {
    const mia = await desk.agent('Mia Leaves');
    const one = await open('One', 'left@north.example');
    await reassignTicket(desk.ctx(desk.ana), { number: one.number, agent: mia.personId!, reason: 'expertise' });
    const two = await open('Two', 'left@north.example');
    await merge(one, two);
    await deactivateAgent(desk.ctx(desk.ana), mia.personId!);
    await unmergeTicket(desk.ctx(desk.ana), one.number);
    expect(await now(one)).toMatchObject({ assigneeId: desk.ana.personId, status: one.status });
    const stint = await desk.database.db
      .selectFrom('stint')
      .select('why')
      .where('ticketId', '=', one.id)
      .orderBy('sequence', 'desc')
      .executeTakeFirst();
    expect(stint?.why).toBe('left');
    expect(await desk.broken()).toEqual([]);
  });

  test('is possible for 30 days, and a date that has passed is promised anew', async () => {
    const one = await open('One', 'days@north.example');
    const two = await open('Two', 'days@north.example');
    await merge(one, two);
    desk.pass({ days: 29 });
    await desk.sweep();
    await unmergeTicket(desk.ctx(desk.ana), one.number);
    expect((await now(one)).promiseDueAt!.getTime()).toBeGreaterThan(desk.clock.now.getTime());
    await merge(one, two);
    desk.pass({ days: 31 });
    await desk.sweep();
    await expect(unmergeTicket(desk.ctx(desk.ana), one.number)).rejects.toThrow(/30 days/);
    expect(await desk.broken()).toEqual([]);
  });
});

describe('a split', () => {
  test('makes a ticket of a second matter, with its own number told, and goes back where it was', async () => {
    const ticket = await open('The printer stops.', 'second@north.example');
    desk.pass({ minutes: 1 });
    await write(ticket, 'By the way, my invoice is wrong.');
    desk.pass({ minutes: 1 });
    const message = (await timeline(ticket)).find((one) => one.body.startsWith('By the way'))!;
    const { ticketId } = await splitTicket(desk.ctx(desk.ana), {
      number: ticket.number,
      messages: [message.id],
      subject: 'Invoice',
    });
    const fresh = await findTicketById(desk.ctx(), ticketId);
    expect(fresh).toMatchObject({ subject: 'Invoice', requesterId: ticket.requesterId, assigneeId: ticket.assigneeId });
    expect([await said(ticket), await said(fresh)]).toEqual([
      ['The printer stops.'],
      ['By the way, my invoice is wrong.'],
    ]);
    expect((await texts(fresh))[0]).toContain(`In your request ${ticket.number}`);
    expect(await now(ticket)).toMatchObject({ preview: 'The printer stops.' });
    expect(await desk.broken()).toEqual([]);

    await unsplitTicket(desk.ctx(desk.ana), fresh.number);
    expect(await said(ticket)).toEqual(['The printer stops.', 'By the way, my invoice is wrong.']);
    expect((await findTicket(desk.ctx(desk.ana), fresh.number)).id).toBe(ticket.id);
    expect(await desk.broken()).toEqual([]);
  });

  test('is refused for words of ours, of two people, and for all there is', async () => {
    const ticket = await open('Only this.', 'all@north.example');
    const posted = await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body: 'Hello.' });
    const split = (...messages: string[]) => splitTicket(desk.ctx(desk.ana), { number: ticket.number, messages });
    const own = (await timeline(ticket)).find((one) => one.body === 'Only this.')!;
    await expect(split(posted.messageId)).rejects.toThrow(/your own words stay/);
    await expect(split(own.id)).rejects.toThrow(/Something must stay/);
    await expect(split('00000000-0000-7000-8000-000000000000')).rejects.toThrow(/no such message/);
  });
});
