// Terms that changed, to be worked through once over all tickets that are under way.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json, write } from '../platform/database.ts';

export type RecalculationReason = 'policy' | 'calendar' | 'team' | 'organisation';

/** `dueAt`: when the new terms begin to count. `ticketId`: only this one; of a requester whose organisation changed their own; else every one that is unresolved. */
export const askRecalculation = (
  ctx: Context,
  asked: { why: RecalculationReason; subjectId: string; ticketId?: number; dueAt?: Date },
): Compilable =>
  write.insertInto('recalculation').values({
    id: ctx.newId(),
    why: asked.why,
    subjectId: asked.subjectId,
    ticketId: asked.ticketId ?? null,
    dueAt: asked.dueAt ?? ctx.now,
    askedBy: ctx.actor.personId,
  });

export const noteProgress = (
  ctx: Context,
  id: string,
  progress: { afterId: number; changed: number; late: Record<string, number>; isDone: boolean },
): Compilable => {
  const { isDone, late, ...rest } = progress;
  return write
    .updateTable('recalculation')
    .set({ ...rest, late: json(late), ...(isDone ? { doneAt: ctx.now } : {}) })
    .where('id', '=', id);
};
