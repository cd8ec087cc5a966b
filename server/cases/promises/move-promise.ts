// A date that cannot be kept is moved before it is due: the requester is told why, what was done so far, and the new date
// (R60). Nobody can leave the notice out (R68). The third move in a row goes up to the lead.

import { type NewNotice, queueNotice } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import { findAdministrator } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import type { MoveReason } from '../../promises/promise.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import { actingOn, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { type Ground, readGround } from '../ground.ts';
import { messageToAll } from '../message-to-all.ts';
import { nextPromise } from '../next-promise.ts';
import { statusChanged, takeByReplying } from '../post-message.ts';
import { delayWords } from './delay-words.ts';

export type MovePromise = {
  number: string;
  dueAt: Date;
  reason: MoveReason;
  /** What was done so far, for the requester to read. */
  actions: string;
  version?: number | undefined;
};

/** From this move in a row on the lead is told. */
export const movesUntilLead = 3;

/** @throws NotFound, Forbidden, Conflict (nothing to move, or too late for it), Invalid (not later) */
export function movePromise(ctx: Context, input: MovePromise): Promise<Ticket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canReply(ctx.actor)) throw forbidden('Only agents move a promised date.');
    if (input.version !== undefined && input.version !== ticket.version) {
      throw conflict('Something new has come in. Your text is kept; look at what is new, then send.', {
        version: ticket.version,
      });
    }
    const standing = await readMovable(here, ticket);
    if (standing.dueAt <= ctx.now) throw conflict('The date has passed; write to the requester.');
    if (input.dueAt <= standing.dueAt) {
      throw invalid('A date is moved to a later one. To write sooner, nothing has to be moved.');
    }
    return write(here, await readGround(tx, ticket.teamId, [], ticket), ticket, standing, input);
  });
}

type Standing = { id: string; purpose: 'update' | 'agreed'; dueAt: Date; moves: number };

/** Only what we owe can be moved by us; a reminder and a closing are the requester's turn. */
async function readMovable({ tx }: Context, { promiseId }: Ticket): Promise<Standing> {
  const standing = promiseId
    ? await tx
        .selectFrom('promise')
        .select(['id', 'purpose', 'dueAt', 'moves'])
        .where('id', '=', promiseId)
        .where('purpose', 'in', ['update', 'agreed'])
        .executeTakeFirst()
    : undefined;
  if (!standing) throw conflict('There is no date of ours on this ticket that could be moved.');
  return standing as Standing;
}

async function write(ctx: Context, ground: Ground, ticket: Ticket, standing: Standing, input: MovePromise) {
  const { reason, actions } = input;
  const takes = takeByReplying(ctx, ground, ticket);
  const status = ticket.status === 'new' ? 'open' : ticket.status;
  const holderId = takes.assigneeId ?? actingOn(ticket)!;
  const moves = standing.moves + 1;
  const given = { purpose: standing.purpose, moves };
  const next = nextPromise(ctx, ground, { ...ticket, status }, ctx.actor.personId, input.dueAt, given);
  const contact = (await findPerson(ctx.tx, holderId))!;
  const told = { promised: standing.dueAt, next: next.promise.dueAt, reason, actions };
  const said = await messageToAll(ctx, ticket, 'delay', delayWords(ground, ticket, contact, told, ctx.now));
  const up = moves >= movesUntilLead ? await goesUp(ctx, ground, ticket) : [];
  const change: Partial<Ticket> = {
    ...takes.change,
    status,
    ...next.change,
    lastPublicAt: ctx.now,
    contactToldId: holderId,
    contactNoticeDueAt: null,
  };
  const events: NewEvent[] = [
    said.event,
    ...takes.events,
    ...(status === ticket.status ? [] : [statusChanged(ticket, status)]),
    {
      kind: 'promise.moved',
      ticketId: ticket.id,
      subjectId: standing.id,
      data: {
        why: reason,
        moves,
        dueAt: standing.dueAt,
        nextDueAt: next.promise.dueAt,
        ...(up.length > 0 ? { deliveries: 1 } : {}),
      },
    },
  ];
  const clocks = await keepClocks(ctx, ticket, events);
  Object.assign(change, clocks.change);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    ...clocks.writes,
    ...said.writes,
    ...takes.writes,
    ...next.replaces(standing.id, { state: 'moved', movedBy: said.message.id, moveReason: reason }),
    ...up,
    record(ctx, [...clocks.events, ...events]),
  ]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}

/** To the lead; to an administrator where the lead is who moves it. On a one-person desk nobody is left to be told. */
async function goesUp(ctx: Context, ground: Ground, ticket: Ticket) {
  const { lead } = ground.team;
  const mover = ctx.actor.personId;
  const to = lead.id === mover ? await findAdministrator(ctx.tx, [lead.id]) : lead;
  if (!to?.email) return [];
  const notice: NewNotice = { kind: 'agent_escalated', ticketId: ticket.id, data: { why: 'promise_moved' } };
  return queueNotice(ctx, notice, { personId: to.id, address: to.email, example: ticket.example });
}
