// One ticket goes on in another one. Its rows stay where they are and are read there from now on; what was owed on it is
// owed there, at the earlier of the two dates.

import type { Compilable } from 'kysely';
import { endAcceptance, readAcceptDue } from '../../assignment/stint.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { endPromise, insertPromise, type NewPromise, type PromisePurpose } from '../../promises/promise.ts';
import { type Owed, owedAfter } from '../../tickets/merge-rules.ts';
import { nothingOwed } from '../../tickets/nothing-owed.ts';
import { actingOn, isUnresolved, type Ticket, type TicketStatus } from '../../tickets/ticket.ts';
import {
  type Before,
  carryParticipants,
  insertMerge,
  lastSequence,
  type Merge,
  pointBelow,
  standingResolution,
} from '../../tickets/write-merge.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { type Again, beginAgain } from '../begin-again.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { type Ground, readGround } from '../ground.ts';
import { statusChanged } from '../post-message.ts';
import { mergedWords } from './merge-words.ts';
import { type Told, tellRequester, wasToldOf } from './tell-requester.ts';

export type Joined = { into: Ticket; told: boolean };

/** Both tickets are locked, and may be joined. */
export async function joinTickets(ctx: Context, from: Ticket, into: Ticket): Promise<Joined> {
  const ground = await readGround(ctx.tx, into.teamId, [], into);
  const owed = owedAfter(from, into);
  const again = isUnresolved(into.status) ? null : await beginAgain(ctx, ground, into);
  const holderId = again?.holderId ?? actingOn(into)!;
  const made = owed.renewed ? newPromise(ctx, into, owed) : null;
  const change: Partial<Ticket> = {
    ...again?.change,
    status: owed.status,
    ...(made ? owedOn(made, from, into) : {}),
  };
  const told = await tell(ctx, ground, from, { ...into, ...change });
  if (told) Object.assign(change, { lastPublicAt: ctx.now, contactToldId: holderId, contactNoticeDueAt: null });
  const merge = await newMerge(ctx, from, into, { made, again, status: owed.status, told });
  const events = joiningEvents(from, into, { made, again, status: owed.status, told });
  const gone = await keepClocks(ctx, from, events);
  const clocks = await keepClocks(ctx, into, events);
  Object.assign(change, clocks.change);
  const merged = { status: 'merged' as const, closeDueAt: null, mergedIntoId: into.id, ...gone.change };
  await together(ctx.tx, [
    updateTicket(ctx, from.id, { ...nothingOwed, ...merged }),
    ...gone.writes,
    ...clocks.writes,
    pointBelow(from.id, into.id),
    endPromise(ctx, from.promiseId!, { state: 'void' }),
    endAcceptance(ctx, from.id, from.stintSequence, false),
    updateTicket(ctx, into.id, change),
    ...(made ? replacing(ctx, ground, into, made) : []),
    ...(again?.writes ?? []),
    insertMerge(ctx, merge),
    ...(told?.writes ?? []),
    record(ctx, [...gone.events, ...clocks.events, ...events]),
  ]);
  await carryParticipants(ctx, merge);
  return { into: { ...into, ...change }, told: told !== null };
}

const purposes: Partial<Record<TicketStatus, PromisePurpose>> = {
  waiting_on_requester: 'reminder',
  scheduled: 'agreed',
};

const newPromise = (ctx: Context, into: Ticket, { status, dueAt }: Owed): NewPromise => ({
  id: ctx.newId(),
  ticketId: into.id,
  purpose: purposes[status] ?? 'update',
  // Nobody wrote it: it carries over what was owed on either of the two.
  madeBy: null,
  dueAt,
});

/** What was late stays high in the lists. */
const owedOn = ({ id, dueAt }: NewPromise, from: Ticket, into: Ticket): Partial<Ticket> => ({
  promiseId: id,
  promiseDueAt: dueAt,
  promiseLevel: Math.max(from.promiseLevel, into.promiseLevel),
});

const replacing = (ctx: Context, { calendar }: Ground, into: Ticket, made: NewPromise): Compilable[] => [
  ...(into.promiseId ? [endPromise(ctx, into.promiseId, { state: 'moved', successorId: made.id })] : []),
  insertPromise(ctx, calendar, made),
];

/** Once, kindly; not when they never heard of one of the two. */
async function tell(ctx: Context, ground: Ground, from: Ticket, into: Ticket): Promise<Told | null> {
  if (from.requesterId !== into.requesterId) return null;
  if (!(await wasToldOf(ctx.tx, from)) || !(await wasToldOf(ctx.tx, into))) return null;
  const contact = (await findPerson(ctx.tx, actingOn(into)!))!;
  return tellRequester(ctx, into, 'message', mergedWords(ground, into, from.number, contact, ctx.now));
}

type Made = { made: NewPromise | null; again: Again | null; status: TicketStatus; told: Told | null };

async function newMerge(ctx: Context, from: Ticket, into: Ticket, { made, again, status, told }: Made) {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  const before: Before = {
    from: {
      status: from.status,
      promiseId: from.promiseId!,
      promiseLevel: from.promiseLevel,
      acceptDueAt: text(await readAcceptDue(ctx.tx, from.id, from.stintSequence)),
      contactNoticeDueAt: text(from.contactNoticeDueAt),
    },
    into: {
      status: into.status,
      assigneeId: into.assigneeId,
      stintSequence: into.stintSequence,
      promiseId: into.promiseId,
      promiseLevel: into.promiseLevel,
      resolvedAt: text(into.resolvedAt),
      closeDueAt: text(into.closeDueAt),
      expectedAt: text(into.expectedAt),
      expectedFromAt: text(into.expectedFromAt),
      expectedEarlyAt: text(into.expectedEarlyAt),
      expectedCases: into.expectedCases,
      resolutionSequence: again ? await standingResolution(ctx.tx, into.id) : null,
      contactNoticeDueAt: text(into.contactNoticeDueAt),
    },
    made: { promiseId: made?.id ?? null, stintSequence: again ? into.stintSequence + 1 : null, status },
  };
  const intoSequence = await lastSequence(ctx.tx, into.id);
  const toldBy = told?.messageId ?? null;
  return { id: ctx.newId(), ticketId: from.id, intoId: into.id, before, intoSequence, toldBy } satisfies Omit<
    Merge,
    'at'
  >;
}

function joiningEvents(from: Ticket, into: Ticket, { made, again, status, told }: Made): NewEvent[] {
  const kind = 'ticket.merged' as const;
  const owes = made ? { promiseId: made.id, dueAt: made.dueAt } : {};
  const data = { fromId: from.id, from: from.number, ...owes };
  return [
    { kind, ticketId: from.id, audience: 'public', data: { intoId: into.id, into: into.number, was: from.status } },
    { kind, ticketId: into.id, audience: 'public', data },
    ...(status === into.status ? [] : [statusChanged(into, status, { byMerge: true })]),
    ...(again?.events ?? []),
    ...(told ? [told.event] : []),
  ];
}
