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

/** Lets the tickets' rows say the highest level and the first date of their clocks. After the clocks were written. */
export function summariseTickets(ticketIds: readonly number[]): Compilable {
  const summarised = sql`
    update ticket t set clock_level = x.level, clock_due_at = x.due_at
      from (select c.ticket_id, max(c.level) as level, min(c.due_at) as due_at from clock c
             where c.ticket_id = any(${[...ticketIds]}::bigint[]) and c.state in ('running', 'paused') group by c.ticket_id) x
     where t.id = x.ticket_id and (t.clock_level <> x.level or t.clock_due_at is distinct from x.due_at)`;
  return { compile: () => summarised.compile(write) };
}
