// What a ticket owes its requester next, by its status: the policy's update while we work, the reminder and then the closing
// while the requester has to answer, the agreed date while it is scheduled.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { invalid } from '../platform/errors.ts';
import {
  endPromise,
  insertPromise,
  laterUpdates,
  type NewPromise,
  nextUpdateAt,
  type PromiseEnd,
  type PromisePurpose,
  proposedUpdateAt,
  reminderAt,
} from '../promises/promise.ts';
import { isUnresolved, type Ticket } from '../tickets/ticket.ts';
import type { Ground } from './ground.ts';

export type NextPromise = {
  promise: NewPromise;
  /** What changes on the ticket's row. */
  change: Partial<Ticket>;
  /** The statements that end the standing promise and make this one. */
  replaces: (standingId: string, end: EndOf) => Compilable[];
  /** The statement that makes it where none stands. */
  readonly begins: Compilable[];
};
type EndOf = PromiseEnd extends infer E ? (E extends PromiseEnd ? Omit<E, 'successorId'> : never) : never;

export const standingPromise = (ticket: Ticket): string | null => ticket.promiseId;

/**
 * The promise that follows for a ticket in this state. `dueAt` is a person's own date. `notAfter` is a date that the requester
 * counts on: where no message tells a later one, the policy's gives way to it, also when it has passed; then the desk says
 * at once that it did.
 * @throws Invalid when that date is not in the future or more than a year ahead
 */
export function nextPromise(
  ctx: Context,
  ground: Ground,
  ticket: Ticket,
  madeBy: string | null,
  dueAt?: Date,
  given: { purpose?: PromisePurpose; misses?: number; moves?: number; notAfter?: Date | null } = {},
): NextPromise {
  if (dueAt && dueAt <= ctx.now) throw invalid('The next word must be promised for a time to come.');
  if (dueAt && dueAt.getTime() > ctx.now.getTime() + 366 * 86_400_000) {
    throw invalid('The next word is promised within a year.');
  }
  const purpose = given.purpose ?? purposeOf(ticket);
  const promise: NewPromise = {
    id: ctx.newId(),
    ticketId: ticket.id,
    purpose,
    madeBy,
    dueAt: dueAt ?? earlier(policyDate(ctx, ground, ticket, purpose), given.notAfter ?? null),
    misses: given.misses ?? 0,
    moves: given.moves ?? 0,
  };
  return {
    promise,
    change: { promiseId: promise.id, promiseDueAt: promise.dueAt, promiseLevel: 0 },
    replaces: (standingId, end) => [
      endPromise(ctx, standingId, { ...end, successorId: promise.id } as PromiseEnd),
      insertPromise(ctx, ground.calendar, promise),
    ],
    get begins() {
      return [insertPromise(ctx, ground.calendar, promise)];
    },
  };
}

const earlier = (date: Date, notAfter: Date | null): Date => (notAfter && notAfter < date ? notAfter : date);

/** The date that a reply promises where its writer chose none; undefined while it is the requester's turn or a date is agreed. */
export function proposedNext(
  ctx: Context,
  ground: Pick<Ground, 'calendar' | 'updates'>,
  ticket: Ticket,
): Date | undefined {
  if (!isUnresolved(ticket.status) || purposeOf(ticket) !== 'update') return undefined;
  return proposedUpdateAt(ground.calendar, ticket.priority, ctx.now, ticket.promiseDueAt, ground.updates);
}

/** What an agent can choose from; of a ticket on which the requester has to answer, nothing of ours can be moved. */
export function possibleDates(ctx: Context, ground: Pick<Ground, 'calendar' | 'updates'>, ticket: Ticket) {
  const proposed = proposedNext(ctx, ground, ticket) ?? null;
  const from = proposed ?? (ticket.status === 'scheduled' ? ticket.promiseDueAt : null);
  return { proposed, later: from ? laterUpdates(ground.calendar, from) : [] };
}

function purposeOf(ticket: Ticket): PromisePurpose {
  if (ticket.status === 'waiting_on_requester') return 'reminder';
  if (ticket.status === 'scheduled') return 'agreed';
  return 'update';
}

function policyDate(ctx: Context, ground: Ground, ticket: Ticket, purpose: PromisePurpose): Date {
  if (purpose === 'reminder') return reminderAt(ground.calendar, ctx.now);
  // A reply on a scheduled ticket leaves the agreed date as it is.
  if (purpose === 'agreed' && ticket.promiseDueAt && ticket.promiseDueAt > ctx.now) return ticket.promiseDueAt;
  return nextUpdateAt(ground.calendar, ticket.priority, ctx.now, ground.updates);
}
