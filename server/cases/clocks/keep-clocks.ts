// Whatever happens on a ticket happens to its clocks in the same statement, and to the tasks that a late one makes. An action
// hands over the events that it is about to record, and is given the rows to write with them.

import { type Compilable, sql } from 'kysely';
import type { ClockEvent } from '../../clocks/clock.ts';
import type { PolicyTerms } from '../../clocks/policy.ts';
import { holderAfter, type Meaning, meaningOf, workOf } from '../../clocks/read-record.ts';
import { calendarMark, calendarUpTo, readTerms } from '../../clocks/read-terms.ts';
import { type ClockBook, noteBreaches, stepClocks } from '../../clocks/step-clocks.ts';
import {
  type ClockRow,
  clockFrom,
  keepClockRows,
  liveClocksJson,
  type StoredClock,
  withLevels,
} from '../../clocks/stored-clocks.ts';
import { type TermsKey, termsOf } from '../../clocks/terms.ts';
import { insertPushes, isNear } from '../../clocks/write-pushes.ts';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import { type KnownTask, knownTasksJson } from '../../tickets/tasks/write-tasks.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { keepTasks, type TaskWord, taskWordOf } from '../tasks/keep-tasks.ts';

export type KeptClocks = {
  /** What changes on the ticket's row. */
  change: Partial<Ticket>;
  writes: Compilable[];
  /** What became late meanwhile and was not seen yet. To be recorded before the action's own events. */
  events: NewEvent[];
};

const nothing: KeptClocks = { change: {}, writes: [], events: [] };

/**
 * The clocks of a ticket after these events. `ticket` is as it was before them, and locked. Events of other tickets are
 * left out. `actorId`: who does it, where that is not the context's actor.
 */
export async function keepClocks(
  ctx: Context,
  ticket: Ticket,
  events: readonly NewEvent[],
  actorId: string | null = ctx.actor.personId,
): Promise<KeptClocks> {
  const { meanings, told, cameBack } = readEvents(ticket, events, actorId);
  const says = meanings.length > 0 || told || cameBack.length > 0;
  if (!says || ticket.policyVersionId === null) return nothing;
  const before = await readBook(ctx, ticket, undoneSince(meanings));
  const book: ClockBook = { ...before, clocks: before.clocks.map((clock) => ({ ...clock })) };
  for (const meaning of meanings) stepClocks(book, await eventOf(ctx, meaning));
  noteBreaches(book, ctx.now);
  const { clocks, summary } = withLevels(book, ctx.now);
  const changed = clocks.filter((clock) => !isSame(clock, before.clocks.find(isOf(clock))));
  const late = changed.filter((clock) => clock.breachedAt && !before.clocks.find(isOf(clock))?.breachedAt);
  const key = meanings.flatMap((one) => (one.kind === 'terms' ? [one.key] : [])).at(-1);
  // Rules that change for many tell their lead once, and not everybody of each ticket.
  const byRules = events.some(({ kind, data }) => kind === 'terms.changed' && data?.why !== 'priority');
  const near = byRules
    ? []
    : changed
        .filter((clock) => isNear(clock, before.clocks.find(isOf(clock))?.level ?? 0))
        .map((clock) => ({ ...clock, ticketId: ticket.id }));
  const over = { wasOver: before.status === 'over', isOver: book.status === 'over' };
  const tasks = keepTasks(ctx, ticket.id, before.tasks, { late, clocks, told, cameBack, ...over });
  return {
    change: { ...summary, ...(key ? termsOnRow(key) : {}) },
    writes: [
      ...(changed.length > 0 ? [keepClockRows(changed.map((clock) => rowOf(ticket, clock)))] : []),
      ...(near.length > 0 ? [insertPushes(ctx, near)] : []),
      ...tasks.writes,
    ],
    events: [...late.map((clock) => breached(ticket, clock)), ...tasks.events],
  };
}

/** What the events say to the clocks and to the tasks of this ticket. */
function readEvents(ticket: Ticket, events: readonly NewEvent[], actorId: string | null) {
  let holderId = ticket.assigneeId;
  const read = { meanings: [] as Meaning[], told: null as TaskWord['told'], cameBack: [] as string[] };
  for (const event of events) {
    if (event.ticketId !== ticket.id) continue;
    const recorded = { ...event, actorId };
    const meanings = meaningOf(recorded, holderId);
    holderId = holderAfter(recorded, holderId);
    const word = taskWordOf(
      event,
      meanings.some(({ kind }) => kind === 'we_replied'),
    );
    read.meanings.push(...meanings);
    read.told = word.told ?? read.told;
    read.cameBack.push(...word.cameBack);
  }
  return read;
}

const undoneSince = (meanings: readonly Meaning[]): Date | null =>
  meanings.flatMap((one) => (one.kind === 'reply_undone' ? one.undone : [])).at(0) ?? null;

async function eventOf(ctx: Context, meaning: Meaning): Promise<ClockEvent> {
  if (!('key' in meaning)) return { ...meaning, at: ctx.now };
  const [terms] = await readTerms(ctx.tx, [meaning.key!]);
  return { kind: meaning.kind, terms: terms!, at: ctx.now };
}

type Row = { clocks: Parameters<typeof clockFrom>[0][]; tasks: KnownTask[]; policy: PolicyTerms; mark: string };
type StoredBook = Omit<ClockBook, 'clocks'> & { clocks: StoredClock[]; tasks: KnownTask[] };

/** As its rows say. Who has terms has a policy. */
async function readBook(ctx: Context, ticket: Ticket, endedSince: Date | null): Promise<StoredBook> {
  const calendarId = sql`${ticket.calendarId}::uuid`;
  const ticketId = sql<number>`${ticket.id}::bigint`;
  const { rows } = await sql<Row>`
    select ${liveClocksJson(ticketId, endedSince)} as clocks, ${knownTasksJson(ticketId)} as tasks, ${calendarMark(calendarId, sql`${ticket.calendarLatest}::int`)} as mark,
           (select json_build_object('targets', v.targets, 'thirdPartyPauses', v.third_party_pauses)
              from sla_policy_version v where v.id = ${ticket.policyVersionId}::uuid) as policy`.execute(ctx.tx);
  const { clocks, tasks, policy, mark } = rows[0]!;
  const calendar = await calendarUpTo(ctx.tx, ticket.calendarId!, ticket.calendarLatest!, mark);
  return {
    clocks: clocks.map(clockFrom),
    tasks,
    terms: termsOf(policy, ticket.priority, calendar),
    status: workOf(ticket.status),
    answered: ticket.lastHumanReplyAt !== null,
  };
}

const isOf = (clock: StoredClock) => (other: StoredClock) =>
  other.metric === clock.metric && other.cycle === clock.cycle;

/** What is reckoned for one that goes on is not stored, so it is no change. */
const isSame = (clock: StoredClock, before: StoredClock | undefined): boolean =>
  before !== undefined &&
  JSON.stringify({ ...clock, elapsedSeconds: 0 }) === JSON.stringify({ ...before, elapsedSeconds: 0 });

const rowOf = (ticket: Ticket, clock: StoredClock): ClockRow => ({
  ticketId: ticket.id,
  clock,
  breachedWhile: clock.breachedAt ? ticket.assigneeId : null,
});

const termsOnRow = ({ policyVersionId, calendarId, calendarLatest }: TermsKey) => ({
  policyVersionId,
  calendarId,
  calendarLatest,
});

export const breached = (ticket: Pick<Ticket, 'id' | 'assigneeId'>, clock: StoredClock): NewEvent => ({
  kind: 'clock.breached',
  ticketId: ticket.id,
  data: {
    metric: clock.metric,
    cycle: clock.cycle,
    ownerId: ticket.assigneeId,
    dueAt: clock.dueAt ?? clock.breachedAt,
    breachedAt: clock.breachedAt,
    targetSeconds: clock.targetSeconds,
  },
});
