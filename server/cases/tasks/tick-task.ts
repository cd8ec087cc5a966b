// Somebody ticks a task by hand, because the requester knows by a way that the desk has not seen. Colleagues read why.

import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canChangeStatus } from '../../tickets/permissions.ts';
import { tickTask as tick } from '../../tickets/tasks/write-tasks.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';

export type TickTask = { number: string; id: string; reason: string };

/** @returns the ticket's id. @throws NotFound (ticket, task), Forbidden, Conflict (it is done) */
export function tickTask(ctx: Context, { number, id, reason }: TickTask): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canChangeStatus(ctx.actor)) throw forbidden('Only agents tick the tasks of a ticket.');
    const task = await tx
      .selectFrom('task')
      .select(['kind', 'doneAt'])
      .where('id', '=', id)
      .where('ticketId', '=', ticket.id)
      .executeTakeFirst();
    if (!task) throw notFound('There is no such task on this ticket.');
    if (task.doneAt) throw conflict('This task is done already.');
    await together(tx, [
      updateTicket(here, ticket.id, {}),
      tick(here, id, reason),
      record(here, [
        { kind: 'task.done', ticketId: ticket.id, subjectId: id, data: { kind: task.kind, how: 'by_hand' } },
      ]),
    ]);
    return ticket.id;
  });
}
