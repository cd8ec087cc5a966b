// A date that was agreed with the requester lies in a time for which the desk closes. People agreed on it, so people agree on
// another one: the assignee is told, and may hold on to the date by agreeing on it again. Where nobody does either in a
// business day, or before we close, the desk asks the requester for another date and says by when a person writes.

import type { Compilable } from 'kysely';
import { addWorkingTime, businessDaySeconds } from '../../calendars/calendar.ts';
import { markMoved, putOffMove } from '../../calendars/write-calendars.ts';
import { type NewNotice, queueNotice } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import { publicNameOf } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { actingOn, promiseLevels } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { sayWithLink } from '../../wording/say.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import { messageToAll } from '../message-to-all.ts';
import { nextPromise } from '../next-promise.ts';
import { statusChanged } from '../post-message.ts';
import { dateIn } from '../words.ts';
import { emergencyWords } from './away-words.ts';
import type { InClosedTime } from './read-moves.ts';

export async function agreeAnew(ctx: Context, one: InClosedTime): Promise<void> {
  const until = one.asked ? ctx.now : untilAt(ctx, one);
  if (until > ctx.now) return askAssignee(ctx, one, until);
  return askRequester(ctx, one);
}

function untilAt(ctx: Context, { ground, shift }: InClosedTime): Date {
  const aDay = addWorkingTime(ground.calendar, ctx.now, businessDaySeconds(ground.calendar));
  const closes = shift.closesAt ?? ctx.now;
  return closes < aDay ? closes : aDay;
}

async function askAssignee(ctx: Context, { ticket, standing, time, moveIds }: InClosedTime, until: Date) {
  const asks = await noticeToAssignee(ctx, { ticket, standing }, until);
  await together(ctx.tx, [
    // To the front of the lists: it has to be dealt with before its own date comes near.
    updateTicket(ctx, ticket.id, { promiseLevel: Math.max(ticket.promiseLevel, promiseLevels.dueSoon) }),
    ...moveIds.map((id) => putOffMove(id, standing.id, until)),
    ...asks,
    record(ctx, [
      {
        kind: 'agreement.questioned',
        ticketId: ticket.id,
        subjectId: standing.id,
        data: {
          closedId: time.id,
          dueAt: standing.dueAt,
          untilAt: until,
          ...(asks.length > 0 ? { deliveries: 1 } : {}),
        },
      },
    ]),
  ]);
}

/** `until`: when the desk asks the requester by itself; null: it has. */
async function noticeToAssignee(
  ctx: Context,
  { ticket, standing }: Pick<InClosedTime, 'ticket' | 'standing'>,
  until: Date | null,
): Promise<Compilable[]> {
  const assignee = await findPerson(ctx.tx, actingOn(ticket)!);
  if (!assignee?.email) return [];
  const data = { agreedAt: standing.dueAt, untilAt: until };
  const notice: NewNotice = { kind: 'agent_agreed', ticketId: ticket.id, data };
  return queueNotice(ctx, notice, { personId: assignee.id, address: assignee.email, example: ticket.example });
}

/** The appointment is off, and with it the waiting for it. */
async function askRequester(ctx: Context, one: InClosedTime): Promise<void> {
  const { ticket, ground, standing, time, shift } = one;
  const open = { ...ticket, status: 'open' as const, promiseDueAt: null };
  const next = nextPromise(ctx, ground, open, null);
  const locale = ticket.language as Locale;
  const contact = (await findPerson(ctx.tx, actingOn(ticket)!))!;
  const words = sayWithLink(locale, 'agreed.closed.told', {
    number: ticket.number,
    agreed: dateIn(ground, ticket, standing.dueAt, ctx.now),
    opens: dateIn(ground, ticket, shift.opensAt, ctx.now),
    contact: publicNameOf(contact),
    nextUpdate: dateIn(ground, ticket, next.promise.dueAt, ctx.now),
    emergency: emergencyWords(time, locale, ground.desk.defaultLocale),
    desk: ground.signedBy,
  });
  const said = await messageToAll(ctx, ticket, 'away', words);
  const asks = one.asked ? [] : await noticeToAssignee(ctx, one, null);
  const events: NewEvent[] = [
    said.event,
    statusChanged(ticket, 'open', { closed: true }),
    {
      kind: 'promise.moved',
      ticketId: ticket.id,
      subjectId: standing.id,
      data: {
        why: 'closed',
        closedId: time.id,
        dueAt: standing.dueAt,
        nextDueAt: next.promise.dueAt,
        ...(asks.length > 0 ? { deliveries: 1 } : {}),
      },
    },
  ];
  const clocks = await keepClocks(ctx, ticket, events);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, { status: 'open', ...next.change, lastPublicAt: ctx.now, ...clocks.change }),
    ...said.writes,
    ...clocks.writes,
    ...next.replaces(standing.id, { state: 'moved' }),
    ...one.moveIds.map((id) => markMoved(ctx, id)),
    ...asks,
    record(ctx, [...clocks.events, ...events]),
  ]);
}
