// A promise of ours has passed and nobody wrote. The desk says so itself, honestly, and promises anew. The lead is told the
// first time and has the ticket the second time; then the messages go on, each at twice the distance, until a person writes.

import type { Selectable } from 'kysely';
import { acceptDueAt, endAcceptance, insertStint } from '../../assignment/stint.ts';
import { addWorkingTime } from '../../calendars/calendar.ts';
import { type NewNotice, queueNotice } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import type { PromiseTable } from '../../platform/database-types.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { roundedUp, updateSeconds, wasDateTold } from '../../promises/promise.ts';
import { actingOn, promiseLevels, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { keepClocks } from '../clocks/keep-clocks.ts';
import type { Ground } from '../ground.ts';
import { messageToAll } from '../message-to-all.ts';
import { nextPromise } from '../next-promise.ts';
import { statusChanged } from '../post-message.ts';
import { lateWords } from '../words.ts';

export type DuePromise = Pick<Selectable<PromiseTable>, 'id' | 'purpose' | 'dueAt' | 'misses' | 'undeliveredAt'>;

// Each honest message waits twice as long as the one before, so that silence is broken without becoming a drum.
const mostDoublings = 5;
/** From this miss in a row on the lead answers for the ticket. */
const missesUntilLeadHasIt = 2;

export async function sayLate(ctx: Context, ground: Ground, ticket: Ticket, due: DuePromise): Promise<'late'> {
  const misses = due.misses + 1;
  const seconds =
    updateSeconds(ground.calendar, ticket.priority, ground.updates) * 2 ** Math.min(misses - 1, mostDoublings);
  const nextAt = roundedUp(addWorkingTime(ground.calendar, ctx.now, seconds));
  const { lead } = ground.team;
  const goesUp = misses >= missesUntilLeadHasIt && lead.id !== actingOn(ticket);
  const holderId = goesUp ? lead.id : actingOn(ticket)!;
  const contact = (await findPerson(ctx.tx, holderId))!;
  const next = nextPromise(ctx, ground, ticket, null, nextAt, { purpose: 'update', misses });
  const told = await wasDateTold(ctx.tx, ticket.id, due.dueAt);
  const words = lateWords(ground, ticket, contact, { ...due, nextAt: next.promise.dueAt, goesUp, told }, ctx.now);
  const said = await messageToAll(ctx, ticket, 'late', words);
  const up = goesUp ? giveToLead(ctx, ground, ticket) : undefined;
  const toLead = lead.id !== ticket.assigneeId ? noticeTo(ctx, ground, ticket, misses) : [];
  // What was agreed is over with its date: a ticket that went on waiting for it would keep its pause for nothing.
  const opened = ticket.status === 'scheduled' ? [statusChanged(ticket, 'open', { missed: true })] : [];
  const changes = [...opened, ...(up ? [up.event] : [])];
  const clocks = await keepClocks(ctx, ticket, changes);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {
      ...next.change,
      ...up?.change,
      ...(opened.length > 0 ? { status: 'open' as const } : {}),
      ...clocks.change,
      promiseLevel: promiseLevels.missed,
      lastPublicAt: ctx.now,
      contactToldId: holderId,
      contactNoticeDueAt: null,
    }),
    ...said.writes,
    ...(up?.writes ?? []),
    ...clocks.writes,
    ...next.replaces(due.id, { state: 'missed', announcedBy: said.message.id }),
    ...toLead,
    record(ctx, [
      ...clocks.events,
      said.event,
      ...changes,
      {
        kind: 'promise.missed',
        ticketId: ticket.id,
        subjectId: due.id,
        audience: 'public',
        data: {
          dueAt: due.dueAt,
          nextDueAt: next.promise.dueAt,
          misses,
          ...(toLead.length > 0 ? { deliveries: 1 } : {}),
        },
      },
    ]),
  ]);
  return 'late';
}

/** The late message itself says who has it now and why, so that no other notice is owed. */
function giveToLead(ctx: Context, ground: Ground, ticket: Ticket) {
  const { lead } = ground.team;
  const sequence = ticket.stintSequence + 1;
  const change: Partial<Ticket> = { assigneeId: lead.id, stintSequence: sequence };
  const event: NewEvent = {
    kind: 'assignee.changed',
    ticketId: ticket.id,
    subjectId: lead.id,
    audience: 'public',
    data: { fromId: ticket.assigneeId, toId: lead.id, reason: 'escalated' },
  };
  return {
    change,
    event,
    writes: [
      endAcceptance(ctx, ticket.id, ticket.stintSequence, false),
      insertStint(ctx, {
        ticketId: ticket.id,
        sequence,
        personId: lead.id,
        why: 'escalated',
        accepted: false,
        acceptDueAt: acceptDueAt(ground.calendar, ctx.now, ticket.priority),
      }),
    ],
  };
}

function noticeTo(ctx: Context, { team: { lead } }: Ground, ticket: Ticket, misses: number) {
  if (!lead.email) return [];
  const why = misses >= missesUntilLeadHasIt ? 'promise_missed_again' : 'promise_missed';
  const notice: NewNotice = { kind: 'agent_escalated', ticketId: ticket.id, data: { why } };
  return queueNotice(ctx, notice, { personId: lead.id, address: lead.email, example: ticket.example });
}
