// A ticket that was put aside comes back. Who had it last has it again if they still work here, else the team's holder; and
// it has to be taken up anew, unless the one who brings it back is the one who has it.

import type { Compilable } from 'kysely';
import { answersForTickets } from '../access/roles.ts';
import { acceptDueAt, insertStint, noticeDueAt } from '../assignment/stint.ts';
import { findPerson } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';
import { expectedFrom } from '../promises/expected.ts';
import { readSpan } from '../promises/expected-span.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { markReopened } from '../tickets/write-ticket.ts';
import { type Ground, holderAt } from './ground.ts';

export type Again = { holderId: string; change: Partial<Ticket>; writes: Compilable[]; events: NewEvent[] };

export async function beginAgain(ctx: Context, ground: Ground, ticket: Ticket): Promise<Again> {
  const holderId = (await stillAnswers(ctx, ticket.assigneeId)) ? ticket.assigneeId! : holderAt(ground, ctx.now).id;
  const sequence = ticket.stintSequence + 1;
  const stint = insertStint(ctx, {
    ticketId: ticket.id,
    sequence,
    personId: holderId,
    why: holderId === ticket.assigneeId ? 'first' : 'left',
    accepted: ctx.actor.personId === holderId,
    acceptDueAt: acceptDueAt(ground.calendar, ctx.now),
  });
  return {
    holderId,
    change: {
      assigneeId: holderId,
      stintSequence: sequence,
      resolvedAt: null,
      closeDueAt: null,
      ...expectedFrom(ground.calendar, ticket.priority, ctx.now, await readSpan(ctx.tx, ticket)),
      ...(ticket.contactToldId && ticket.contactToldId !== holderId
        ? { contactNoticeDueAt: noticeDueAt(ground.calendar, ctx.now) }
        : {}),
    },
    writes: [markReopened(ctx, ticket.id), stint],
    events:
      holderId === ticket.assigneeId
        ? []
        : [
            {
              kind: 'assignee.changed',
              ticketId: ticket.id,
              subjectId: holderId,
              audience: 'public',
              data: { fromId: ticket.assigneeId, toId: holderId, reason: 'left' },
            },
          ],
  };
}

/** Whether whoever had it may have it again. */
export async function stillAnswers(ctx: Context, personId: string | null): Promise<boolean> {
  if (!personId) return false;
  const person = await findPerson(ctx.tx, personId);
  return person?.kind === 'agent' && person.state === 'active' && answersForTickets(ctx.tx, personId);
}
