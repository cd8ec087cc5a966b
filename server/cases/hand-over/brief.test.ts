// The brief: made of the record at any time, kept as it was at each hand-over, and taken up by whoever gets the ticket.

import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { readBrief } from '../../assignment/brief/read-brief.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { sayAbsence } from '../absences/say-absence.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { writeAsRequester } from '../write-as-requester.ts';
import { acceptTicket, acceptTickets } from './accept-ticket.ts';
import { changeContingency } from './change-contingency.ts';
import { finishNextAction, planNextAction } from './plan-next-action.ts';

let desk: TestDesk;
let leo: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

async function open(priority: 1 | 3 = 3) {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Stops',
    body: 'It stops after forty labels, E-52.',
    requester: { email: 'ravi@northgate.example', name: 'Ravi' },
    channel: 'api',
    priority,
  });
  desk.pass({ minutes: 1 });
  return ticket;
}
const now = (ticket: Ticket, by: Actor = desk.ana) => findTicketById(desk.ctx(by), ticket.id);
const brief = async (ticket: Ticket, asked?: { of: 'stint' | 'cover'; sequence: number }) =>
  readBrief(desk.ctx(desk.ana), await now(ticket), asked);
const reply = async ({ number }: Ticket, by: Actor, body: string) => {
  await postMessage(desk.ctx(by), { number, kind: 'public', body });
  desk.pass({ minutes: 1 });
};
const says = async (ticket: Ticket, words: string) => {
  const ravi = await desk.requester(ticket.requesterId);
  await writeAsRequester(desk.ctx(ravi), await now(ticket, ravi), words);
};
const give = async ({ number }: Ticket, to: Actor, by = desk.ana) => {
  await reassignTicket(desk.ctx(by), { number, agent: to.personId!, reason: 'expertise' });
  desk.pass({ minutes: 1 });
};
const tomorrow = () => new Date(desk.clock.now.getTime() + 86_400_000);
const isAccepted = async (ticket: Ticket) => (await viewTicket(desk.database.db, ticket.id)).acceptedAt !== null;

describe('the brief of this moment', () => {
  test('says what it is about in their words, what was done, what they wrote last, and what is owed', async () => {
    const ticket = await open();
    await reply(ticket, desk.ana, 'Please switch it off and on.');
    await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'note', body: 'Looks like the head.' });
    desk.pass({ minutes: 1 });
    await says(ticket, 'That did not help.');
    const { impact, summary, situation, actions } = await brief(ticket);
    expect(impact).toMatchObject({ status: 'open', priority: 'P3', promise: { purpose: 'update' } });
    expect(impact.clocks.map((clock) => clock.metric)).toContain('resolution');
    expect(summary).toMatchObject({
      requester: { name: 'Ravi' },
      problem: { text: 'It stops after forty labels, E-52.', person: { name: 'Ravi' } },
      lastWord: { text: 'That did not help.' },
    });
    expect(situation.done.map(({ by, text }) => [by, text])).toEqual([
      ['us', 'Please switch it off and on.'],
      ['note', 'Looks like the head.'],
    ]);
    expect(situation.promises.map((one) => one.state)).toEqual(['kept', 'standing']);
    expect(situation.contingency).toBe(null);
    expect(actions).toMatchObject({ nextAction: null, asked: null, waitsFor: null, tasks: [] });
  });

  test('what only named people may read stands in it for nobody', async () => {
    const ticket = await open();
    await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'restricted', body: 'Salary: 9,000.' });
    expect(JSON.stringify(await brief(ticket))).not.toContain('Salary');
  });

  test('names whom it waits for, what we asked, and a solution that was none', async () => {
    const ticket = await open();
    await reply(ticket, desk.ana, 'Hello.');
    await changeStatus(desk.ctx(desk.ana), {
      number: ticket.number,
      status: 'waiting_on_third_party',
      thirdParty: 'Zebra',
    });
    expect((await brief(ticket)).actions.waitsFor).toMatchObject({ name: 'Zebra', by: { name: 'Ana Ferreira' } });
    desk.pass({ minutes: 1 });
    await changeStatus(desk.ctx(desk.ana), {
      number: ticket.number,
      status: 'waiting_on_requester',
      question: 'Which head?',
    });
    const asked = await brief(ticket);
    expect(asked.actions).toMatchObject({ waitsFor: null, asked: { text: expect.stringContaining('Which head?') } });
    desk.pass({ minutes: 1 });
    const done = {
      number: ticket.number,
      kind: 'solved',
      what: 'New head.',
      how: 'Replaced.',
      why: 'Worn.',
      toldBy: 'message',
    } as const;
    await resolveTicket(desk.ctx(desk.ana), done);
    desk.pass({ hours: 1 });
    await says(ticket, 'It stops again.');
    const again = await brief(ticket);
    expect(again.situation.solved).toMatchObject([{ what: 'New head.' }]);
    expect(again.summary.lastWord!.text).toBe('It stops again.');
  });
});

describe('what a person writes in it', () => {
  test('a contingency is kept with who and when, an explicit “none” as well, and the earlier ones stay', async () => {
    const ticket = await open();
    const say = (words: string | null, by = desk.ana) =>
      changeContingency(desk.ctx(by), { number: ticket.number, words });
    expect(await say('Do not send a second head.')).toMatchObject({ words: 'Do not send a second head.' });
    desk.pass({ minutes: 1 });
    expect(await say(null, leo)).toMatchObject({ words: null, by: { name: 'Leo Brandt' } });
    expect((await brief(ticket)).situation.contingency).toMatchObject({ words: null });
    const kept = await desk.database.db.selectFrom('contingency').selectAll().execute();
    expect(kept.map((one) => one.words)).toEqual(['Do not send a second head.', null]);
  });

  test('the next action stands until it is done or replaced, lies with whoever acts, and ends with the ticket', async () => {
    const ticket = await open();
    const plan = (what: string, by = desk.ana) =>
      planNextAction(desk.ctx(by), { number: ticket.number, what, dueAt: tomorrow() });
    const first = await plan('Call Ravi');
    expect(first).toMatchObject({ what: 'Call Ravi', owner: { name: 'Ana Ferreira' }, named: false });
    await give(ticket, leo);
    expect((await brief(ticket)).actions.nextAction).toMatchObject({ id: first.id, owner: { name: 'Leo Brandt' } });
    const second = await plan('Send the part', leo);
    await expect(finishNextAction(desk.ctx(leo), { number: ticket.number, id: first.id })).rejects.toThrow('no longer');
    expect(await finishNextAction(desk.ctx(leo), { number: ticket.number, id: second.id })).toMatchObject({
      endedAs: 'done',
    });
    expect((await brief(ticket)).actions.nextAction).toBe(null);
    await plan('Ask how it goes', leo);
    await reply(ticket, leo, 'Hello, I am Leo.');
    const done = {
      number: ticket.number,
      kind: 'solved',
      what: 'New.',
      how: 'So.',
      why: 'Worn.',
      toldBy: 'message',
    } as const;
    await resolveTicket(desk.ctx(leo), done);
    const ends = await desk.database.db.selectFrom('nextAction').select('endAs').orderBy('madeAt').execute();
    expect(ends.map((one) => one.endAs)).toEqual(['replaced', 'done', 'over']);
    const past = { number: ticket.number, what: 'Too late', dueAt: new Date(desk.clock.now.getTime() - 1) };
    await expect(planNextAction(desk.ctx(leo), past)).rejects.toThrow('not unresolved');
  });

  test('a date that has passed is none', async () => {
    const ticket = await open();
    const past = { number: ticket.number, what: 'Too late', dueAt: desk.clock.now };
    await expect(planNextAction(desk.ctx(desk.ana), past)).rejects.toThrow('still to come');
  });
});

describe('as it was handed over', () => {
  test('a hand-over keeps what the brief said then, whatever happens after it; quotes live and go with their messages', async () => {
    const ticket = await open();
    await changeContingency(desk.ctx(desk.ana), { number: ticket.number, words: 'If it fails, call Zebra.' });
    await give(ticket, leo);
    await reply(ticket, leo, 'Hello, I am Leo.');
    await changeContingency(desk.ctx(leo), { number: ticket.number, words: null });
    const frozen = await brief(ticket, { of: 'stint', sequence: 2 });
    expect(frozen).toMatchObject({
      frozen: { of: 'stint', sequence: 2, person: { name: 'Leo Brandt' } },
      impact: { status: 'new' },
      situation: { contingency: { words: 'If it fails, call Zebra.' }, done: [] },
    });
    const stored = await desk.database.db.selectFrom('frozenBrief').select('record').executeTakeFirstOrThrow();
    expect(JSON.stringify(stored.record)).not.toMatch(/forty|Ravi|Zebra/);
    await desk.database.db
      .updateTable('message')
      .set({ bodyText: '…' })
      .where('authorId', '=', ticket.requesterId)
      .execute();
    expect((await brief(ticket, { of: 'stint', sequence: 2 })).summary.problem!.text).toBe('…');
    await expect(brief(ticket, { of: 'cover', sequence: 1 })).rejects.toThrow('Nothing was handed over');
  });

  test('a cover has one too, and so has whoever gets it by the desk’s own hand', async () => {
    const ticket = await open();
    await give(ticket, leo);
    await reply(ticket, leo, 'Hello, I am Leo.');
    await says(ticket, 'And now?');
    await sayAbsence(desk.ctx(leo), { to: null });
    await desk.sweep();
    const { versions, synthesis } = await brief(ticket);
    expect(versions.map(({ of, sequence, person }) => [of, sequence, person.name])).toEqual([
      ['cover', 1, 'Ana Ferreira'],
      ['stint', 2, 'Leo Brandt'],
    ]);
    expect(synthesis).toMatchObject({ of: 'cover', person: { name: 'Ana Ferreira' }, acceptedAt: null });
    expect((await brief(ticket, { of: 'cover', sequence: 1 })).summary.lastWord!.text).toBe('And now?');
    expect(await desk.broken()).toEqual([]);
  });
});

describe('taking up', () => {
  test('the next action takes up what was handed over, and so does saying so; nobody else can', async () => {
    const [one, two] = [await open(), await open()];
    await give(one, leo);
    await give(two, leo);
    await planNextAction(desk.ctx(desk.ana), { number: one.number, what: 'Call Ravi', dueAt: tomorrow() });
    expect(await isAccepted(one)).toBe(false);
    await planNextAction(desk.ctx(leo), { number: one.number, what: 'Call Ravi', dueAt: tomorrow() });
    expect(await isAccepted(one)).toBe(true);
    await expect(acceptTicket(desk.ctx(desk.ana), two.number)).rejects.toThrow('Somebody else has');
    await acceptTicket(desk.ctx(leo), two.number);
    expect(await isAccepted(two)).toBe(true);
    expect(await desk.broken()).toEqual([]);
  });

  test('many are taken up at once; what went to somebody else meanwhile is named', async () => {
    const tickets = [await open(), await open(), await open()];
    for (const ticket of tickets) await give(ticket, leo);
    await give(tickets[1]!, desk.ana);
    const { accepted, left } = await acceptTickets(
      desk.ctx(leo),
      tickets.map((ticket) => ticket.number),
    );
    expect(accepted).toEqual([tickets[0]!.number, tickets[2]!.number]);
    expect(left).toEqual([tickets[1]!.number]);
    expect(await isAccepted(tickets[2]!)).toBe(true);
  });
});
