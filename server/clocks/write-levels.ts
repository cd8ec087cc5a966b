// How far clocks have gone, written for many at once. It is no change of a ticket: its version and time of change stay.

import { type Compilable, sql } from 'kysely';
import { write } from '../platform/database.ts';
import type { StoredClock } from './stored-clocks.ts';

export type Raised = { ticketId: number; clock: StoredClock; breachedWhile: string | null };

/** At least one. */
export function raiseLevels(rows: readonly Raised[]): Compilable {
  const of = <T>(value: (row: Raised) => T): T[] => rows.map(value);
  const raised = sql`
    update clock c set level = x.level, next_at = x.next_at, breached_at = coalesce(c.breached_at, x.breached_at),
           breached_while = coalesce(c.breached_while, x.breached_while)
      from unnest(${of((row) => row.ticketId)}::bigint[], ${of(({ clock }) => clock.metric)}::clock_metric[],
             ${of(({ clock }) => clock.cycle)}::smallint[], ${of(({ clock }) => clock.level)}::smallint[],
             ${of(({ clock }) => clock.nextAt)}::timestamptz[], ${of(({ clock }) => clock.breachedAt)}::timestamptz[],
             ${of((row) => row.breachedWhile)}::uuid[])
           as x(ticket_id, metric, cycle, level, next_at, breached_at, breached_while)
     where c.ticket_id = x.ticket_id and c.metric = x.metric and c.cycle = x.cycle`;
  return { compile: () => raised.compile(write) };
}
