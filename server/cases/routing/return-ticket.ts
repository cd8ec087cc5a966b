// Somebody gives a ticket back to the queue and says why: it lies with whoever holds the queue again, and is not offered to
// them anew for a while. Whoever holds the queue themselves keeps it; the reason is recorded all the same.

import type { returnReasons } from '../../../contract/routing/next-ticket.ts';
import { markForQueue, type StintReason } from '../../assignment/stint.ts';
import { insertPassedOver } from '../../assignment/write-passed-over.ts';
import { addWorkingTime } from '../../calendars/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { type Ground, holderAt, readGround } from '../ground.ts';
import { postMessage } from '../post-message.ts';
import { giveTo } from '../reassign-ticket.ts';

export type ReturnReason = (typeof returnReasons)[number];
export type ReturnTicket = { number: string; reason: ReturnReason; note?: string | undefined };

/** So much working time passes before it is offered to the same person again. */
const restSeconds = 8 * 3600;

/** What colleagues and, where a name changes, the requester read of it. */
const stintReasons: Record<ReturnReason | 'untouched', StintReason> = {
  language: 'better_placed',
  skill: 'expertise',
  workload: 'workload',
  too_close: 'better_placed',
  ends_work: 'workload',
  other: 'other',
  untouched: 'workload',
};

/** @returns `stays`: they hold the queue, so that it stays with them. @throws NotFound, Forbidden, Conflict */
export function returnTicket(ctx: Context, input: ReturnTicket): Promise<{ ticket: Ticket; stays: boolean }> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const found = await findTicket(here, input.number, { lock: true });
    const me = ctx.actor.personId;
    if (!me || found.assigneeId !== me) throw forbidden('Only whoever has a ticket gives it back.');
    if (!isUnresolved(found.status)) throw conflict('Only an unresolved ticket has somebody who answers for it.');
    const ground = await readGround(tx, found.teamId);
    if (input.note) await postMessage(here, { number: found.number, kind: 'note', body: input.note });
    const ticket = input.note ? await findTicket(here, input.number, { lock: true }) : found;
    const untilAt = addWorkingTime(ground.calendar, ctx.now, restSeconds);
    await together(tx, [insertPassedOver(here, { ticketId: ticket.id, personId: me, reason: input.reason, untilAt })]);
    const given = await putInQueue(here, ground, ticket, input.reason);
    return { ticket: given ?? ticket, stays: given === null };
  });
}

/** @returns null: whoever has it holds the queue */
export async function putInQueue(
  ctx: Context,
  ground: Ground,
  ticket: Ticket,
  reason: ReturnReason | 'untouched',
): Promise<Ticket | null> {
  const holder = holderAt(ground, ctx.now);
  const to = holder.id === ticket.assigneeId ? ground.team.lead : holder;
  const stays = to.id === ticket.assigneeId;
  const data = { reason, fromId: ticket.assigneeId, toId: to.id, stays };
  await together(ctx.tx, [
    record(ctx, [{ kind: 'ticket.returned', ticketId: ticket.id, subjectId: ticket.assigneeId!, data }]),
  ]);
  if (stays) return null;
  const given = await giveTo(ctx, ground, ticket, to, stintReasons[reason]);
  await together(ctx.tx, [markForQueue(ticket.id, given.stintSequence)]);
  return given;
}
