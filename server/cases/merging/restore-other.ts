// What a merge changed on the ticket that took the other one in is taken back, unless somebody has built on it since: then
// what is there now is the truth.

import { deleteStint } from '../../assignment/stint.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { deletePromise, standAgain } from '../../promises/promise-undone.ts';
import { nothingOwed } from '../../tickets/nothing-owed.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { type Merge, resolutionStandsAgain } from '../../tickets/write-merge.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { statusChanged } from '../post-message.ts';

export async function restoreOther(ctx: Context, into: Ticket, merge: Merge): Promise<void> {
  const { made } = merge.before;
  const untouched = into.promiseId === made.promiseId && into.status === made.status;
  const quiet = into.lastRequesterAt === null || into.lastRequesterAt <= merge.at;
  if (made.promiseId === null || !untouched || !quiet) return;
  if (isUnresolved(merge.before.into.status)) await dateAgain(ctx, into, merge.before, made.promiseId);
  else await resolvedAgain(ctx, into, merge.before, made.promiseId);
}

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

async function dateAgain(ctx: Context, into: Ticket, { into: was }: Merge['before'], madeId: string): Promise<void> {
  const old = await ctx.tx
    .selectFrom('promise')
    .select('dueAt')
    .where('id', '=', was.promiseId!)
    .executeTakeFirstOrThrow();
  if (old.dueAt <= ctx.now) return;
  await together(ctx.tx, [
    updateTicket(ctx, into.id, {
      status: was.status,
      promiseId: was.promiseId,
      promiseDueAt: old.dueAt,
      promiseLevel: was.promiseLevel ?? 0,
    }),
    standAgain(was.promiseId!),
    deletePromise(madeId),
    ...(was.status === into.status ? [] : [record(ctx, [statusChanged(into, was.status, { byMerge: true })])]),
  ]);
}

async function resolvedAgain(
  ctx: Context,
  into: Ticket,
  { into: was, made }: Merge['before'],
  madeId: string,
): Promise<void> {
  const sameHands = made.stintSequence !== null && into.stintSequence === made.stintSequence;
  await together(ctx.tx, [
    updateTicket(ctx, into.id, {
      ...nothingOwed,
      promiseLevel: was.promiseLevel ?? 0,
      status: was.status,
      resolvedAt: date(was.resolvedAt),
      closeDueAt: date(was.closeDueAt),
      ...(was.expectedAt === undefined
        ? {}
        : { expectedAt: date(was.expectedAt), expectedFromAt: date(was.expectedFromAt ?? null) }),
      ...(sameHands ? { assigneeId: was.assigneeId, stintSequence: was.stintSequence } : {}),
    }),
    deletePromise(madeId),
    sameHands ? deleteStint(into.id, made.stintSequence!) : undefined,
    was.resolutionSequence === null ? undefined : resolutionStandsAgain(into.id, was.resolutionSequence),
    record(ctx, [statusChanged(into, was.status, { byMerge: true })]),
  ]);
}
