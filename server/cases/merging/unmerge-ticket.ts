// A merge is taken back: both tickets stand as before, each with what belongs to it. What came since by the merged ticket's
// own address goes to it, everything else stays where it was said.

import { acceptDueAt, insertStint, noticeDueAt, restoreAcceptance } from '../../assignment/stint.ts';
import { discardUnsent, inboundFollows } from '../../channels/moved-mail.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { standAgain } from '../../promises/promise-undone.ts';
import { findTicket, findTicketById } from '../../tickets/find-ticket.ts';
import { undoUntil } from '../../tickets/merge-rules.ts';
import { canMerge } from '../../tickets/permissions.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import {
  endMerge,
  findMerge,
  lockTickets,
  type Merge,
  pointBack,
  refreshFromMessages,
  returnParticipants,
  returnWords,
  ticketsAbove,
  ticketsBelow,
} from '../../tickets/write-merge.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { stillAnswers } from '../begin-again.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { type Ground, holderAt, readGround } from '../ground.ts';
import { nextPromise } from '../next-promise.ts';
import { unmergedWords } from './merge-words.ts';
import { restoreOther } from './restore-other.ts';
import { tellRequester } from './tell-requester.ts';

/** @returns the id of the ticket that stands again. @throws NotFound, Forbidden, Conflict (not merged, or too long ago) */
export function unmergeTicket(ctx: Context, number: string): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const found = await findTicket(here, number, { itself: true });
    if (!canMerge(ctx.actor)) throw forbidden('Only agents merge and split tickets.');
    await lockTickets(tx, [found.id, ...(await ticketsAbove(tx, found.id))]);
    const from = await findTicketById(here, found.id, { itself: true });
    const merge = await findMerge(tx, from.id);
    if (!merge) throw conflict('{number} is not merged.', { number: from.number });
    if (ctx.now > undoUntil(merge.at))
      throw conflict('A merge can be taken back for 30 days. Split off what belongs apart.');
    await takeApart(here, from, merge);
    return from.id;
  });
}

async function takeApart(ctx: Context, from: Ticket, merge: Merge): Promise<void> {
  const { tx } = ctx;
  const above = await ticketsAbove(tx, from.id);
  const root = await findTicketById(ctx, from.mergedIntoId!, { itself: true });
  const below = await ticketsBelow(tx, from.id);
  const left = await returnWords(tx, from.id, below);
  if (left.length > 0) await inboundFollows(tx, [from.id]);
  const written = left.length > 0 && (await requesterWroteSince(ctx, from.id, merge.at));
  const ground = await readGround(tx, from.teamId, [], from);
  const told = merge.toldBy !== null && !(await discardUnsent(tx, merge.toldBy, ctx.now));
  await together(tx, [endMerge(ctx, merge.id)]);
  await standUp(ctx, ground, from, { merge, root, written, told });
  await pointBack(tx, from.id, below);
  await returnParticipants(tx, merge, above);
  if (left.length > 0) await refreshFromMessages(tx, [from.id, ...left]);
  if (root.id === merge.intoId) await restoreOther(ctx, await findTicketById(ctx, root.id), merge);
  const others = [...new Set([merge.intoId, root.id])];
  await together(tx, [
    updateTicket(ctx, root.id, {}),
    record(
      ctx,
      others.map((ticketId) => separated(ticketId, from.id, from.number)),
    ),
  ]);
}

async function requesterWroteSince(ctx: Context, ticketId: number, at: Date): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'public')
    .where('byAgent', '=', false)
    .where('authorId', 'is not', null)
    .where('at', '>=', at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

type Undo = { merge: Merge; root: Ticket; written: boolean; told: boolean };

/** The ticket has its status, its person and its promise again; what ran out meanwhile begins anew. */
async function standUp(
  ctx: Context,
  ground: Ground,
  from: Ticket,
  { merge, root, written, told }: Undo,
): Promise<void> {
  const { before } = merge;
  const answered = written && before.from.status === 'waiting_on_requester';
  const status = answered ? 'open' : before.from.status;
  const holder = await holderOf(ctx, ground, from, before.from);
  const owed = await owedAgain(ctx, ground, { ...from, status }, answered ? null : before.from);
  const change: Partial<Ticket> = { status, mergedIntoId: null, ...owed.change, ...holder.change };
  const contact = (await findPerson(ctx.tx, holder.id))!;
  const words = unmergedWords(ground, { ...from, ...change }, root.number, contact, ctx.now);
  const message = told ? await tellRequester(ctx, { ...from, ...change }, 'message', words) : null;
  if (message) Object.assign(change, { lastPublicAt: ctx.now, contactToldId: holder.id, contactNoticeDueAt: null });
  const events = [
    separated(from.id, root.id, root.number, { status }),
    ...holder.events,
    ...(message ? [message.event] : []),
  ];
  const clocks = await keepClocks(ctx, from, events);
  Object.assign(change, clocks.change);
  await together(ctx.tx, [
    updateTicket(ctx, from.id, change),
    ...clocks.writes,
    ...owed.writes,
    ...holder.writes,
    ...(message?.writes ?? []),
    record(ctx, [...clocks.events, ...events]),
  ]);
}

const separated = (ticketId: number, otherId: number, other: string, also: { status?: string } = {}): NewEvent => ({
  kind: 'ticket.unmerged',
  ticketId,
  audience: 'public',
  data: { otherId, other, ...also },
});

type Was = Merge['before']['from'];
const later = (at: string | null, now: Date): Date | null => (at !== null && new Date(at) > now ? new Date(at) : null);

/** Who had it has it again if they still work here, else whoever has the team's tickets. */
async function holderOf(ctx: Context, ground: Ground, from: Ticket, was: Was) {
  const accept = acceptDueAt(ground.calendar, ctx.now);
  if (await stillAnswers(ctx, from.assigneeId)) {
    const dueAt = was.acceptDueAt && (later(was.acceptDueAt, ctx.now) ?? accept);
    return {
      id: from.assigneeId!,
      change: { contactNoticeDueAt: was.contactNoticeDueAt === null ? null : new Date(was.contactNoticeDueAt) },
      writes: dueAt ? [restoreAcceptance(from.id, from.stintSequence, dueAt)] : [],
      events: [],
    };
  }
  const { id } = holderAt(ground, ctx.now);
  const sequence = from.stintSequence + 1;
  const tells = from.contactToldId !== null && from.contactToldId !== id;
  const event: NewEvent = {
    kind: 'assignee.changed',
    ticketId: from.id,
    subjectId: id,
    audience: 'public',
    data: { fromId: from.assigneeId, toId: id, reason: 'left' },
  };
  return {
    id,
    change: {
      assigneeId: id,
      stintSequence: sequence,
      contactNoticeDueAt: tells ? noticeDueAt(ground.calendar, ctx.now) : null,
    },
    writes: [
      insertStint(ctx, {
        ticketId: from.id,
        sequence,
        personId: id,
        why: 'left',
        accepted: ctx.actor.personId === id,
        acceptDueAt: accept,
      }),
    ],
    events: [event],
  };
}

/** Its own date stands again while it lies ahead; a date that has passed was kept on the other ticket, so a new one is made. */
async function owedAgain(ctx: Context, ground: Ground, ticket: Ticket, was: Was | null) {
  const old = was
    ? await ctx.tx.selectFrom('promise').select(['id', 'dueAt']).where('id', '=', was.promiseId).executeTakeFirst()
    : undefined;
  if (was && old && old.dueAt > ctx.now) {
    const { id: promiseId, dueAt } = old;
    return {
      change: { promiseId, promiseDueAt: dueAt, promiseLevel: was.promiseLevel ?? 0 },
      writes: [standAgain(promiseId)],
    };
  }
  const next = nextPromise(ctx, ground, { ...ticket, promiseDueAt: null }, null);
  return { change: next.change, writes: next.begins };
}
