// Whatever is said, merged and taken apart in whatever order: a merge that is taken back leaves the rows as they were, the
// invariants hold after each step, and no word is lost or said twice.

import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk, tuesday } from '../../../test/harness.ts';
import type { Actor } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { changeStatus } from '../change-status.ts';
import { sweepThresholds } from '../clocks/sweep-thresholds.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { writeAsRequester } from '../write-as-requester.ts';
import { mergeTicket } from './merge-ticket.ts';
import { splitTicket } from './split-ticket.ts';
import { unmergeTicket } from './unmerge-ticket.ts';
import { unsplitTicket } from './unsplit-ticket.ts';

let desk: TestDesk;
let leo: Actor;
let run = 0;
beforeAll(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

async function open(email: string, body: string, copied: string[] = []): Promise<Ticket> {
  const opened = await openTicket(desk.ctx(desk.ana), {
    subject: body,
    body,
    requester: { email },
    copied,
    channel: 'api',
  });
  return opened.ticket;
}

/** What clocks come to: the time in the other ticket is left out, so their dates lie later. */
const ofClocks = ['clock_level', 'clock_due_at', 'risk_level', 'next_due_at'];

/** Everything that a merge touches, without versions, times of change, the record, and the merge's own row. */
async function rowsOf(tickets: readonly Ticket[]): Promise<unknown> {
  const ids = sql`(${tickets.map((one) => one.id)}::bigint[])`;
  const { rows } = await sql`select
    (select jsonb_agg(to_jsonb(t) - 'version' - 'updated_at' - ${ofClocks}::text[] order by id) from ticket t where id = any${ids}) as tickets,
    (select jsonb_agg(to_jsonb(p) order by ticket_id, person_id) from participant p where ticket_id = any${ids}) as participants,
    (select jsonb_agg(to_jsonb(m) order by id) from message m where ticket_id = any${ids}) as messages,
    (select jsonb_agg(to_jsonb(p) order by id) from promise p where ticket_id = any${ids}) as promises,
    (select jsonb_agg(to_jsonb(s) order by ticket_id, sequence) from stint s where ticket_id = any${ids}) as stints,
    (select jsonb_agg(to_jsonb(r) order by ticket_id, sequence) from resolution r where ticket_id = any${ids}) as resolutions,
    (select jsonb_agg(to_jsonb(d) order by id) from delivery d where ticket_id = any${ids}) as deliveries`.execute(
    desk.database.db,
  );
  return rows[0];
}

const state = fc.constantFrom('new', 'open', 'waiting', 'scheduled', 'third', 'given', 'resolved');
type State = typeof state extends fc.Arbitrary<infer T> ? T : never;

async function bringTo(ticket: Ticket, to: State): Promise<void> {
  const { number } = ticket;
  const ana = desk.ctx(desk.ana);
  if (to === 'new') return;
  if (to === 'given') return void (await reassignTicket(ana, { number, agent: leo.personId!, reason: 'expertise' }));
  desk.pass({ minutes: 11 });
  await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'Which one is it?' });
  if (to === 'waiting') await changeStatus(desk.ctx(desk.ana), { number, status: 'waiting_on_requester' });
  if (to === 'third') await changeStatus(ana, { number, status: 'waiting_on_third_party', thirdParty: 'A shop' });
  if (to === 'scheduled') {
    const agreedAt = new Date(desk.clock.now.getTime() + 5 * 86_400_000);
    await changeStatus(desk.ctx(desk.ana), { number, status: 'scheduled', agreedAt });
  }
  if (to === 'resolved')
    await resolveTicket(ana, { number, kind: 'solved', what: 'a', how: 'b', why: 'c', toldBy: 'call' });
}

test('a merge that is taken back leaves every row as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      state.filter((one) => one !== 'resolved'),
      state,
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 0, max: 3 }),
      async (fromState, intoState, minutes, copies) => {
        desk.clock.now = new Date(tuesday);
        const email = `identity${++run}@north.example`;
        const into = await open(email, 'Into', copies & 1 ? [`copy${run}@north.example`] : []);
        desk.pass({ minutes });
        const from = await open(email, 'From', copies & 2 ? [`other${run}@north.example`] : []);
        await bringTo(into, intoState);
        await bringTo(from, fromState);
        // Nothing has left, so nothing is said back: what was told stays told (see the other tests).
        await silence([from, into]);
        const before = await rowsOf([from, into]);
        await mergeTicket(desk.ctx(desk.ana), { number: from.number, into: into.number });
        await sweepThresholds(desk.ctx());
        expect(await desk.broken()).toEqual([]);
        desk.pass({ minutes: 7 });
        await unmergeTicket(desk.ctx(leo), from.number);
        expect(await rowsOf([from, into])).toEqual(before);
        await sweepThresholds(desk.ctx());
        expect(await desk.broken()).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 600_000);

/** As if the requester had never been written to. */
const silence = (tickets: readonly Ticket[]) =>
  desk.database.db
    .updateTable('delivery')
    .set({ state: 'discarded', dueAt: null, endedAt: desk.clock.now })
    .where(
      'ticketId',
      'in',
      tickets.map((one) => one.id),
    )
    .where('messageId', 'is not', null)
    .execute();

type Step = {
  act: 'write' | 'reply' | 'note' | 'merge' | 'unmerge' | 'split' | 'unsplit' | 'pass';
  one: number;
  other: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(
    'write',
    'write',
    'reply',
    'note',
    'merge',
    'merge',
    'unmerge',
    'split',
    'unsplit',
    'unsplit',
    'pass',
  ),
  one: fc.nat({ max: 5 }),
  other: fc.nat({ max: 5 }),
});

/** Each of them once, where it is allowed. */
const each: Step[] = (['write', 'reply', 'note', 'split', 'unsplit', 'merge', 'unmerge', 'pass'] as const).map(
  (act) => ({ act, one: 0, other: 1 }),
);

test('in any order of merges, splits and words the invariants hold and no word is lost', async () => {
  const done: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
      desk.clock.now = new Date(tuesday);
      const email = `order${++run}@north.example`;
      const tickets = [await open(email, 'word a'), await open(email, 'word b'), await open(email, 'word c')];
      const words = ['word a', 'word b', 'word c'];
      for (const [index, { act, one, other }] of steps.entries()) {
        desk.pass({ minutes: 1 });
        const [ticket, second] = [tickets[one % tickets.length]!, tickets[other % tickets.length]!];
        const word = `word ${index}`;
        const outcome = await take(act, ticket, second, word, tickets);
        done[`${act} ${outcome}`] = (done[`${act} ${outcome}`] ?? 0) + 1;
        if (outcome === 'done' && ['write', 'reply', 'note'].includes(act)) words.push(word);
        await sweepThresholds(desk.ctx());
        expect(await desk.broken()).toEqual([]);
        expect((await allWords(tickets)).toSorted()).toEqual(words.toSorted());
      }
    }),
    { numRuns: 20, examples: [[each]] },
  );
  for (const act of ['write', 'reply', 'merge', 'unmerge', 'split', 'unsplit']) {
    expect(done[`${act} done`], `${act} was never carried out`).toBeGreaterThan(0);
  }
}, 600_000);

async function take(
  act: Step['act'],
  ticket: Ticket,
  second: Ticket,
  word: string,
  tickets: Ticket[],
): Promise<'done' | 'refused'> {
  const ana = desk.ctx(desk.ana);
  const { number } = ticket;
  try {
    if (act === 'write') await write(ticket, word);
    if (act === 'reply') await postMessage(ana, { number, kind: 'public', body: word });
    if (act === 'note') await postMessage(ana, { number, kind: 'note', body: word });
    if (act === 'merge') await mergeTicket(ana, { number, into: second.number });
    if (act === 'unmerge') await unmergeTicket(ana, number);
    if (act === 'unsplit') await unsplitTicket(ana, tickets.at(-1)!.number);
    if (act === 'split') tickets.push(await splitLast(ticket));
    if (act === 'pass') {
      desk.pass({ hours: 5 });
      await desk.sweep();
    }
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

async function write(ticket: Ticket, word: string): Promise<void> {
  const requester = await desk.requester(ticket.requesterId);
  const ctx = desk.ctx(requester);
  await writeAsRequester(ctx, await findTicketById(ctx, ticket.id), word, ticket.id);
}

async function splitLast(ticket: Ticket): Promise<Ticket> {
  const mine = (await entriesOf(ticket)).findLast((one) => one.author?.kind === 'requester');
  const split = { number: ticket.number, messages: mine ? [mine.id] : ['00000000-0000-7000-8000-000000000000'] };
  return findTicketById(desk.ctx(), (await splitTicket(desk.ctx(desk.ana), split)).ticketId);
}

const plain = { fileUrl: (id: string) => id, withLink: (text: string) => text };
const entriesOf = async (ticket: Ticket) => {
  const root = await findTicketById(desk.ctx(), ticket.id);
  return (await readTimeline(desk.ctx(desk.ana), root.id, { limit: 200 }, plain)).entries;
};

/** What the timelines of all tickets that stand show of what people said. */
async function allWords(tickets: readonly Ticket[]): Promise<string[]> {
  const roots = new Map<number, Ticket>();
  for (const ticket of tickets) {
    const root = await findTicketById(desk.ctx(), ticket.id);
    roots.set(root.id, root);
  }
  const shown = await Promise.all([...roots.values()].map(entriesOf));
  return shown
    .flat()
    .filter((one) => one.kind !== 'event' && one.author)
    .map((one) => one.body);
}
