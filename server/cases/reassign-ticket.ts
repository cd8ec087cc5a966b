// A ticket changes hands: a new stint begins where the old one ends. The requester is told when the name they were given is
// no longer the right one, by the new person's own message or, if none comes, by the desk (R15).

import { reassignReasons } from '../../contract/tickets.ts';
import { answersForTickets } from '../access/roles.ts';
import { acceptDueAt, endAcceptance, insertStint, noticeDueAt, type StintReason } from '../assignment/stint.ts';
import { queueNotice } from '../channels/queue-delivery.ts';
import { askRecalculation } from '../clocks/write-recalculations.ts';
import { type FoundPerson, findAgent } from '../people/find-people.ts';
import { wantsByMail } from '../people/notice-setting.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict, forbidden, invalid } from '../platform/errors.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { findTicket } from '../tickets/find-ticket.ts';
import { canReassign } from '../tickets/permissions.ts';
import { isUnresolved, type Ticket } from '../tickets/ticket.ts';
import { updateTicket } from '../tickets/write-ticket.ts';
import { keepClocks } from './clocks/keep-clocks.ts';
import { type Ground, readGround } from './ground.ts';
import { noticePingPong } from './hand-over/notice-ping-pong.ts';
import { type LeftWith, passOn } from './hand-over/pass-on.ts';
import { postMessage } from './post-message.ts';

export type ReassignTicket = LeftWith & {
  number: string;
  /** Id or e-mail of an active agent. */
  agent: string;
  /** A code of the list, or the giver's own words. */
  reason: string;
  teamId?: string | undefined;
  /** A word to the colleague, kept as an internal note. */
  note?: string | undefined;
};

/**
 * @returns `asked`: the ticket is where it was, because a lead has to decide first
 * @throws NotFound, Forbidden, Conflict (not unresolved, or a lead was asked already), Invalid (not somebody who can answer for
 * it, or nothing is left to whoever gets it)
 */
export function handOverTicket(ctx: Context, input: ReassignTicket): Promise<{ ticket: Ticket; asked: boolean }> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    if (!canReassign(ctx.actor)) throw forbidden('Only agents pass tickets on.');
    if (!isUnresolved(ticket.status)) throw conflict('Only an unresolved ticket has somebody who answers for it.');
    const to = await findAgent(here, input.agent);
    if (!(await answersForTickets(tx, to.id)))
      throw invalid('{name} takes part, but does not answer for tickets.', { name: to.name });
    const ground = await readGround(tx, input.teamId ?? ticket.teamId);
    const listed = reassignReasons.find((code) => code === input.reason);
    const left = { nextAction: input.nextAction, contingency: input.contingency };
    const passed = { ...left, toId: to.id, teamId: input.teamId ?? null, reason: listed ?? ('other' as const) };
    const { counts, asked } = await passOn(here, ticket, passed);
    let given = asked ? ticket : await giveTo(here, ground, ticket, to, passed.reason, counts);
    // The record and the requester's notice hold codes alone; what was typed is for colleagues.
    for (const body of [listed ? undefined : input.reason, input.note]) {
      if (body) given = (await postMessage(here, { number: ticket.number, kind: 'note', body })).ticket;
    }
    return { ticket: given, asked };
  });
}

export const reassignTicket = async (ctx: Context, input: ReassignTicket): Promise<Ticket> =>
  (await handOverTicket(ctx, input)).ticket;

/**
 * Begins a stint of `to`. Taking a ticket oneself accepts it. Used by everything that makes a ticket change hands; `counts`: it
 * is a transfer.
 */
export async function giveTo(
  ctx: Context,
  ground: Ground,
  ticket: Ticket,
  to: Pick<FoundPerson, 'id' | 'email'>,
  reason: StintReason,
  counts = false,
): Promise<Ticket> {
  const accepts = ctx.actor.personId === to.id;
  // Its event says it too, so that the record tells every status.
  const opens = accepts && ticket.status === 'new' ? { status: 'open' as const } : {};
  if (to.id === ticket.assigneeId) return keepWith(ctx, ground, ticket, { reason, accepts, opens });
  const sequence = ticket.stintSequence + 1;
  // First routing is no change: as long as nobody had taken the ticket, the requester loses nobody.
  const isNews = ticket.status !== 'new' && ticket.contactToldId !== null && ticket.contactToldId !== to.id;
  // Who follows on a shift shows in the portal only (R15), unless they were still to be told of somebody anyway.
  const byShift = isNews && reason === 'shift' && ticket.contactNoticeDueAt === null;
  const mustTell = isNews && !byShift;
  const change: Partial<Ticket> = {
    assigneeId: to.id,
    stintSequence: sequence,
    teamId: ground.team.id,
    ...opens,
    ...(byShift ? { contactToldId: to.id } : {}),
    contactNoticeDueAt: mustTell ? (ticket.contactNoticeDueAt ?? noticeDueAt(ground.calendar, ctx.now)) : null,
  };
  const tellsAgent = !accepts && to.email && (await wantsByMail(ctx.tx, to.id, 'assigned'));
  const event: NewEvent = {
    kind: 'assignee.changed',
    ticketId: ticket.id,
    subjectId: to.id,
    audience: 'public',
    data: { fromId: ticket.assigneeId, toId: to.id, reason, ...opens, ...(tellsAgent ? { deliveries: 1 } : {}) },
  };
  const clocks = await keepClocks(ctx, ticket, [event]);
  Object.assign(change, clocks.change);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    ...clocks.writes,
    goesToOther(ctx, ground, ticket),
    endAcceptance(ctx, ticket.id, ticket.stintSequence, false),
    insertStint(ctx, {
      ticketId: ticket.id,
      sequence,
      personId: to.id,
      why: reason,
      accepted: accepts,
      acceptDueAt: acceptDueAt(ground.calendar, ctx.now, ticket.priority),
      counts,
    }),
    ...(tellsAgent
      ? queueNotice(
          ctx,
          { kind: reason === 'escalated' ? 'agent_escalated' : 'agent_assigned', ticketId: ticket.id },
          { personId: to.id, address: to.email!, example: ticket.example },
        )
      : []),
    record(ctx, [...clocks.events, event]),
  ]);
  const given = { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
  await noticePingPong(ctx, given, ground.team.lead);
  return given;
}

type Kept = { reason: StintReason; accepts: boolean; opens: { status?: 'open' } };

/** They have it already: they take it, or it comes to another team with them. */
async function keepWith(ctx: Context, ground: Ground, ticket: Ticket, { reason, accepts, opens }: Kept) {
  const holderId = ticket.assigneeId!;
  const data = { fromId: holderId, toId: holderId, reason, ...opens };
  const event: NewEvent = { kind: 'assignee.changed', ticketId: ticket.id, subjectId: holderId, data };
  const clocks = await keepClocks(ctx, ticket, [event]);
  const change: Partial<Ticket> = { teamId: ground.team.id, ...opens, ...clocks.change };
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    accepts ? endAcceptance(ctx, ticket.id, ticket.stintSequence, true) : undefined,
    goesToOther(ctx, ground, ticket),
    ...clocks.writes,
    record(ctx, [...clocks.events, event]),
  ]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}

/** Another team may have other working hours and another policy. */
const goesToOther = (ctx: Context, { team }: Ground, { id, teamId }: Ticket) =>
  team.id === teamId ? undefined : askRecalculation(ctx, { why: 'team', subjectId: team.id, ticketId: id });
