// A requester asked to hear from us by a date that the desk would not promise by itself: an agent takes it, with one click. It is
// a person's answer, so the ticket is ours to work on from then on, and the clocks hear of it as of any reply.

import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { decideDateRequest, findDateRequest } from '../../promises/date-request.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import { actingOn, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { sayWithLink } from '../../wording/say.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { type Ground, readGround } from '../ground.ts';
import { messageToAll } from '../message-to-all.ts';
import { nextPromise } from '../next-promise.ts';
import { statusChanged, takeByReplying } from '../post-message.ts';
import { dateIn } from '../words.ts';
import { soFar } from './ask-date.ts';

/** @throws Forbidden, Conflict (nobody asks, or it has passed) */
export function acceptDate(ctx: Context, number: string): Promise<Ticket> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canReply(ctx.actor)) throw forbidden('Only agents move a promised date.');
    const asked = await findDateRequest(tx, ticket.id);
    if (!asked || !ticket.promiseId) throw conflict('Nobody asks for a date on this ticket.');
    if (asked.wantedAt <= ctx.now) throw conflict('The date has passed; write to the requester.');
    await write(here, await readGround(tx, ticket.teamId, [], ticket), ticket, asked);
    return ticket;
  });
}

async function write(ctx: Context, ground: Ground, ticket: Ticket, asked: { id: string; wantedAt: Date }) {
  const takes = takeByReplying(ctx, ground, ticket);
  // Who promises to write waits for nobody's answer any more.
  const status = ticket.status === 'new' || ticket.status === 'waiting_on_requester' ? 'open' : ticket.status;
  const holderId = takes.assigneeId ?? actingOn(ticket);
  const isContact = ctx.actor.personId === holderId;
  const given = await soFar(ctx, ticket);
  const next = nextPromise(ctx, ground, { ...ticket, status }, ctx.actor.personId, asked.wantedAt, given);
  const words = sayWithLink(ticket.language as Locale, 'date.accepted.told', {
    number: ticket.number,
    wanted: dateIn(ground, ticket, asked.wantedAt, ctx.now),
    desk: ground.signedBy,
  });
  const said = await messageToAll(ctx, ticket, 'message', words);
  const events: NewEvent[] = [
    said.event,
    ...takes.events,
    ...(status === ticket.status ? [] : [statusChanged(ticket, status)]),
    { kind: 'date.accepted', ticketId: ticket.id, subjectId: asked.id },
  ];
  const clocks = await keepClocks(ctx, ticket, events);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      ...takes.change,
      status,
      ...next.change,
      lastPublicAt: ctx.now,
      lastHumanReplyAt: ctx.now,
      ...(isContact ? { contactToldId: holderId, contactNoticeDueAt: null } : {}),
      ...clocks.change,
    }),
    ...clocks.writes,
    ...said.writes,
    ...takes.writes,
    ...next.replaces(ticket.promiseId!, { state: 'void' }),
    decideDateRequest(ctx, asked.id, 'accepted'),
    record(ctx, [...clocks.events, ...events]),
  ]);
}
