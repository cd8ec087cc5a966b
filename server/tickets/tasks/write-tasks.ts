// A task is something that has to be done on a ticket by whoever has it. It has no person of its own, so that it goes with the
// ticket. These statements write tasks and the breaches that they stand for.

import { type Compilable, sql } from 'kysely';
import type { clockMetrics } from '../../../contract/clocks/policies.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows, write } from '../../platform/database.ts';

export type TaskBreach = { metric: (typeof clockMetrics)[number]; cycle: number; breachedAt: Date };

/** told: a word of a person that reached the requester, by the message where it was one. void: nothing is owed any more. */
export type TaskEnd = { endedAs: 'told'; toldBy: string | null } | { endedAs: 'void' };

export type NewTask = { id: string; ticketId: number; end: TaskEnd | null };

/** `tasks` holds at least one. */
export const insertTasks = (ctx: Context, tasks: readonly NewTask[]): Compilable =>
  insertRows(
    'task',
    tasks.map(({ end, ...task }) => ({
      ...task,
      kind: 'tell_requester' as const,
      madeAt: ctx.now,
      doneAt: end && ctx.now,
      endedAs: end?.endedAs ?? null,
      toldBy: end?.endedAs === 'told' ? end.toldBy : null,
    })),
  );

export type NewCall = { ticketId: number; sayText: string; sayLanguage: string };

export const insertCall = (ctx: Context, call: NewCall & { id: string }): Compilable =>
  insertRows('task', [{ ...call, kind: 'call_requester' as const, madeAt: ctx.now }]);

export const changeCall = (id: string, { sayText, sayLanguage }: NewCall): Compilable =>
  write.updateTable('task').set({ sayText, sayLanguage }).where('id', '=', id).where('doneAt', 'is', null);

/** `breaches` holds at least one. */
export const insertTaskBreaches = (
  breaches: readonly (TaskBreach & { ticketId: number; taskId: string })[],
): Compilable =>
  insertRows(
    'taskBreach',
    breaches.map(({ ticketId, metric, cycle, breachedAt, taskId }) => ({
      ticketId,
      metric,
      cycle,
      breachedAt,
      taskId,
    })),
  );

/** `ids` holds at least one; what has ended meanwhile stays as it is. */
export const endTasks = (ctx: Context, ids: readonly string[], end: TaskEnd): Compilable =>
  write
    .updateTable('task')
    .set({ doneAt: ctx.now, endedAs: end.endedAs, toldBy: end.endedAs === 'told' ? end.toldBy : null })
    .where('id', 'in', [...ids])
    .where('doneAt', 'is', null);

export const tickTask = (ctx: Context, id: string, reason: string): Compilable =>
  write
    .updateTable('task')
    .set({ doneAt: ctx.now, endedAs: 'by_hand', doneBy: ctx.actor.personId, reason })
    .where('id', '=', id)
    .where('doneAt', 'is', null);

/** What was told did not arrive, or what made it void was taken back. `ids` holds at least one. */
export const reopenTasks = (ids: readonly string[]): Compilable =>
  write
    .updateTable('task')
    .set({ doneAt: null, endedAs: null, toldBy: null })
    .where('id', 'in', [...ids]);

/** What was told did not arrive, and nobody waits for it any more. */
export const voidTold = (ids: readonly string[]): Compilable =>
  write
    .updateTable('task')
    .set({ endedAs: 'void', toldBy: null })
    .where('id', 'in', [...ids]);

export type KnownTask = {
  id: string;
  kind: 'tell_requester' | 'call_requester';
  endedAs: 'told' | 'by_hand' | 'void' | null;
  toldBy: string | null;
  breaches: { metric: TaskBreach['metric']; cycle: number }[];
};

/** All of a ticket, the oldest first, as one JSON value. */
export const knownTasksJson = (ticketId: unknown) => sql<KnownTask[]>`(
  select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'endedAs', k.ended_as, 'toldBy', k.told_by,
           'breaches', (select coalesce(json_agg(json_build_object('metric', b.metric, 'cycle', b.cycle)), '[]')
              from task_breach b where b.task_id = k.id)) order by k.made_at, k.id), '[]')
    from task k where k.ticket_id = ${ticketId})`;
