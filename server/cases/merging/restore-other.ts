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
import { keepClocks } from '../clocks/keep-clocks.ts';
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
  const events = was.status === into.status ? [] : [statusChanged(into, was.status, { byMerge: true })];
  const clocks = await keepClocks(ctx, into, events);
  await together(ctx.tx, [
    updateTicket(ctx, into.id, {
      ...clocks.change,
      status: was.status,
      promiseId: was.promiseId,
      promiseDueAt: old.dueAt,
      promiseLevel: was.promiseLevel ?? 0,
    }),
    standAgain(was.promiseId!),
    deletePromise(madeId),
    ...clocks.writes,
    ...(events.length > 0 ? [record(ctx, [...clocks.events, ...events])] : []),
  ]);
}

async function resolvedAgain(
  ctx: Context,
  into: Ticket,
  { into: was, made }: Merge['before'],
  madeId: string,
): Promise<void> {
  const sameHands = made.stintSequence !== null && into.stintSequence === made.stintSequence;
  // Whose it is again: no hand-over tells it, and the next one is counted from there.
  const holder = sameHands ? { holderId: was.assigneeId } : {};
  const event = statusChanged(into, was.status, { byMerge: true, ...holder });
  const clocks = await keepClocks(ctx, into, [event]);
  await together(ctx.tx, [
    updateTicket(ctx, into.id, {
      ...nothingOwed,
      ...clocks.change,
      promiseLevel: was.promiseLevel ?? 0,
      status: was.status,
      resolvedAt: date(was.resolvedAt),
      closeDueAt: date(was.closeDueAt),
      ...(was.expectedAt === undefined
        ? {}
        : {
            expectedAt: date(was.expectedAt),
            expectedFromAt: date(was.expectedFromAt ?? null),
            expectedEarlyAt: date(was.expectedEarlyAt ?? null),
            expectedCases: was.expectedCases ?? null,
          }),
      ...(sameHands ? { assigneeId: was.assigneeId, stintSequence: was.stintSequence } : {}),
    }),
    deletePromise(madeId),
    sameHands ? deleteStint(into.id, made.stintSequence!) : undefined,
    was.resolutionSequence === null ? undefined : resolutionStandsAgain(into.id, was.resolutionSequence),
    ...clocks.writes,
    record(ctx, [...clocks.events, event]),
  ]);
}
