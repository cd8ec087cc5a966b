// “I would rather wait for Max”, said by the requester on their page or to an agent: nobody stands in on this ticket any more,
// the next word is promised once for the return, and the desk confirms both. It is taken back the same way: then somebody stands
// in at once, and the next word comes when it usually does.

import { endWait, insertWait, readWait } from '../../assignment/wait.ts';
import { endCovers, readLastCover } from '../../assignment/write-cover.ts';
import { findPerson } from '../../people/find-people.ts';
import { publicNameOf } from '../../people/person.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { nextUpdateAt } from '../../promises/promise.ts';
import { uncoverTickets } from '../../tickets/cover/write-cover.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { sayWithLink } from '../../wording/say.ts';
import { coverOne } from '../absences/begin-absence.ts';
import { type Ground, readGround } from '../ground.ts';
import { messageToAll } from '../message-to-all.ts';
import { nextPromise } from '../next-promise.ts';
import { coverWords, dateIn } from '../words.ts';
import { type Offer, readOffer, wordAfter } from './offer-to-wait.ts';

export type PreferToWait = { number: string; waits: boolean };

/** @throws NotFound, Forbidden (not the requester, no agent), Conflict (it cannot wait, or nobody waits) */
export function preferToWait(ctx: Context, { number, waits }: PreferToWait): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    const { actor } = ctx;
    if (!actor.personId || !(actor.personId === ticket.requesterId || canReply(actor)))
      throw forbidden('Only the requester decides whether they wait.');
    const running = await readWait(tx, ticket.id);
    if (waits === (running !== null)) return;
    if (!waits) return waitNoMore(here, ticket, running!.absenceId);
    const offer = await readOffer(here, ticket);
    if (!offer)
      throw conflict('This request cannot wait: something on it comes due before, or nobody stands in on it.');
    return wait(here, ticket, offer);
  });
}

async function wait(ctx: Context, ticket: Ticket, offer: Offer): Promise<void> {
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const contact = (await findPerson(ctx.tx, offer.forId))!;
  const dueAt = wordAfter(ground.calendar, offer.until);
  const next = await movedTo(ctx, ground, ticket, dueAt);
  const locale = ticket.language as Locale;
  const said = await messageToAll(
    desk(ctx),
    ticket,
    'contact',
    sayWithLink(locale, 'wait.told', {
      number: ticket.number,
      assignee: publicNameOf(contact),
      until: dateIn(ground, ticket, offer.until, ctx.now),
      nextUpdate: dateIn(ground, ticket, dueAt, ctx.now),
      desk: ground.signedBy,
    }),
  );
  const events: NewEvent[] = [
    said.event,
    {
      kind: 'cover.ended',
      ticketId: ticket.id,
      subjectId: offer.forId,
      data: { fromId: ticket.coverId, toId: offer.forId, why: 'requester_waits' },
    },
    next.event,
    {
      kind: 'wait.chosen',
      ticketId: ticket.id,
      subjectId: offer.forId,
      audience: 'public',
      data: { forId: offer.forId, untilAt: offer.until },
    },
  ];
  await together(ctx.tx, [
    uncoverTickets(ctx, [{ ticketId: ticket.id, noticeDueAt: ctx.now }]),
    endCovers(ctx, [ticket.id], 'requester_waits'),
  ]);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      ...next.change,
      contactToldId: offer.forId,
      contactNoticeDueAt: null,
      lastPublicAt: ctx.now,
    }),
    ...said.writes,
    ...next.writes,
    insertWait(ctx, {
      id: ctx.newId(),
      ticketId: ticket.id,
      absenceId: offer.absenceId,
      forId: offer.forId,
      untilAt: offer.until,
      promiseId: next.promiseId,
      saidBy: ctx.actor.personId!,
    }),
    record(ctx, events),
  ]);
}

async function waitNoMore(ctx: Context, before: Ticket, absenceId: string): Promise<void> {
  const ground = await readGround(ctx.tx, before.teamId, [], before);
  const usual = nextUpdateAt(ground.calendar, before.priority, ctx.now, ground.updates);
  const dueAt = before.promiseDueAt && before.promiseDueAt < usual ? before.promiseDueAt : usual;
  const next = await movedTo(ctx, ground, before, dueAt);
  await together(ctx.tx, [
    endWait(ctx, before.id, 'not_any_more'),
    updateTicket(ctx, before.id, next.change),
    ...next.writes,
    record(ctx, [
      next.event,
      {
        kind: 'wait.ended',
        ticketId: before.id,
        subjectId: before.assigneeId!,
        audience: 'public',
        data: { why: 'not_any_more' },
      },
    ]),
  ]);
  await coverOne(ctx, absenceId, before.id);
  const ticket = await findTicket(ctx, before.number);
  const cover = await readLastCover(ctx.tx, ticket.id);
  const contact = (await findPerson(ctx.tx, ticket.coverId ?? ticket.assigneeId!))!;
  const assignee = (await findPerson(ctx.tx, ticket.assigneeId!))!;
  const until = cover?.toAt ?? null;
  const said = await messageToAll(
    desk(ctx),
    ticket,
    'contact',
    coverWords(ground, ticket, { contact, assignee, until }, ctx.now),
  );
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, { contactToldId: contact.id, contactNoticeDueAt: null, lastPublicAt: ctx.now }),
    ...said.writes,
    record(ctx, [said.event]),
  ]);
}

/** The date moves by the requester's own wish; it counts as none of the times that we moved it. */
async function movedTo(ctx: Context, ground: Ground, ticket: Ticket, dueAt: Date) {
  const standing = await ctx.tx
    .selectFrom('promise')
    .select(['id', 'misses', 'moves', 'dueAt'])
    .where('id', '=', ticket.promiseId!)
    .executeTakeFirstOrThrow();
  const given = { purpose: 'update' as const, misses: standing.misses, moves: standing.moves };
  const next = nextPromise(ctx, ground, ticket, null, dueAt, given);
  const event: NewEvent = {
    kind: 'promise.moved',
    ticketId: ticket.id,
    subjectId: standing.id,
    data: { why: 'requester_waits', dueAt: standing.dueAt, nextDueAt: dueAt },
  };
  return {
    change: next.change,
    promiseId: next.promise.id,
    writes: next.replaces(standing.id, { state: 'moved' }),
    event,
  };
}

/** The desk confirms; whoever heard it writes nothing by it. */
const desk = (ctx: Context): Context => ({ ...ctx, actor: theDesk });
