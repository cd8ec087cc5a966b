// Whoever has a ticket is told once that a clock, or the promise, has used nine tenths of its time (3.4.8, 3.5). The row of a push
// stays, so that nothing tells anybody twice, wherever its priority goes.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { insertRows, write } from '../platform/database.ts';
import { type Clock, levels } from './clock.ts';

/** What the requester waits for; the house has its own ways to hear of the rest. */
const pushed: readonly Clock['metric'][] = [
  'first_response',
  'next_response',
  'update',
  'resolution',
  'total_resolution',
];

/** It has just come to nine tenths, and is not late. */
export const isNear = (clock: Pick<Clock, 'metric' | 'state'> & { level: number }, was: number): boolean =>
  clock.state === 'running' && clock.level === levels.push && was < levels.push && pushed.includes(clock.metric);

/** `clocks` holds at least one. What was pushed before stays as it is. */
export const insertPushes = (
  ctx: Context,
  clocks: readonly { ticketId: number; metric: Clock['metric']; cycle: number }[],
): Compilable =>
  insertRows(
    'push',
    clocks.map(({ ticketId, metric, cycle }) => ({ ticketId, metric, cycle, dueAt: ctx.now })),
    'ignore',
  );

/** `promises` holds at least one. One that stands again after it was pushed stays as it is. */
export const insertPromisePushes = (
  ctx: Context,
  promises: readonly { ticketId: number; promiseId: string }[],
): Compilable =>
  insertRows(
    'push',
    promises.map((one) => ({ ...one, dueAt: ctx.now })),
    'ignore',
  );

/** What a ticket's pushes that are due come to. `told`: whom. */
export const endPushes = (
  ctx: Context,
  ticketId: number,
  endedAs: 'told' | 'seen' | 'told_before' | 'over',
  personId: string | null = null,
): Compilable =>
  write
    .updateTable('push')
    .set({ endedAt: ctx.now, endedAs, personId })
    .where('ticketId', '=', ticketId)
    .where('endedAt', 'is', null)
    .where('dueAt', '<=', ctx.now);

export const putOffPushes = (ctx: Context, ticketId: number, dueAt: Date): Compilable =>
  write
    .updateTable('push')
    .set({ dueAt })
    .where('ticketId', '=', ticketId)
    .where('endedAt', 'is', null)
    .where('dueAt', '<=', ctx.now);

/** Other terms gave it time again before anybody was told: it may come so far once more. */
export const dropCalmPushes = (ticketId: number): Compilable => {
  const dropped = sql`
    delete from push p using clock c where p.ticket_id = ${ticketId} and p.ended_at is null
       and c.ticket_id = p.ticket_id and c.metric = p.metric and c.cycle = p.cycle and c.state = 'running' and c.level < ${levels.push}`;
  return { compile: () => dropped.compile(write) };
};
