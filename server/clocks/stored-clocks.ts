// The rows of clocks: a cache of what the record says (`fold-clocks.ts`), and the statements that write it.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import { insertRows, json, write } from '../platform/database.ts';
import {
  type Clock,
  type ClockPause,
  levelOf,
  levels,
  nextThresholdAt,
  thresholds,
  type WorkingTime,
} from './clock.ts';
import { type ClockBook, elapsedUntil, isOpen } from './step-clocks.ts';

/** A clock with what its row says of thresholds. */
export type StoredClock = Clock & { level: number; nextAt: Date | null };

type ClockJson = { [K in keyof StoredClock]: StoredClock[K] extends Date | null ? string | null : StoredClock[K] };

/**
 * Those of a ticket that a step may touch, as one JSON value: all that go on, of each metric the last, because the next one
 * counts from it, and those that ended since a moment that is taken back.
 */
export const liveClocksJson = (ticketId: RawBuilder<number>, endedSince: Date | null): RawBuilder<ClockJson[]> => sql`(
  select coalesce(json_agg(json_build_object('metric', c.metric, 'cycle', c.cycle, 'state', c.state, 'startedAt', c.started_at,
           'stoppedAt', c.stopped_at, 'targetSeconds', c.target_seconds, 'elapsedSeconds', coalesce(c.elapsed_seconds, 0),
           'dueAt', c.due_at, 'breachedAt', c.breached_at, 'pauses', coalesce(c.pauses, '[]'), 'level', c.level, 'nextAt', c.next_at)
           order by c.started_at, c.metric, c.cycle), '[]')
    from clock c where c.ticket_id = ${ticketId} and (c.state in ('running', 'paused', 'aside')
      or c.stopped_at >= ${endedSince}::timestamptz
      or not exists (select 1 from clock l where l.ticket_id = c.ticket_id and l.metric = c.metric and l.cycle > c.cycle)))`;

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

export const clockFrom = (row: ClockJson): StoredClock => ({
  ...row,
  startedAt: new Date(row.startedAt as unknown as string),
  stoppedAt: date(row.stoppedAt),
  dueAt: date(row.dueAt),
  breachedAt: date(row.breachedAt),
  nextAt: date(row.nextAt),
  pauses: pausesFrom(row.pauses),
});

export const pausesFrom = (pauses: readonly { from: unknown; to: unknown; why: ClockPause['why'] }[] | null) =>
  (pauses ?? []).map(({ from, to, why }) => ({ from: new Date(from as string), to: new Date(to as string), why }));

/** What stands on the ticket's row: the highest level among its clocks that go on, and the first date. */
export type ClockSummary = { clockLevel: number; clockDueAt: Date | null };

/** The clocks with their levels at a moment, and what they come to for the ticket. */
export function withLevels(book: ClockBook, now: Date): { clocks: StoredClock[]; summary: ClockSummary } {
  const clocks = book.clocks.map((clock): StoredClock => {
    if (!isOpen(clock)) return { ...clock, level: levelOf(clock), nextAt: null };
    const elapsedSeconds = elapsedUntil(book, clock, now);
    return { ...clock, elapsedSeconds, ...crossedBy({ ...clock, elapsedSeconds }, book.terms.time, now) };
  });
  const open = clocks.filter(isOpen);
  const dues = open.flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []));
  return {
    clocks,
    summary: {
      clockLevel: Math.max(0, ...open.map(({ level }) => level)),
      clockDueAt: dues.length > 0 ? new Date(Math.min(...dues)) : null,
    },
  };
}

/**
 * A calendar with hardly any working time answers with plain time what lies more than a year ahead, so that a threshold can be
 * passed that working time has not reached: it counts as crossed. One that stayed behind would be looked at for ever.
 */
function crossedBy(clock: Clock, time: WorkingTime, now: Date): { level: number; nextAt: Date | null } {
  const most = clock.breachedAt ? thresholds.length : levels.push;
  let level = levelOf(clock);
  let nextAt = nextThresholdAt(clock, level, time);
  while (nextAt && nextAt <= now && level < most) {
    level += 1;
    nextAt = nextThresholdAt(clock, level, time);
  }
  return { level, nextAt };
}

export type ClockRow = { ticketId: number; clock: StoredClock; breachedWhile: string | null };

const rowOf = ({ ticketId, clock, breachedWhile }: ClockRow) => {
  const { elapsedSeconds, pauses, ...rest } = clock;
  return {
    ...rest,
    ticketId,
    // Of one that goes on it would be true for a moment only.
    elapsedSeconds: isOpen(clock) ? null : elapsedSeconds,
    pauses: pauses.length > 0 ? json(pauses) : null,
    breachedWhile,
  };
};

/** Of a ticket that opens: nothing stands there yet. */
export const insertClocks = (ticketId: number, clocks: readonly StoredClock[]): Compilable =>
  insertRows(
    'clock',
    clocks.map(({ elapsedSeconds: _, pauses: __, breachedAt: ___, stoppedAt: ____, ...clock }) => ({
      ...clock,
      ticketId,
    })),
  );

/** Rows that are new or have changed. Who had the ticket when a clock became late is never written over. */
export const keepClockRows = (rows: readonly ClockRow[]): Compilable =>
  write
    .insertInto('clock')
    .values(rows.map(rowOf))
    .onConflict((conflict) =>
      conflict.columns(['ticketId', 'metric', 'cycle']).doUpdateSet((row) => ({
        state: row.ref('excluded.state'),
        stoppedAt: row.ref('excluded.stoppedAt'),
        targetSeconds: row.ref('excluded.targetSeconds'),
        elapsedSeconds: row.ref('excluded.elapsedSeconds'),
        dueAt: row.ref('excluded.dueAt'),
        breachedAt: row.ref('excluded.breachedAt'),
        breachedWhile: sql<string | null>`coalesce(clock.breached_while, excluded.breached_while)`,
        level: row.ref('excluded.level'),
        nextAt: row.ref('excluded.nextAt'),
        pauses: row.ref('excluded.pauses'),
      })),
    );
