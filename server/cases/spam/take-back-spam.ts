// It was no spam after all: the ticket stands as before. The date that the requester was told stands too: when it passed
// meanwhile the desk says so, and only what was never told counts from now. Whoever had it has it again. An
// acknowledgement is sent late if one was held back, and only then: nobody gets a second one.

import { acceptDueAt, insertStint, noticeDueAt, restoreAcceptance } from '../../assignment/stint.ts';
import { queueMessage } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { conflict } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { readParticipants } from '../../tickets/read-participants.ts';
import { isUnresolved, type Ticket, type TicketStatus } from '../../tickets/ticket.ts';
import { type BeforeSpam, endSpamMark, findSpamMark, spamUndoUntil } from '../../tickets/write-spam.ts';
import { deskMessage, insertMessages, updateTicket } from '../../tickets/write-ticket.ts';
import { stillAnswers } from '../begin-again.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { type Ground, groundOfHolder, holderAt, readGround } from '../ground.ts';
import { nextPromise } from '../next-promise.ts';
import { recipientOf, statusChanged } from '../post-message.ts';
import { acknowledgementWords } from '../words.ts';

/** What was marked before marks were kept comes back as open. */
const unknownBefore: BeforeSpam = {
  status: 'open',
  promiseDueAt: null,
  acceptDueAt: null,
  contactNoticeDueAt: null,
  closeDueAt: null,
  owesAcknowledgement: false,
};

/** The ticket is locked and marked as spam. @returns it as it is afterwards. @throws Conflict (too long ago) */
export async function takeBackSpam(ctx: Context, ticket: Ticket): Promise<Ticket> {
  const mark = await findSpamMark(ctx.tx, ticket.id);
  if (mark && ctx.now > spamUndoUntil(mark.at)) {
    throw conflict('What was marked as spam can be taken back for 30 days.');
  }
  const before = mark?.before ?? unknownBefore;
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const status = statusAgain(before, ctx.now);
  const stands = isUnresolved(status);
  const holder = stands ? await holderAgain(ctx, ground, ticket, before) : null;
  const agreedAt = status === 'scheduled' ? new Date(before.promiseDueAt!) : undefined;
  const open = { ...ticket, status, promiseDueAt: null };
  const notAfter = before.owesAcknowledgement || before.promiseDueAt === null ? null : new Date(before.promiseDueAt);
  const next = holder ? nextPromise(ctx, ground, open, null, agreedAt, { notAfter }) : null;
  const change: Partial<Ticket> = { status, ...next?.change, ...holder?.change, ...closing(before, status, ctx.now) };
  const late = stands && before.owesAcknowledgement ? await lateWord(ctx, ground, { ...ticket, ...change }) : null;
  if (late) change.lastPublicAt = ctx.now;
  const events: NewEvent[] = [
    { ...statusChanged(ticket, status), audience: 'internal' },
    ...(holder?.events ?? []),
    ...(late ? [late.event] : []),
  ];
  const clocks = await keepClocks(ctx, ticket, events);
  Object.assign(change, clocks.change);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, change),
    ...clocks.writes,
    ...(next?.begins ?? []),
    ...(holder?.writes ?? []),
    ...(late?.writes ?? []),
    mark ? endSpamMark(ctx, mark.id) : undefined,
    record(ctx, [...clocks.events, ...events]),
  ]);
  return { ...ticket, ...change, version: ticket.version + 1, updatedAt: ctx.now };
}

/** An agreed date that has passed meanwhile is no agreement any more. */
function statusAgain({ status, promiseDueAt }: BeforeSpam, now: Date): TicketStatus {
  if (status !== 'scheduled') return status;
  return promiseDueAt !== null && new Date(promiseDueAt) > now ? status : 'open';
}

/** A resolved ticket closes when it would have; one whose day has passed, tomorrow. */
function closing({ closeDueAt }: BeforeSpam, status: TicketStatus, now: Date): Partial<Ticket> {
  if (status !== 'resolved' || closeDueAt === null) return {};
  const at = new Date(closeDueAt);
  return { closeDueAt: at > now ? at : new Date(now.getTime() + 86_400_000) };
}

async function holderAgain(ctx: Context, ground: Ground, ticket: Ticket, before: BeforeSpam) {
  const accept = acceptDueAt(ground.calendar, ctx.now);
  if (await stillAnswers(ctx, ticket.assigneeId)) {
    const notice = before.contactNoticeDueAt === null ? null : noticeDueAt(ground.calendar, ctx.now);
    return {
      id: ticket.assigneeId!,
      change: { contactNoticeDueAt: notice } as Partial<Ticket>,
      writes: before.acceptDueAt === null ? [] : [restoreAcceptance(ticket.id, ticket.stintSequence, accept)],
      events: [] as NewEvent[],
    };
  }
  const { id } = holderAt(ground, ctx.now);
  const sequence = ticket.stintSequence + 1;
  const tells = ticket.contactToldId !== null && ticket.contactToldId !== id;
  return {
    id,
    change: {
      assigneeId: id,
      stintSequence: sequence,
      contactNoticeDueAt: tells ? noticeDueAt(ground.calendar, ctx.now) : null,
    } as Partial<Ticket>,
    writes: [
      insertStint(ctx, {
        ticketId: ticket.id,
        sequence,
        personId: id,
        why: 'left',
        accepted: ctx.actor.personId === id,
        acceptDueAt: accept,
      }),
    ],
    events: [
      {
        kind: 'assignee.changed' as const,
        ticketId: ticket.id,
        subjectId: id,
        audience: 'public' as const,
        data: { fromId: ticket.assigneeId, toId: id, reason: 'left' },
      },
    ],
  };
}

/** As short as a stranger's where nobody has shown that the address is theirs. */
async function lateWord(ctx: Context, ground: Ground, ticket: Ticket) {
  const to = (await readParticipants(ctx.tx, ticket.id)).find((one) => one.role === 'requester' && one.email);
  if (!to || !ticket.promiseDueAt) return null;
  const person = await findPerson(ctx.tx, to.personId);
  const proven = await ctx.tx
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .where('authorId', '=', to.personId)
    .where('verified', '=', true)
    .limit(1)
    .executeTakeFirst();
  const named = await groundOfHolder(ctx.tx, ground, ticket);
  const message = deskMessage(
    ctx,
    ticket,
    'acknowledgement',
    acknowledgementWords(named, ticket, ctx.now, !proven && !person?.verifiedAt),
  );
  const event: NewEvent = {
    kind: 'message.posted',
    ticketId: ticket.id,
    subjectId: message.id,
    audience: 'public',
    data: { deliveries: 1, purpose: 'acknowledgement' },
  };
  return {
    writes: [insertMessages(ctx, [message]), queueMessage(ctx, ticket.id, message.id, [recipientOf(to, ticket)])],
    event,
  };
}
