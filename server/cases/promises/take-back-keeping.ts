// A reply was sent in time and then came back: whoever waited for it has not heard from us. What it kept is owed again, and
// when its date has passed meanwhile, the desk says so within two minutes (3.5). A question that did not arrive asks nothing.

import { type UndoneReplies, undoneReplies } from '../../clocks/undone-replies.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import {
  endUndelivered,
  findKeptInVain,
  type KeptInVain,
  standUndelivered,
  voidUntold,
} from '../../promises/promise-undone.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { promiseLevels, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { readGround } from '../ground.ts';
import { nextPromise } from '../next-promise.ts';
import { statusChanged } from '../post-message.ts';

type After = {
  id: string;
  state: string;
  purpose: string;
  keptBy: string | null;
  announcedBy: string | null;
  endedAt: Date | null;
  successorId: string | null;
  movedBy: string | null;
  undeliveredAt: Date | null;
};

/** @returns what followed, or null when there was nothing to take back any more. */
export function takeBackKeeping(ctx: Context, ticketId: number): Promise<'stands' | 'asked_nothing' | 'noted' | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    const found = await findKeptInVain(tx, ticketId);
    // What another message kept in vain is the next look's.
    const chain = found.filter((one) => one.keptBy === found[0]!.keptBy);
    if (chain.length === 0) return null;
    const message = await tx
      .selectFrom('message')
      .select('byAgent')
      .where('id', '=', chain[0]!.keptBy)
      .executeTakeFirstOrThrow();
    const after = await whatCameAfter(here, ticketId, chain);
    const standing = after.at(-1)?.id === ticket.promiseId ? ticket.promiseId : null;
    const undone = await undoneReplies(tx, ticketId, chain[0]!.keptBy);
    if (standing && message.byAgent) return standAgain(here, ticket, chain, after, undone);
    if (standing && after.at(-1)!.purpose === 'closing') return askNothing(here, ticket, chain, standing);
    return noteInVain(here, ticket, chain, after, undone);
  });
}

/** What came after it has ended too. */
async function noteInVain(
  ctx: Context,
  ticket: Ticket,
  chain: readonly KeptInVain[],
  after: readonly After[],
  undone: UndoneReplies,
) {
  const event = told(ticket, chain, 'noted', undone);
  const clocks = await keepClocks(ctx, ticket, [event]);
  await together(ctx.tx, [
    undone.undone.length > 0
      ? updateTicket(ctx, ticket.id, { ...clocks.change, lastHumanReplyAt: undone.lastReplyAt })
      : undefined,
    ...clocks.writes,
    endUndelivered(ctx, idsOf(chain), after.at(-1) ?? null),
    record(ctx, [...clocks.events, event]),
  ]);
  return 'noted' as const;
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

/** The promise that the message made, and those that took its place in silence, as a change of status does. */
async function whatCameAfter(ctx: Context, ticketId: number, chain: readonly KeptInVain[]): Promise<After[]> {
  const rows: After[] = await ctx.tx
    .selectFrom('promise')
    .select(['id', 'state', 'purpose', 'keptBy', 'announcedBy', 'endedAt', 'successorId', 'movedBy', 'undeliveredAt'])
    .where('ticketId', '=', ticketId)
    .execute();
  const after: After[] = [];
  let next = rows.find((one) => one.id === chain.at(-1)!.successorId);
  while (next) {
    after.push(next);
    const silent = next.state === 'moved' && next.movedBy === null;
    const { successorId } = next;
    next = silent ? rows.find((one) => one.id === successorId) : undefined;
  }
  return after;
}

async function standAgain(
  ctx: Context,
  ticket: Ticket,
  chain: readonly KeptInVain[],
  after: readonly After[],
  undone: UndoneReplies,
) {
  const [first, ...others] = chain;
  const back = first!;
  const waits = ticket.status === 'waiting_on_requester' || ticket.status === 'scheduled';
  const status = waits && back.purpose === 'update' ? 'open' : ticket.status;
  const events = [
    ...(status === ticket.status ? [] : [statusChanged(ticket, status, { undelivered: true })]),
    told(ticket, chain, 'stands', undone),
  ];
  const clocks = await keepClocks(ctx, ticket, events);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      status,
      promiseId: back.id,
      promiseDueAt: back.dueAt,
      promiseLevel: back.dueAt <= ctx.now ? promiseLevels.missed : 0,
      ...(undone.undone.length > 0 ? { lastHumanReplyAt: undone.lastReplyAt } : {}),
      ...clocks.change,
    }),
    ...clocks.writes,
    voidUntold(ctx, idsOf([...others, ...after])),
    standUndelivered(ctx, back.id),
    record(ctx, [...clocks.events, ...events]),
  ]);
  return 'stands' as const;
}

/** The desk's reminder did not reach them: a ticket never closes for want of an answer that nobody was asked for. */
async function askNothing(ctx: Context, ticket: Ticket, chain: readonly KeptInVain[], standing: string) {
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const next = nextPromise(ctx, ground, { ...ticket, status: 'open', promiseDueAt: null }, null);
  const event = statusChanged(ticket, 'open', { undelivered: true });
  const clocks = await keepClocks(ctx, ticket, [event]);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, { status: 'open', ...next.change, ...clocks.change }),
    ...clocks.writes,
    endUndelivered(ctx, idsOf(chain), null),
    ...next.replaces(standing, { state: 'void' }),
    record(ctx, [...clocks.events, event]),
  ]);
  return 'asked_nothing' as const;
}

const told = (
  ticket: Ticket,
  [first]: readonly KeptInVain[],
  how: 'stands' | 'noted',
  undone: UndoneReplies,
): NewEvent => ({
  kind: how === 'stands' ? 'promise.stood_again' : 'promise.kept_in_vain',
  ticketId: ticket.id,
  subjectId: first!.id,
  // From what it stopped the clocks go on; they read here which moments count no more.
  data: { dueAt: first!.dueAt, messageId: first!.keptBy, ...undone },
});
