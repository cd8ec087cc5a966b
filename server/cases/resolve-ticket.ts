// A ticket is resolved: what was done, how, when and why, and the requester is told. What cannot be solved says why not and
// what else there is.

import { endAcceptance } from '../assignment/stint.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict, forbidden, invalid } from '../platform/errors.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { answerDateRequest } from '../promises/date-request.ts';
import { endPromise } from '../promises/promise.ts';
import { findTicket } from '../tickets/find-ticket.ts';
import { nothingOwed } from '../tickets/nothing-owed.ts';
import { canResolve } from '../tickets/permissions.ts';
import { closeAfterDays, isUnresolved, type Ticket } from '../tickets/ticket.ts';
import { insertResolution, type NewResolution, updateTicket } from '../tickets/write-ticket.ts';
import { keepClocks } from './clocks/keep-clocks.ts';
import { grantable } from './compensation/approve.ts';
import { type Ground, readGround } from './ground.ts';
import { type MessageToAll, messageToAll } from './message-to-all.ts';
import { statusChanged } from './post-message.ts';
import { resolutionWords } from './words.ts';

export type ResolveTicket = {
  number: string;
  kind: NewResolution['kind'];
  what: string;
  how: string;
  why: string;
  when?: Date | undefined;
  reason?: string | undefined;
  alternatives?: string | undefined;
  compensation?: string | undefined;
  /** Of the desk's catalogue; it is written to the requester, "none" never is. */
  compensationId?: string | undefined;
  /** message: the requester is written to now; call or visit: they were told in person. */
  toldBy: 'message' | 'call' | 'visit';
};

/** @throws NotFound, Forbidden, Conflict (not unresolved), Invalid (what is missing) */
export function resolveTicket(ctx: Context, input: ResolveTicket): Promise<Ticket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canResolve(ctx.actor)) throw forbidden('Only agents resolve tickets.');
    if (!isUnresolved(ticket.status)) throw conflict('This ticket is not unresolved.');
    if (input.kind === 'solved' && (input.how === '' || input.why === '')) {
      throw invalid('A solution says how it was solved and why it had happened.');
    }
    if (input.kind === 'cannot_be_solved' && (!input.reason || !input.alternatives)) {
      throw invalid('What cannot be solved needs the reason and what else there is.');
    }
    if (input.compensationId && input.kind !== 'cannot_be_solved') {
      throw invalid('Compensation is granted where something cannot be solved.');
    }
    refuseOddTime(ctx.now, ticket, input.when);
    return write(here, ticket, input);
  });
}

const clocksApartMillis = 5 * 60_000;
const yearMillis = 366 * 86_400_000;

/** Work is often done before anybody writes, but never in the future; other years are slips of a keyboard. */
function refuseOddTime(now: Date, ticket: Ticket, when: Date | undefined): void {
  if (!when) return;
  if (when.getTime() > now.getTime() + clocksApartMillis)
    throw invalid('The work cannot have been done in the future.');
  if (when.getTime() < ticket.openedAt.getTime() - yearMillis) {
    throw invalid('The work cannot have been done more than a year before the ticket was opened.');
  }
}

async function write(ctx: Context, ticket: Ticket, input: ResolveTicket): Promise<Ticket> {
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const granted = input.compensationId ? await grantable(ctx, ticket, ground.team, input.compensationId) : null;
  const resolution: NewResolution = {
    kind: input.kind,
    what: input.what,
    how: input.how,
    why: input.why,
    reason: input.reason ?? null,
    alternatives: input.alternatives ?? null,
    compensation: granted?.name ?? input.compensation ?? (input.kind === 'cannot_be_solved' ? 'none' : null),
    compensationOfferId: granted?.id ?? null,
    compensationCents: granted?.amountCents ?? null,
    approvalId: granted?.approvalId ?? null,
    toldBy: input.toldBy,
    resolvedAt: input.when ?? ctx.now,
  };
  const change: Partial<Ticket> = {
    ...nothingOwed,
    status: 'resolved',
    resolvedAt: ctx.now,
    closeDueAt: new Date(ctx.now.getTime() + closeAfterDays * 86_400_000),
  };
  const told = input.toldBy === 'message' ? await tellAll(ctx, ground, ticket, resolution) : undefined;
  if (told) Object.assign(change, { lastPublicAt: ctx.now });
  // Whoever was told in person was answered too.
  if (ctx.actor.kind === 'agent') Object.assign(change, { lastHumanReplyAt: ctx.now });
  const events: NewEvent[] = [
    ...(told ? [told.event] : []),
    statusChanged(ticket, 'resolved', { kind: input.kind, toldBy: input.toldBy }),
  ];
  const clocks = await keepClocks(ctx, ticket, events);
  Object.assign(change, clocks.change);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    insertResolution(ctx, ticket.id, resolution),
    ...(told?.writes ?? []),
    ticket.promiseId
      ? endPromise(ctx, ticket.promiseId, told ? { state: 'kept', keptBy: told.message.id } : { state: 'void' })
      : undefined,
    endAcceptance(ctx, ticket.id, ticket.stintSequence, true),
    ctx.actor.kind === 'agent' ? answerDateRequest(ctx, ticket.id) : undefined,
    ...clocks.writes,
    record(ctx, [...clocks.events, ...events]),
  ]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}

function tellAll(ctx: Context, ground: Ground, ticket: Ticket, resolution: NewResolution): Promise<MessageToAll> {
  return messageToAll(ctx, ticket, 'resolution', resolutionWords(ground, ticket, resolution, ctx.now));
}
