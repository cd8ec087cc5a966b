// A clock has crossed a threshold: half, three quarters, nine tenths, its target, half as much again. The level on its row and
// on the ticket's goes up, so that lists order by an index; what is late has its event with whoever had the ticket.

import { sql } from 'kysely';
import { readTerms } from '../../clocks/read-terms.ts';
import { type ClockBook, noteBreaches } from '../../clocks/step-clocks.ts';
import { clockFrom, type StoredClock, withLevels } from '../../clocks/stored-clocks.ts';
import { raiseLevels } from '../../clocks/write-levels.ts';
import { insertPushes, isNear } from '../../clocks/write-pushes.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { summariseTickets } from '../../tickets/write-ticket.ts';
import { tasksOfLate } from '../tasks/tasks-of-late.ts';
import { breached } from './keep-clocks.ts';

const atOnce = 500;
const mostBatches = 40;

/** @returns how many clocks went up */
export async function sweepThresholds(ctx: Context): Promise<number> {
  let count = 0;
  for (let batch = 0; batch < mostBatches; batch++) {
    const raised = await inTransaction(ctx.tx, (tx) => raise({ ...ctx, tx }));
    count += raised;
    if (raised < atOnce) break;
  }
  return count;
}

type Due = {
  ticketId: number;
  assigneeId: string | null;
  priority: number;
  policyVersionId: string;
  calendarId: string;
  calendarLatest: number;
  clock: Parameters<typeof clockFrom>[0];
};
export type Crossed = { ticketId: number; assigneeId: string | null; clock: StoredClock; was: number; late: boolean };

async function raise(ctx: Context): Promise<number> {
  const due = await readDue(ctx);
  if (due.length === 0) return 0;
  const terms = await readTerms(ctx.tx, due);
  const crossed = due.map((row, index): Crossed => {
    const { ticketId, assigneeId } = row;
    const before = clockFrom(row.clock);
    const book: ClockBook = { clocks: [{ ...before }], terms: terms[index]!, status: 'working', answered: true };
    noteBreaches(book, ctx.now);
    const clock = withLevels(book, ctx.now).clocks[0]!;
    return { ticketId, assigneeId, clock, was: before.level, late: clock.breachedAt !== null && !before.breachedAt };
  });
  const late = crossed.filter((one) => one.late);
  const near = crossed
    .filter(({ clock, was }) => isNear(clock, was))
    .map(({ ticketId, clock }) => ({ ...clock, ticketId }));
  const tasks = await tasksOfLate(ctx, late);
  await together(ctx.tx, [
    raiseLevels(crossed.map((one) => ({ ...one, breachedWhile: one.late ? one.assigneeId : null }))),
    late.length > 0
      ? record(ctx, [
          ...late.map(({ ticketId, assigneeId, clock }) => breached({ id: ticketId, assigneeId }, clock)),
          ...tasks.events,
        ])
      : undefined,
    near.length > 0 ? insertPushes(ctx, near) : undefined,
    ...tasks.writes,
  ]);
  await together(ctx.tx, [summariseTickets([...new Set(crossed.map((one) => one.ticketId))])]);
  return due.length;
}

/** The ticket is held, so that no action changes its clocks meanwhile; one that is held already has its turn later. */
async function readDue({ tx, now }: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select t.id as ticket_id, t.assignee_id, t.priority, t.policy_version_id, t.calendar_id, t.calendar_latest,
           json_build_object('metric', c.metric, 'cycle', c.cycle, 'state', c.state, 'startedAt', c.started_at,
             'stoppedAt', c.stopped_at, 'targetSeconds', c.target_seconds, 'elapsedSeconds', 0, 'dueAt', c.due_at,
             'breachedAt', c.breached_at, 'pauses', coalesce(c.pauses, '[]'), 'level', c.level, 'nextAt', c.next_at) as clock
      from clock c join ticket t on t.id = c.ticket_id
     where c.next_at <= ${now} order by c.next_at limit ${atOnce} for no key update of t skip locked`.execute(tx);
  return rows;
}
